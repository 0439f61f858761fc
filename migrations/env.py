"""What Alembic runs to migrate: on the connection claimtrack hands over, or on the store that is configured.

`alembic -c migrations/alembic.ini upgrade head` works on the database of CLAIMTRACK_DB.
"""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from claimtrack.settings import read_settings
from claimtrack.store.schema import VERSION_TABLE
from claimtrack.store.session import open_store
from claimtrack.store.tables import Source

TABLES = Source.metadata


def migrate(conn: Connection) -> None:
    """Run the migrations asked for in the transaction of `conn`, or in one of their own."""
    context.configure(
        connection=conn,
        target_metadata=TABLES,
        version_table=VERSION_TABLE,
        compare_type=True,
        render_as_batch=conn.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        context.run_migrations()


def write_sql() -> None:
    """Write the statements instead of running them (`alembic upgrade --sql`), for PostgreSQL."""
    context.configure(dialect_name="postgresql", target_metadata=TABLES, version_table=VERSION_TABLE)
    with context.begin_transaction():
        context.run_migrations()


def run() -> None:
    """Migrate in the way the caller asked for."""
    given: Connection | None = context.config.attributes.get("connection")
    if context.is_offline_mode():
        write_sql()
    elif given is not None:
        migrate(given)
    else:
        store = open_store(read_settings().db, migrate=False)
        with store.begin(check_references=False) as conn:
            migrate(conn)
        store.close()


run()
