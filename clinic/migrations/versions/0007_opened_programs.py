"""Programs opened from a handout's PDF: what is still to be looked at."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column; no program was opened from a PDF so far."""
    column = sa.Column("opened", sa.JSON(), nullable=False, server_default="{}")
    op.add_column("programs", column)
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("programs", "opened", server_default=None)


def downgrade() -> None:
    """Drop it."""
    op.drop_column("programs", "opened")
