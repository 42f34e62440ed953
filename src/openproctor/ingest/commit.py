"""Committing an item: judge, make the bytes of evidence durable, then write everything it caused in one transaction.

The order binds (``docs/flow.md``): evidence first, so that no row ever names bytes that are not there; then item, incidents and
events together; only then does anybody hear of it.
"""

from collections.abc import Iterable
from dataclasses import replace

from openproctor.database import Database
from openproctor.evidence.plan import EvidencePlan, plan_frame, plan_without_frame
from openproctor.ingest.hearsay import Hearsay
from openproctor.ingest.lookup import noted_already
from openproctor.ingest.recent import RecentFrames
from openproctor.ingest.repository import Known, insert_item, save_learnt, save_quietly, save_sides
from openproctor.ingest.side import Side, opened, own
from openproctor.ingest.spool import Spool
from openproctor.ingest.taken import Taken
from openproctor.ingest.templates import FaceTemplates
from openproctor.ingest.writing import Writer, voices
from openproctor.model.signal import AttemptEnded, Change, IncidentRef, LinkSeen
from openproctor.rules.step import step

__all__ = ["Committer", "ring"]


class Committer:
    """Writes what an item, or the time that passed, has caused."""

    def __init__(
        self,
        database: Database,
        writer: Writer,
        recent: RecentFrames,
        spool: Spool,
        hearsay: Hearsay,
        templates: FaceTemplates,
    ) -> None:
        self._database = database
        self._writer = writer
        self._recent = recent
        self._spool = spool
        self._hearsay = hearsay
        self._templates = templates

    async def item(self, known: Known, taken: Taken) -> tuple[Known, str]:
        """Commit one item; the attempt as it is known then, and the answer.

        Raises:
            Moved: somebody else was quicker; nothing was written but, perhaps, bytes that will be needed again.
        """
        side = known.late if taken.late else known.now
        assert side is not None
        rules, found = step(side.rules, taken.observation, known.policy)
        answer = taken.reply(rules)
        spoken = voices(known, rules, found) if taken.sound else frozenset()
        side = replace(side, rules=rules)
        if taken.late:
            side, found = await self._own(known, replace(side, heard_at=taken.received_at), found)
        at, policy = taken.observation.at, known.policy.evidence
        planned = plan_frame if taken.frame is not None else plan_without_frame
        plan = planned(side.evidence, at, found, policy)
        after = _with(known, replace(side, evidence=plan.state), late=taken.late)
        if taken.frame is not None:
            # Before the answer that lets the page forget it.
            self._spool.add(ring(known.attempt_id, late=taken.late), taken.frame)
        if plan.writes_nothing and not spoken and taken.learnt is None:
            after = await save_quietly(self._database, known, after, taken.item(answer))
        else:
            after = await self._write(known, after, taken, answer, found, plan, spoken)
        if taken.frame is not None:
            self._recent.add(ring(known.attempt_id, late=taken.late), taken.frame)
        return after, answer

    async def link(self, known: Known, observation: LinkSeen) -> Known | None:
        """Judge how connection and camera stand; the attempt as it is known then, or None where nothing has changed.

        Raises:
            Moved
        """
        rules, changes = step(known.rules, observation, known.policy)
        if rules == known.rules:
            return None
        return await self._without_item(known, replace(known.now, rules=rules), changes, observation.at, late=False)

    async def end_late(self, known: Known) -> None:
        """Nothing late has come for a while: close what its side has open, and drop that side.

        Raises:
            Moved
        """
        assert known.late is not None
        at = max(known.late.rules.last.values(), default=0.0)
        rules, changes = step(known.late.rules, AttemptEnded(at), known.policy)
        side, changes = own(replace(known.late, rules=rules), changes, ())
        await self._without_item(known, side, changes, at, late=True, drop=True)

    async def refused(self, attempt_id: str) -> None:
        """The attempt takes nothing more: what was put for an item that could not be committed goes again."""
        await self._writer.refused(attempt_id)

    async def _write(
        self,
        known: Known,
        after: Known,
        taken: Taken,
        answer: str,
        changes: tuple[Change, ...],
        plan: EvidencePlan,
        spoken: Iterable[IncidentRef],
    ) -> Known:
        kept = [taken.frame] if taken.frame is not None and plan.keep_frame else []
        before = await self._writer.keep_bytes(known.attempt_id, ring(known.attempt_id, late=taken.late), plan, kept)
        if taken.sound and spoken:
            await self._writer.keep_sound(known.attempt_id, *taken.sound)
        async with self._database.write() as tx:
            after = await save_sides(tx, known, after)
            await insert_item(tx, known.attempt_id, taken.item(answer))
            if taken.learnt is not None:
                after = await save_learnt(tx, after, after.rules, taken.learnt)
                await self._templates.keep(tx, after)
            said = self._hearsay.of(known.attempt_id)
            await self._writer.write_down(tx, known, changes, plan, before, kept, said, late=taken.late)
            if taken.sound and spoken:
                await self._writer.link_sound(tx, known, taken.sound[0], spoken)
        self._writer.committed(known.attempt_id)
        return after

    async def _without_item(
        self, known: Known, side: Side, changes: tuple[Change, ...], at: float, *, late: bool, drop: bool = False
    ) -> Known:
        plan = plan_without_frame(side.evidence, at, changes, known.policy.evidence)
        after = _with(known, replace(side, evidence=plan.state), late=late)
        after = replace(after, late=None) if drop else after
        if plan.writes_nothing:
            return await save_quietly(self._database, known, after, None)
        before = await self._writer.keep_bytes(known.attempt_id, ring(known.attempt_id, late=late), plan, [])
        async with self._database.write() as tx:
            after = await save_sides(tx, known, after)
            await self._writer.write_down(tx, known, changes, plan, before, [], late=late)
        self._writer.committed(known.attempt_id)
        return after

    async def _own(self, known: Known, side: Side, found: tuple[Change, ...]) -> tuple[Side, tuple[Change, ...]]:
        news = opened(found)
        if not news:
            return own(side, found, ())
        async with self._database.read() as tx:
            return own(side, found, await noted_already(tx, known.attempt_id, news))


def ring(attempt_id: str, *, late: bool) -> str:
    """Under what name an attempt's frames are remembered: late ones apart, for each run has an order of its own."""
    return f"{attempt_id}/late" if late else attempt_id


def _with(known: Known, side: Side, *, late: bool) -> Known:
    return replace(known, late=side) if late else replace(known, now=side)
