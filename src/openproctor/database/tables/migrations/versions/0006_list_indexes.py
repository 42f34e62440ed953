"""Events are found by their attempt, which a purge looks for: without it, it reads all of them for each attempt.

Revision ID: 0006
Revises: 0003
"""

from alembic import op

revision, down_revision = "0006", "0003"
branch_labels = depends_on = None


def upgrade() -> None:
    """Add the index."""
    op.create_index(op.f("ix_events_attempt_id"), "events", ["attempt_id"])
