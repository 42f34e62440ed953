"""What makes evidence verifiable and keeps it sealed: chains and their checkpoints, keys, and what is still to be deleted."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String, Table, Text

from openproctor.database.tables.base import UtcTime, metadata

__all__ = ["chain", "checkpoints", "deletions", "exam_keys", "signing_keys", "templates"]

chain = Table(
    "chain",
    metadata,
    Column("attempt_id", ForeignKey("attempts.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(30), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("body", Text),
    Column("digest", LargeBinary(32), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
)
"""One entry after the other; ``body`` is gone once it was erased, and a later tombstone says so."""

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("attempt_id", ForeignKey("attempts.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("key_id", ForeignKey("signing_keys.id"), nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
)

signing_keys = Table(
    "signing_keys",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("public_key", LargeBinary(32), nullable=False),
    Column("sealed_private_key", LargeBinary, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("retired_at", UtcTime),
    Column("endorsed_by", String(64)),
    Column("endorsement", LargeBinary(64)),
)
"""Ed25519. Each is endorsed by the one before it, so that anyone who trusts the first can trust the last."""

exam_keys = Table(
    "exam_keys",
    metadata,
    Column("exam_id", ForeignKey("exams.id"), primary_key=True),
    Column("purpose", String(20), primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
    Column("created_at", UtcTime, nullable=False),
)

templates = Table(
    "templates",
    metadata,
    Column("attempt_id", ForeignKey("attempts.id"), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("created_at", UtcTime, nullable=False),
)
"""Face templates: kept apart from everything else, and under a key of their own."""

deletions = Table(
    "deletions",
    metadata,
    Column("key", String(300), primary_key=True),
    Column("reason", String(40), nullable=False),
    Column("noted_at", UtcTime, nullable=False),
)
"""Files of the store to be deleted: recorded in the transaction that erases what names them, removed when they are gone."""
