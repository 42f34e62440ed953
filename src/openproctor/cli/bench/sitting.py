"""Plays a clip as one candidate through the server's own path, in process, without waiting: capture times are the clip's."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from openproctor.cli.bench.clips import Clip
from openproctor.detection.engine import AnalysisEngine
from openproctor.ingest.detector_request import DetectorRequests
from openproctor.ingest.late_track import JudgingTrack
from openproctor.ingest.measured_item import measured_frame
from openproctor.ingest.repository import AttemptSnapshot
from openproctor.ingest.upload import Upload
from openproctor.model.attempt import AttemptState
from openproctor.model.incident import IncidentKind
from openproctor.model.item import ItemHead
from openproctor.model.observation import Observation, Stream
from openproctor.model.packing import pack, unpack
from openproctor.model.profile import CandidateProfile
from openproctor.model.signal import Change, Closed, IncidentRef, Opened, Reopened
from openproctor.rules.policy import Policy
from openproctor.rules.step import check_in, step

__all__ = ["Noticed", "Part", "Sitting", "sit"]

EPOCH = 1_700_000_000.0
"""Capture time of a clip's begin; any value would do."""
CHECK_EVERY_S = 1.0


@dataclass(slots=True)
class Part:
    """A time for which an incident was open. Seconds from the clip's begin."""

    since: float
    """When the condition began to hold; for one that came back, when it did."""
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
    """The outcome of one clip."""

    clip: Clip
    noticed: list[Noticed] = field(default_factory=list)
    frames: int = 0
    seconds: float = 0.0
    """Length of the clip after the check-in."""
    cpu_s: float = 0.0


Tick = Callable[[float], None]
"""Called with the seconds of the clip that have gone by."""
See = Callable[[float, Observation], None]
"""Called with every observation, for tuning."""


async def sit(engine: AnalysisEngine, clip: Clip, policy: Policy, tick: Tick | None = None, see: See | None = None) -> Sitting:
    """One clip from check-in to end.

    Raises:
        ClipError: it cannot be read.
    """
    sitting = Sitting(clip)
    driver = _Driver(engine, sitting, _attempt(clip.name, policy), see)
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


def _attempt(name: str, policy: Policy) -> AttemptSnapshot:
    return AttemptSnapshot(
        attempt_id=name,
        exam_id="clips",
        state=AttemptState.IN_PROGRESS,
        policy=policy,
        live_track=JudgingTrack(),
        late_track=None,
        version=1,
        started_at=None,
        ended_at=None,
        erased=False,
        clock_skew_s=0.0,
        profile=CandidateProfile(),
        item_sha256=None,
        item_reply=None,
    )


class _Driver:
    """Does with each item what ``ingest.pipeline.Pipeline`` does, except for database, evidence and pushes."""

    def __init__(self, engine: AnalysisEngine, sitting: Sitting, attempt: AttemptSnapshot, see: See | None) -> None:
        self._engine = engine
        self._requests = DetectorRequests(engine.cadences)
        self._sitting = sitting
        self._attempt = attempt
        self._see = see
        self._open: dict[IncidentRef, Noticed] = {}

    async def check(self, at: float, jpeg: bytes) -> float:
        """Like ``Pipeline.check``. Returns the seconds until the next one."""
        attempt, began = self._attempt, time.process_time()
        request = self._requests.of(attempt, check_in=True)
        result = await self._engine.analyse(attempt.attempt_id, jpeg, EPOCH + at, request)
        self._sitting.cpu_s += time.process_time() - began
        observation = Observation(EPOCH + at, Stream.CAMERA, result.values)
        track = JudgingTrack(check_in(attempt.rules, observation))
        self._attempt = replace(attempt, live_track=track, profile=result.profile or attempt.profile)
        if self._see is not None:
            self._see(at, observation)
        return CHECK_EVERY_S

    async def look(self, at: float, jpeg: bytes) -> float:
        """Like ``Pipeline.ingest`` with a frame. Returns the seconds until the next one, as the reply asks."""
        attempt, began = self._attempt, time.process_time()
        result = await self._engine.analyse(attempt.attempt_id, jpeg, EPOCH + at, self._requests.of(attempt))
        head = ItemHead(Stream.CAMERA, self._sitting.frames, hashlib.sha256(jpeg).digest(), len(jpeg), _clock(at))
        upload, slowdown = Upload(head, jpeg), self._engine.slowdown
        item = measured_frame(attempt, upload, result, EPOCH + at, _clock(at), late=False, slowdown=slowdown)
        rules, changes = step(attempt.rules, item.observation, attempt.policy)
        reply = json.loads(item.reply(rules))
        self._sitting.cpu_s += time.process_time() - began
        self._attempt = replace(attempt, live_track=JudgingTrack(rules), profile=result.profile or attempt.profile)
        self._note(changes)
        self._sitting.frames += 1
        if self._see is not None:
            self._see(at, item.observation)
        return float(reply["next_sample_s"])

    async def hear(self, begin: float, webm: bytes) -> None:
        """Like ``Pipeline.ingest`` with a segment of sound."""
        attempt, began = self._attempt, time.process_time()
        result = await self._engine.listen(attempt.attempt_id, webm, EPOCH + begin)
        packed = pack(Observation(EPOCH + begin, Stream.MICROPHONE, result.values, result.failed))
        observation = unpack(packed, Stream.MICROPHONE)
        rules, changes = step(attempt.rules, observation, attempt.policy)
        self._sitting.cpu_s += time.process_time() - began
        self._attempt = replace(attempt, live_track=JudgingTrack(rules))
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
