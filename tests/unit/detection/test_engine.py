"""The engine bounds its queue, keeps attempts apart, and never turns a failure into a finding."""

import asyncio
import threading
from collections.abc import AsyncIterator
from typing import Any

import pytest

from openproctor.detection.detector import SoundDetector, Values
from openproctor.detection.engine import AnalysisEngine, EngineBusy
from openproctor.detection.frame_analysis import SoundContext
from openproctor.detection.image import ImageError
from openproctor.model import measures
from openproctor.model.measures import Measure
from openproctor.model.observation import Detector
from tests.fakes import FakeClock
from tests.support.detectors import Networks
from tests.unit.detection.fakes import FakeDetector, jpeg, room

FRAME = jpeg(room((260, 120, 120)))


@pytest.fixture
def detector() -> FakeDetector:
    return FakeDetector()


@pytest.fixture
async def engine(detector: FakeDetector) -> AsyncIterator[AnalysisEngine]:
    engine = AnalysisEngine(Networks(detector).detectors(), workers=1, pending=2, attempts=2)
    await engine.start()
    yield engine
    await engine.close()


async def test_it_finds_faces_and_loads_the_detector_once(engine: AnalysisEngine, detector: FakeDetector) -> None:
    look = await engine.analyse("a", FRAME, 0.0)
    assert look.faces is not None
    assert len(look.faces.faces) == 1
    assert detector.loads == 1
    assert engine.pending == 0


async def test_each_attempt_has_its_own_memory_and_the_oldest_is_dropped(engine: AnalysisEngine) -> None:
    async def full(key: str, at: float) -> bool:
        look = await engine.analyse(key, FRAME, at)
        return look.faces is not None and look.faces.full

    assert [await full(key, 0.0) for key in "aba"] == [True, True, False]
    assert await full("c", 0.0)
    assert await full("b", 1.0)
    engine.forget("c")
    assert await full("c", 1.0)


async def test_an_attempt_at_which_nobody_looks_for_two_minutes_starts_anew(detector: FakeDetector) -> None:
    clock = FakeClock()
    engine = AnalysisEngine(Networks(detector).detectors(), workers=1, monotonic=clock.monotonic)
    await engine.start()
    try:
        fulls = []
        for seconds in (0, 119, 119, 120):
            clock.advance(seconds)
            look = await engine.analyse("a", FRAME, 0.0)
            fulls.append(look.faces is not None and look.faces.full)
    finally:
        await engine.close()
    assert fulls == [True, False, False, True]


async def test_a_full_queue_refuses_and_says_when_to_return(engine: AnalysisEngine, detector: FakeDetector) -> None:
    detector.hold = threading.Event()
    waiting = [asyncio.create_task(engine.analyse(key, FRAME, 0.0)) for key in "ab"]
    await asyncio.sleep(0)
    with pytest.raises(EngineBusy) as busy:
        await engine.analyse("c", FRAME, 0.0)
    assert busy.value.retry_after > 0
    detector.hold.set()
    assert all(look.faces for look in await asyncio.gather(*waiting))
    assert (await engine.analyse("c", FRAME, 0.0)).faces


async def test_a_frame_given_up_still_counts_until_its_thread_is_free(engine: AnalysisEngine, detector: FakeDetector) -> None:
    detector.hold = threading.Event()
    task = asyncio.create_task(engine.analyse("a", FRAME, 0.0))
    assert await asyncio.to_thread(detector.entered.wait, 10)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert engine.pending == 1
    detector.hold.set()
    assert (await engine.analyse("b", FRAME, 0.0)).faces


async def test_a_failing_detector_means_not_analysed(engine: AnalysisEngine, detector: FakeDetector) -> None:
    detector.error = RuntimeError("out of memory")
    look = await engine.analyse("a", FRAME, 0.0)
    assert look.faces is None
    assert look.failed == (Detector.FACES,)
    assert measures.FACES not in look.values
    detector.error = None
    look = await engine.analyse("a", FRAME, 1.0)
    assert look.faces is not None
    assert look.failing == frozenset()


async def test_a_damaged_picture_is_the_senders_fault(engine: AnalysisEngine) -> None:
    with pytest.raises(ImageError):
        await engine.analyse("a", FRAME[: len(FRAME) // 2], 0.0)
    with pytest.raises(ImageError):
        await engine.analyse("a", b"no picture", 0.0)
    assert engine.pending == 0


async def test_an_engine_that_does_not_run_analyses_nothing() -> None:
    engine = AnalysisEngine(Networks(FakeDetector()).detectors())
    look = await engine.analyse("a", FRAME, 0.0)
    assert look.faces is None
    assert set(look.failed) == {Detector.FACES, Detector.SCENE}
    await engine.close()


class Listener(SoundDetector):
    """Counts the segments that it has heard, and says so; told to, it fails when it has counted."""

    version = None

    def __init__(self, name: Detector, measure: Measure, *, fails: bool = False) -> None:
        self.name, self.ranges = name, {measure: (0, 10)}  # type: ignore[misc]
        self.measure, self.fails = measure, fails
        self.state: type[Any] = type(f"Heard{name}", (int,), {})

    def load(self) -> None:
        """Nothing to load."""

    def listen(self, sound: SoundContext) -> Values:
        count = sound.memory[self.state] + 1
        sound.memory[self.state] = self.state(count)
        if self.fails:
            raise RuntimeError("deaf")
        return {self.measure: float(count)}


@pytest.mark.parametrize("deaf_first", [True, False])
async def test_every_sound_detector_is_heard_and_one_that_fails_leaves_nothing_behind(
    detector: FakeDetector, deaf_first: bool
) -> None:
    hears = Listener(Detector.SPEECH, measures.SPEECH_S)
    deaf = Listener(Detector.IDENTITY, measures.IDENTITY, fails=True)
    engine = AnalysisEngine([*Networks(detector).detectors(), *([deaf, hears] if deaf_first else [hears, deaf])], workers=1)
    await engine.start()
    try:
        await engine.analyse("a", FRAME, 0.0)
        first, second = [await engine.listen("a", b"sound", at) for at in (0.0, 5.0)]
        assert (first.values, second.values) == ({measures.SPEECH_S: 1.0}, {measures.SPEECH_S: 2.0})
        assert (second.failed, second.failing) == ((Detector.IDENTITY,), frozenset({Detector.IDENTITY}))
        deaf.fails = False
        assert (await engine.listen("a", b"sound", 10.0)).values == {measures.SPEECH_S: 3.0, measures.IDENTITY: 1.0}
    finally:
        await engine.close()
