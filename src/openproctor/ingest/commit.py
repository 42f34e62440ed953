"""Committing an item: judge, make the bytes of evidence durable, then write everything it caused in one transaction.

The order matters (``docs/flow.md``): evidence first, so that no row ever names bytes that are not there; then item, incidents
and events together; only then is anything pushed.
"""

from collections.abc import Iterable
from dataclasses import replace

from openproctor.database.engine import Database
from openproctor.evidence.plan import EvidencePlan, plan_frame, plan_without_frame
from openproctor.ingest.evidence_writer import EvidenceWriter, voices
from openproctor.ingest.frame_buffer import FrameBuffer
from openproctor.ingest.late_track import JudgingTrack, drop_foreign, opened
from openproctor.ingest.lookup import noted_already
from openproctor.ingest.measured_item import MeasuredItem
from openproctor.ingest.page_remarks import PageRemarks
from openproctor.ingest.repository import AttemptSnapshot, ItemRow, insert_item, save_profile, save_quietly, save_tracks
from openproctor.ingest.spool import Spool
from openproctor.ingest.templates import FaceTemplates
from openproctor.model.signal import AttemptEnded, Change, IncidentRef, LinkSeen
from openproctor.rules.step import step

__all__ = ["Committer", "buffer_key"]


class Committer:
    """Writes what an item, or the time that passed, has caused."""

    def __init__(
        self,
        database: Database,
        writer: EvidenceWriter,
        buffer: FrameBuffer,
        spool: Spool,
        remarks: PageRemarks,
        templates: FaceTemplates,
    ) -> None:
        self._database = database
        self._writer = writer
        self._buffer = buffer
        self._spool = spool
        self._remarks = remarks
        self._templates = templates

    async def item(self, attempt: AttemptSnapshot, item: MeasuredItem) -> tuple[AttemptSnapshot, str]:
        """Commit one item. Returns the attempt as it is then, and the reply.

        Raises:
            VersionConflict: another writer was quicker; nothing was written except, perhaps, bytes that will be needed again.
        """
        track = attempt.late_track if item.late else attempt.live_track
        assert track is not None
        rules, found = step(track.rules, item.observation, attempt.policy)
        row = ItemRow(item.head, item.received_at, item.reply(rules), item.late, item.packed)
        spoken = voices(attempt, rules, found) if item.sound else frozenset()
        track = replace(track, rules=rules)
        if item.late:
            track, found = await self._drop_foreign(attempt, replace(track, heard_at=item.received_at), found)
        at, policy = item.observation.at, attempt.policy.evidence
        planned = plan_frame if item.frame is not None else plan_without_frame
        plan = planned(track.evidence, at, found, policy)
        quiet = plan.writes_nothing and not spoken and item.profile is None
        after = _with(attempt, replace(track, evidence=plan.state), late=item.late)
        key = buffer_key(attempt.attempt_id, late=item.late)
        if item.frame is not None:
            # Before the reply, which lets the page forget the frame.
            self._spool.add(key, item.frame)
        if quiet:
            after = await save_quietly(self._database, attempt, after, [row])
        else:
            after = await self._write(attempt, after, item, row, found, plan, spoken)
        if item.frame is not None:
            self._buffer.add(key, item.frame)
        return after, row.reply

    async def link(self, attempt: AttemptSnapshot, observation: LinkSeen) -> AttemptSnapshot | None:
        """Judge the state of connection and camera. Returns the attempt as it is then, or None if nothing has changed.

        Raises:
            VersionConflict
        """
        rules, changes = step(attempt.rules, observation, attempt.policy)
        if rules == attempt.rules:
            return None
        track = replace(attempt.live_track, rules=rules)
        return await self._without_item(attempt, track, changes, observation.at, late=False)

    async def end_late(self, attempt: AttemptSnapshot) -> None:
        """Nothing late has come for a while: close what its track has open, and drop that track.

        Raises:
            VersionConflict
        """
        assert attempt.late_track is not None
        at = max(attempt.late_track.rules.last.values(), default=0.0)
        rules, changes = step(attempt.late_track.rules, AttemptEnded(at), attempt.policy)
        track, changes = drop_foreign(replace(attempt.late_track, rules=rules), changes, ())
        await self._without_item(attempt, track, changes, at, late=True, drop=True)

    async def discard_uncommitted(self, attempt_id: str) -> None:
        """The attempt accepts nothing more: delete what was stored for an item that could not be committed."""
        await self._writer.discard_uncommitted(attempt_id)

    async def _write(
        self,
        attempt: AttemptSnapshot,
        after: AttemptSnapshot,
        item: MeasuredItem,
        row: ItemRow,
        changes: tuple[Change, ...],
        plan: EvidencePlan,
        spoken: Iterable[IncidentRef],
    ) -> AttemptSnapshot:
        kept = [item.frame] if item.frame is not None and plan.keep_frame else []
        before = await self._writer.keep_bytes(attempt.attempt_id, buffer_key(attempt.attempt_id, late=item.late), plan, kept)
        if item.sound and spoken:
            await self._writer.keep_sound(attempt.attempt_id, *item.sound)
        async with self._database.write() as tx:
            after = await save_tracks(tx, attempt, after)
            await insert_item(tx, attempt.attempt_id, row)
            if item.profile is not None:
                after = await save_profile(tx, after, after.rules, item.profile)
                await self._templates.keep(tx, after)
            remarks = self._remarks.of(attempt.attempt_id)
            await self._writer.record(tx, attempt, changes, plan, before, kept, remarks, late=item.late)
            if item.sound and spoken:
                await self._writer.link_sound(tx, attempt, item.sound[0], spoken)
        self._writer.committed(attempt.attempt_id)
        return after

    async def _without_item(
        self,
        attempt: AttemptSnapshot,
        track: JudgingTrack,
        changes: tuple[Change, ...],
        at: float,
        *,
        late: bool,
        drop: bool = False,
    ) -> AttemptSnapshot:
        plan = plan_without_frame(track.evidence, at, changes, attempt.policy.evidence)
        after = _with(attempt, replace(track, evidence=plan.state), late=late)
        after = replace(after, late_track=None) if drop else after
        if plan.writes_nothing:
            return await save_quietly(self._database, attempt, after, [])
        before = await self._writer.keep_bytes(attempt.attempt_id, buffer_key(attempt.attempt_id, late=late), plan, [])
        async with self._database.write() as tx:
            after = await save_tracks(tx, attempt, after)
            await self._writer.record(tx, attempt, changes, plan, before, [], late=late)
        self._writer.committed(attempt.attempt_id)
        return after

    async def _drop_foreign(
        self, attempt: AttemptSnapshot, track: JudgingTrack, found: tuple[Change, ...]
    ) -> tuple[JudgingTrack, tuple[Change, ...]]:
        new = opened(found)
        if not new:
            return drop_foreign(track, found, ())
        async with self._database.read() as tx:
            return drop_foreign(track, found, await noted_already(tx, attempt.attempt_id, new))


def buffer_key(attempt_id: str, *, late: bool) -> str:
    """The key under which an attempt's frames are buffered: late ones apart, because each track has an order of its own."""
    return f"{attempt_id}/late" if late else attempt_id


def _with(attempt: AttemptSnapshot, track: JudgingTrack, *, late: bool) -> AttemptSnapshot:
    return replace(attempt, late_track=track) if late else replace(attempt, live_track=track)
