"""The cause of an incident in one sentence, from its kind, its peak and its length."""

from collections.abc import Callable

from openproctor.model.incident import MOMENTARY, IncidentKind

__all__ = ["cause", "duration"]

_K = IncidentKind

_SENTENCES: dict[IncidentKind, Callable[[int], str]] = {
    _K.MULTIPLE_FACES: lambda peak: f"{peak} faces were in the picture",
    _K.NO_FACE: lambda _: "No face was in the picture",
    _K.OTHER_PERSON: lambda peak: f"The face differed from the one at check-in (distance {peak / 100:.2f})",
    _K.LOOKING_AWAY: lambda peak: f"Head and eyes pointed aside from the usual most of the time (up to {peak} degrees)",
    _K.LOOKING_DOWN: lambda peak: f"Head and eyes pointed lower than usual most of the time (up to {peak} degrees)",
    _K.PHONE: lambda peak: f"Something like a phone was in the picture ({peak} % sure)",
    _K.BOOK: lambda peak: f"Something like a book was in the picture ({peak} % sure)",
    _K.LAPTOP: lambda peak: f"Something like another computer was in the picture ({peak} % sure)",
    _K.SECOND_BODY: lambda peak: f"{peak} people were in the picture, not all with a visible face",
    _K.SPEECH: lambda peak: f"Speech was heard (up to {peak} s of a stretch of sound)",
    _K.SECOND_VOICE: lambda peak: f"Speech was heard while the candidate's lips were still (up to {peak} s of a stretch)",
    _K.CAMERA_REPLAYED: lambda peak: f"The camera's pictures repeated an earlier stretch (for {peak} s)",
    _K.PHOTO_ATTACK: lambda peak: f"The face showed no blink and no change for {peak} s, as a photograph would",
    _K.VIRTUAL_CAMERA: lambda _: "The camera's name is that of a virtual camera",
    _K.TAB_HIDDEN: lambda _: "The exam's page was hidden behind another tab or minimised",
    _K.WINDOW_BLURRED: lambda _: "Another window was in front",
    _K.FULLSCREEN_LEFT: lambda _: "Full screen was left",
    _K.CLIPBOARD: lambda peak: f"Copy, cut or paste was used {_times(peak)}",
    _K.PRINT: lambda peak: f"Printing was asked for {_times(peak)}",
    _K.CONTEXT_MENU: lambda peak: f"The context menu was opened {_times(peak)}",
    _K.DEVTOOLS: lambda peak: f"Keys of the developer tools were pressed, or the window changed as they open, {_times(peak)}",
    _K.SECOND_SCREEN: lambda _: "More than one screen was connected",
    _K.SCREEN_SHARE_STOPPED: lambda _: "The screen was no longer shared",
    _K.CAMERA_BLOCKED: lambda _: "The camera was covered",
    _K.CAMERA_DARK: lambda _: "It was too dark to see anything",
    _K.CAMERA_FROZEN: lambda _: "The camera gave the same picture again and again",
    _K.CAMERA_LOST: lambda _: "The camera gave no picture",
    _K.CONNECTION_LOST: lambda _: "Nothing was heard of the candidate's page",
}


def cause(kind: IncidentKind, peak: int, seconds: float | None, detail: str | None = None) -> str:
    """One sentence for the staff; ``seconds`` is None while the incident goes on."""
    said = _SENTENCES[kind](peak)
    if detail:
        said += f" ({detail})"
    if kind not in MOMENTARY and seconds is not None:
        said += f", {duration(seconds)} in all"
    return f"{said}."


def duration(seconds: float) -> str:
    """A length for people: 8 s, 2 min 5 s."""
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    if not minutes:
        return f"{whole} s"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def _times(count: int) -> str:
    return "once" if count <= 1 else f"{count} times"
