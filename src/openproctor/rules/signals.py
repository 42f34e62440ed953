"""Which conditions an observation speaks of: measures against the policy's thresholds. ``docs/accuracy.md`` defines each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from openproctor.model.attempt import CameraState, Connection
from openproctor.model.incident import EXPLAINS, FAULTS, PAGE_SIGNALS, IncidentKind
from openproctor.model.observation import Detector, Measure, Stream
from openproctor.model.policy import Policy, SignalPolicy
from openproctor.model.signal import LinkSeen
from openproctor.rules.baseline import Baseline, sight_line

__all__ = ["DETECTOR_OF", "Condition", "conditions", "explained", "link_conditions", "signal_policy", "stream_of"]

FAULT_POLICY = SignalPolicy(raise_after_s=0, raise_after_looks=1, clear_after_s=1, cooldown_s=10)
"""Silence has been waited for before it is called a lost connection; the fault itself opens at once."""

OWN_LIPS = 0.1
"""Share of looks with moving lips up to which speech is not the candidate's own."""
TURNED = 0.3
"""Presence below which a face that was well seen before is turned far away (facts: it falls to 0 on an extreme profile)."""


ASIDE_DEGREES = 25.0
"""A face turned farther aside than this differs from its own template by as much as from another's: it says nothing of who
it is. Whoever keeps it turned looks away, which is a signal of its own."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What one observation says of one signal. A signal that an observation says nothing of has no condition."""

    holds: bool
    measure: int
    """How much of it, in the signal's unit: faces, degrees, hundredths. The peak is the largest."""


Values: TypeAlias = Mapping[Measure, float]
_Rule: TypeAlias = Callable[[Values, float, Baseline], Condition | None]
_K, _M = IncidentKind, Measure


def conditions(values: Values, baseline: Baseline, policy: Policy) -> dict[IncidentKind, Condition]:
    """The conditions that ``values`` can speak of; whatever is missing stays as it was."""
    found: dict[IncidentKind, Condition] = {}
    for kind, rule in _RULES.items():
        condition = rule(values, policy.signals[kind].threshold, baseline)
        if condition is not None:
            found[kind] = condition
    return found


def link_conditions(seen: LinkSeen) -> dict[IncidentKind, Condition]:
    """What is known of connection and camera."""
    lost = seen.connection is Connection.LOST
    found = {_K.CONNECTION_LOST: Condition(lost, 0)}
    if not lost:
        # A camera cannot be heard of through a lost connection.
        found[_K.CAMERA_LOST] = Condition(seen.camera is CameraState.LOST, 0)
    return found


def signal_policy(policy: Policy, kind: IncidentKind) -> SignalPolicy:
    """The thresholds of ``kind``."""
    return policy.signals.get(kind, FAULT_POLICY)


def explained(active: set[IncidentKind], policy: Policy) -> frozenset[IncidentKind]:
    """What is only a consequence of the conditions that hold. A suspicion that is switched off explains nothing."""
    effects: frozenset[IncidentKind] = frozenset()
    for cause in active:
        if cause in FAULTS or signal_policy(policy, cause).enabled:
            effects |= EXPLAINS.get(cause, frozenset())
    return effects


def _above(measure: Measure, scale: float = 1.0) -> _Rule:
    """Holds from the threshold on; the peak is in ``1 / scale`` of the measure."""

    def rule(values: Values, threshold: float, _: Baseline) -> Condition | None:
        value = values.get(measure)
        return None if value is None else Condition(value >= threshold, round(value * scale))

    return rule


def _multiple(values: Values, _: float, __: Baseline) -> Condition | None:
    faces = values.get(_M.FACES)
    return None if faces is None else Condition(faces > 1, int(faces))


def _nobody(values: Values, _: float, __: Baseline) -> Condition | None:
    faces = values.get(_M.FACES)
    return None if faces is None else Condition(faces == 0, int(faces))


def _other(values: Values, threshold: float, baseline: Baseline) -> Condition | None:
    distance = values.get(_M.IDENTITY)
    if distance is None:
        return None
    if distance >= threshold and abs(values.get(_M.YAW, baseline.yaw) - baseline.yaw) > ASIDE_DEGREES:
        return None
    return Condition(distance >= threshold, round(100 * distance))


