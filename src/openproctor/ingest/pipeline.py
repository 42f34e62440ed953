"""What happens to a frame, from the request to the reply. The one file to read first.

    ingest ──▶ known? ──▶ analyse ──▶ judge ──▶ keep the evidence's bytes ──▶ commit ──▶ reply, push
                                        ▲                                       │
                                        └──────── someone was quicker ──────────┘

A reply means: analysed, and every incident it caused is committed together with its evidence. So the bytes are made durable
first, then one transaction writes frame, evidence, incidents and events; only then the candidate gets the reply and the staff
the push. Nothing is locked meanwhile: the attempt carries a version, and if another writer (a second process, the watchdog, a
proctor who ends the attempt) was quicker, the frame is judged again from the newer state. It is not analysed again. For the
same reason the attempt need not be read for every frame: what this process last wrote is remembered, and the commit tells if it
is stale. Sound and page events go the same way (``ingest_chunk``); only what is measured differs.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime

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
    Overloaded,
    TruncatedJpeg,
)
from openproctor.evidence.plan import plan_frame, plan_without_frame
from openproctor.evidence.store import EvidenceStore
from openproctor.ingest.chunk import Chunk, chunk_reply, kept_sound, page_event, page_observation
from openproctor.ingest.frame import Frame, capture_time, face_boxes
from openproctor.ingest.hearsay import Hearsay
from openproctor.ingest.limits import Upload
from openproctor.ingest.memory import AttemptMemory
from openproctor.ingest.recent import RecentFrame, RecentFrames
from openproctor.ingest.repository import (
    Item,
    Known,
    Moved,
    insert_item,
    read_known,
    save_learnt,
    save_quietly,
    save_state,
)
from openproctor.ingest.templates import FaceTemplates
from openproctor.ingest.turns import Turns
from openproctor.ingest.wanted import wanted_of
from openproctor.ingest.writing import Writer, voices
from openproctor.live.presence import PresenceBoard
from openproctor.model.attempt import ENDED, AttemptState
from openproctor.model.observation import Measured, Stream
from openproctor.model.packing import pack, rounded
from openproctor.model.signal import LinkSeen
from openproctor.rules.step import check_in, holding, is_late, step

__all__ = ["Pipeline"]

TRIES = 8


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
    ) -> None:
        self._database = database
        self._templates = templates
        self._engine = engine
        self._presence = presence
        self._clock = clock
        self._memory = AttemptMemory()
        self._recent = RecentFrames()
        self._writer = Writer(evidence, self._recent, clock)
        self._turns = Turns()
        self._hearsay = Hearsay()

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

        async def look(known: Known) -> FrameLook:
            at = capture_time(known, upload.captured_at, received_at)
            return await self._look(attempt_id, upload.jpeg, at, wanted_of(known))

        async def commit(known: Known, seen: FrameLook) -> str:
            at = capture_time(known, upload.captured_at, received_at)
            return await self._commit(known, Frame(upload, received_at, at, seen))

        return await self._take(attempt_id, Stream.CAMERA, upload.seq, upload.sha256, look, commit)

    async def ingest_chunk(self, attempt_id: str, chunk: Chunk) -> str:
        """Take a stretch of sound or a page event and answer a ``ChunkReply`` as JSON, always the same for the same.

        Raises:
            FrameConflict, AttemptClosed, InvalidTransition, InvalidRequest, InvalidSound, Overloaded
        """
        received_at = self._clock.now()
        event = page_event(chunk) if chunk.stream is Stream.PAGE else None

        async def look(known: Known) -> FrameLook:
            if event is not None:
                return FrameLook(None, 0, 0)
            return await self._hear(attempt_id, chunk.body, capture_time(known, chunk.captured_at, received_at))

        async def commit(known: Known, heard: FrameLook) -> str:
            at = capture_time(known, chunk.captured_at, received_at)
            if event is not None:
                self._hearsay.note(attempt_id, event)
                return await self._commit_chunk(known, chunk, page_observation(event, at), received_at)
            return await self._commit_chunk(
                known, chunk, Measured(at, Stream.MICROPHONE, heard.values, heard.failed), received_at
            )

        return await self._take(attempt_id, chunk.stream, chunk.seq, chunk.sha256, look, commit)

    async def observe(self, attempt_id: str, observation: LinkSeen) -> None:
        """Judge what no frame tells of: how connection and camera stand."""
        async with self._turns.take(attempt_id):
            for _ in range(TRIES):
                async with self._database.read() as tx:
                    known = await read_known(tx, attempt_id)
                if known.state is not AttemptState.IN_PROGRESS:
                    return
                try:
                    await self._commit_observation(known, observation)
                except Moved:
                    continue
                return

    def forget(self, attempt_id: str) -> None:
        """The attempt has ended: nothing more comes."""
        self._memory.forget(attempt_id)
        self._recent.forget(attempt_id)
        self._hearsay.forget(attempt_id)
        self._engine.forget(attempt_id)

    async def _take(
        self,
        attempt_id: str,
        stream: Stream,
        seq: int,
        sha256: bytes,
        look: Callable[[Known], Awaitable[FrameLook]],
        commit: Callable[[Known, FrameLook], Awaitable[str]],
    ) -> str:
        """Known already? Look once, then commit, again from the newer state when somebody was quicker."""
        async with self._turns.take(attempt_id):
            known, reply = await self._known(attempt_id, stream, seq, sha256)
            if reply is not None:
                return reply
            seen = await look(known)
            for _ in range(TRIES):
                try:
                    return await commit(known, seen)
                except (Moved, IntegrityError):
                    self._memory.forget(attempt_id)
                    known, reply = await self._known(attempt_id, stream, seq, sha256)
                    if reply is not None:
                        return reply
        raise Overloaded(retry_after_s=1)

    async def _known(self, attempt_id: str, stream: Stream, seq: int, sha256: bytes) -> tuple[Known, str | None]:
        remembered = self._memory.get(attempt_id, stream, seq)
        if remembered is not None:
            return remembered, None
        async with self._database.read() as tx:
            known = await self._templates.recall(tx, await read_known(tx, attempt_id, stream, seq))
        if known.frame_sha256 is not None:
            if known.frame_sha256 != sha256:
                raise FrameConflict
            return known, known.frame_reply
        if known.state in ENDED:
            raise AttemptClosed
        if known.state is not AttemptState.IN_PROGRESS:
            raise InvalidTransition("The exam has not begun, or is paused.")
        return known, None

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

    async def _commit(self, known: Known, frame: Frame) -> str:
        observation = frame.observation()
        late = is_late(known.rules, observation)
        rules, changes = step(known.rules, observation, known.policy)
        plan = plan_frame(known.evidence, frame.at, changes, known.policy.evidence)
        recent = RecentFrame(frame.at, frame.upload.jpeg, frame.kept(known))
        answer = frame.reply(rules, known, late=late, stretch=self._engine.stretch)
        before = await self._writer.keep_bytes(known, plan, recent if plan.keep_frame else None)
        item = Item(
            stream=Stream.CAMERA,
            seq=frame.upload.seq,
            sha256=frame.upload.sha256,
            captured_at=frame.upload.captured_at,
            received_at=frame.received_at,
            reply=answer,
            size=len(frame.upload.jpeg),
            late=late,
            observation=pack(observation),
        )
        if plan.writes_nothing and frame.look.learnt is None:
            after = await save_quietly(self._database, known, rules, plan.state, item)
        else:
            async with self._database.write() as tx:
                after = await save_state(tx, known, rules, plan.state)
                await insert_item(tx, known.attempt_id, item)
                if frame.look.learnt is not None:
                    after = await save_learnt(tx, after, rules, frame.look.learnt)
                    await self._templates.keep(tx, after)
                kept = [recent] if plan.keep_frame else []
                await self._writer.write_down(tx, known, changes, plan, before, kept, self._hearsay.of(known.attempt_id))
        self._memory.put(after, Stream.CAMERA, frame.upload.seq)
        self._recent.add(known.attempt_id, recent)
        self._presence.hear(
            known.attempt_id,
            camera_seen_at=self._clock.monotonic(),
            signals=holding(rules),
            faces=None if frame.look.faces is None else len(frame.look.faces.faces),
            not_analysed=frame.look.failing,
            stretch=self._engine.stretch,
            last_frame_at=frame.upload.captured_at,
        )
        return answer

    async def _commit_chunk(self, known: Known, chunk: Chunk, observation: Measured, received_at: datetime) -> str:
        observation = rounded(observation)
        late = is_late(known.rules, observation)
        rules, changes = step(known.rules, observation, known.policy)
        plan = plan_without_frame(known.evidence, observation.at, changes, known.policy.evidence)
        before = await self._writer.keep_bytes(known, plan, None)
        spoken = voices(known, rules, changes) if chunk.stream is Stream.MICROPHONE else frozenset()
        sound = kept_sound(known, chunk, observation.at, received_at) if spoken else None
        if sound is not None:
            await self._writer.keep_sound(sound, chunk.body)
        answer = chunk_reply(chunk, observation.failed, late=late)
        item = Item(
            stream=chunk.stream,
            seq=chunk.seq,
            sha256=chunk.sha256,
            captured_at=chunk.captured_at,
            received_at=received_at,
            reply=answer,
            size=len(chunk.body),
            late=late,
            observation=pack(observation),
        )
        if plan.writes_nothing and sound is None:
            after = await save_quietly(self._database, known, rules, plan.state, item)
        else:
            async with self._database.write() as tx:
                after = await save_state(tx, known, rules, plan.state)
                await insert_item(tx, known.attempt_id, item)
                await self._writer.write_down(tx, known, changes, plan, before, [], self._hearsay.of(known.attempt_id))
                if sound is not None:
                    await self._writer.link_sound(tx, known, sound, spoken)
        self._memory.put(after, chunk.stream, chunk.seq)
        self._presence.hear(known.attempt_id, signals=holding(rules), **_failing(chunk.stream, observation))
        return answer

    async def _commit_observation(self, known: Known, observation: LinkSeen) -> None:
        rules, changes = step(known.rules, observation, known.policy)
        if rules == known.rules:
            return
        plan = plan_without_frame(known.evidence, observation.at, changes, known.policy.evidence)
        before = await self._writer.keep_bytes(known, plan, None)
        async with self._database.write() as tx:
            await save_state(tx, known, rules, plan.state)
            await self._writer.write_down(tx, known, changes, plan, before, [])
        self._memory.forget(known.attempt_id)
        self._presence.change(known.attempt_id, signals=holding(rules))


def _failing(stream: Stream, observation: Measured) -> dict[str, object]:
    return {"deaf": bool(observation.failed)} if stream is Stream.MICROPHONE else {}
