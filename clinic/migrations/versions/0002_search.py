"""The search index of exercises, kept by the database itself in step with its documents.

The documents of exercises that are there already are derived after the migrations, by
`clinic.services.search.upkeep.bring_up_to_date`.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_SQLITE = (
    """
    CREATE VIRTUAL TABLE exercise_search USING fts5(
        name, other_names, about, marks,
        content = 'exercise_documents', content_rowid = 'exercise_id',
        tokenize = 'ascii', prefix = '2 3', columnsize = 0
    )
    """,
    """
    CREATE TRIGGER exercise_documents_added AFTER INSERT ON exercise_documents BEGIN
        INSERT INTO exercise_search (rowid, name, other_names, about, marks)
        VALUES (new.exercise_id, new.name, new.other_names, new.about, new.marks);
        INSERT INTO library_stamps (clinic_id, stamp) VALUES (new.clinic_id, random())
        ON CONFLICT (clinic_id) DO UPDATE SET stamp = excluded.stamp;
    END
    """,
    """
    CREATE TRIGGER exercise_documents_removed AFTER DELETE ON exercise_documents BEGIN
        INSERT INTO exercise_search (exercise_search, rowid, name, other_names, about, marks)
        VALUES ('delete', old.exercise_id, old.name, old.other_names, old.about, old.marks);
        UPDATE library_stamps SET stamp = random() WHERE clinic_id = old.clinic_id;
    END
    """,
    """
    CREATE TRIGGER exercise_documents_changed AFTER UPDATE ON exercise_documents BEGIN
        INSERT INTO exercise_search (exercise_search, rowid, name, other_names, about, marks)
        VALUES ('delete', old.exercise_id, old.name, old.other_names, old.about, old.marks);
        INSERT INTO exercise_search (rowid, name, other_names, about, marks)
        VALUES (new.exercise_id, new.name, new.other_names, new.about, new.marks);
        UPDATE library_stamps SET stamp = random()
        WHERE clinic_id IN (old.clinic_id, new.clinic_id);
    END
    """,
)
"""FTS5 over the documents without a copy of them; the triggers are all that writes to it."""

_POSTGRESQL = (
    """
    ALTER TABLE exercise_documents ADD COLUMN vector tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', name), 'A')
        || setweight(to_tsvector('simple', other_names), 'B')
        || setweight(to_tsvector('simple', about), 'C')
        || setweight(to_tsvector('simple', marks), 'D')
    ) STORED
    """,
    "CREATE INDEX ix_exercise_documents_vector ON exercise_documents USING gin (vector)",
    """
    CREATE FUNCTION note_library_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'INSERT' THEN
            INSERT INTO library_stamps (clinic_id, stamp)
            SELECT touched.clinic_id, (random() * 9e15)::bigint
            FROM (SELECT DISTINCT clinic_id FROM changed ORDER BY clinic_id) AS touched
            ON CONFLICT (clinic_id) DO UPDATE SET stamp = excluded.stamp;
        ELSE
            UPDATE library_stamps SET stamp = (random() * 9e15)::bigint
            WHERE clinic_id IN (SELECT clinic_id FROM changed);
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER exercise_documents_added AFTER INSERT ON exercise_documents
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_library_change()
    """,
    """
    CREATE TRIGGER exercise_documents_removed AFTER DELETE ON exercise_documents
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_library_change()
    """,
    """
    CREATE TRIGGER exercise_documents_changed AFTER UPDATE ON exercise_documents
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_library_change()
    """,
)


def upgrade() -> None:
    """Make the documents and, in each database's own way, the full-text index over them."""
    _documents()
    _stamps()
    for statement in _SQLITE if _on_sqlite() else _POSTGRESQL:
        op.execute(statement)
    op.drop_column("exercises", "folded_text")


def downgrade() -> None:
    """Back to the text that was searched word by word; it is empty until rows are written."""
    folded_text = sa.Column("folded_text", sa.Text(), nullable=False, server_default="")
    op.add_column("exercises", folded_text)
    if _on_sqlite():
        op.execute("DROP TABLE exercise_search")
    op.drop_table("exercise_documents")
    if not _on_sqlite():
        op.execute("DROP FUNCTION note_library_change()")
    op.drop_table("library_stamps")


def _on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _documents() -> None:
    op.create_table(
        "exercise_documents",
        sa.Column("exercise_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("clinic_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("other_names", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.Column("derivation", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["exercise_id"],
            ["exercises.id"],
            name="fk_exercise_documents_exercise_id_exercises",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["clinic_id"], ["clinics.id"], name="fk_exercise_documents_clinic_id_clinics"
        ),
        sa.PrimaryKeyConstraint("exercise_id", name="pk_exercise_documents"),
    )
    op.create_index("ix_exercise_documents_clinic_id", "exercise_documents", ["clinic_id"])


def _stamps() -> None:
    op.create_table(
        "library_stamps",
        sa.Column("clinic_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["clinic_id"],
            ["clinics.id"],
            name="fk_library_stamps_clinic_id_clinics",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("clinic_id", name="pk_library_stamps"),
    )
