"""The cause of an incident in one sentence, from its kind, its peak and its length."""

from openproctor.model.incident import IncidentKind
from openproctor.rules.catalogue import SIGNALS
from openproctor.rules.wording import duration

__all__ = ["cause"]


def cause(kind: IncidentKind, peak: int, seconds: float | None, detail: str | None = None) -> str:
    """One sentence for the staff; ``seconds`` is None while the incident goes on."""
    signal = SIGNALS[kind]
    sentence = signal.sentence(peak)
    if detail:
        sentence += f" ({detail})"
    if not signal.momentary and seconds is not None:
        sentence += f", {duration(seconds)} in all"
    return f"{sentence}."
