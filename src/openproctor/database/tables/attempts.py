"""Attempts with what belongs to one: consent, the joined browser, messages, and every frame's observation."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from openproctor.database.tables.base import Json, StoredPolicy, UtcTime, metadata

__all__ = ["attempt_sessions", "attempts", "frames", "messages"]

attempts = Table(
    "attempts",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("exam_id", ForeignKey("exams.id"), nullable=False, index=True),
    Column("candidate_id", ForeignKey("candidates.id"), nullable=False, unique=True),
    Column("state", String(20), nullable=False, index=True),
    Column("policy", StoredPolicy, nullable=False),
    Column("consent_version", String(40)),
    Column("consent_text", Text),
    Column("consent_at", UtcTime),
    Column("started_at", UtcTime),
    Column("ended_at", UtcTime),
    Column("end_reason", Text),
    Column("ended_by", ForeignKey("staff.id")),
    Column("rules_state", Json, nullable=False),
    Column("rules_version", Integer, nullable=False),
    Column("evidence_state", Json, nullable=False),
    Column("learnt", Json),
    Column("clock_skew_s", Float, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("late_state", Json),
    Column("away_s", Float, nullable=False, server_default="0"),
    Column("away_since", UtcTime),
    Column("chain_length", Integer, nullable=False, server_default="0"),
    Column("chain_hash", LargeBinary(32)),
    Column("legal_hold", Boolean, nullable=False, server_default=false()),
    Column("erased_at", UtcTime),
)

attempt_sessions = Table(
    "attempt_sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("attempt_id", ForeignKey("attempts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("created_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
)

messages = Table(
    "messages",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("attempt_id", ForeignKey("attempts.id"), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("staff_id", ForeignKey("staff.id")),
    Column("author", String),
    Column("incident_kind", String(40)),
    Column("client_id", String(64), nullable=False),
    Column("sent_at", UtcTime, nullable=False),
    Column("delivered_at", UtcTime),
    UniqueConstraint("attempt_id", "kind", "client_id", name="uq_messages_client_id"),
)

frames = Table(
    "frames",
    metadata,
    Column("attempt_id", ForeignKey("attempts.id"), primary_key=True),
    Column("stream", String(10), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("sha256", LargeBinary(32), nullable=False),
    Column("captured_at", UtcTime, nullable=False),
    Column("received_at", UtcTime, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("reply", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("observation", LargeBinary),
    Index("ix_frames_captured_at", "attempt_id", "captured_at"),
)
