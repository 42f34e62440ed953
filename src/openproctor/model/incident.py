"""The kinds of incident, how urgent one is, and what a person may decide about it."""

from enum import StrEnum

__all__ = ["IncidentClass", "IncidentKind", "ReviewDecision", "Severity"]


class IncidentKind(StrEnum):
    """What was noticed: the manifest of signals. The value is the name of the signal's file in ``openproctor.rules.signals``.

    ``docs/accuracy.md`` defines each.
    """

    MULTIPLE_FACES = "multiple_faces"
    NO_FACE = "no_face"
    OTHER_PERSON = "other_person"
    LOOKING_AWAY = "looking_away"
    LOOKING_DOWN = "looking_down"
    PHONE = "phone"
    BOOK = "book"
    LAPTOP = "laptop"
    SECOND_BODY = "second_body"
    SPEECH = "speech"
    SECOND_VOICE = "second_voice"
    CAMERA_REPLAYED = "camera_replayed"
    PHOTO_ATTACK = "photo_attack"
    VIRTUAL_CAMERA = "virtual_camera"
    TAB_HIDDEN = "tab_hidden"
    WINDOW_BLURRED = "window_blurred"
    FULLSCREEN_LEFT = "fullscreen_left"
    CLIPBOARD = "clipboard"
    PRINT = "print"
    CONTEXT_MENU = "context_menu"
    DEVTOOLS = "devtools"
    SECOND_SCREEN = "second_screen"
    SCREEN_SHARE_STOPPED = "screen_share_stopped"
    CAMERA_BLOCKED = "camera_blocked"
    CAMERA_DARK = "camera_dark"
    CAMERA_FROZEN = "camera_frozen"
    CAMERA_LOST = "camera_lost"
    MICROPHONE_LOST = "microphone_lost"
    CONNECTION_LOST = "connection_lost"
    SLOW_LINE = "slow_line"
    PAGE_FAILED = "page_failed"


class IncidentClass(StrEnum):
    """A suspicion counts for review; a fault is shown and never counts."""

    SUSPICION = "suspicion"
    FAULT = "fault"


class Severity(StrEnum):
    """How urgently a person should look."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class ReviewDecision(StrEnum):
    """What a person decided about an incident."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
