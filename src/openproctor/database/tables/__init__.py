"""The SQLAlchemy tables, one file for each aggregate."""

from openproctor.database.tables.accounts import setup_links, staff, staff_sessions
from openproctor.database.tables.attempts import attempt_sessions, attempts, frames, messages
from openproctor.database.tables.audit import audit, revocations
from openproctor.database.tables.base import metadata
from openproctor.database.tables.exams import candidates, exam_staff, exams, policies, read_marks
from openproctor.database.tables.incidents import events, evidence, incident_evidence, incidents
from openproctor.database.tables.recordings import gaps, recordings
from openproctor.database.tables.vault import chain, checkpoints, deletions, exam_keys, signing_keys, templates

__all__ = [
    "attempt_sessions",
    "attempts",
    "audit",
    "candidates",
    "chain",
    "checkpoints",
    "deletions",
    "events",
    "evidence",
    "exam_keys",
    "exam_staff",
    "exams",
    "frames",
    "gaps",
    "incident_evidence",
    "incidents",
    "messages",
    "metadata",
    "policies",
    "read_marks",
    "recordings",
    "revocations",
    "setup_links",
    "signing_keys",
    "staff",
    "staff_sessions",
    "templates",
]
