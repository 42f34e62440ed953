"""When a message or warning reached the candidate's page, so that the staff read which have not."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    # Of earlier messages it is not known: the column stays empty.
    op.add_column("messages", sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True))
