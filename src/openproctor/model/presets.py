"""The policies that are shipped, as data: what each signal needs before it counts. ``docs/accuracy.md`` says why."""

from typing import Any, Literal, TypeAlias

from openproctor.model.incident import IncidentKind

__all__ = ["PRESETS", "PresetName", "signal_defaults"]

PresetName: TypeAlias = Literal["relaxed", "standard", "strict"]
PRESETS: tuple[PresetName, ...] = ("relaxed", "standard", "strict")

_K = IncidentKind

_AT_ONCE = {"raise_after_s": 0.0, "raise_after_looks": 1, "clear_after_s": 0.0, "cooldown_s": 20.0}
"""What the page says of itself needs no second look."""

_STANDARD: dict[IncidentKind, dict[str, Any]] = {
    _K.MULTIPLE_FACES: {"raise_after_s": 0.2, "weight": 30.0},
    _K.NO_FACE: {"raise_after_s": 3.0, "weight": 10.0},
    _K.OTHER_PERSON: {"threshold": 0.6, "raise_after_s": 1.0, "raise_after_looks": 3, "clear_after_s": 5.0, "weight": 60.0},
    _K.LOOKING_AWAY: {
        "threshold": 25.0,
        "raise_after_s": 0.0,
        "share": 0.5,
        "window_s": 15.0,
        "clear_after_s": 3.0,
        "cooldown_s": 15.0,
        "weight": 6.0,
    },
    _K.LOOKING_DOWN: {
        "threshold": 20.0,
        "raise_after_s": 0.0,
        "share": 0.6,
        "window_s": 20.0,
        "clear_after_s": 3.0,
        "cooldown_s": 15.0,
        "warn": False,
        "weight": 4.0,
    },
    _K.PHONE: {
        "threshold": 0.5,
        "raise_after_s": 1.0,
        "raise_after_looks": 3,
        "clear_after_s": 8.0,
        "cooldown_s": 30.0,
        "weight": 40.0,
    },
    _K.BOOK: {
        # The spines of a shelf in the background reach 0.52.
        "threshold": 0.55,
        "raise_after_s": 3.0,
        "raise_after_looks": 3,
        "clear_after_s": 15.0,
        "cooldown_s": 60.0,
        "warn": False,
        "weight": 8.0,
    },
    _K.LAPTOP: {
        "enabled": False,
        "threshold": 0.5,
        "raise_after_s": 3.0,
        "raise_after_looks": 3,
        "clear_after_s": 15.0,
        "cooldown_s": 60.0,
        "warn": False,
        "weight": 8.0,
    },
    _K.SECOND_BODY: {
        "threshold": 2.0,
        "raise_after_s": 2.0,
        "raise_after_looks": 3,
        "clear_after_s": 8.0,
        "cooldown_s": 15.0,
        "weight": 20.0,
    },
    _K.SPEECH: {
        "threshold": 1.5,
        "raise_after_s": 0.0,
        "raise_after_looks": 1,
        "clear_after_s": 10.0,
        "cooldown_s": 30.0,
        "warn": False,
        "weight": 6.0,
    },
    _K.SECOND_VOICE: {
        "threshold": 1.5,
        "raise_after_s": 4.0,
        "raise_after_looks": 2,
        "clear_after_s": 10.0,
        "cooldown_s": 30.0,
        "warn": False,
        "weight": 12.0,
    },
    _K.CAMERA_REPLAYED: {
        "threshold": 20.0,
        "raise_after_s": 0.0,
        "clear_after_s": 10.0,
        "cooldown_s": 30.0,
        "warn": False,
        "weight": 60.0,
    },
    _K.PHOTO_ATTACK: {
        "threshold": 90.0,
        "raise_after_s": 0.0,
        "clear_after_s": 2.0,
        "cooldown_s": 30.0,
        "warn": False,
        "weight": 40.0,
    },
    _K.VIRTUAL_CAMERA: {**_AT_ONCE, "warn": False, "weight": 10.0},
    _K.TAB_HIDDEN: {**_AT_ONCE, "raise_after_s": 1.0, "weight": 12.0},
    _K.WINDOW_BLURRED: {**_AT_ONCE, "raise_after_s": 3.0, "warn": False, "weight": 4.0},
    _K.FULLSCREEN_LEFT: {**_AT_ONCE, "raise_after_s": 1.0, "weight": 6.0},
    _K.CLIPBOARD: {**_AT_ONCE, "weight": 8.0},
    _K.PRINT: {**_AT_ONCE, "prevent": True, "weight": 8.0},
    _K.CONTEXT_MENU: {**_AT_ONCE, "enabled": False, "warn": False, "weight": 0.0},
    _K.DEVTOOLS: {**_AT_ONCE, "warn": False, "weight": 6.0},
    _K.SECOND_SCREEN: {**_AT_ONCE, "raise_after_s": 2.0, "weight": 6.0},
    _K.SCREEN_SHARE_STOPPED: {**_AT_ONCE, "raise_after_s": 2.0, "weight": 12.0},
    # In the middle between bare and not: a dark room with a glimmer of light must not waver between covered and dark.
    _K.CAMERA_BLOCKED: {"threshold": 0.5, "raise_after_s": 3.0, "weight": 0.0},
    _K.CAMERA_DARK: {
        "threshold": 0.1,
        "raise_after_s": 10.0,
        "raise_after_looks": 5,
        "clear_after_s": 5.0,
        "cooldown_s": 30.0,
        "weight": 0.0,
    },
    _K.CAMERA_FROZEN: {"threshold": 10.0, "raise_after_s": 0.0, "clear_after_s": 1.0, "cooldown_s": 15.0, "weight": 0.0},
}

