"""What happens to a frame, from the request to the reply. The one file to read first.

    ingest ──▶ known? ──▶ analyse ──▶ judge ──▶ keep the evidence's bytes ──▶ commit ──▶ reply, push
                                        ▲                                       │
                                        └──────── someone was quicker ──────────┘

A reply means: analysed, and every incident it caused is committed together with its evidence. So the bytes are made durable
first, then one transaction writes frame, evidence, incidents and events; only then the candidate gets the reply and the staff
the push. Nothing is locked meanwhile: the attempt carries a version, and if another writer (a second process, the watchdog, a
proctor who ends the attempt) was quicker, the frame is judged again from the newer state. It is not analysed again. For the
same reason the attempt need not be read for every frame: what this process last wrote is remembered, and the commit tells if it
is stale.
"""

from collections.abc import Iterable

from sqlalchemy.exc import IntegrityError

from openproctor.analysis.engine import AnalysisEngine, EngineBusy, NotAnalysed
from openproctor.analysis.image import ImageError
from openproctor.attempts.messages import send_warning
from openproctor.attempts.schemas import CameraCheck, FaceBox, FrameStatus
from openproctor.clock import Clock
from openproctor.database import Database, Transaction
from openproctor.errors import (
    AttemptClosed,
    ConsentMissing,
    FrameConflict,
    InvalidTransition,
    Overloaded,
    TruncatedJpeg,
)
from openproctor.evidence.plan import EvidencePlan, plan_frame, plan_without_frame
from openproctor.evidence.store import EvidenceStore
from openproctor.incidents.record import (
    KeptFrame,
    Subject,
    announce_complete,
    keep_frames,
    link_frames,
    record_change,
)
from openproctor.ingest.frame import STREAM, Frame, Seen, capture_time
from openproctor.ingest.limits import Upload, image_size
from openproctor.ingest.memory import AttemptMemory
from openproctor.ingest.recent import RecentFrame, RecentFrames
from openproctor.ingest.repository import Known, Moved, insert_frame, read_known, save_state
from openproctor.ingest.turns import Turns
from openproctor.live.presence import PresenceBoard
from openproctor.model.attempt import ENDED, AttemptState
from openproctor.model.incident import FAULTS
from openproctor.model.signal import Change, LinkSeen, Opened
from openproctor.rules.step import RulesState, holding, step

__all__ = ["Pipeline"]

TRIES = 8


