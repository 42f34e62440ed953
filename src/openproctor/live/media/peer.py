"""Peer to peer: the server only carries the signalling between the two sockets."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from openproctor.core.errors import SocketMessageInvalid
from openproctor.core.settings import Settings
from openproctor.model.push import PushMessage, attempt_topic, staff_socket_topic
from openproctor.wire.sockets import (
    Quality,
    RtcQuality,
    RtcSignal,
    RtcSignalFromCandidate,
    RtcUnwatch,
    RtcWatch,
    Talk,
)

__all__ = ["MAX_PEERS_PER_SOCKET", "PeerSignaling", "create"]

MAX_PEERS_PER_SOCKET = 100


@dataclass(frozen=True, slots=True)
class _Route:
    """The two ends of a peer connection."""

    attempt_id: str
    socket_id: str
    staff_id: str
    quality: Quality


class PeerSignaling:
    """Routes session descriptions and ICE candidates; a peer belongs to one attempt and one staff socket."""

    def __init__(self, publish: Callable[[PushMessage], None]) -> None:
        self._publish = publish
        self._routes: dict[str, _Route] = {}

    def from_staff(self, socket_id: str, staff_id: str, message: RtcWatch | RtcUnwatch | RtcQuality | RtcSignal | Talk) -> None:
        """Register or look up the peer, and hand the message to the candidate."""
        if isinstance(message, RtcWatch):
            self._register(socket_id, staff_id, message)
        else:
            route = self._routes.get(message.peer)
            if route is None or route.socket_id != socket_id or route.attempt_id != message.attempt_id:
                raise SocketMessageInvalid("This peer is not watched.")
            if isinstance(message, RtcUnwatch):
                del self._routes[message.peer]
            elif isinstance(message, RtcQuality):
                self._routes[message.peer] = replace(route, quality=message.quality)
        self._publish(PushMessage(attempt_topic(message.attempt_id), message.model_dump_json()))

    def from_candidate(self, attempt_id: str, message: RtcSignalFromCandidate) -> None:
        """Hand the message to the staff socket that watches on this peer."""
        route = self._routes.get(message.peer)
        if route is None or route.attempt_id != attempt_id:
            return
        signal = RtcSignal(
            attempt_id=attempt_id,
            peer=message.peer,
            description=message.description,
            candidate=message.candidate,
        )
        self._publish(PushMessage(staff_socket_topic(route.socket_id), signal.model_dump_json()))

    def candidate_arrived(self, attempt_id: str) -> None:
        """Ask a page that has just connected for all that is watched; it may be a new one that knows of no peer."""
        for peer, route in self._routes.items():
            if route.attempt_id == attempt_id:
                watch = RtcWatch(attempt_id=attempt_id, peer=peer, quality=route.quality)
                self._publish(PushMessage(attempt_topic(attempt_id), watch.model_dump_json()))

    def staff_left(self, socket_id: str) -> None:
        """Tell the candidates that nobody watches on these peers any more."""
        left = [(peer, route) for peer, route in self._routes.items() if route.socket_id == socket_id]
        for peer, route in left:
            del self._routes[peer]
            gone = RtcUnwatch(attempt_id=route.attempt_id, peer=peer)
            self._publish(PushMessage(attempt_topic(route.attempt_id), gone.model_dump_json()))

    def _register(self, socket_id: str, staff_id: str, message: RtcWatch) -> None:
        known = self._routes.get(message.peer)
        # After a break the same person comes back on a new socket, and goes on with the same peers.
        if known is not None and (known.staff_id != staff_id or known.attempt_id != message.attempt_id):
            raise SocketMessageInvalid("This peer is another's.")
        mine = sum(route.socket_id == socket_id for route in self._routes.values())
        if known is None and mine >= MAX_PEERS_PER_SOCKET:
            raise SocketMessageInvalid("Too many peers.")
        self._routes[message.peer] = _Route(message.attempt_id, socket_id, staff_id, message.quality)


def create(_: Settings, publish: Callable[[PushMessage], None]) -> PeerSignaling:
    """The engine."""
    return PeerSignaling(publish)
