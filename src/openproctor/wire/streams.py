"""The streams of items that a candidate's page hands in: one table, from which routes, limits and the fast path are made."""

from dataclasses import dataclass
from enum import Enum, auto

from openproctor.core.containers import Container
from openproctor.model.observation import Stream
from openproctor.wire.attempts import ChunkReply, FrameReply
from openproctor.wire.base import Wire

__all__ = ["BY_PATH", "BY_STREAM", "JPEG", "STREAMS", "Sink", "StreamSpec"]

JPEG = "image/jpeg"
_SOUNDS = tuple(f"audio/{container}" for container in Container)
_VIDEOS = tuple(f"video/{container}" for container in Container)


class Sink(Enum):
    """What is done with an item."""

    JUDGED = auto()
    """Measured and judged by the rules."""
    KEPT = auto()
    """Kept as it is, and never judged."""


@dataclass(frozen=True, slots=True)
class StreamSpec:
    """One stream."""

    stream: Stream
    path: str
    """The segment of the address before the item's number."""
    operation: str
    """``operation_id`` of its route."""
    media_types: tuple[str, ...]
    """What a body may be. Where there are several, the body says itself which it is."""
    limit: int
    """Largest body, in bytes."""
    sink: Sink
    description: str
    reply: type[Wire] = ChunkReply
    body_schema: str | None = None
    """The body's shape, for JSON."""
    shed: bool = True
    """Whether an item may be refused under load. Page events are small, few, and cannot be made up for."""


_FRAME_BYTES = 512 * 1024
_SOUND_BYTES = 256 * 1024
"""Largest segment of sound. Five seconds of speech are about 20 KB."""
_EVENT_BYTES = 2048
_VIDEO_BYTES = 2 * 1024 * 1024
"""Largest segment of video. Five seconds at the usual bit rate are 170 KB."""

STREAMS: tuple[StreamSpec, ...] = (
    StreamSpec(
        Stream.CAMERA,
        "frames",
        "put_frame",
        (JPEG,),
        _FRAME_BYTES,
        Sink.JUDGED,
        "Hand in one frame. A 2xx means: analysed, and every incident it caused is stored with its evidence.",
        reply=FrameReply,
    ),
    StreamSpec(
        Stream.MICROPHONE,
        "sound",
        "put_sound",
        _SOUNDS,
        _SOUND_BYTES,
        Sink.JUDGED,
        "Hand in a few seconds of sound, a complete file, WebM with Opus or MP4 with AAC or Opus: measured, and kept only "
        "if the policy says so.",
    ),
    StreamSpec(
        Stream.PAGE,
        "events",
        "put_event",
        ("application/json",),
        _EVENT_BYTES,
        Sink.JUDGED,
        "Hand in something that the page says of itself: that it was left, for instance.",
        body_schema="PageEvent",
        shed=False,
    ),
    StreamSpec(
        Stream.RECORDING,
        "recording",
        "put_recording",
        _VIDEOS,
        _VIDEO_BYTES,
        Sink.KEPT,
        "Hand in a few seconds of the camera's video, a complete file: WebM with VP8 and Opus, or MP4 with H.264 or VP9 "
        "and AAC or Opus. It is kept.",
    ),
    StreamSpec(
        Stream.SCREEN,
        "screen",
        "put_screen",
        _VIDEOS,
        _VIDEO_BYTES,
        Sink.KEPT,
        "Hand in a few seconds of the shared screen, in the same form. It is kept.",
    ),
)
BY_PATH = {spec.path: spec for spec in STREAMS}
BY_STREAM = {spec.stream: spec for spec in STREAMS}
