"""What recordings look like on the wire."""

from datetime import datetime

from openproctor.wire.base import Wire

__all__ = ["RecordedPart", "RecordedSegment", "RecordedVideo", "RecordingGap", "Recordings"]


class RecordedSegment(Wire):
    """One recorded segment and its place in the video."""

    seq: int
    captured_at: datetime
    """When it began, by the server's clock."""
    duration_s: float
    """Its length in the video, until the next one begins."""
    media_start_s: float
    late: bool
    """It arrived long after it was recorded: the candidate's connection was lost."""


class RecordingGap(Wire):
    """A time of which nothing was recorded."""

    begins_at: datetime
    ends_at: datetime
    cause: str
    """As the page reported it where it gave something up; otherwise the incident that it fell into, or ``nothing_recorded``."""


class RecordedPart(Wire):
    """A file with a part of the recording. There is one, unless the candidate's browser changed how it records."""

    video: str
    """The address of the file as it is now: what arrives later is not part of it."""
    media_type: str
    media_start_s: float
    """Where it begins in the recording."""
    duration_s: float
    size: int
    """Size in bytes."""


class RecordedVideo(Wire):
    """One stream's recording. Gaps take no time in the video."""

    stream: str
    """``recording`` is the camera, ``screen`` the screen."""
    video: str
    """The address of its first part."""
    parts: list[RecordedPart]
    """Played in a row, they are the whole recording."""
    duration_s: float
    size: int
    """Size of all parts, in bytes."""
    width: int
    height: int
    has_sound: bool
    segments: list[RecordedSegment]
    gaps: list[RecordingGap]


class Recordings(Wire):
    """All that was recorded of an attempt."""

    attempt_id: str
    wanted: list[str]
    """The streams that its policy records."""
    videos: list[RecordedVideo]
    """The streams of which something has arrived."""
