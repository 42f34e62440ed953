"""Who may send which socket message: what has no entry here is refused."""

from collections.abc import Mapping
from types import MappingProxyType

from openproctor.accounts.access import ACTORS, READERS
from openproctor.core.errors import NotAllowed
from openproctor.model.staff import Role
from openproctor.wire.sockets import (
    CameraReport,
    CandidateHello,
    CandidatePing,
    PageReport,
    Received,
    RtcQuality,
    RtcSignal,
    RtcSignalFromCandidate,
    RtcUnwatch,
    RtcWatch,
    StaffHello,
    StaffPing,
    Talk,
)

__all__ = ["CANDIDATE_MESSAGES", "STAFF_MESSAGES", "require_candidate_message", "require_staff_message"]

STAFF_MESSAGES: Mapping[type, frozenset[Role]] = MappingProxyType(
    {
        StaffHello: READERS,
        StaffPing: READERS,
        RtcWatch: READERS,
        RtcUnwatch: READERS,
        RtcQuality: READERS,
        RtcSignal: READERS,
        Talk: ACTORS,
    }
)
"""The roles that may send each message; the socket itself is open to staff of the exam only."""

CANDIDATE_MESSAGES = frozenset({CandidateHello, CandidatePing, CameraReport, PageReport, Received, RtcSignalFromCandidate})
"""What a candidate's page may send, about its own attempt only: no message names another."""


def require_staff_message(message: object, role: Role) -> None:
    """Let a member of the staff send a message.

    Raises:
        NotAllowed: the role does not cover it, or the message has no entry above.
    """
    if role not in STAFF_MESSAGES.get(type(message), frozenset()):
        raise NotAllowed


def require_candidate_message(message: object) -> None:
    """Let a candidate's page send a message.

    Raises:
        NotAllowed
    """
    if type(message) not in CANDIDATE_MESSAGES:
        raise NotAllowed
