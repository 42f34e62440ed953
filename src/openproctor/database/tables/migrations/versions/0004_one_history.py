"""Schemas that were made by the first and the third migration before those were changed: to what the two make today.

``frames.reply`` was JSON and is text; a gap counted the numbers that were given up and names them; the audit log did not
refuse changes. Each is recognised by its columns and triggers, for the revision's name is the same.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    schema = sa.inspect(op.get_bind())
    replies = next(each for each in schema.get_columns("frames") if each["name"] == "reply")
    if not isinstance(replies["type"], sa.Text):
        _write_replies_as_text()
    if "count" in {each["name"] for each in schema.get_columns("gaps")}:
        _name_the_numbers_of_gaps()
    if not _refuses_changes_of_the_audit_log():
        _refuse_changes_of_the_audit_log()


def _write_replies_as_text() -> None:
    with op.batch_alter_table("frames", schema=None) as batch_op:
        batch_op.alter_column("reply", type_=sa.Text(), existing_nullable=False, postgresql_using="reply::text")


def _name_the_numbers_of_gaps() -> None:
    """A counted gap said how many numbers between two were given up. Which they were: those that never arrived."""
    connection = op.get_bind()
    with op.batch_alter_table("gaps", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seqs", JSON, nullable=True))
    gaps = sa.table(
        "gaps",
        *map(sa.column, ("attempt_id", "stream", "first_seq", "last_seq", "count")),
        sa.column("seqs", JSON),
    )
    counted = sa.select(gaps.c.attempt_id, gaps.c.stream, gaps.c.first_seq, gaps.c.last_seq, gaps.c.count.label("given_up"))
    for row in connection.execute(counted).all():
        connection.execute(
            sa.update(gaps)
            .where(gaps.c.attempt_id == row.attempt_id, gaps.c.stream == row.stream, gaps.c.first_seq == row.first_seq)
            .values(seqs=list(islice(_missing(connection, row), row.given_up)))
        )
    with op.batch_alter_table("gaps", schema=None) as batch_op:
        batch_op.alter_column("seqs", existing_type=JSON, nullable=False)
        batch_op.drop_column("count")


def _missing(connection: sa.Connection, row: sa.Row[Any, Any, Any, Any, Any]) -> Iterator[int]:
    frames = sa.table("frames", *map(sa.column, ("attempt_id", "stream", "seq")))
    numbers = sa.select(frames.c.seq).where(
        frames.c.attempt_id == row.attempt_id,
        frames.c.stream == row.stream,
        frames.c.seq.between(row.first_seq, row.last_seq),
    )
    arrived = set(connection.execute(numbers).scalars())
    return (seq for seq in range(row.first_seq, row.last_seq + 1) if seq not in arrived)


def _refuses_changes_of_the_audit_log() -> bool:
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        found = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
    else:
        found = "SELECT count(*) FROM pg_trigger WHERE tgname = 'audit_append_only' AND tgrelid = 'audit'::regclass"
    return bool(connection.execute(sa.text(found)).scalar_one())


def _refuse_changes_of_the_audit_log() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_no_{what.lower()} BEFORE {what} ON audit "
                "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()"
    )
