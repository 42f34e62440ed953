"""What attempts left before there was a chain of evidence is sealed now, so that it can be verified from here on.

The entries are those that are sealed today (``evidence/chain/entries.py``), with the time of the upgrade: nothing is said
about the time before it. The first one, of the kind ``upgrade``, tells a reader so. Hashing stands here once more, as it was
when this was written: a migration never changes.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
TIME = sa.DateTime(timezone=True)

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ATTEMPTS = sa.table(
    "attempts",
    *map(sa.column, ("id", "candidate_id", "consent_version", "consent_text", "chain_length", "chain_hash")),
    sa.column("policy", JSON),
    *(sa.column(name, TIME) for name in ("consent_at", "started_at", "erased_at")),
)
CANDIDATES = sa.table("candidates", sa.column("id"), sa.column("allowance", JSON))
CHAIN = sa.table("chain", *map(sa.column, ("attempt_id", "position", "kind", "body", "digest", "hash")), sa.column("at", TIME))
EVENTS = sa.table("events", *map(sa.column, ("id", "attempt_id", "kind")), sa.column("at", TIME), sa.column("body", JSON))
EVIDENCE = sa.table(
    "evidence",
    *map(sa.column, ("id", "attempt_id", "stream", "seq", "sha256", "size")),
    *(sa.column(name, TIME) for name in ("captured_at", "received_at", "erased_at")),
)
INCIDENTS = sa.table("incidents", *map(sa.column, ("id", "attempt_id")))
LINKS = sa.table("incident_evidence", *map(sa.column, ("incident_id", "evidence_id")))

Entry = tuple[str, Mapping[str, Any]]


def upgrade() -> None:
    connection = op.get_bind()
    now = datetime.now(UTC)
    for attempt in connection.execute(_attempts_without_consent_in_the_chain()).all():
        entries = list(_entries(connection, attempt))
        if entries:
            _seal(connection, attempt, [("upgrade", {"entries": len(entries), "revision": revision}), *entries], now)


def _attempts_without_consent_in_the_chain() -> sa.Select[Any]:
    """A chain begins with the consent, or the attempt was under way when chains were introduced."""
    sealed = sa.exists().where(CHAIN.c.attempt_id == ATTEMPTS.c.id, CHAIN.c.kind == "consent")
    return (
        sa.select(*ATTEMPTS.c, CANDIDATES.c.allowance)
        .join_from(ATTEMPTS, CANDIDATES, ATTEMPTS.c.candidate_id == CANDIDATES.c.id)
        .where(ATTEMPTS.c.consent_at.is_not(None), ATTEMPTS.c.erased_at.is_(None), ~sealed)
    )


def _entries(connection: sa.Connection, attempt: sa.Row[Any]) -> Iterator[Entry]:
    first = connection.execute(
        sa.select(CHAIN.c.at).where(CHAIN.c.attempt_id == attempt.id).order_by(CHAIN.c.position).limit(1)
    ).scalar()
    digest = hashlib.sha256(attempt.consent_text.encode()).hexdigest()
    yield "consent", {"version": attempt.consent_version, "sha256": digest, "at": _text(attempt.consent_at)}
    if attempt.started_at is not None:
        yield "policy", {"policy": attempt.policy, "allowance": attempt.allowance, "detectors": None}
    yield from _events(connection, attempt.id, first)
    kept = list(_evidence(connection, attempt.id, first))
    yield from (("evidence", body) for body in kept)
    yield from _links(connection, attempt.id, {body["id"] for body in kept})


def _events(connection: sa.Connection, attempt_id: str, before: datetime | None) -> Iterator[Entry]:
    query = sa.select(EVENTS).where(EVENTS.c.attempt_id == attempt_id).order_by(EVENTS.c.id)
    for row in connection.execute(_older(query, EVENTS.c.at, before)).all():
        yield "event", {"id": row.id, "kind": row.kind, "at": _text(row.at), "body": row.body}


def _evidence(connection: sa.Connection, attempt_id: str, before: datetime | None) -> Iterator[dict[str, Any]]:
    query = (
        sa.select(EVIDENCE)
        .where(EVIDENCE.c.attempt_id == attempt_id, EVIDENCE.c.erased_at.is_(None))
        .order_by(EVIDENCE.c.received_at, EVIDENCE.c.stream, EVIDENCE.c.seq)
    )
    for row in connection.execute(_older(query, EVIDENCE.c.received_at, before)).all():
        yield {
            "id": row.id,
            "stream": row.stream,
            "seq": row.seq,
            "sha256": row.sha256,
            "size": row.size,
            "captured_at": _text(row.captured_at),
            "received_at": _text(row.received_at),
        }


def _links(connection: sa.Connection, attempt_id: str, kept: set[str]) -> Iterator[Entry]:
    query = (
        sa.select(LINKS)
        .join(INCIDENTS, LINKS.c.incident_id == INCIDENTS.c.id)
        .where(INCIDENTS.c.attempt_id == attempt_id)
        .order_by(LINKS.c.incident_id, LINKS.c.evidence_id)
    )
    found: dict[str, list[str]] = {}
    for row in connection.execute(query).all():
        if row.evidence_id in kept:
            found.setdefault(row.incident_id, []).append(row.evidence_id)
    return (("link", {"incident": incident, "evidence": pieces}) for incident, pieces in found.items())


def _older(query: sa.Select[Any], at: sa.ColumnElement[datetime], before: datetime | None) -> sa.Select[Any]:
    return query if before is None else query.where(at < before)


def _seal(connection: sa.Connection, attempt: sa.Row[Any], entries: Sequence[Entry], now: datetime) -> None:
    last = attempt.chain_hash or hashlib.sha256(f"openproctor-chain-1\n{attempt.id}".encode()).digest()
    rows = []
    for position, (kind, body) in enumerate(entries, attempt.chain_length):
        text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
        digest = hashlib.sha256(text.encode()).digest()
        last = hashlib.sha256(last + f"{position}\n{kind}\n{_text(now)}\n".encode() + digest).digest()
        row = {"attempt_id": attempt.id, "position": position, "kind": kind, "at": now, "body": text}
        rows.append(row | {"digest": digest, "hash": last})
    connection.execute(sa.insert(CHAIN), rows)
    length = attempt.chain_length + len(rows)
    connection.execute(sa.update(ATTEMPTS).where(ATTEMPTS.c.id == attempt.id).values(chain_length=length, chain_hash=last))


def _text(at: datetime) -> str:
    """A time as it is hashed. SQLite gives it without an offset, in UTC."""
    aware = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return aware.isoformat(timespec="microseconds")
