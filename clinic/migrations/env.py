"""Runs the migrations: for `flask db ...`, or on a connection that the caller hands over."""

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from clinic.models import Base
from clinic.models.search import described_by_models
from clinic.services.database import foreign_keys_off
from clinic.services.search import bring_up_to_date


def migrate(connection: Connection) -> None:
    """Run what is asked for, and where all migrations have run let the search index follow.

    PostgreSQL runs them in one transaction, SQLite each in its own; SQLite rebuilds tables that
    it cannot alter.
    """
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_type=True,
        include_name=described_by_models,
        render_as_batch=connection.dialect.name == "sqlite",
    )
    with foreign_keys_off(connection):
        with context.begin_transaction():
            context.run_migrations()
        if context.get_context().get_current_heads() == tuple(context.script.get_heads()):
            bring_up_to_date(connection)
        connection.commit()


def migrate_application() -> None:
    """Run on the database of the current Flask application."""
    with current_app.extensions["migrate"].db.engine.connect() as connection:
        migrate(connection)


if context.is_offline_mode():
    raise SystemExit("Migrations need the database itself: leave --sql out.")
given = context.config.attributes.get("connection")
if given is None:
    migrate_application()
else:
    migrate(given)
