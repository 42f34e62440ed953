"""Observations, what was learnt at check-in, allowances, details of incidents, and every version of a policy."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("attempts", sa.Column("learnt", JSON, nullable=True))
    op.add_column("candidates", sa.Column("allowance", JSON, nullable=True))
    op.add_column("frames", sa.Column("observation", sa.LargeBinary(), nullable=True))
    op.add_column("incidents", sa.Column("detail", sa.String(length=200), nullable=True))
    op.create_table(
        "policies",
        sa.Column("exam_id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("policy", JSON, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["exam_id"], ["exams.id"], name=op.f("fk_policies_exam_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("exam_id", "version", name=op.f("pk_policies")),
    )
    _keep_the_policies_there_are()


def _keep_the_policies_there_are() -> None:
    exams = sa.table("exams", sa.column("id"), sa.column("policy", JSON), sa.column("created_at", sa.DateTime(timezone=True)))
    policies = sa.table(
        "policies",
        sa.column("exam_id"),
        sa.column("version", sa.Integer()),
        sa.column("policy", JSON),
        sa.column("created_at", sa.DateTime(timezone=True)),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(exams)).all():
        version = int(row.policy.get("version", 1))
        connection.execute(
            sa.insert(policies).values(exam_id=row.id, version=version, policy=row.policy, created_at=row.created_at)
        )
