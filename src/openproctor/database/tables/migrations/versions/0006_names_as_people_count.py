"""Names are counted in characters as people see them; one may be made of many code points, which PostgreSQL counts."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

COLUMNS = (
    ("audit", ("staff_name",)),
    ("candidates", ("name",)),
    ("exams", ("title",)),
    ("incidents", ("decided_by", "detail")),
    ("messages", ("author",)),
    ("policies", ("created_by",)),
    ("staff", ("name",)),
)


def upgrade() -> None:
    # SQLite ignores the length that a column was declared with.
    if op.get_bind().dialect.name == "postgresql":
        for table, columns in COLUMNS:
            for column in columns:
                op.alter_column(table, column, type_=sa.String())
