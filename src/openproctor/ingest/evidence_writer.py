"""Records what an item caused: bytes of evidence first, then, in the caller's transaction, incidents and events."""

from collections.abc import Iterable, Mapping, Sequence

from openproctor.attempts.messages import send_warning
from openproctor.core.clock import Clock
from openproctor.database.engine import Database, Transaction
from openproctor.evidence.plan import EvidencePlan
from openproctor.evidence.store.deletions import give_back
from openproctor.evidence.store.protocol import EvidenceStore
from openproctor.incidents.record import (
    KeptItem,
    Subject,
    keep_frames,
    link_frames,
    publish_complete,
    record_change,
)
from openproctor.ingest.frame_buffer import BufferedFrame, FrameBuffer
from openproctor.ingest.repository import AttemptSnapshot
from openproctor.model.incident import IncidentKind
from openproctor.model.signal import Change, IncidentRef, Opened
from openproctor.rules.catalogue import FAULTS, SIGNALS
from openproctor.rules.policy import Policy
from openproctor.rules.step import RulesState, is_open

__all__ = ["EvidenceWriter", "voices", "warns"]

SPOKEN = tuple(kind for kind, signal in SIGNALS.items() if signal.spoken)


class EvidenceWriter:
    """Knows where evidence goes, and which of it is there already."""

    def __init__(self, evidence: EvidenceStore, buffer: FrameBuffer, clock: Clock, database: Database) -> None:
        self._evidence = evidence
        self._buffer = buffer
        self._clock = clock
        self._database = database
        self._put: dict[str, set[str]] = {}
        """Keys that were stored for items that are not committed yet, by attempt."""

    async def keep_bytes(
        self, attempt_id: str, buffer_key: str, plan: EvidencePlan, current: Sequence[BufferedFrame]
    ) -> list[BufferedFrame]:
        """Make durable the frames that the plan wants. Returns the earlier ones, which are buffered under ``buffer_key``."""
        begin = min(plan.look_back.values(), default=None)
        before = [] if begin is None else list(self._buffer.since(buffer_key, begin))
        missing = self._buffer.missing(buffer_key, [*before, *current])
        if missing:
            self._put.setdefault(attempt_id, set()).update(missing)
            await self._evidence.put(missing)
            self._buffer.mark_stored(buffer_key, missing)
        return before

    def committed(self, attempt_id: str) -> None:
        """Rows now name what was stored for this attempt."""
        self._put.pop(attempt_id, None)

    async def discard_uncommitted(self, attempt_id: str) -> None:
        """The attempt accepts nothing more: delete what was stored for it and is not named by a row."""
        keys = self._put.pop(attempt_id, None)
        if keys:
            await give_back(self._database, self._evidence, attempt_id, keys, self._clock.now())

    async def keep_sound(self, attempt_id: str, kept: KeptItem, body: bytes) -> None:
        """Make a segment of sound durable."""
        self._put.setdefault(attempt_id, set()).add(kept.key)
        await self._evidence.put({kept.key: body})

    async def link_sound(self, tx: Transaction, attempt: AttemptSnapshot, kept: KeptItem, refs: Iterable[IncidentRef]) -> None:
        """Enter a segment of sound as evidence of these incidents."""
        ids = await keep_frames(tx, attempt.attempt_id, [kept], "incident")
        for ref in sorted(refs, key=lambda each: each.kind):
            await link_frames(tx, attempt.attempt_id, ref, ids.values(), kept.received_at)

    async def record(
        self,
        tx: Transaction,
        attempt: AttemptSnapshot,
        changes: tuple[Change, ...],
        plan: EvidencePlan,
        before: Sequence[BufferedFrame],
        current: Sequence[BufferedFrame],
        remarks: Mapping[IncidentKind, str] | None = None,
        *,
        late: bool = False,
    ) -> None:
        """Enter evidence, incidents, events and warnings. ``remarks`` is what the page adds to incidents of these kinds.

        For what is ``late`` no warning is sent: it is over.
        """
        subject = Subject(attempt.exam_id, attempt.attempt_id)
        reason = "incident" if plan.belongs_to or before else "record"
        frames = [*before, *current]
        ids = await keep_frames(tx, attempt.attempt_id, [frame.kept for frame in frames], reason)
        cover_id = ids[frames[-1].kept.head.seq] if ids else None
        for change in changes:
            shown = [frame for frame in before if frame.at >= plan.look_back[change.ref]] + [*current]
            detail = (remarks or {}).get(change.ref.kind)
            await record_change(tx, subject, change, cover_id, [ids[frame.kept.head.seq] for frame in shown], detail, late=late)
            if not late and isinstance(change, Opened) and warns(attempt.policy, change.ref.kind):
                ref, words = change.ref, attempt.policy.signals[change.ref.kind].tell
                await send_warning(tx, attempt.exam_id, attempt.attempt_id, ref.kind, ref.ordinal, words, self._clock.now())
        changed = {change.ref for change in changes}
        for ref in plan.belongs_to - changed:
            await link_frames(tx, attempt.attempt_id, ref, [ids[frame.kept.head.seq] for frame in current], self._clock.now())
        for ref in plan.complete:
            await publish_complete(tx, subject, ref, self._clock.now())


def voices(attempt: AttemptSnapshot, rules: RulesState, changes: Iterable[Change]) -> frozenset[IncidentRef]:
    """The incidents of which a segment of sound is evidence, if sound is kept at all: those it changed, and those going on."""
    if not attempt.policy.evidence.keep_sound:
        return frozenset()
    changed = {change.ref for change in changes if change.ref.kind in SPOKEN}
    going_on = {IncidentRef(kind, rules.signals[kind].ordinal) for kind in SPOKEN if is_open(rules, kind)}
    return frozenset(changed | going_on)


def warns(policy: Policy, kind: IncidentKind) -> bool:
    """Whether the candidate is warned when an incident of this kind opens."""
    return policy.warn_candidate and kind not in FAULTS and policy.signals[kind].warn
