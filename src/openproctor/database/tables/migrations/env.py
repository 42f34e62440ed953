"""Alembic's entry: it runs on the connection that it is handed, so that one process never opens a second writer."""

from alembic import context

from openproctor.database.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, compare_type=True)
with context.begin_transaction():
    context.run_migrations()
