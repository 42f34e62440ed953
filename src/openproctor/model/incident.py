"""The kinds of incident, what sets a fault apart from a suspicion, and which happening explains another."""

from enum import StrEnum

__all__ = [
    "EXPLAINS",
    "FAULTS",
    "MOMENTARY",
    "PAGE_SIGNALS",
    "PREVENTABLE",
    "SEVERITY",
    "SUSPICIONS",
    "IncidentClass",
    "IncidentKind",
    "ReviewDecision",
    "Severity",
    "incident_class",
]


class IncidentKind(StrEnum):
    """What was noticed. ``docs/accuracy.md`` defines each."""

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
    CONNECTION_LOST = "connection_lost"


class IncidentClass(StrEnum):
    """A suspicion counts for review; a fault is shown and never counts."""

    SUSPICION = "suspicion"
    FAULT = "fault"


class Severity(StrEnum):
    """How urgent a person's look is."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class ReviewDecision(StrEnum):
    """What a person decided about an incident."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


_K = IncidentKind

FAULTS: frozenset[IncidentKind] = frozenset(
    {_K.CAMERA_LOST, _K.CONNECTION_LOST, _K.CAMERA_BLOCKED, _K.CAMERA_DARK, _K.CAMERA_FROZEN}
)
"""What cannot be judged is a trouble of technique or light, never a suspicion."""

SUSPICIONS: tuple[IncidentKind, ...] = tuple(kind for kind in IncidentKind if kind not in FAULTS)

PAGE_SIGNALS: frozenset[IncidentKind] = frozenset(
    {
        _K.VIRTUAL_CAMERA,
        _K.TAB_HIDDEN,
        _K.WINDOW_BLURRED,
        _K.FULLSCREEN_LEFT,
        _K.CLIPBOARD,
        _K.PRINT,
        _K.CONTEXT_MENU,
        _K.DEVTOOLS,
        _K.SECOND_SCREEN,
        _K.SCREEN_SHARE_STOPPED,
    }
)
"""What the candidate's page says of itself: a hint, for a page can be changed by whoever runs it."""

MOMENTARY: frozenset[IncidentKind] = frozenset({_K.CLIPBOARD, _K.PRINT, _K.CONTEXT_MENU, _K.DEVTOOLS})
"""Happens at once: the incident opens and closes in one step."""

PREVENTABLE: frozenset[IncidentKind] = frozenset({_K.CLIPBOARD, _K.PRINT, _K.CONTEXT_MENU})
"""What a page can also prevent."""

SEVERITY: dict[IncidentKind, Severity] = {
    _K.MULTIPLE_FACES: Severity.HIGH,
    _K.NO_FACE: Severity.MEDIUM,
    _K.OTHER_PERSON: Severity.HIGH,
    _K.LOOKING_AWAY: Severity.LOW,
    _K.LOOKING_DOWN: Severity.LOW,
    _K.PHONE: Severity.HIGH,
    _K.BOOK: Severity.MEDIUM,
    _K.LAPTOP: Severity.MEDIUM,
    _K.SECOND_BODY: Severity.MEDIUM,
    _K.SPEECH: Severity.LOW,
    _K.SECOND_VOICE: Severity.MEDIUM,
    _K.CAMERA_REPLAYED: Severity.HIGH,
    _K.PHOTO_ATTACK: Severity.HIGH,
    _K.VIRTUAL_CAMERA: Severity.LOW,
    _K.TAB_HIDDEN: Severity.MEDIUM,
    _K.WINDOW_BLURRED: Severity.LOW,
    _K.FULLSCREEN_LEFT: Severity.LOW,
    _K.CLIPBOARD: Severity.MEDIUM,
    _K.PRINT: Severity.MEDIUM,
    _K.CONTEXT_MENU: Severity.INFO,
    _K.DEVTOOLS: Severity.LOW,
    _K.SECOND_SCREEN: Severity.LOW,
    _K.SCREEN_SHARE_STOPPED: Severity.MEDIUM,
    _K.CAMERA_BLOCKED: Severity.INFO,
    _K.CAMERA_DARK: Severity.INFO,
    _K.CAMERA_FROZEN: Severity.INFO,
    _K.CAMERA_LOST: Severity.INFO,
    _K.CONNECTION_LOST: Severity.INFO,
}

_OF_FACES = frozenset(
    {
        _K.NO_FACE,
        _K.OTHER_PERSON,
        _K.LOOKING_AWAY,
        _K.LOOKING_DOWN,
        _K.PHOTO_ATTACK,
        _K.SECOND_BODY,
        _K.PHONE,
        _K.BOOK,
        _K.LAPTOP,
    }
)
_OF_PICTURES = _OF_FACES | {_K.MULTIPLE_FACES}

EXPLAINS: dict[IncidentKind, frozenset[IncidentKind]] = {
    _K.CAMERA_REPLAYED: _OF_PICTURES | {_K.CAMERA_FROZEN},
    _K.CAMERA_BLOCKED: _OF_PICTURES | {_K.CAMERA_DARK, _K.CAMERA_FROZEN},
    _K.CAMERA_FROZEN: _OF_PICTURES,
    _K.CAMERA_DARK: _OF_FACES,
    _K.NO_FACE: frozenset({_K.OTHER_PERSON, _K.LOOKING_AWAY, _K.LOOKING_DOWN, _K.PHOTO_ATTACK, _K.SECOND_BODY}),
    _K.MULTIPLE_FACES: frozenset({_K.SECOND_BODY, _K.OTHER_PERSON, _K.LOOKING_AWAY, _K.LOOKING_DOWN}),
    _K.OTHER_PERSON: frozenset({_K.LOOKING_AWAY, _K.LOOKING_DOWN}),
    _K.PHONE: frozenset({_K.LOOKING_DOWN}),
    _K.BOOK: frozenset({_K.LOOKING_DOWN}),
    _K.SECOND_VOICE: frozenset({_K.SPEECH}),
    _K.TAB_HIDDEN: frozenset({_K.WINDOW_BLURRED, _K.FULLSCREEN_LEFT}),
    _K.FULLSCREEN_LEFT: frozenset({_K.WINDOW_BLURRED}),
}
"""One happening, one incident: while the first is there, the others are its consequence and are not told apart."""


def incident_class(kind: IncidentKind) -> IncidentClass:
    """Whether ``kind`` is a fault of technique or a reason to look."""
    return IncidentClass.FAULT if kind in FAULTS else IncidentClass.SUSPICION
