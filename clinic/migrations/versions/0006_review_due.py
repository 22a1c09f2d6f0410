"""When an exercise is to be reviewed again."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the day; none is set."""
    op.add_column("exercises", sa.Column("review_due", sa.Date(), nullable=True))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("exercises", "review_due")
