"""The SQLAlchemy tables, one file an aggregate."""

from openproctor.tables.accounts import setup_links, staff, staff_sessions
from openproctor.tables.attempts import attempt_sessions, attempts, frames, messages
from openproctor.tables.audit import audit, revocations
from openproctor.tables.base import metadata
from openproctor.tables.exams import candidates, exam_staff, exams, policies, read_marks
from openproctor.tables.incidents import events, evidence, incident_evidence, incidents
from openproctor.tables.recordings import gaps, recordings
from openproctor.tables.vault import chain, checkpoints, deletions, exam_keys, signing_keys, templates

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
