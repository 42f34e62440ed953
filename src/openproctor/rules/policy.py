"""An exam's policy: what is sampled, what counts, what the candidate is shown. Versioned; an attempt keeps its own."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from openproctor.core.text import prose
from openproctor.model.incident import IncidentKind
from openproctor.rules.catalogue import WITH_SETTINGS, PresetName, signal_defaults

__all__ = [
    "AwayClock",
    "CadencePolicy",
    "EvidencePolicy",
    "LinkPolicy",
    "Policy",
    "RecordingPolicy",
    "RetentionPolicy",
    "SignalPolicy",
    "SignalWords",
    "Watching",
    "preset",
]

Seconds = Annotated[float, Field(ge=0, le=3600)]
SignalWords = Annotated[str, prose(300, 1)]


class SignalPolicy(BaseModel):
    """When a condition becomes an incident, when that incident ends, and what comes of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    enabled: bool = True
    threshold: Annotated[float, Field(ge=0, le=1000)] = 0.0
    """What the measure must exceed; ``docs/accuracy.md`` gives each signal's unit. Without effect where a signal has none."""
    raise_after_s: Seconds
    """The condition must have held this long."""
    raise_after_looks: Annotated[int, Field(ge=1, le=100)] = 2
    """And must have been seen in this many looks in a row."""
    share: Annotated[float, Field(gt=0, lt=1)] | None = None
    """Judge by the share of time instead of by each look: a glance does not count."""
    window_s: Annotated[float, Field(ge=1, le=600)] = 15.0
    """Time constant of that share."""
    clear_after_s: Seconds = 2.0
    """The condition must have been absent this long before the incident closes (hysteresis)."""
    cooldown_s: Seconds = 5.0
    """Within this time after closing, the condition's return continues the same incident."""
    warn: bool = True
    """Warn the candidate when an incident opens; otherwise it is recorded silently."""
    tell: SignalWords | None = None
    """The text of the warning, instead of the usual words."""
    prevent: bool = False
    """Let the page prevent it, if a page can."""
    weight: Annotated[float, Field(ge=0, le=100)] = 10.0
    """Points that an incident of this kind adds to the suspicion score."""


class Watching(StrEnum):
    """What an allowance changes about a signal."""

    OFF = "off"
    RELAXED = "relaxed"


class CadencePolicy(BaseModel):
    """How often the detectors besides the face path look, in seconds. Under load all of these grow longer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    landmarks_every_s: Annotated[float, Field(ge=0.5, le=60)] = 2.0
    objects_every_s: Annotated[float, Field(ge=0.5, le=120)] = 10.0
    identity_every_s: Annotated[float, Field(ge=1, le=600)] = 30.0


class EvidencePolicy(BaseModel):
    """Which frames are kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    before_s: Annotated[float, Field(ge=0, le=10)] = 3.0
    after_s: Annotated[float, Field(ge=0, le=30)] = 3.0
    record_every_s: Annotated[float, Field(ge=1, le=3600)] = 30.0
    """One frame is kept this often whether or not anything happened."""
    keep_sound: bool = False
    """Keep the sound of speech incidents; otherwise sound is measured and thrown away."""


class RecordingPolicy(BaseModel):
    """What is recorded as video, besides the still frames."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    camera: bool = False
    """Camera with sound, all through the exam."""
    screen: bool = False
    """The candidate shares the whole screen, and it is recorded."""
    camera_kbits: Annotated[int, Field(ge=50, le=4000)] = 250
    """Bits a second of the camera's video, in thousands."""
    screen_kbits: Annotated[int, Field(ge=50, le=4000)] = 200


Days = Annotated[int, Field(ge=0, le=36_500)]


