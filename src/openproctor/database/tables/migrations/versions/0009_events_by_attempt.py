"""Events are found by their attempt, as a purge looks for them, instead of reading all of them for each attempt."""

from collections.abc import Sequence

from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_index(op.f("ix_events_attempt_id"), "events", ["attempt_id"])
