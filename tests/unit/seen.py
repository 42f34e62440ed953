"""Observations for the tests of the rules: by hand, and drawn at random."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from openproctor.model import measures as M  # noqa: N812
from openproctor.model.attempt import CameraState, Connection
from openproctor.model.incident import IncidentKind
from openproctor.model.measures import Measure
from openproctor.model.observation import Detector, Observation, Stream
from openproctor.model.signal import AttemptEnded, Change, LinkSeen, RuleInput
from openproctor.rules.catalogue import MEASURE_OF
from openproctor.rules.policy import Policy
from openproctor.rules.replay import Replayed, replay
from openproctor.rules.step import RulesState, check_in, step

__all__ = [
    "AHEAD",
    "STANDARD",
    "camera",
    "checked_in",
    "incidents",
    "link_words",
    "looks",
    "microphone",
    "of_stream",
    "opened",
    "page",
    "policies",
    "run",
    "sequences",
]

K = IncidentKind
STANDARD = Policy()
AHEAD: dict[Measure, float] = {M.FACES: 1, M.YAW: 2, M.PITCH: 5, M.GAZE_X: 0, M.GAZE_Y: 0.1, M.PRESENCE: 0.99}
"""One person who looks at the screen."""


def camera(at: float, values: Mapping[Measure, float], *failed: Detector) -> Observation:
    return Observation(at, Stream.CAMERA, values, failed)


def microphone(at: float, speech_s: float, lips: float | None = None) -> Observation:
    values = {M.SPEECH_S: speech_s, M.SOUND_S: 5.0}
    return Observation(at, Stream.MICROPHONE, values if lips is None else values | {M.LIPS: lips})


def page(at: float, kind: IncidentKind, value: float) -> Observation:
    """``value`` is 1 when it begins, 0 when it ends, the count for what happens at once."""
    return Observation(at, Stream.PAGE, {MEASURE_OF[kind]: value})


def looks(begin: float, end: float, every_s: float, values: Mapping[Measure, float]) -> list[Observation]:
    """The same look again and again, ``end`` not included."""
    return [camera(begin + i * every_s, values) for i in range(round((end - begin) / every_s))]


def checked_in() -> RulesState:
    """The state after a check-in at which the candidate looked at the screen."""
    state = RulesState()
    for i in range(8):
        state = check_in(state, camera(-20.0 + i, AHEAD))
    return state


def run(
    seen: Sequence[RuleInput], policy: Policy = STANDARD, state: RulesState | None = None
) -> tuple[RulesState, list[Change]]:
    state, changes = state or RulesState(), list[Change]()
    for observation in seen:
        state, new = step(state, observation, policy)
        changes += new
    return state, changes


def incidents(seen: Sequence[RuleInput], policy: Policy = STANDARD) -> list[Replayed]:
    """What a checked-in candidate's observations give."""
    return replay(seen, policy, checked_in())


def opened(seen: Sequence[RuleInput], policy: Policy = STANDARD) -> list[IncidentKind]:
    """The kinds of the incidents, in the order in which they opened."""
    return [incident.kind for incident in incidents(seen, policy)]


# --- at random -----------------------------------------------------------------------------------------------------------

