"""All attempts of an exam by their suspicion scores, page by page.

A score is not stored: it follows from incidents, decisions, accommodations and the newest policy, and grows while an incident
goes on. So the first page computes the scores of those who have incidents, in slices; who has none has 0, and is read from the
database in the order of names. For a while the next pages go on in the order of the first: so nobody moves from one to another.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from cachetools import TTLCache
from sqlalchemy import ColumnElement, Select, bindparam, literal, select, true, tuple_

from openproctor.attempts.effective_policy import EffectivePolicies
from openproctor.core.clock import Clock
from openproctor.core.paging import SORTED_BY, make_cursor, read_cursor
from openproctor.core.time_slices import TimeSlices, parts_of
from openproctor.database.engine import Database
from openproctor.database.searching import contains, sorted_name
from openproctor.database.tables import attempts, candidates, incidents
from openproctor.model.attempt import AttemptState
from openproctor.model.incident import IncidentClass
from openproctor.review.scores import policy_now, scored
from openproctor.rules.policy import Policy
from openproctor.rules.score import Scored, score
from openproctor.wire.incidents import AttemptScore, ScorePage

__all__ = ["ScoreLists"]

ROWS = 100
"""Rows that are read in one slice: they are narrow."""
ORDER_S = 30.0
"""Seconds for which an order is kept for the next pages."""
ORDERS = 16
"""Orders that are kept at most: some megabyte each, where ten thousand have points."""


class _Line(NamedTuple):
    """An attempt in the list. Lines compare as they stand: the highest score first, equals by name."""

    below: float
    """The score with its sign turned."""
    sorted_by: str
    attempt_id: str
    name: str
    state: str
    matches: bool
    """Whether it is one of those that were searched for."""


class ScoreLists:
    """The list of each exam."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._orders: TTLCache[tuple[str, str | None], Mapping[str, _Line]] = TTLCache(ORDERS, ORDER_S, clock.monotonic)
        """Those with points, by exam and search."""

    async def page(self, exam_id: str, *, search: str | None, after: str | None, limit: int) -> ScorePage:
        """One page of the attempts of an exam, the highest score first, equals by the candidates' names.

        Raises:
            NotFound
            InvalidRequest: ``after`` is no cursor of this list.
        """
        last = None if after is None else read_cursor(after, float, str, str)
        slices = TimeSlices()
        found = self._orders.get((exam_id, search)) if last is not None else None
        if found is None:
            async with self._database.read() as tx:
                policy = await policy_now(tx, exam_id)
            found = await _with_points(self._database, exam_id, policy, search, self._clock.now(), slices)
            self._orders[exam_id, search] = found
        lines = sorted(line for line in found.values() if line.matches and (last is None or line[:3] > last))[: limit + 1]
        if len(lines) <= limit:
            begin = last[1:] if last is not None and last[0] == 0 else None
            lines += await _without_points(self._database, exam_id, found, search, begin, limit + 1 - len(lines), slices)
        shown = lines[:limit]
        return ScorePage(
            scores=[_view(line) for line in shown],
            next=make_cursor(*shown[-1][:3]) if len(lines) > limit else None,
        )


async def _with_points(
    database: Database, exam_id: str, policy: Policy, search: str | None, now: datetime, slices: TimeSlices
) -> Mapping[str, _Line]:
    """The attempts with a score above 0, by id."""
    recorded = await _recorded(database, exam_id, slices)
    policies = EffectivePolicies(policy, exam_in_other_tab=False)  # what was recorded was watched, wherever the exam is shown
    people = _people(true() if search is None else contains(search, candidates.c.name))
    found = {}
    for some in parts_of(recorded, ROWS):
        async with database.read() as tx:
            rows = (await tx.connection.execute(people, {"of_attempts": list(some)})).all()
        for row in rows:
            points = score(recorded[row.id], policies.of(row.allowance), now.timestamp())
            if points > 0:
                found[row.id] = _Line(-points, row.name[:SORTED_BY], row.id, row.name, row.state, bool(row.matches))
        await slices.pause()
    return found


async def _recorded(database: Database, exam_id: str, slices: TimeSlices) -> Mapping[str, list[Scored]]:
    """The suspicions of each attempt that has any."""
    found: dict[str, list[Scored]] = defaultdict(list)
    event_id = 0
    while True:
        async with database.read() as tx:
            query = _SUSPICIONS.where(incidents.c.exam_id == exam_id, incidents.c.event_id > event_id)
            rows = (await tx.connection.execute(query)).all()
        for row in rows:
            found[row.attempt_id].append(scored(row))
        await slices.pause()
        if len(rows) < ROWS:
            return found
        event_id = rows[-1].event_id


async def _without_points(
    database: Database,
    exam_id: str,
    found: Mapping[str, _Line],
    search: str | None,
    begin: Sequence[str] | None,
    wanted: int,
    slices: TimeSlices,
) -> list[_Line]:
    """The next attempts with a score of 0, by name, after the one of this name and id."""
    matches = true() if search is None else contains(search, candidates.c.name)
    lines: list[_Line] = []
    while len(lines) < wanted:
        query = _NAMES.where(attempts.c.exam_id == exam_id, matches)
        if begin is not None:
            query = query.where(tuple_(*_ORDER) > tuple_(*map(literal, begin)))
        async with database.read() as tx:
            rows = (await tx.connection.execute(query)).all()
        lines += [_Line(0.0, row.name[:SORTED_BY], row.id, row.name, row.state, True) for row in rows if row.id not in found]
        await slices.pause()
        if len(rows) < ROWS:
            break
        begin = (rows[-1].name[:SORTED_BY], rows[-1].id)
    return lines[:wanted]


def _view(line: _Line) -> AttemptScore:
    return AttemptScore(
        attempt_id=line.attempt_id, candidate_name=line.name, state=AttemptState(line.state), score=abs(line.below)
    )


_OF_INCIDENT = ("id", "attempt_id", "kind", "opened_at", "closed_at", "peak", "decision", "detail", "event_id")
_SUSPICIONS = (
    select(*(incidents.c[name] for name in _OF_INCIDENT))
    .where(incidents.c.incident_class == IncidentClass.SUSPICION)
    .order_by(incidents.c.event_id)
    .limit(ROWS)
)
_ORDER = (sorted_name(candidates.c.name), attempts.c.id)
_NAMES = (
    select(attempts.c.id, attempts.c.state, candidates.c.name)
    .join_from(attempts, candidates, attempts.c.candidate_id == candidates.c.id)
    .order_by(*_ORDER)
    .limit(ROWS)
)


def _people(matches: ColumnElement[bool]) -> Select[Any]:
    return (
        select(attempts.c.id, attempts.c.state, candidates.c.name, candidates.c.allowance, matches.label("matches"))
        .join_from(attempts, candidates, attempts.c.candidate_id == candidates.c.id)
        .where(attempts.c.id.in_(bindparam("of_attempts", expanding=True)))
    )
