"""What happens to a frame, from the request to the reply. The one file to read first.

    ingest ──▶ known? ──▶ analyse ──▶ judge ──▶ keep the evidence's bytes ──▶ commit ──▶ reply, push
                                        ▲                                       │
                                        └──────── someone was quicker ──────────┘

A reply means: analysed, and every incident it caused is committed together with its evidence. So the bytes are made durable
first, then one transaction writes frame, evidence, incidents and events (``commit.py``); only then the candidate gets the reply
and the staff the push. Nothing is locked meanwhile: the attempt carries a version, and if another writer (a second process, the
watchdog, a proctor who ends the attempt) was quicker, the frame is judged again from the newer state. It is not analysed again.
For the same reason the attempt need not be read for every frame: what this process last wrote is remembered, and the commit
tells if it is stale. Sound and page events go the same way (``ingest_chunk``); only what is measured differs.

What comes late, after something newer of its stream or after the attempt's end, is analysed and judged beside (``side.py``), as
of the time at which it was captured.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Protocol

from sqlalchemy.exc import IntegrityError

from openproctor.analysis.engine import AnalysisEngine, EngineBusy, FrameLook
from openproctor.analysis.image import ImageError
from openproctor.analysis.plan import Wanted
from openproctor.analysis.sound import SoundError
from openproctor.attempts.schemas import CameraCheck, FaceBox, FrameStatus
from openproctor.clock import Clock
from openproctor.database import Database
from openproctor.errors import (
    AttemptClosed,
    ConsentMissing,
    FrameConflict,
    InvalidSound,
    InvalidTransition,
    NotFound,
    Overloaded,
    TruncatedJpeg,
)
from openproctor.evidence.store import EvidenceStore
from openproctor.ingest.chunk import Chunk, page_event, page_observation, taken_chunk
from openproctor.ingest.commit import Committer, ring
from openproctor.ingest.frame import Frame, capture_time, face_boxes
from openproctor.ingest.hearsay import Hearsay
from openproctor.ingest.limits import Upload
from openproctor.ingest.lookup import attempts_with_late_items, late_ordinals, observed_before
from openproctor.ingest.memory import AttemptMemory
from openproctor.ingest.recent import RecentFrames
from openproctor.ingest.repository import Known, Moved, read_known, save_learnt
from openproctor.ingest.side import WARM_UP_S, begin
from openproctor.ingest.spool import Spool
from openproctor.ingest.taken import Taken
from openproctor.ingest.templates import FaceTemplates
from openproctor.ingest.turns import Turns
from openproctor.ingest.wanted import wanted_of
from openproctor.ingest.writing import Writer
from openproctor.live.presence import PresenceBoard
from openproctor.model.attempt import ENDED, AttemptState
from openproctor.model.observation import Measured, Stream
from openproctor.model.signal import LinkSeen
from openproctor.rules.step import check_in, holding

__all__ = ["Pipeline"]

TRIES = 8
LATE_OVER_S = 15.0
"""When nothing late has come for so long, the backlog has come to its end, and what it left open is closed."""


class Pipeline:
    """Takes what comes from an attempt; items of one attempt go one after the other."""

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
        self._presence = presence
        self._clock = clock
        self._memory = AttemptMemory(clock.monotonic)
        self._recent = RecentFrames(clock.monotonic)
        self._spool = spool
        self._hearsay = Hearsay(clock.monotonic)
        writer = Writer(evidence, self._recent, clock, database)
        self._committer = Committer(database, writer, self._recent, spool, self._hearsay, templates)
        self._turns = Turns()
        self._late_heard: dict[str, float] = {}
        """Monotonic time of the last late item, for attempts with a late side."""

    async def check(self, attempt_id: str, jpeg: bytes) -> CameraCheck:
        """Look at a frame before the exam begins. The picture is not stored; what is learnt of the candidate is.

        Raises:
            ConsentMissing, AttemptClosed, TruncatedJpeg, Overloaded
        """
        async with self._turns.take(attempt_id):
            async with self._database.read() as tx:
                known = await self._templates.recall(tx, await read_known(tx, attempt_id))
            if known.state is AttemptState.INVITED:
                raise ConsentMissing
            if known.state in ENDED:
                raise AttemptClosed
            learning = known.state is not AttemptState.IN_PROGRESS
            at = self._clock.now().timestamp()
            look = await self._look(attempt_id, jpeg, at, wanted_of(known, check_in=True) if learning else Wanted())
            if learning:
                await self._learn(known, look, at)
        faces = [FaceBox(**face) for face in face_boxes(look.faces)]
        status = FrameStatus.NOT_ANALYSED if look.faces is None else FrameStatus.ANALYSED
        return CameraCheck(status=status, faces=faces, width=look.width, height=look.height)

    async def ingest(self, attempt_id: str, upload: Upload) -> str:
        """Take one frame and answer a ``FrameReply`` as JSON. The same frame again gets the same answer to the letter.

        Raises:
            FrameConflict, AttemptClosed, InvalidTransition, TruncatedJpeg, Overloaded
        """
        received_at = self._clock.now()

        async def take(known: Known, at: float, *, late: bool) -> Callable[[Known], Taken]:
            look = await self._look(ring(attempt_id, late=late), upload.jpeg, at, wanted_of(known, late=late))
            frame = Frame(upload, received_at, at, look)
            return partial(frame.taken, late=late, stretch=self._engine.stretch)

        return await self._take(attempt_id, Stream.CAMERA, upload, received_at, take)

    async def ingest_chunk(self, attempt_id: str, chunk: Chunk) -> str:
        """Take a stretch of sound or a page event and answer a ``ChunkReply`` as JSON, always the same for the same.

        Raises:
            FrameConflict, AttemptClosed, InvalidTransition, InvalidRequest, InvalidSound, Overloaded
        """
        received_at = self._clock.now()
        event = page_event(chunk) if chunk.stream is Stream.PAGE else None

        async def take(known: Known, at: float, *, late: bool) -> Callable[[Known], Taken]:
            if event is not None:
                self._hearsay.note(attempt_id, event)
                observation = page_observation(event, at)
            else:
                heard = await self._hear(ring(attempt_id, late=late), chunk.body, at)
                observation = Measured(at, Stream.MICROPHONE, heard.values, heard.failed)
            return partial(taken_chunk, chunk=chunk, observation=observation, received_at=received_at, late=late)

        return await self._take(attempt_id, chunk.stream, chunk, received_at, take)

    async def observe(self, attempt_id: str, observation: LinkSeen) -> None:
        """Judge what no frame tells of: how connection and camera stand."""

        async def judge(known: Known) -> None:
            if known.state is not AttemptState.IN_PROGRESS:
                await self._committer.refused(attempt_id)
            elif (after := await self._committer.link(known, observation)) is not None:
                self._memory.move_on(after)
                self._presence.change(attempt_id, signals=holding(after.rules))

        await self._with_newest(attempt_id, judge)

    async def resume(self, running: Iterable[str]) -> None:
        """After a start: go on waiting for the rest of backlogs that were coming in, with the last seconds of every camera."""
        async with self._database.read() as tx:
            backlogs = await attempts_with_late_items(tx)
        self._late_heard.update(dict.fromkeys(backlogs, self._clock.monotonic()))
        wanted = {*(ring(each, late=False) for each in running), *(ring(each, late=True) for each in backlogs)}
        for name, frame in await asyncio.to_thread(self._spool.recover):
            if name in wanted:
                self._recent.add(name, frame)

    def close(self) -> None:
        """The server ends; the next one goes on from what is on the disk."""
        self._spool.close()

    async def end_backlogs(self) -> None:
        """Close what late items have left open, where no more have come for a while, and let go of what is idle.

        Called every second or so.
        """
        self._spool.expire()
        for kept in (self._memory, self._recent, self._hearsay, self._engine):
            kept.drop_idle()
        over = self._clock.monotonic() - LATE_OVER_S

        async def end(known: Known) -> None:
            if known.late is not None:
                await self._committer.end_late(known)
                self._memory.forget(known.attempt_id)

        for attempt_id in [each for each, heard in self._late_heard.items() if heard <= over]:
            del self._late_heard[attempt_id]
            await self._with_newest(attempt_id, end)
            for forget in (self._recent.forget, self._engine.forget):
                forget(ring(attempt_id, late=True))

    def forget(self, attempt_id: str) -> None:
        """The attempt has ended: little more comes."""
        self._memory.forget(attempt_id)
        self._recent.forget(attempt_id)
        self._hearsay.forget(attempt_id)
        self._engine.forget(attempt_id)

    async def _with_newest(self, attempt_id: str, work: Callable[[Known], Awaitable[None]]) -> None:
        """Do something with the attempt as it stands, again when somebody was quicker."""
        async with self._turns.take(attempt_id):
            for _ in range(TRIES):
                known = self._memory.newest(attempt_id)
                if known is None or known.state is not AttemptState.IN_PROGRESS:
                    async with self._database.read() as tx:
                        known = await read_known(tx, attempt_id)
                try:
                    await work(known)
                except Moved:
                    self._memory.forget(attempt_id)
                else:
                    return

    async def _take(self, attempt_id: str, stream: Stream, upload: Upload | Chunk, received_at: datetime, take: "_Take") -> str:
        """Known already? Look once, then commit, again from the newer state when somebody was quicker."""
        async with self._turns.take(attempt_id):
            taken: Callable[[Known], Taken] | None = None
            taken_late = False
            for _ in range(TRIES):
                known, reply = await self._still_open(attempt_id, stream, upload, received_at)
                if reply is not None:
                    return reply
                at = capture_time(known, upload.captured_at, received_at)
                late = known.state in ENDED or known.now.is_behind(at, stream)
                try:
                    if late:
                        known = await self._with_late_side(known, stream, at, received_at)
                    if taken is None or taken_late is not late:
                        taken, taken_late = await take(known, at, late=late), late
                    return await self._commit(known, taken(known))
                except (Moved, IntegrityError):
                    self._memory.forget(attempt_id)
        raise Overloaded(retry_after_s=1)

    async def _still_open(
        self, attempt_id: str, stream: Stream, upload: Upload | Chunk, received_at: datetime
    ) -> tuple[Known, str | None]:
        """As ``_known``; where the attempt was ended or erased meanwhile, what was put for the item is taken back."""
        try:
            return await self._known(attempt_id, stream, upload, received_at)
        except (AttemptClosed, NotFound):
            await self._committer.refused(attempt_id)
            raise

    async def _known(
        self, attempt_id: str, stream: Stream, upload: Upload | Chunk, received_at: datetime
    ) -> tuple[Known, str | None]:
        remembered = self._memory.get(attempt_id, stream, upload.seq)
        if remembered is not None:
            return remembered, None
        async with self._database.read() as tx:
            known = await self._templates.recall(tx, await read_known(tx, attempt_id, stream, upload.seq))
        if known.frame_sha256 is not None:
            if known.frame_sha256 != upload.sha256:
                raise FrameConflict
            return known, known.frame_reply
        if known.state in ENDED:
            self._refuse_what_is_over(known, upload, received_at)
        elif known.state is not AttemptState.IN_PROGRESS:
            raise InvalidTransition("The exam has not begun, or is paused.")
        return known, None

    @staticmethod
    def _refuse_what_is_over(known: Known, upload: Upload | Chunk, received_at: datetime) -> None:
        """What was captured before the end may still come, for a while: a network that was down loses nothing."""
        until, ended_at = known.takes_until(), known.ended_at
        began = known.started_at is not None and not known.erased
        if not began or until is None or ended_at is None or received_at > until:
            raise AttemptClosed
        if capture_time(known, upload.captured_at, received_at) >= ended_at.timestamp():
            raise AttemptClosed

    async def _with_late_side(self, known: Known, stream: Stream, at: float, received_at: datetime) -> Known:
        """The attempt with a side on which an item of that time can be judged; begun from what came just before."""
        self._late_heard[known.attempt_id] = self._clock.monotonic()
        if known.late is not None:
            if not known.late.is_behind(at, stream):
                return known
            # Older than what this side has judged: another backlog, with its own beginning.
            await self._committer.end_late(known)
            async with self._database.read() as tx:
                known = await self._templates.recall(tx, await read_known(tx, known.attempt_id))
        async with self._database.read() as tx:
            before = await observed_before(tx, known, at, WARM_UP_S)
            counted = await late_ordinals(tx, known.attempt_id)
        return replace(known, late=begin(before, known.policy, known.rules, counted, received_at))

    async def _commit(self, known: Known, taken: Taken) -> str:
        after, answer = await self._committer.item(known, taken)
        if known.state not in ENDED:
            self._memory.put(after, taken.stream, taken.seq)
        if taken.late:
            self._presence.hear(known.attempt_id)
            return answer
        seen: dict[str, object] = {"signals": holding(after.rules), **taken.seen}
        if taken.stream is Stream.CAMERA:
            seen |= {"camera_seen_at": self._clock.monotonic(), "stretch": self._engine.stretch}
        self._presence.hear(known.attempt_id, **seen)
        return answer

    async def _look(self, key: str, jpeg: bytes, at: float, wanted: Wanted) -> FrameLook:
        try:
            return await self._engine.analyse(key, jpeg, at, wanted)
        except EngineBusy as error:
            raise Overloaded(retry_after_s=max(1, round(error.retry_after))) from error
        except ImageError as error:
            raise TruncatedJpeg(str(error)) from error

    async def _hear(self, key: str, data: bytes, begin: float) -> FrameLook:
        try:
            return await self._engine.listen(key, data, begin)
        except EngineBusy as error:
            raise Overloaded(retry_after_s=max(1, round(error.retry_after))) from error
        except SoundError as error:
            raise InvalidSound(str(error)) from error

    async def _learn(self, known: Known, look: FrameLook, at: float) -> None:
        rules = check_in(known.rules, Measured(at, Stream.CAMERA, look.values))
        if rules == known.rules and look.learnt is None:
            return
        async with self._database.write() as tx:
            await self._templates.keep(tx, await save_learnt(tx, known, rules, look.learnt or known.learnt))


class _Take(Protocol):
    """Measures an item: what it is for the attempt as it is known at the commit."""

    async def __call__(self, known: Known, at: float, *, late: bool) -> Callable[[Known], Taken]: ...
