"""Fills a database with an exam of many attempts, as it is on the day after, and with what lies around it."""

import hashlib
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Table, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from openproctor.database.tables import (
    attempts,
    audit,
    candidates,
    events,
    evidence,
    exams,
    frames,
    incident_evidence,
    incidents,
    messages,
    policies,
    recordings,
)
from openproctor.model import measures
from openproctor.model.incident import IncidentKind
from openproctor.model.observation import Observation, Stream
from openproctor.model.packing import pack
from openproctor.rules.accommodation import Accommodation, effective_policy
from openproctor.rules.catalogue import SIGNALS, incident_class
from openproctor.rules.policy import Policy, Watching
from openproctor.rules.step import dump_rules, load_rules

__all__ = ["LargeExam", "fill"]

SEED = 7
ROWS = 1000
"""Rows of one statement."""
OTHER_EXAMS, VERSIONS, MESSAGES, AUDIT_LINES = 300, 60, 2000, 5000
HOURS = 3.0
"""The length of an exam."""
SEGMENT_S = 5
KINDS = (
    IncidentKind.MULTIPLE_FACES,
    IncidentKind.NO_FACE,
    IncidentKind.LOOKING_AWAY,
    IncidentKind.CLIPBOARD,
    IncidentKind.TAB_HIDDEN,
    IncidentKind.CONNECTION_LOST,
)
GRANTED: tuple[Accommodation | None, ...] = (
    *([None] * 95),
    *([Accommodation(extra_minutes=30)] * 2),
    Accommodation(signals={IncidentKind.LOOKING_AWAY: Watching.RELAXED}),
    Accommodation(extra_minutes=15, signals={IncidentKind.SPEECH: Watching.OFF}),
    Accommodation(signals={IncidentKind.NO_FACE: Watching.RELAXED}, note="Has to stand up now and then"),
)
"""What candidates are granted, one after the other: one in twenty has something."""


@dataclass(frozen=True, slots=True)
class LargeExam:
    """What was filled in."""

    exam_id: str
    long_attempt_id: str
    """The attempt with all of its looks and recordings."""
    events: int
    """Its newest event's number."""


async def fill(url: str, exam_id: str, attempts_wanted: int, incidents_wanted: int, hours: float = HOURS) -> LargeExam:
    """Fill an exam that is there, and has nobody, with so many attempts and incidents. ``url`` is SQLAlchemy's.

    ``hours`` is the length of the one attempt of which everything is there.
    """
    engine = create_async_engine(url)
    try:
        async with engine.begin() as connection:
            policy = (await connection.execute(select(exams.c.policy).where(exams.c.id == exam_id))).scalar_one()
            filling = _Filling(connection, exam_id, policy, attempts_wanted, incidents_wanted, hours)
            await filling.people()
            await filling.incidents()
            await filling.long_attempt()
            await filling.others()
            return LargeExam(exam_id, _attempt(0), incidents_wanted)
    finally:
        await engine.dispose()


def _attempt(number: int) -> str:
    return f"att_{_hex('attempt', number)}"


def _hex(kind: str, number: int) -> str:
    return hashlib.sha256(f"{kind} {number}".encode()).hexdigest()[:32]


