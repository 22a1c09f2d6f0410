"""Bodies of clinics and patients, sizes of print, and other renderings of a handout."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_PATIENTS = sa.table(
    "patients", sa.column("print_size", sa.String), sa.column("large_print", sa.Boolean)
)


def upgrade() -> None:
    """Add the columns, turn large print into a size, and add the renderings."""
    _add("clinics", sa.Column("body", sa.String(20), nullable=False, server_default=""))
    _add("patients", sa.Column("body", sa.String(20), nullable=False, server_default=""))
    size = sa.Column("print_size", sa.String(10), nullable=False, server_default="standard")
    _add("patients", size)
    op.execute(_PATIENTS.update().where(_PATIENTS.c.large_print).values(print_size="large"))
    op.drop_column("patients", "large_print")
    _add("handouts", sa.Column("print_options", sa.JSON(), nullable=False, server_default="{}"))
    _renderings()


def downgrade() -> None:
    """Drop them; what was not large print is standard again."""
    op.drop_table("handout_renderings")
    op.drop_column("handouts", "print_options")
    large: sa.Column[bool] = sa.Column(
        "large_print", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    _add("patients", large)
    is_large = _PATIENTS.c.print_size == "large"
    op.execute(_PATIENTS.update().where(is_large).values(large_print=True))
    op.drop_column("patients", "print_size")
    op.drop_column("patients", "body")
    op.drop_column("clinics", "body")


def _add(table: str, column: "sa.Column[Any]") -> None:
    """Add a column that existing rows have a value for; new rows bring their own."""
    op.add_column(table, column)
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column(table, column.name, server_default=None)


def _renderings() -> None:
    op.create_table(
        "handout_renderings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("handout_id", sa.Integer(), nullable=False),
        sa.Column("print_options", sa.JSON(), nullable=False),
        sa.Column("pdf_key", sa.String(length=80), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["handout_id"], ["handouts.id"], name="fk_handout_renderings_handout_id_handouts"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["users.id"], name="fk_handout_renderings_made_by_id_users"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_handout_renderings"),
    )
    op.create_index("ix_handout_renderings_handout_id", "handout_renderings", ["handout_id"])