class RetentionPolicy(BaseModel):
    """Days for which each class of data is kept after the attempt has ended. 0: until the attempt ends."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pictures_days: Days = 180
    """Frames and segments of sound kept as evidence."""
    recordings_days: Days = 30
    portraits_days: Days = 0
    """Portraits, and the template that a face is compared with."""
    documents_days: Days = 30
    """Pictures of identity documents."""
    observations_days: Days = 365
    """What was measured, and the sha-256 of every item."""
    logs_days: Days = 730
    """Incidents, messages, events, and who the candidate was."""


class AwayClock(StrEnum):
    """What the attempt's clock does while the candidate's connection is lost."""

    RUNS = "runs"
    STOPS = "stops"
    STOPS_AFTER = "stops_after"
    """Runs for ``away_after_s``, then stops until the candidate is back."""


class LinkPolicy(BaseModel):
    """When a connection or a camera counts as lost: faults, never suspicion."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lost_after_s: Annotated[float, Field(ge=2, le=60)] = 4.0
    unstable_rtt_ms: Annotated[float, Field(ge=50, le=10_000)] = 800.0
    away_clock: AwayClock = AwayClock.RUNS
    """Whether time lost with the connection is given back at the end of the attempt."""
    away_after_s: Annotated[float, Field(ge=0, le=3600)] = 30.0
    away_at_most_s: Annotated[float, Field(ge=0, le=86_400)] = 1800.0
    """The most that is given back, in seconds."""
    late_for_s: Annotated[float, Field(ge=0, le=604_800)] = 86_400.0
    """Seconds after its end for which an attempt accepts what its page had captured before the end."""


class Policy(BaseModel):
    """All that an exam decides about watching."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Annotated[int, Field(ge=1)] = 1
    preset: PresetName | Literal["custom"] = "standard"
    """The preset that it began as; ``custom`` once something was changed."""
    sample_every_s: Annotated[float, Field(ge=0.2, le=60)] = 1.0
    """Seconds between two frames of the camera."""
    burst_every_s: Annotated[float, Field(ge=0.2, le=60)] = 0.25
    """Seconds between two frames while something has been seen but is not certain yet."""
    warn_candidate: bool = True
    """False: no signal's warning is sent, whatever the signal says."""
    require_fullscreen: bool = False
    """The exam begins in full screen."""
    require_microphone: bool = True
    """Where software listens or sound is recorded, the exam begins only with a microphone that works.

    One that fails later is a fault, which never stops an exam. Without effect where the sound is not used.
    """
    signals: Annotated[dict[IncidentKind, SignalPolicy], Field(validate_default=True)] = {}
    """Every signal's settings; those that are not given are the preset's."""
    cadence: CadencePolicy = CadencePolicy()
    evidence: EvidencePolicy = EvidencePolicy()
    link: LinkPolicy = LinkPolicy()
    recording: RecordingPolicy = RecordingPolicy()
    retention: RetentionPolicy = RetentionPolicy()

    @model_validator(mode="before")
    @classmethod
    def _complete(cls, data: Any) -> Any:
        """Fill in the preset; accept the first version's shape, which had two signals as members of their own."""
        if not isinstance(data, Mapping):
            return data
        policy = dict(data)
        given = policy.get("signals", {})
        if not isinstance(given, Mapping):
            return policy
        given = dict(given)
        for kind in (IncidentKind.MULTIPLE_FACES, IncidentKind.NO_FACE):
            if str(kind) in policy:
                given[kind] = policy.pop(str(kind))
        name = policy.get("preset", "standard")
        defaults = signal_defaults(name if name in ("relaxed", "strict") else "standard")
        policy["signals"] = {**{kind: defaults[kind] for kind in WITH_SETTINGS}, **_merged(given, defaults)}
        return policy

    def __hash__(self) -> int:
        """A few members are enough: there are few policies at a time, and equal ones have equal members."""
        return hash((self.version, self.preset, self.sample_every_s))

    def signal(self, kind: IncidentKind) -> SignalPolicy:
        """The settings of one signal."""
        return self.signals[kind]


def _merged(given: Mapping[Any, Any], defaults: Mapping[IncidentKind, dict[str, Any]]) -> dict[Any, Any]:
    merged = {}
    for kind, settings in given.items():
        known = kind in defaults and kind in WITH_SETTINGS
        merged[kind] = {**defaults[IncidentKind(kind)], **settings} if known and isinstance(settings, Mapping) else settings
    return merged


def preset(name: PresetName) -> Policy:
    """A policy as shipped: relaxed, standard or strict."""
    return Policy.model_validate({"preset": name})