class _Filling:
    def __init__(
        self,
        connection: AsyncConnection,
        exam_id: str,
        policy: Policy,
        attempts_wanted: int,
        incidents_wanted: int,
        hours: float,
    ) -> None:
        self._connection = connection
        self._exam_id = exam_id
        self._policy = policy
        self._attempts = attempts_wanted
        self._incidents = incidents_wanted
        self._chance = random.Random(SEED)  # noqa: S311 - a repeatable choice, not a secret
        self._end = datetime.now(UTC) - timedelta(hours=12)
        self._begin = self._end - timedelta(hours=hours)
        self._hours = hours

    async def _insert(self, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        rest = iter(rows)
        while some := [dict(row) for row in islice(rest, ROWS)]:
            await self._connection.execute(insert(table), some)

    async def people(self) -> None:
        """Candidates and their attempts, which have ended."""
        granted = [None if each is None else each.model_dump(mode="json") for each in GRANTED]
        names = [f"Candidate {self._chance.randrange(10**6):06} {number}" for number in range(self._attempts)]
        await self._insert(
            candidates,
            (
                {
                    "id": f"cand_{_hex('candidate', number)}",
                    "exam_id": self._exam_id,
                    "name": name,
                    "email": f"candidate{number}@example.org",
                    "invite_version": 1,
                    "created_at": self._begin - timedelta(days=1, microseconds=-(number // 500)),
                    "allowance": granted[number % len(GRANTED)],
                }
                for number, name in enumerate(names)
            ),
        )
        stored = [
            effective_policy(self._policy, each or Accommodation(), exam_in_other_tab=False).model_dump(mode="json")
            for each in GRANTED
        ]
        rules = dump_rules(load_rules({}))
        learnt = {"baseline": {"yaw": 1.5, "pitch": -3.25, "gaze_x": 0.01, "gaze_y": 0.02}}
        await self._insert(
            attempts,
            (
                {
                    "id": _attempt(number),
                    "exam_id": self._exam_id,
                    "candidate_id": f"cand_{_hex('candidate', number)}",
                    "state": "submitted",
                    "policy": stored[number % len(GRANTED)],
                    "started_at": self._begin,
                    "ended_at": self._end,
                    "rules_state": rules,
                    "rules_version": 11000,
                    "evidence_state": {"last_record": self._end.timestamp()},
                    "learnt": learnt,
                    "clock_skew_s": 0.0,
                    "created_at": self._begin,
                }
                for number in range(self._attempts)
            ),
        )

    async def incidents(self) -> None:
        """Incidents with a cover each, and their events."""
        numbers = range(1, self._incidents + 1)
        of_attempt = {number: self._chance.randrange(self._attempts) for number in numbers}
        made = [self._incident(number, of_attempt[number]) for number in numbers]
        await self._insert(evidence, (self._cover(number, of_attempt[number]) for number in numbers))
        await self._insert(incidents, made)
        await self._insert(incident_evidence, ({"incident_id": each["id"], "evidence_id": each["cover_id"]} for each in made))
        await self._insert(
            events,
            (
                {
                    "exam_id": self._exam_id,
                    "id": each["event_id"],
                    "attempt_id": each["attempt_id"],
                    "kind": "incident_opened",
                    "at": each["opened_at"],
                    "body": {"attempt": None, "message": None, "incident": _shown(each)},
                }
                for each in made
            ),
        )
        await self._connection.execute(update(exams).where(exams.c.id == self._exam_id).values(last_event_id=self._incidents))

    def _incident(self, number: int, of_attempt: int) -> dict[str, Any]:
        kind = KINDS[number % len(KINDS)]
        opened = self._begin + timedelta(seconds=number * self._hours * 3000 / self._incidents)
        return {
            "id": f"inc_{_hex('incident', number)}",
            "exam_id": self._exam_id,
            "attempt_id": _attempt(of_attempt),
            "kind": kind,
            "ordinal": number,
            "incident_class": incident_class(kind),
            "severity": SIGNALS[kind].severity,
            "opened_at": opened,
            "updated_at": opened + timedelta(seconds=20),
            "closed_at": opened + timedelta(seconds=20),
            "peak": 2,
            "cover_id": f"ev_{_hex('evidence', number)}",
            "decision": None if number % 10 else "dismissed",
            "event_id": number,
            "detail": None,
            "late": False,
        }

    def _cover(self, number: int, of_attempt: int) -> dict[str, Any]:
        face = {"x": 200.0, "y": 120.0, "width": 180.0, "height": 220.0, "score": 0.9}
        return {
            "id": f"ev_{_hex('evidence', number)}",
            "attempt_id": _attempt(of_attempt),
            "stream": "camera",
            "seq": number,
            "key": f"{self._exam_id}/{_attempt(of_attempt)}/camera/{number}",
            "sha256": hashlib.sha256(str(number).encode()).hexdigest(),
            "size": 30_000,
            "captured_at": self._begin,
            "received_at": self._begin,
            "width": 640,
            "height": 480,
            "faces": [face, face | {"x": 20.0}],
            "status": "analysed",
            "reason": "incident",
        }

    async def long_attempt(self) -> None:
        """Every look and every segment of the first attempt."""
        await self._insert(frames, self._looks(int(self._hours * 3600)))
        await self._insert(
            recordings,
            (
                {
                    "attempt_id": _attempt(0),
                    "stream": stream,
                    "seq": number,
                    "key": f"{self._exam_id}/{_attempt(0)}/{stream}/{number}",
                    "sha256": hashlib.sha256(f"{stream} {number}".encode()).hexdigest(),
                    "size": 400_000,
                    "captured_at": self._begin + timedelta(seconds=number * SEGMENT_S),
                    "received_at": self._begin + timedelta(seconds=number * SEGMENT_S + 6),
                    "duration_ms": SEGMENT_S * 1000,
                    "cluster_size": 399_000,
                    "width": 640,
                    "height": 480,
                    "has_sound": stream == "recording",
                }
                for stream in ("recording", "screen")
                for number in range(int(self._hours * 3600 / SEGMENT_S))
            ),
        )

    def _looks(self, count: int) -> Iterator[dict[str, Any]]:
        for number in range(count):
            at = self._begin + timedelta(seconds=number)
            values = {measures.FACES: float(self._chance.random() < 0.98), measures.YAW: self._chance.uniform(-20, 20)}
            yield {
                "attempt_id": _attempt(0),
                "stream": "camera",
                "seq": number,
                "sha256": hashlib.sha256(str(number).encode()).digest(),
                "captured_at": at,
                "received_at": at,
                "late": False,
                "reply": "{}",
                "size": 30_000,
                "observation": pack(Observation(at.timestamp(), Stream.CAMERA, values, ())),
            }

    async def others(self) -> None:
        """Other exams, versions of the policy, messages, and lines of the audit log."""
        stored = self._policy.model_dump(mode="json")
        await self._insert(
            exams,
            (
                {
                    "id": f"exam_{_hex('exam', number)}",
                    "title": f"Exam {number}",
                    "exam_view": "tab",
                    "policy": stored,
                    "open_link_enabled": False,
                    "open_link_version": 0,
                    "last_event_id": 0,
                    "created_at": self._begin - timedelta(days=number),
                }
                for number in range(OTHER_EXAMS)
            ),
        )
        await self._insert(
            policies,
            (
                {
                    "exam_id": self._exam_id,
                    "version": version,
                    "policy": stored | {"version": version},
                    "created_at": self._begin,
                    "created_by": "Bench",
                }
                for version in range(2, VERSIONS)
            ),
        )
        await self._insert(
            messages,
            (
                {
                    "id": f"msg_{_hex('message', number)}",
                    "attempt_id": _attempt(number % self._attempts),
                    "kind": "warning",
                    "text": "Please stay in the picture.",
                    "incident_kind": IncidentKind.NO_FACE,
                    "client_id": f"no_face-{number}",
                    "sent_at": self._begin + timedelta(seconds=number),
                }
                for number in range(MESSAGES)
            ),
        )
        await self._insert(
            audit,
            (
                {
                    "id": 1_000 + number,
                    "at": self._begin,
                    "staff_name": "Bench",
                    "action": "list_incidents",
                    "outcome": "allowed",
                    "exam_id": self._exam_id,
                    "hash": hashlib.sha256(str(number).encode()).digest(),
                }
                for number in range(AUDIT_LINES)
            ),
        )


def _shown(incident: Mapping[str, Any]) -> dict[str, Any]:
    """An incident as its event has it."""
    shown = {key: value for key, value in incident.items() if key not in ("ordinal", "cover_id")}
    times = {key: incident[key].isoformat() for key in ("opened_at", "updated_at", "closed_at")}
    more = {"candidate_name": "Candidate", "cause": "Noticed.", "cover": None, "decided_by": None, "note": None}
    return shown | times | more
