"""What happens to an item, from the request to the reply. The one file to read first.

    ingest ──▶ known already? ──▶ measure ──▶ judge ──▶ keep the evidence's bytes ──▶ commit ──▶ reply, push
                                                ▲                                       │
                                                └─────── another writer was quicker ────┘

A reply means: analysed, and every incident it caused is committed together with its evidence. So the bytes are made durable
first, then one transaction writes item, evidence, incidents and events (``commit.py``); only then the candidate gets the reply
and the staff the push. Nothing is locked meanwhile: the attempt carries a version, and if another writer (a second process, the
watchdog, a proctor who ends the attempt) was quicker, the item is judged again from the newer state. It is not measured again.
For the same reason the attempt need not be read for every item: this process remembers what it wrote last, and the commit
detects if that is stale. Frames, sound and page events take the same path; only what is measured differs.

What comes late, after something newer of its stream or after the attempt's end, is judged on a track of its own
(``late_track.py``), as of the time at which it was captured.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Protocol

from sqlalchemy.exc import IntegrityError

from openproctor.core.clock import Clock
from openproctor.core.errors import (
    AttemptClosed,
    ConsentMissing,
    InvalidSound,
    NotFound,
    Overloaded,
    TruncatedJpeg,
)
from openproctor.database.engine import Database
from openproctor.detection.engine import AnalysisEngine, EngineBusy, FrameResult
from openproctor.detection.frame_analysis import DetectorRequest
from openproctor.detection.image import ImageError
from openproctor.detection.sound import SoundError
from openproctor.evidence.store.protocol import EvidenceStore
from openproctor.feed.presence import PresenceBoard
from openproctor.ingest.acceptance import capture_time, is_behind, is_late, known_reply, require_acceptable
from openproctor.ingest.attempt_cache import AttemptCache
from openproctor.ingest.commit import Committer, buffer_key
from openproctor.ingest.detector_request import DetectorRequests
from openproctor.ingest.evidence_writer import EvidenceWriter
from openproctor.ingest.frame_buffer import BufferedFrame, FrameBuffer
from openproctor.ingest.keyed_lock import KeyedLock
from openproctor.ingest.late_track import WARM_UP_S, start_late_track
from openproctor.ingest.lookup import attempts_with_late_items, late_ordinals, observed_before
from openproctor.ingest.measured_item import (
    MeasuredItem,
    face_boxes,
    frame_status,
    measured_frame,
    measured_page_event,
    measured_sound,
)
from openproctor.ingest.page_remarks import PageRemarks
from openproctor.ingest.repository import AttemptSnapshot, VersionConflict, load_attempt, save_profile
from openproctor.ingest.spool import Spool
from openproctor.ingest.templates import FaceTemplates
from openproctor.ingest.upload import Upload, parse_json
from openproctor.model.attempt import ENDED, AttemptState
from openproctor.model.observation import Observation, Stream
from openproctor.model.signal import LinkSeen
from openproctor.rules.step import active_signals, check_in
from openproctor.wire.attempts import CameraCheck, FaceBox, PageEvent

__all__ = ["Pipeline"]

TRIES = 8
LATE_OVER_S = 15.0
"""Seconds without a late item after which the backlog is over, and what it left open is closed."""


class Pipeline:
    """Ingests what comes from candidates' pages; items of one attempt go one after the other."""

    def __init__(
        self,
        database: Database,
        engine: AnalysisEngine,
        evidence: EvidenceStore,
        presence: PresenceBoard,
        clock: Clock,
        templates: FaceTemplates,
        spool: Spool,
    ) -> None:
        self._database = database
        self._templates = templates
        self._engine = engine
        self._requests = DetectorRequests(engine.cadences)
        self._presence = presence
        self._clock = clock
        self._cache = AttemptCache(clock.monotonic)
        self._buffer = FrameBuffer(clock.monotonic)
        self._spool = spool
        self._remarks = PageRemarks(clock.monotonic)
        writer = EvidenceWriter(evidence, self._buffer, clock, database)
        self._committer = Committer(database, writer, self._buffer, spool, self._remarks, templates)
        self._locks = KeyedLock()
        self._late_heard: dict[str, float] = {}
        """Monotonic time of the last late item, for attempts with a late track."""
        self._measure: dict[Stream, _Measure] = {
            Stream.CAMERA: self._measure_frame,
            Stream.MICROPHONE: self._measure_sound,
            Stream.PAGE: self._measure_page_event,
        }

    async def check(self, attempt_id: str, jpeg: bytes) -> CameraCheck:
        """Analyse a frame before the exam begins. The picture is not stored; what is learnt about the candidate is.

        Raises:
            ConsentMissing, AttemptClosed, TruncatedJpeg, Overloaded
        """
        async with self._locks.acquire(attempt_id):
            attempt = await self._recalled(attempt_id)
            if attempt.state is AttemptState.INVITED:
                raise ConsentMissing
            if attempt.state in ENDED:
                raise AttemptClosed
            learning = attempt.state is not AttemptState.IN_PROGRESS
            at = self._clock.now().timestamp()
            request = self._requests.of(attempt, check_in=True) if learning else DetectorRequest()
            result = await self._analysed(self._engine.analyse(attempt_id, jpeg, at, request))
            if learning:
                await self._learn(attempt, result, at)
        faces = [FaceBox(**face) for face in face_boxes(result.faces)]
        return CameraCheck(status=frame_status(result), faces=faces, width=result.width, height=result.height)

    async def ingest(self, attempt_id: str, upload: Upload) -> str:
        """Ingest one item and return the reply of its stream as JSON. The same item again gets exactly the same reply.

        Raises:
            FrameConflict, AttemptClosed, InvalidTransition, InvalidRequest, TruncatedJpeg, InvalidSound, Overloaded
        """
        received_at = self._clock.now()
        measure = self._measure[upload.head.stream]
        if upload.head.stream is Stream.PAGE:
            parse_json(PageEvent, upload.body)  # bad input changes nothing, whatever the attempt's state
        async with self._locks.acquire(attempt_id):
            measured: Callable[[AttemptSnapshot], MeasuredItem] | None = None
            measured_late = False
            for _ in range(TRIES):
                try:
                    attempt, reply = await self._snapshot(attempt_id, upload)
                    if reply is not None:
                        return reply
                    at = capture_time(attempt, upload.head.captured_at, received_at)
                    require_acceptable(attempt, at, received_at)
                    late = is_late(attempt, at, upload.head.stream)
                except (AttemptClosed, NotFound):
                    # Ended or erased meanwhile: what was stored for the item is deleted.
                    await self._committer.discard_uncommitted(attempt_id)
                    raise
                try:
                    if late:
                        attempt = await self._with_late_track(attempt, upload.head.stream, at, received_at)
                    if measured is None or measured_late is not late:
                        measured, measured_late = await measure(attempt, upload, at, received_at, late=late), late
                    return await self._commit(attempt, measured(attempt))
                except (VersionConflict, IntegrityError):
                    self._cache.forget(attempt_id)
        raise Overloaded(retry_after_s=1)

    async def observe(self, attempt_id: str, observation: LinkSeen) -> None:
        """Judge what no item shows: the state of connection and camera."""

        async def judge(attempt: AttemptSnapshot) -> None:
            if attempt.state is not AttemptState.IN_PROGRESS:
                await self._committer.discard_uncommitted(attempt_id)
            elif (after := await self._committer.link(attempt, observation)) is not None:
                self._cache.update(after)
                self._presence.change(attempt_id, signals=active_signals(after.rules))

        await self._with_newest(attempt_id, judge)

    def newest_frame(self, attempt_id: str) -> BufferedFrame | None:
        """The newest picture of a camera that this process has; None where it has none of the last minutes."""
        return self._buffer.newest(buffer_key(attempt_id, late=False))

    async def resume(self, running: Iterable[str]) -> None:
        """After a start: go on waiting for the rest of backlogs that were coming in, with the last seconds of every camera."""
        async with self._database.read() as tx:
            backlogs = await attempts_with_late_items(tx)
        self._late_heard.update(dict.fromkeys(backlogs, self._clock.monotonic()))
        wanted = {*(buffer_key(each, late=False) for each in running), *(buffer_key(each, late=True) for each in backlogs)}
        for key, frame in await asyncio.to_thread(self._spool.recover):
            if key in wanted:
                self._buffer.add(key, frame)

    def close(self) -> None:
        """Close the spool: the next server goes on from what is on the disk."""
        self._spool.close()

    async def end_backlogs(self) -> None:
        """Close what late items have left open where no more have come for a while, and drop what is idle.

        Called every second or so.
        """
        self._spool.expire()
        for kept in (self._cache, self._buffer, self._remarks, self._engine):
            kept.drop_idle()
        over = self._clock.monotonic() - LATE_OVER_S

        async def end(attempt: AttemptSnapshot) -> None:
            if attempt.late_track is not None:
                await self._committer.end_late(attempt)
                self._cache.forget(attempt.attempt_id)

        for attempt_id in [each for each, heard in self._late_heard.items() if heard <= over]:
            del self._late_heard[attempt_id]
            await self._with_newest(attempt_id, end)
            for forget in (self._buffer.forget, self._engine.forget):
                forget(buffer_key(attempt_id, late=True))

    def forget(self, attempt_id: str) -> None:
        """Drop what is remembered of an attempt that has ended."""
        for kept in (self._cache, self._buffer, self._remarks, self._engine):
            kept.forget(attempt_id)

    async def _with_newest(self, attempt_id: str, work: Callable[[AttemptSnapshot], Awaitable[None]]) -> None:
        """Do something with the attempt as it is now, and again if another writer was quicker."""
        async with self._locks.acquire(attempt_id):
            for _ in range(TRIES):
                attempt = self._cache.newest(attempt_id)
                if attempt is None or attempt.state is not AttemptState.IN_PROGRESS:
                    async with self._database.read() as tx:
                        attempt = await load_attempt(tx, attempt_id)
                try:
                    await work(attempt)
                except VersionConflict:
                    self._cache.forget(attempt_id)
                else:
                    return

    async def _snapshot(self, attempt_id: str, upload: Upload) -> tuple[AttemptSnapshot, str | None]:
        """The attempt, and the item's reply if it was ingested before."""
        head = upload.head
        cached = self._cache.get(attempt_id, head.stream, head.seq)
        if cached is not None:
            return cached, None
        async with self._database.read() as tx:
            attempt = await self._templates.recall(tx, await load_attempt(tx, attempt_id, head.stream, head.seq))
        return attempt, known_reply(attempt, head)

    async def _with_late_track(
        self, attempt: AttemptSnapshot, stream: Stream, at: float, received_at: datetime
    ) -> AttemptSnapshot:
        """The attempt with a track on which an item of that time can be judged; it starts from what came just before."""
        self._late_heard[attempt.attempt_id] = self._clock.monotonic()
        if attempt.late_track is not None:
            if not is_behind(attempt.late_track, at, stream):
                return attempt
            # Older than what this track has judged: another backlog, with its own beginning.
            await self._committer.end_late(attempt)
            async with self._database.read() as tx:
                attempt = await self._templates.recall(tx, await load_attempt(tx, attempt.attempt_id))
        async with self._database.read() as tx:
            before = await observed_before(tx, attempt, at, WARM_UP_S)
            counted = await late_ordinals(tx, attempt.attempt_id)
        track = start_late_track(before, attempt.policy, attempt.rules, counted, received_at)
        return replace(attempt, late_track=track)

    async def _commit(self, attempt: AttemptSnapshot, item: MeasuredItem) -> str:
        after, answer = await self._committer.item(attempt, item)
        if attempt.state not in ENDED:
            self._cache.put(after, item.head.stream, item.head.seq)
        if item.late:
            self._presence.heartbeat(attempt.attempt_id)
            return answer
        seen: dict[str, object] = {"signals": active_signals(after.live_track.rules), **item.seen}
        note = self._presence.picture if item.head.stream is Stream.CAMERA else self._presence.heartbeat
        note(attempt.attempt_id, **seen)
        return answer

    async def _measure_frame(
        self, attempt: AttemptSnapshot, upload: Upload, at: float, received_at: datetime, *, late: bool
    ) -> Callable[[AttemptSnapshot], MeasuredItem]:
        key = buffer_key(attempt.attempt_id, late=late)
        result = await self._analysed(self._engine.analyse(key, upload.body, at, self._requests.of(attempt, late=late)))
        slowdown = self._engine.slowdown
        return partial(
            measured_frame, upload=upload, result=result, at=at, received_at=received_at, late=late, slowdown=slowdown
        )

    async def _measure_sound(
        self, attempt: AttemptSnapshot, upload: Upload, at: float, received_at: datetime, *, late: bool
    ) -> Callable[[AttemptSnapshot], MeasuredItem]:
        key = buffer_key(attempt.attempt_id, late=late)
        result = await self._analysed(self._engine.listen(key, upload.body, at))
        return partial(measured_sound, upload=upload, result=result, at=at, received_at=received_at, late=late)

    async def _measure_page_event(
        self, attempt: AttemptSnapshot, upload: Upload, at: float, received_at: datetime, *, late: bool
    ) -> Callable[[AttemptSnapshot], MeasuredItem]:
        event = parse_json(PageEvent, upload.body)
        self._remarks.note(attempt.attempt_id, event)
        item = measured_page_event(upload, event, at, received_at, late=late)
        return lambda _: item

    async def _analysed(self, work: Awaitable[FrameResult]) -> FrameResult:
        try:
            return await work
        except EngineBusy as error:
            raise Overloaded(retry_after_s=max(1, round(error.retry_after))) from error
        except ImageError as error:
            raise TruncatedJpeg(str(error)) from error
        except SoundError as error:
            raise InvalidSound(str(error)) from error

    async def _recalled(self, attempt_id: str) -> AttemptSnapshot:
        """The attempt as it is stored, with the reference of the candidate's face."""
        async with self._database.read() as tx:
            return await self._templates.recall(tx, await load_attempt(tx, attempt_id))

    async def _learn(self, attempt: AttemptSnapshot, result: FrameResult, at: float) -> None:
        """Store what a look at check-in adds. What finds no room in ``TRIES`` is learnt by the next look."""
        for _ in range(TRIES):
            rules = check_in(attempt.rules, Observation(at, Stream.CAMERA, result.values))
            if rules == attempt.rules and result.profile is None:
                return
            try:
                async with self._database.write() as tx:
                    profile = result.profile or attempt.profile
                    await self._templates.keep(tx, await save_profile(tx, attempt, rules, profile))
                return
            except VersionConflict:
                # The attempt was begun, or ended, while the picture was looked at.
                attempt = await self._recalled(attempt.attempt_id)
                if attempt.state is AttemptState.IN_PROGRESS or attempt.state in ENDED:
                    return


class _Measure(Protocol):
    """Measures an item once; what is returned makes the item for the attempt as it is at the commit."""

    async def __call__(
        self, attempt: AttemptSnapshot, upload: Upload, at: float, received_at: datetime, *, late: bool
    ) -> Callable[[AttemptSnapshot], MeasuredItem]: ...