_RELAXED: dict[IncidentKind, dict[str, Any]] = {
    _K.NO_FACE: {"raise_after_s": 10.0},
    _K.MULTIPLE_FACES: {"raise_after_s": 1.0, "raise_after_looks": 3},
    _K.OTHER_PERSON: {"threshold": 0.65, "raise_after_looks": 4},
    _K.LOOKING_AWAY: {"threshold": 35.0, "share": 0.7, "window_s": 30.0, "warn": False},
    _K.LOOKING_DOWN: {"enabled": False},
    _K.PHONE: {"threshold": 0.6, "raise_after_looks": 4},
    _K.BOOK: {"enabled": False},
    _K.SECOND_BODY: {"raise_after_looks": 4, "raise_after_s": 6.0},
    _K.SPEECH: {"threshold": 3.0, "raise_after_looks": 3, "raise_after_s": 9.0},
    _K.SECOND_VOICE: {"enabled": False},
    _K.WINDOW_BLURRED: {"enabled": False},
    _K.TAB_HIDDEN: {"raise_after_s": 5.0},
    _K.FULLSCREEN_LEFT: {"raise_after_s": 5.0},
    _K.DEVTOOLS: {"enabled": False},
    _K.SECOND_SCREEN: {"enabled": False},
}

_STRICT: dict[IncidentKind, dict[str, Any]] = {
    _K.NO_FACE: {"raise_after_s": 2.0},
    _K.OTHER_PERSON: {"raise_after_looks": 2},
    _K.LOOKING_AWAY: {"threshold": 20.0, "share": 0.4, "window_s": 10.0},
    _K.LOOKING_DOWN: {"threshold": 16.0, "share": 0.5, "window_s": 15.0, "warn": True},
    _K.PHONE: {"threshold": 0.4, "raise_after_looks": 2},
    _K.BOOK: {"threshold": 0.4, "warn": True},
    _K.LAPTOP: {"enabled": True},
    _K.SPEECH: {"threshold": 0.8, "warn": True},
    _K.SECOND_VOICE: {"threshold": 0.8},
    _K.PHOTO_ATTACK: {"threshold": 60.0},
    _K.WINDOW_BLURRED: {"raise_after_s": 1.0, "warn": True},
    _K.TAB_HIDDEN: {"raise_after_s": 0.0},
    _K.FULLSCREEN_LEFT: {"raise_after_s": 0.0},
    _K.CLIPBOARD: {"prevent": True},
    _K.CONTEXT_MENU: {"enabled": True, "prevent": True},
}

_CHANGES: dict[PresetName, dict[IncidentKind, dict[str, Any]]] = {"relaxed": _RELAXED, "standard": {}, "strict": _STRICT}


def signal_defaults(name: PresetName) -> dict[IncidentKind, dict[str, Any]]:
    """The settings of every signal in a preset, as members of ``SignalPolicy``."""
    changes = _CHANGES[name]
    return {kind: {**settings, **changes.get(kind, {})} for kind, settings in _STANDARD.items()}
