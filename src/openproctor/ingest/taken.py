"""An item with all that is known of it before it is committed, whatever its stream."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from openproctor.incidents.record import KeptFrame
from openproctor.ingest.recent import RecentFrame
from openproctor.ingest.repository import Item
from openproctor.model.learnt import Learnt
from openproctor.model.observation import Measured, Stream
from openproctor.model.packing import pack
from openproctor.rules.step import RulesState

__all__ = ["Taken"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What is judged, and what may be kept of it."""

    stream: Stream
    seq: int
    sha256: bytes
    size: int
    captured_at: datetime
    """By the candidate's clock."""
    received_at: datetime
    observation: Measured
    """At the precision in which it is kept."""
    late: bool
    """Something newer of its stream was there before it, or the attempt had ended."""
    reply: Callable[[RulesState], str]
    """The answer as JSON, once the rules have judged."""
    frame: RecentFrame | None = None
    """Of the camera: what becomes evidence when something is noted."""
    sound: tuple[KeptFrame, bytes] | None = None
    """Of the microphone: what is kept where speech is noted, if the policy keeps sound."""
    learnt: Learnt | None = None
    seen: Mapping[str, object] = field(default_factory=dict)
    """What the presence board shows of it, if it is of now."""

    def item(self, answer: str) -> Item:
        """As it is entered."""
        return Item(
            stream=self.stream,
            seq=self.seq,
            sha256=self.sha256,
            captured_at=self.captured_at,
            received_at=self.received_at,
            reply=answer,
            size=self.size,
            late=self.late,
            observation=pack(self.observation),
        )
