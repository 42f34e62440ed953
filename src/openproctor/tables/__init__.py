"""The SQLAlchemy tables, one file an aggregate."""

from openproctor.tables.accounts import setup_links, staff, staff_sessions
from openproctor.tables.attempts import attempt_sessions, attempts, frames, messages
from openproctor.tables.base import metadata
from openproctor.tables.exams import candidates, exam_staff, exams, policies, read_marks
from openproctor.tables.incidents import events, evidence, incident_evidence, incidents

__all__ = [
    "attempt_sessions",
    "attempts",
    "candidates",
    "events",
    "evidence",
    "exam_staff",
    "exams",
    "frames",
    "incident_evidence",
    "incidents",
    "messages",
    "metadata",
    "policies",
    "read_marks",
    "setup_links",
    "staff",
    "staff_sessions",
]