class Pipeline:
    """Takes frames and observations of attempts; frames of one attempt go one after the other."""

    def __init__(
        self,
        database: Database,
        engine: AnalysisEngine,
        evidence: EvidenceStore,
        presence: PresenceBoard,
        clock: Clock,
    ) -> None:
        self._database = database
        self._engine = engine
        self._evidence = evidence
        self._presence = presence
        self._clock = clock
        self._memory = AttemptMemory()
        self._recent = RecentFrames()
        self._turns = Turns()

    async def check(self, attempt_id: str, jpeg: bytes) -> CameraCheck:
        """Look at a frame before the exam begins; nothing is stored.

        Raises:
            ConsentMissing, AttemptClosed, TruncatedJpeg, Overloaded
        """
        async with self._database.read() as tx:
            known = await read_known(tx, attempt_id)
        if known.state is AttemptState.INVITED:
            raise ConsentMissing
        if known.state in ENDED:
            raise AttemptClosed
        async with self._turns.take(f"check:{attempt_id}"):
            seen = await self._look(f"check:{attempt_id}", jpeg, self._clock.now().timestamp())
        faces = [FaceBox(**face) for face in seen.faces]
        return CameraCheck(status=seen.status, faces=faces, width=seen.width, height=seen.height)

    async def ingest(self, attempt_id: str, upload: Upload) -> str:
        """Take one frame and answer a ``FrameReply`` as JSON. The same frame again gets the same answer to the letter.

        Raises:
            FrameConflict, AttemptClosed, InvalidTransition, TruncatedJpeg, Overloaded
        """
        received_at = self._clock.now()
        async with self._turns.take(attempt_id):
            known, reply = await self._known(attempt_id, upload)
            if reply is not None:
                return reply
            seen = await self._look(attempt_id, upload.jpeg, capture_time(known, upload, received_at))
            for _ in range(TRIES):
                frame = Frame(upload, received_at, capture_time(known, upload, received_at), seen)
                try:
                    return await self._commit(known, frame)
                except (Moved, IntegrityError):
                    self._memory.forget(attempt_id)
                    known, reply = await self._known(attempt_id, upload)
                    if reply is not None:
                        return reply
        raise Overloaded(retry_after_s=1)

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
        self._engine.forget(attempt_id)
        self._engine.forget(f"check:{attempt_id}")

    async def _known(self, attempt_id: str, upload: Upload) -> tuple[Known, str | None]:
        remembered = self._memory.get(attempt_id, upload.seq)
        if remembered is not None:
            return remembered, None
        async with self._database.read() as tx:
            known = await read_known(tx, attempt_id, STREAM, upload.seq)
        if known.frame_sha256 is not None:
            if known.frame_sha256 != upload.sha256:
                raise FrameConflict
            return known, known.frame_reply
        if known.state in ENDED:
            raise AttemptClosed
        if known.state is not AttemptState.IN_PROGRESS:
            raise InvalidTransition("The exam has not begun, or is paused.")
        return known, None

    async def _look(self, key: str, jpeg: bytes, at: float) -> Seen:
        try:
            return Seen.of(await self._engine.analyse(key, jpeg, at))
        except EngineBusy as error:
            raise Overloaded(retry_after_s=max(1, round(error.retry_after))) from error
        except ImageError as error:
            raise TruncatedJpeg(str(error)) from error
        except NotAnalysed:
            return Seen(FrameStatus.NOT_ANALYSED, [], *image_size(jpeg), None)

    async def _commit(self, known: Known, frame: Frame) -> str:
        late = known.rules.last_look_at is not None and frame.at < known.rules.last_look_at
        rules: RulesState = known.rules
        changes: tuple[Change, ...] = ()
        if not late:
            rules, changes = step(known.rules, frame.observation(), known.policy)
        plan = plan_frame(known.evidence, frame.at, changes, known.policy.evidence)
        recent = RecentFrame(frame.at, frame.upload.jpeg, frame.kept(known))
        answer = frame.reply(rules, known, late=late)
        analysed = frame.seen.status is FrameStatus.ANALYSED
        before = await self._keep_bytes(known, plan, recent if plan.keep_frame else None)
        async with self._database.write() as tx:
            after = await save_state(tx, known, rules, plan.state)
            await insert_frame(tx, known.attempt_id, STREAM, frame.upload, frame.received_at, answer, late=late)
            current = [recent] if plan.keep_frame else []
            await self._write_down(tx, known, changes, plan, before, current)
        self._memory.put(after, frame.upload.seq)
        self._recent.add(known.attempt_id, recent)
        self._presence.hear(
            known.attempt_id,
            camera_seen_at=self._clock.monotonic(),
            signals=holding(rules),
            faces=len(frame.seen.faces) if analysed else None,
            analysed=analysed,
            last_frame_at=frame.upload.captured_at,
        )
        return answer

    async def _commit_observation(self, known: Known, observation: LinkSeen) -> None:
        rules, changes = step(known.rules, observation, known.policy)
        if rules == known.rules:
            return
        plan = plan_without_frame(known.evidence, observation.at, changes, known.policy.evidence)
        before = await self._keep_bytes(known, plan, None)
        async with self._database.write() as tx:
            await save_state(tx, known, rules, plan.state)
            await self._write_down(tx, known, changes, plan, before, [])
        self._memory.forget(known.attempt_id)
        self._presence.change(known.attempt_id, signals=holding(rules))

    async def _keep_bytes(self, known: Known, plan: EvidencePlan, current: RecentFrame | None) -> list[RecentFrame]:
        """Make durable the frames that the plan wants; answer those from before."""
        begin = min(plan.look_back.values(), default=None)
        before = [] if begin is None else list(self._recent.since(known.attempt_id, begin))
        missing = self._recent.missing(known.attempt_id, [*before, *([current] if current else [])])
        if missing:
            await self._evidence.put(missing)
            self._recent.mark_stored(known.attempt_id, missing)
        return before

    async def _write_down(
        self,
        tx: Transaction,
        known: Known,
        changes: tuple[Change, ...],
        plan: EvidencePlan,
        before: list[RecentFrame],
        current: list[RecentFrame],
    ) -> None:
        subject = Subject(known.exam_id, known.attempt_id)
        reason = "incident" if plan.belongs_to or before else "record"
        ids = await keep_frames(tx, known.attempt_id, _kept([*before, *current]), reason)
        cover_id = ids[[*before, *current][-1].kept.seq] if ids else None
        for change in changes:
            shown = [frame for frame in before if frame.at >= plan.look_back[change.ref]] + current
            await record_change(tx, subject, change, cover_id, [ids[frame.kept.seq] for frame in shown])
            if isinstance(change, Opened) and known.policy.warn_candidate and change.ref.kind not in FAULTS:
                ref = change.ref
                now = self._clock.now()
                await send_warning(tx, known.exam_id, known.attempt_id, ref.kind, ref.ordinal, now)
        changed = {change.ref for change in changes}
        for ref in plan.belongs_to - changed:
            await link_frames(tx, known.attempt_id, ref, [ids[frame.kept.seq] for frame in current])
        for ref in plan.complete:
            await announce_complete(tx, subject, ref, self._clock.now())


def _kept(frames: Iterable[RecentFrame]) -> Iterable[KeptFrame]:
    return (frame.kept for frame in frames)
