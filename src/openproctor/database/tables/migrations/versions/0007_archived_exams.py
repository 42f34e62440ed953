"""Exams that are over can be put away: hidden from the list, and nobody joins them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    # Not as a batch: both databases add such a column in place, and a table that is built anew would be copied with its rows.
    op.add_column("exams", sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True))
