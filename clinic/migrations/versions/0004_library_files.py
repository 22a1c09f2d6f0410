"""Library files on their way in, bulk actions, and tags of exercises."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the tables, and the tags, of which there are none."""
    tags = sa.Column("tags", sa.JSON(), nullable=False, server_default="[]")
    op.add_column("exercises", tags)
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("exercises", "tags", server_default=None)
    _imports()
    _lines()
    _bulk_actions()


def downgrade() -> None:
    """Drop them."""
    op.drop_table("bulk_actions")
    op.drop_table("library_import_lines")
    op.drop_table("library_imports")
    op.drop_column("exercises", "tags")


def _imports() -> None:
    op.create_table(
        "library_imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("clinic_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.Column("unit", sa.String(length=20), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["clinic_id"], ["clinics.id"], name="fk_library_imports_clinic_id_clinics"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name="fk_library_imports_by_id_users"),
        sa.PrimaryKeyConstraint("id", name="pk_library_imports"),
    )
    op.create_index("ix_library_imports_clinic_id", "library_imports", ["clinic_id"])


def _lines() -> None:
    op.create_table(
        "library_import_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("faults", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["library_imports.id"],
            name="fk_library_import_lines_import_id_library_imports",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_library_import_lines"),
    )
    op.create_index("ix_library_import_lines_import_id", "library_import_lines", ["import_id"])


def _bulk_actions() -> None:
    op.create_table(
        "bulk_actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("clinic_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("said", sa.String(length=200), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["clinic_id"], ["clinics.id"], name="fk_bulk_actions_clinic_id_clinics"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name="fk_bulk_actions_by_id_users"),
        sa.PrimaryKeyConstraint("id", name="pk_bulk_actions"),
    )
    op.create_index("ix_bulk_actions_clinic_id", "bulk_actions", ["clinic_id"])
