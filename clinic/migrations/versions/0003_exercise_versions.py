"""Versions of exercises, and exercises that are archived."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the versions, and when an exercise was archived."""
    op.add_column("exercises", sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "exercise_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("clinic_id", sa.Integer(), nullable=False),
        sa.Column("exercise_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["clinic_id"], ["clinics.id"], name="fk_exercise_versions_clinic_id_clinics"
        ),
        sa.ForeignKeyConstraint(
            ["exercise_id"],
            ["exercises.id"],
            name="fk_exercise_versions_exercise_id_exercises",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name="fk_exercise_versions_by_id_users"),
        sa.PrimaryKeyConstraint("id", name="pk_exercise_versions"),
        sa.UniqueConstraint("exercise_id", "number", name="uq_exercise_versions_exercise_id"),
    )
    op.create_index("ix_exercise_versions_clinic_id", "exercise_versions", ["clinic_id"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("exercise_versions")
    op.drop_column("exercises", "archived_at")