def _away(values: Values, threshold: float, baseline: Baseline) -> Condition | None:
    if not baseline.known:
        return None
    if values.get(_M.PRESENCE, 1.0) < TURNED:
        return Condition(holds=True, measure=90) if baseline.presence > 1 - TURNED else None
    line = sight_line(values, baseline)
    return None if line is None else Condition(abs(line[0]) > threshold, round(abs(line[0])))


def _down(values: Values, threshold: float, baseline: Baseline) -> Condition | None:
    line = sight_line(values, baseline) if baseline.known else None
    return None if line is None else Condition(line[1] > threshold, max(0, round(line[1])))


def _speech(values: Values, threshold: float, _: Baseline) -> Condition | None:
    speech = values.get(_M.SPEECH_S)
    return None if speech is None else Condition(speech >= threshold, round(speech))


def _second_voice(values: Values, threshold: float, _: Baseline) -> Condition | None:
    speech, lips = values.get(_M.SPEECH_S), values.get(_M.LIPS)
    if speech is None or lips is None:
        return None
    return Condition(speech >= threshold and lips <= OWN_LIPS, round(speech))


def _dark(values: Values, threshold: float, _: Baseline) -> Condition | None:
    brightness = values.get(_M.BRIGHTNESS)
    if brightness is None:
        return None
    # As long as the candidate's face is found, it is bright enough.
    return Condition(brightness < threshold and values.get(_M.FACES) != 1, round(100 * brightness))


_RULES: dict[IncidentKind, _Rule] = {
    _K.MULTIPLE_FACES: _multiple,
    _K.NO_FACE: _nobody,
    _K.OTHER_PERSON: _other,
    _K.LOOKING_AWAY: _away,
    _K.LOOKING_DOWN: _down,
    _K.PHONE: _above(_M.PHONE, 100),
    _K.BOOK: _above(_M.BOOK, 100),
    _K.LAPTOP: _above(_M.LAPTOP, 100),
    _K.SECOND_BODY: _above(_M.BODIES),
    _K.SPEECH: _speech,
    _K.SECOND_VOICE: _second_voice,
    _K.CAMERA_BLOCKED: _above(_M.BLOCKED, 100),
    _K.CAMERA_DARK: _dark,
    _K.CAMERA_FROZEN: _above(_M.FROZEN_S),
    _K.CAMERA_REPLAYED: _above(_M.REPLAY_S),
    _K.PHOTO_ATTACK: _above(_M.STILL_S),
}

DETECTOR_OF: dict[IncidentKind, Detector] = {
    _K.OTHER_PERSON: Detector.IDENTITY,
    _K.LOOKING_AWAY: Detector.LANDMARKS,
    _K.LOOKING_DOWN: Detector.LANDMARKS,
    _K.PHOTO_ATTACK: Detector.LANDMARKS,
    _K.PHONE: Detector.OBJECTS,
    _K.BOOK: Detector.OBJECTS,
    _K.LAPTOP: Detector.OBJECTS,
    _K.SECOND_BODY: Detector.OBJECTS,
    _K.SPEECH: Detector.SPEECH,
    _K.SECOND_VOICE: Detector.SPEECH,
    _K.CAMERA_BLOCKED: Detector.SCENE,
    _K.CAMERA_DARK: Detector.SCENE,
    _K.CAMERA_FROZEN: Detector.SCENE,
    _K.CAMERA_REPLAYED: Detector.SCENE,
    _K.MULTIPLE_FACES: Detector.FACES,
    _K.NO_FACE: Detector.FACES,
}
"""Which detector a signal needs. What is not here comes from the page or from the line."""


def stream_of(kind: IncidentKind) -> Stream | None:
    """The stream whose observations speak of a signal; None: only the line does."""
    if kind in PAGE_SIGNALS:
        return Stream.PAGE
    detector = DETECTOR_OF.get(kind)
    if detector is None:
        return None
    return Stream.MICROPHONE if detector is Detector.SPEECH else Stream.CAMERA
