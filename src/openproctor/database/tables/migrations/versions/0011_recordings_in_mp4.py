"""Recordings in MP4: what a player must know of a segment's tracks. What was recorded before is WebM, and has none."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("recordings", sa.Column("tracks", sa.Text(), nullable=True))
