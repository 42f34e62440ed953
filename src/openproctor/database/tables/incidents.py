"""Incidents, the evidence that belongs to them, and the exam's log of events."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, false

from openproctor.database.tables.base import Json, UtcTime, metadata

__all__ = ["events", "evidence", "incident_evidence", "incidents"]

evidence = Table(
    "evidence",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("attempt_id", ForeignKey("attempts.id"), nullable=False, index=True),
    Column("stream", String(10), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("key", String(300), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("captured_at", UtcTime, nullable=False),
    Column("received_at", UtcTime, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("faces", Json, nullable=False),
    Column("status", String(20), nullable=False),
    Column("reason", String(20), nullable=False),
    Column("erased_at", UtcTime),
    Index("uq_evidence_frame", "attempt_id", "stream", "seq", unique=True),
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("exam_id", ForeignKey("exams.id"), nullable=False),
    Column("attempt_id", ForeignKey("attempts.id"), nullable=False, index=True),
    Column("kind", String(40), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("incident_class", String(20), nullable=False),
    Column("severity", String(20), nullable=False),
    Column("opened_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    Column("closed_at", UtcTime),
    Column("peak", Integer, nullable=False),
    Column("cover_id", ForeignKey("evidence.id")),
    Column("decision", String(20)),
    Column("decided_by", String),
    Column("decided_at", UtcTime),
    Column("note", Text),
    Column("event_id", BigInteger, nullable=False),
    Column("detail", String),
    Column("late", Boolean, nullable=False, server_default=false()),
    Index("uq_incidents_ordinal", "attempt_id", "kind", "ordinal", unique=True),
    Index("uq_incidents_event", "exam_id", "event_id", unique=True),
)

incident_evidence = Table(
    "incident_evidence",
    metadata,
    Column("incident_id", ForeignKey("incidents.id"), primary_key=True),
    Column("evidence_id", ForeignKey("evidence.id"), primary_key=True, index=True),
)

events = Table(
    "events",
    metadata,
    Column("exam_id", ForeignKey("exams.id"), primary_key=True),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("attempt_id", ForeignKey("attempts.id"), nullable=False, index=True),
    Column("kind", String(40), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("body", Json, nullable=False),
)
