"""A candidate of a clip before the server's own path, in process and without waiting: capture times are the clip's."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from openproctor.analysis.engine import AnalysisEngine
from openproctor.bench.clips import Clip
from openproctor.ingest.frame import Frame
from openproctor.ingest.limits import Upload
from openproctor.ingest.repository import Known
from openproctor.ingest.side import Side
from openproctor.ingest.wanted import wanted_of
from openproctor.model.attempt import AttemptState
from openproctor.model.incident import IncidentKind
from openproctor.model.learnt import Learnt
from openproctor.model.observation import Measured, Stream
from openproctor.model.packing import rounded
from openproctor.model.policy import Policy
from openproctor.model.signal import Change, Closed, IncidentRef, Opened, Reopened
from openproctor.rules.step import check_in, is_late, step

__all__ = ["Noticed", "Part", "Sitting", "sit"]

EPOCH = 1_700_000_000.0
"""Capture time of a clip's begin; any will do."""
CHECK_EVERY_S = 1.0


@dataclass(slots=True)
class Part:
    """A time for which an incident was open. Seconds from the clip's begin."""

    since: float
    """When the condition began to hold; of what came back, when it did."""
    opened: float
    ended: float | None = None
    """None: it was open at the clip's end."""


@dataclass(slots=True)
class Noticed:
    """One incident: more than one part where its condition came back within the cool-down."""

    kind: IncidentKind
    parts: list[Part]
    peak: int


@dataclass(slots=True)
class Sitting:
    """What came of one clip."""

    clip: Clip
    noticed: list[Noticed] = field(default_factory=list)
    frames: int = 0
    seconds: float = 0.0
    """After the check-in."""
    cpu_s: float = 0.0


Tick = Callable[[float], None]
"""Told how many seconds of the clip have gone by."""
See = Callable[[float, Measured], None]
"""Shown every observation, for whoever tunes."""


async def sit(engine: AnalysisEngine, clip: Clip, policy: Policy, tick: Tick | None = None, see: See | None = None) -> Sitting:
    """One clip from check-in to end.

    Raises:
        ClipError: it cannot be read.
    """
    sitting = Sitting(clip)
    driver = _Driver(engine, sitting, _known(clip.name, policy), see)
    frames, sounds = clip.frames(), clip.sounds()
    sound = next(sounds, None)
    wanted = 0.0
    try:
        while (frame := frames.at(wanted)) is not None:
            at, jpeg = frame
            while sound is not None and sound[0] + 5.0 <= at:
                if sound[0] >= clip.check_in_s:
                    await driver.hear(*sound)
                sound = next(sounds, None)
            pause = await (driver.check(at, jpeg) if at < clip.check_in_s else driver.look(at, jpeg))
            wanted = at + pause
            sitting.seconds = max(0.0, at - clip.check_in_s)
            if tick is not None:
                tick(at)
    finally:
        engine.forget(clip.name)
    return sitting


def _known(name: str, policy: Policy) -> Known:
    return Known(
        attempt_id=name,
        exam_id="clips",
        state=AttemptState.IN_PROGRESS,
        policy=policy,
        now=Side(),
        late=None,
        version=1,
        started_at=None,
        ended_at=None,
        erased=False,
        clock_skew_s=0.0,
        learnt=Learnt(),
        frame_sha256=None,
        frame_reply=None,
    )


class _Driver:
    """Does with each item what ``ingest.pipeline.Pipeline`` does, but for database, evidence and pushes."""

    def __init__(self, engine: AnalysisEngine, sitting: Sitting, known: Known, see: See | None) -> None:
        self._engine = engine
        self._sitting = sitting
        self._known = known
        self._see = see
        self._open: dict[IncidentRef, Noticed] = {}

    async def check(self, at: float, jpeg: bytes) -> float:
        """As ``Pipeline.check``; the seconds until the next one."""
        known, began = self._known, time.process_time()
        look = await self._engine.analyse(known.attempt_id, jpeg, EPOCH + at, wanted_of(known, check_in=True))
        self._sitting.cpu_s += time.process_time() - began
        measured = Measured(EPOCH + at, Stream.CAMERA, look.values)
        self._known = replace(known, now=Side(check_in(known.rules, measured)), learnt=look.learnt or known.learnt)
        if self._see is not None:
            self._see(at, measured)
        return CHECK_EVERY_S

    async def look(self, at: float, jpeg: bytes) -> float:
        """As ``Pipeline.ingest``; the seconds until the next one, as the reply asks."""
        known, began = self._known, time.process_time()
        look = await self._engine.analyse(known.attempt_id, jpeg, EPOCH + at, wanted_of(known))
        upload = Upload(self._sitting.frames, jpeg, hashlib.sha256(jpeg).digest(), _clock(at))
        frame = Frame(upload, upload.captured_at, EPOCH + at, look)
        observation = frame.observation()
        late = is_late(known.rules, observation)
        rules, changes = step(known.rules, observation, known.policy)
        reply = json.loads(frame.reply(rules, known, late=late, stretch=self._engine.stretch))
        self._sitting.cpu_s += time.process_time() - began
        self._known = replace(known, now=Side(rules), learnt=look.learnt or known.learnt)
        self._note(changes)
        self._sitting.frames += 1
        if self._see is not None:
            self._see(at, observation)
        return float(reply["next_sample_s"])

    async def hear(self, begin: float, webm: bytes) -> None:
        """As ``Pipeline.ingest_chunk`` does with sound."""
        known, began = self._known, time.process_time()
        heard = await self._engine.listen(known.attempt_id, webm, EPOCH + begin)
        observation = rounded(Measured(EPOCH + begin, Stream.MICROPHONE, heard.values, heard.failed))
        rules, changes = step(known.rules, observation, known.policy)
        self._sitting.cpu_s += time.process_time() - began
        self._known = replace(known, now=Side(rules))
        self._note(changes)
        if self._see is not None:
            self._see(begin, observation)

    def _note(self, changes: tuple[Change, ...]) -> None:
        for change in changes:
            if isinstance(change, Opened):
                part = Part(change.since - EPOCH, change.at - EPOCH)
                self._open[change.ref] = Noticed(change.ref.kind, [part], change.peak)
                self._sitting.noticed.append(self._open[change.ref])
                continue
            noticed = self._open[change.ref]
            if isinstance(change, Closed):
                noticed.parts[-1].ended = change.ended - EPOCH
                continue
            noticed.peak = change.peak
            if isinstance(change, Reopened):
                noticed.parts.append(Part(change.at - EPOCH, change.at - EPOCH))


def _clock(at: float) -> datetime:
    return datetime.fromtimestamp(EPOCH + at, UTC)
