"""Titles of programs without case and accents, to find them by."""

import sqlalchemy as sa
from alembic import op

from clinic.domain.folding import fold

revision = "0008"
down_revision = "0007"

_PROGRAMS = sa.table(
    "programs",
    sa.column("id", sa.Integer),
    sa.column("title", sa.Text),
    sa.column("folded_title", sa.Text),
)


def upgrade() -> None:
    """Add the column and fill it."""
    column = sa.Column("folded_title", sa.Text(), nullable=False, server_default="")
    op.add_column("programs", column)
    bind = op.get_bind()
    if bind.dialect.name != "sqlite":
        op.alter_column("programs", "folded_title", server_default=None)
    for (title,) in bind.execute(sa.select(_PROGRAMS.c.title).distinct()).all():
        same = _PROGRAMS.update().where(_PROGRAMS.c.title == title)
        bind.execute(same.values(folded_title=fold(title)))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("programs", "folded_title")
