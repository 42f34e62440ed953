"""Recorded segments of camera and screen, and the gaps: items of any stream that never arrived."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, String, Table, Text

from openproctor.database.tables.base import Json, UtcTime, metadata

__all__ = ["gaps", "recordings"]

recordings = Table(
    "recordings",
    metadata,
    Column("attempt_id", ForeignKey("attempts.id"), primary_key=True),
    Column("stream", String(10), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("key", String(300), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("captured_at", UtcTime, nullable=False),
    Column("received_at", UtcTime, nullable=False),
    Column("duration_ms", Integer, nullable=False),
    Column("cluster_size", Integer, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("has_sound", Boolean, nullable=False),
    Column("tracks", Text, nullable=True),
)
"""``captured_at`` is the begin by the server's clock; ``cluster_size`` is the segment's length in bytes in the joined video;
``tracks`` describes the tracks of an MP4 file, and is null for WebM."""

gaps = Table(
    "gaps",
    metadata,
    Column("attempt_id", ForeignKey("attempts.id"), primary_key=True),
    Column("stream", String(10), primary_key=True),
    Column("first_seq", Integer, primary_key=True, autoincrement=False),
    Column("last_seq", Integer, nullable=False),
    Column("seqs", Json, nullable=False),
    Column("begins_at", UtcTime, nullable=False),
    Column("ends_at", UtcTime, nullable=False),
    Column("cause", String(40), nullable=False),
    Column("noted_at", UtcTime, nullable=False),
)
"""Items that a page reports it had to give up: their numbers, ascending, between which times, and why."""