EIGHTH = 0.125
"""Times are multiples of it, so that sums and differences are exact."""
_score = st.sampled_from([0.0, 0.3, 0.55, 0.7, 0.97])
_camera = st.fixed_dictionaries(
    {M.FACES: st.integers(0, 3).map(float)},
    optional={
        M.IDENTITY: _score,
        M.YAW: st.sampled_from([0.0, 10.0, -40.0, 80.0]),
        M.PITCH: st.sampled_from([0.0, 15.0, 45.0]),
        M.GAZE_X: st.sampled_from([-1.0, 0.0, 0.5]),
        M.GAZE_Y: st.sampled_from([-0.5, 0.0, 1.0]),
        M.PRESENCE: _score,
        M.PHONE: _score,
        M.BOOK: _score,
        M.LAPTOP: _score,
        M.BODIES: st.integers(0, 3).map(float),
        M.BRIGHTNESS: _score,
        M.BLOCKED: _score,
        M.FROZEN_S: st.sampled_from([0.0, 5.0, 30.0]),
        M.REPLAY_S: st.sampled_from([0.0, 5.0, 30.0]),
        M.STILL_S: st.sampled_from([0.0, 50.0, 300.0]),
    },
)
_microphone = st.fixed_dictionaries({M.SPEECH_S: st.sampled_from([0.0, 1.0, 4.0])}, optional={M.LIPS: _score})
_connected = st.sampled_from([MEASURE_OF[kind] for kind in (K.TAB_HIDDEN, K.WINDOW_BLURRED, K.FULLSCREEN_LEFT)])
_page = st.builds(
    lambda measure, value: {measure: value},
    _connected | _connected | st.sampled_from(sorted(MEASURE_OF.values())),
    st.sampled_from([0.0, 1.0, 1.0, 3.0]),
)
"""Mostly the three that explain one another."""
_gaps = st.sampled_from([1, 2, 4, 8, 8, 12, 16, 40, 240]).map(lambda eighths: eighths * EIGHTH)
_failed = st.sampled_from([(), (), (), (Detector.FACES,), (Detector.OBJECTS, Detector.SPEECH)])


@dataclass(frozen=True)
class _Span:
    """The same again and again: what is drawn each time anew hardly ever lasts."""

    stream: Stream
    values: dict[Measure, float]
    failed: tuple[Detector, ...]
    gap: float
    times: int


OBSERVED = (Stream.CAMERA, Stream.MICROPHONE, Stream.PAGE)
"""The streams that are judged."""


def _segments(stream: Stream) -> st.SearchStrategy[_Span]:
    values = {Stream.CAMERA: _camera, Stream.MICROPHONE: _microphone, Stream.PAGE: _page}[stream]
    times = st.just(1) if stream is Stream.PAGE else st.integers(1, 12)
    return st.builds(_Span, st.just(stream), values, _failed, _gaps, times)


def _told(spans: Sequence[_Span]) -> list[Observation]:
    at, seen = 0.0, list[Observation]()
    for span in spans:
        for _ in range(span.times):
            at += span.gap
            seen.append(Observation(at, span.stream, span.values, span.failed))
    return seen


def of_stream(stream: Stream) -> st.SearchStrategy[list[Observation]]:
    """One stream's observations in order."""
    return st.lists(_segments(stream), min_size=4, max_size=25).map(_told)


link_words = st.tuples(st.sampled_from(Connection), st.sampled_from(CameraState))


@st.composite
def sequences(draw: st.DrawFn) -> list[RuleInput]:
    """All streams and the line's state in one order of time, and the end."""
    mixed: list[RuleInput] = [*_told(draw(st.lists(st.one_of(*map(_segments, OBSERVED)), max_size=30)))]
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(mixed)))
        at = mixed[place - 1].at if place else 0.0
        mixed.insert(place, LinkSeen(at, *draw(link_words)))
    return [*mixed, AttemptEnded((mixed[-1].at if mixed else 0.0) + 1)]


_settings = st.fixed_dictionaries(
    {
        "enabled": st.sampled_from([True, True, True, False]),
        "raise_after_s": st.sampled_from([0.0, 0.5, 2.0, 5.0]),
        "raise_after_looks": st.integers(1, 3),
        "share": st.none() | st.sampled_from([0.2, 0.5]),
        "window_s": st.sampled_from([2.0, 15.0]),
        "clear_after_s": st.sampled_from([0.0, 2.0, 8.0]),
        "cooldown_s": st.sampled_from([0.0, 5.0, 60.0]),
    }
)
policies = st.builds(
    lambda name, signals: Policy.model_validate({"preset": name, "signals": signals}),
    st.sampled_from(["relaxed", "standard", "strict"]),
    st.dictionaries(st.sampled_from(sorted(STANDARD.signals)), _settings, max_size=25),
)
"""Any policy."""
