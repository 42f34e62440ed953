"""How the live video of an attempt reaches the staff: the protocol."""

from typing import Protocol

from openproctor.wire.sockets import (
    RtcQuality,
    RtcSignal,
    RtcSignalFromCandidate,
    RtcUnwatch,
    RtcWatch,
    Talk,
)

__all__ = ["MediaSignaling"]


class MediaSignaling(Protocol):
    """Connects a candidate's camera and microphone with the tiles of the staff."""

    def from_staff(self, socket_id: str, staff_id: str, message: RtcWatch | RtcUnwatch | RtcQuality | RtcSignal | Talk) -> None:
        """Take a message of a staff socket that may watch the attempt it names.

        Raises:
            SocketMessageInvalid: the peer is unknown, or there are too many.
        """
        ...

    def from_candidate(self, attempt_id: str, message: RtcSignalFromCandidate) -> None:
        """Take a message of a candidate's socket; one for a peer that has gone is dropped."""
        ...

    def candidate_arrived(self, attempt_id: str) -> None:
        """A page of the candidate has connected: everyone who watches must be sent the media again."""
        ...

    def staff_left(self, socket_id: str) -> None:
        """End all that this staff socket watched."""
        ...
