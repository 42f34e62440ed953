"""Writing down what an item caused: bytes of evidence first, then, in the caller's transaction, incidents and events."""

from collections.abc import Iterable, Mapping, Sequence

from openproctor.attempts.messages import send_warning
from openproctor.clock import Clock
from openproctor.database import Database, Transaction
from openproctor.evidence.plan import EvidencePlan
from openproctor.evidence.store import EvidenceStore
from openproctor.incidents.record import (
    KeptFrame,
    Subject,
    announce_complete,
    keep_frames,
    link_frames,
    record_change,
)
from openproctor.ingest.recent import RecentFrame, RecentFrames
from openproctor.ingest.repository import Known
from openproctor.model.incident import FAULTS, IncidentKind
from openproctor.model.policy import Policy
from openproctor.model.signal import Change, IncidentRef, Opened
from openproctor.retention.files import give_back
from openproctor.rules.step import RulesState, is_open

__all__ = ["Writer", "voices", "warns"]

SPOKEN = (IncidentKind.SPEECH, IncidentKind.SECOND_VOICE)


class Writer:
    """Knows where evidence goes, and which of it is there already."""

    def __init__(self, evidence: EvidenceStore, recent: RecentFrames, clock: Clock, database: Database) -> None:
        self._evidence = evidence
        self._recent = recent
        self._clock = clock
        self._database = database
        self._put: dict[str, set[str]] = {}
        """Keys that were put for items that are not committed yet, by attempt."""

    async def keep_bytes(
        self, attempt_id: str, ring: str, plan: EvidencePlan, current: Sequence[RecentFrame]
    ) -> list[RecentFrame]:
        """Make durable the frames that the plan wants; answer those from before. ``ring`` is the name they are kept under."""
        begin = min(plan.look_back.values(), default=None)
        before = [] if begin is None else list(self._recent.since(ring, begin))
        missing = self._recent.missing(ring, [*before, *current])
        if missing:
            self._put.setdefault(attempt_id, set()).update(missing)
            await self._evidence.put(missing)
            self._recent.mark_stored(ring, missing)
        return before

    def committed(self, attempt_id: str) -> None:
        """What was put is named now."""
        self._put.pop(attempt_id, None)

    async def refused(self, attempt_id: str) -> None:
        """The attempt takes nothing more: what was put for it and is not named goes again."""
        keys = self._put.pop(attempt_id, None)
        if keys:
            await give_back(self._database, self._evidence, attempt_id, keys, self._clock.now())

    async def keep_sound(self, attempt_id: str, kept: KeptFrame, body: bytes) -> None:
        """Make a stretch of sound durable."""
        self._put.setdefault(attempt_id, set()).add(kept.key)
        await self._evidence.put({kept.key: body})

    async def link_sound(self, tx: Transaction, known: Known, kept: KeptFrame, refs: Iterable[IncidentRef]) -> None:
        """Enter a stretch of sound as evidence of these incidents."""
        ids = await keep_frames(tx, known.attempt_id, [kept], "incident")
        for ref in sorted(refs, key=lambda each: each.kind):
            await link_frames(tx, known.attempt_id, ref, ids.values(), kept.received_at)

    async def write_down(
        self,
        tx: Transaction,
        known: Known,
        changes: tuple[Change, ...],
        plan: EvidencePlan,
        before: Sequence[RecentFrame],
        current: Sequence[RecentFrame],
        said: Mapping[IncidentKind, str] | None = None,
        *,
        late: bool = False,
    ) -> None:
        """Enter evidence, incidents, events and warnings. ``said`` is what the page adds to incidents of these kinds.

        Of what is ``late`` nobody is warned: it is over.
        """
        subject = Subject(known.exam_id, known.attempt_id)
        reason = "incident" if plan.belongs_to or before else "record"
        frames = [*before, *current]
        ids = await keep_frames(tx, known.attempt_id, [frame.kept for frame in frames], reason)
        cover_id = ids[frames[-1].kept.seq] if ids else None
        for change in changes:
            shown = [frame for frame in before if frame.at >= plan.look_back[change.ref]] + [*current]
            detail = (said or {}).get(change.ref.kind)
            await record_change(tx, subject, change, cover_id, [ids[frame.kept.seq] for frame in shown], detail, late=late)
            if not late and isinstance(change, Opened) and warns(known.policy, change.ref.kind):
                ref, words = change.ref, known.policy.signals[change.ref.kind].tell
                await send_warning(tx, known.exam_id, known.attempt_id, ref.kind, ref.ordinal, words, self._clock.now())
        changed = {change.ref for change in changes}
        for ref in plan.belongs_to - changed:
            await link_frames(tx, known.attempt_id, ref, [ids[frame.kept.seq] for frame in current], self._clock.now())
        for ref in plan.complete:
            await announce_complete(tx, subject, ref, self._clock.now())


def voices(known: Known, rules: RulesState, changes: Iterable[Change]) -> frozenset[IncidentRef]:
    """The incidents of which a stretch of sound is evidence, if sound is kept at all: those it changed, and those going on."""
    if not known.policy.evidence.keep_sound:
        return frozenset()
    changed = {change.ref for change in changes if change.ref.kind in SPOKEN}
    going_on = {IncidentRef(kind, rules.signals[kind].ordinal) for kind in SPOKEN if is_open(rules, kind)}
    return frozenset(changed | going_on)


def warns(policy: Policy, kind: IncidentKind) -> bool:
    """Whether the candidate is told that an incident of this kind was opened."""
    return policy.warn_candidate and kind not in FAULTS and policy.signals[kind].warn
