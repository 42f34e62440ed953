"""What a signal is. Each has one file in ``signals/``, and one line in ``model.incident.IncidentKind`` that names the file.

The file says all of it: what is read, when the condition holds, how serious it is, what the presets ask for, and the words
that people are shown. ``docs/extending.md`` shows how to add one; the pages' words are generated from here (``make generate``).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from openproctor.model.attempt import Connection
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.measures import Measure
from openproctor.model.observation import Detector, Stream
from openproctor.model.signal import LinkSeen
from openproctor.rules.baseline import Baseline

__all__ = [
    "AT_ONCE",
    "FEWER",
    "Condition",
    "LinkRule",
    "Rule",
    "Settings",
    "Signal",
    "SignalWords",
    "Threshold",
    "Values",
    "above",
    "at_least",
    "below",
    "in_per_cent",
    "in_seconds",
    "none_of",
    "while_connected",
]

Values: TypeAlias = Mapping[Measure, float]
Settings: TypeAlias = Mapping[str, Any]
"""Members of ``SignalPolicy``."""
SignalGroup: TypeAlias = Literal["camera", "microphone", "page", "technical"]

FEWER = "A higher value notes less."
AT_ONCE: Settings = {"raise_after_s": 0.0, "raise_after_looks": 1, "clear_after_s": 0.0, "cooldown_s": 20.0}
"""What the page reports about itself needs no second look."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What one observation says about one signal. A signal that an observation says nothing about has no condition."""

    holds: bool
    measure: int
    """How much of it, in the signal's unit: faces, degrees, hundredths. The peak is the largest."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When a signal's condition holds."""

    reads: tuple[Measure, ...]
    """An observation with none of these says nothing about the signal."""
    judge: Callable[[Values, float, Baseline], Condition | None]
    """Judges by measures, the policy's threshold and the candidate's baseline; None if they say nothing about the signal."""


LinkRule: TypeAlias = Callable[[LinkSeen], Condition | None]
"""The same for the faults of connection and camera."""


def while_connected(holds: Callable[[LinkSeen], bool]) -> LinkRule:
    """A condition of which nothing is known while the connection is lost."""
    return lambda seen: None if seen.connection is Connection.LOST else Condition(holds(seen), 0)


@dataclass(frozen=True, slots=True)
class Threshold:
    """How the pages show a signal's threshold."""

    label: str
    hint: str
    least: float
    most: float
    step: float
    suffix: str = ""
    """Shown behind the number."""
    factor: int = 1
    """What is shown is the policy's number times this."""
    lasting: bool = False
    """The measure is a length of time itself: reaching it is what makes the signal count."""


def in_per_cent() -> Threshold:
    """How sure a detector must be."""
    hint = f"How sure the detector must be, in per cent. {FEWER}"
    return Threshold("How sure", hint, 5, 100, 5, suffix=" %", factor=100)


def in_seconds(label: str, hint: str) -> Threshold:
    """A length of time that is the measure itself."""
    return Threshold(label, f"{hint} {FEWER}", 1, 1000, 1, suffix=" s", lasting=True)


@dataclass(frozen=True, slots=True)
class SignalWords:
    """The pages' words: for the candidate calm and without blame, for the staff what was seen and no more."""

    group: SignalGroup
    name: str
    """A few words, for a chip or a switch."""
    candidate: str
    """Completes "It is noted when ..."."""
    staff: str
    """A whole sentence of what happened."""
    icon: str
    """A component of ``@tabler/icons-react``."""
    threshold: Threshold | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One signal: a condition that, if it lasts, becomes an incident."""

    kind: IncidentKind
    severity: Severity
    words: SignalWords
    sentence: Callable[[int], str]
    """What was noticed, from the peak; without a full stop, because the length may follow."""
    detector: Detector | None = None
    """The detector that it needs."""
    stream: Stream | None = Stream.CAMERA
    """The stream whose observations show it; None if only the state of connection and camera does."""
    rule: Rule | None = None
    page: Measure | None = None
    """What the candidate's page reports about itself: above 0 while it holds, or how often it happened; 0 when it ends. A hint
    only, because a page can be changed by the person who runs it."""
    link: LinkRule | None = None
    fault: bool = False
    """A problem of technique or light: shown, and never counted as suspicion."""
    momentary: bool = False
    """Happens at once: the incident opens and closes in one step."""
    preventable: bool = False
    """A page can also prevent it."""
    behind: bool = False
    """Means nothing while the exam itself is in another tab: the page is then hidden all the time, and rightly so."""
    faster_sampling: bool = False
    """Two frames closer together settle it sooner."""
    spoken: bool = False
    """A segment of sound is evidence of it."""
    explains: frozenset[IncidentKind] = frozenset()
    """One happening, one incident: while this is there, those are its consequence and are not recorded."""
    warning: str | None = None
    """The warning to the candidate unless the policy has words of its own: what is seen and what helps, without blame."""
    standard: Settings | None = None
    """The standard preset; None: a policy has no settings for it."""
    relaxed: Settings = field(default_factory=dict)
    """What the relaxed preset changes; the same for the strict one."""
    strict: Settings = field(default_factory=dict)


def above(measure: Measure, scale: float = 1.0) -> Rule:
    """Holds from the threshold on; the peak is in ``1 / scale`` of the measure."""

    def judge(values: Values, threshold: float, _: Baseline) -> Condition | None:
        return Condition(values[measure] >= threshold, round(values[measure] * scale))

    return Rule((measure,), judge)


def at_least(measure: Measure, least: int) -> Rule:
    """Holds where ``least`` or more are counted, whatever the policy's threshold; the peak is their number."""
    return Rule((measure,), lambda values, *_: Condition(values[measure] >= least, int(values[measure])))


def none_of(measure: Measure) -> Rule:
    """Holds where none are counted."""
    return Rule((measure,), lambda values, *_: Condition(values[measure] == 0, int(values[measure])))


def below(measure: Measure, scale: float, *, unless: tuple[Measure, float]) -> Rule:
    """Holds under the threshold, unless another measure has this value; the peak is in ``1 / scale`` of the measure."""
    other, value = unless

    def judge(values: Values, threshold: float, _: Baseline) -> Condition | None:
        return Condition(values[measure] < threshold and values.get(other) != value, round(values[measure] * scale))

    return Rule((measure,), judge)
