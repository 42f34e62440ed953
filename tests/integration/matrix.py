"""Who tries what in ``test_authorization.py``: the callers, the target of their requests, and one request for every route.

A new route needs a line in ``CALLS`` and one in ``EXPECTED``; a new socket message one in the two tables at the end.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import httpx

from tests.fakes import picture
from tests.integration.steps import listed, look
from tests.support.server import CandidatePage, Server, StaffPage, digest

__all__ = [
    "CALLS",
    "EXPECTED",
    "MESSAGES_OF_CANDIDATES",
    "MESSAGES_OF_STAFF",
    "SECRETS",
    "Call",
    "Caller",
    "Who",
    "World",
    "build",
]


class Who(StrEnum):
    ANONYMOUS = "anonymous"
    OWNER = "the candidate"
    NEIGHBOUR = "another candidate of the exam"
    STRANGER = "a candidate of another exam"
    PROCTOR = "a proctor of the exam"
    FOREIGN_PROCTOR = "a proctor of another exam"
    REVIEWER = "a reviewer of the exam"
    ADMIN = "an administrator"


@dataclass
class Caller:
    """All that one of them can show."""

    who: Who
    cookies: str = ""
    token: str = ""
    """Of a candidate: the access token of their own attempt."""

    def headers(self) -> dict[str, str]:
        shown = {"cookie": self.cookies} if self.cookies else {}
        return shown | ({"authorization": f"Bearer {self.token}"} if self.token else {})


@dataclass
class World:
    """An exam in which something has happened, and everybody who may want to see it."""

    server: Server
    exam: str
    attempt: str
    candidate: str
    """Whose attempt that is."""
    uninvited: str
    """Another on the roster, without an attempt."""
    incident: str
    evidence: str
    invitation: str
    spare: str
    """An account that may be changed."""
    callers: dict[Who, Caller]
    setup: dict[Who, str] = field(default_factory=dict)
    """A one-time link for each caller to redeem."""

    async def call(self, call: "Call", who: Who, http: httpx.AsyncClient) -> httpx.Response:
        """One request with all that the caller has."""
        try:
            return await http.request(
                call.method,
                "/api/v1" + call.path.format_map(vars(self)) if call.api else call.path,
                headers=self.callers[who].headers() | dict(call.headers),
                json=call.body(self, who) if call.body else None,
                content=call.content,
            )
        finally:
            http.cookies.clear()


@dataclass(frozen=True)
class Call:
    """A request that would succeed if the caller were let in."""

    method: str
    path: str
    body: Callable[[World, Who], object] | None = None
    content: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    api: bool = True


def just(body: object) -> Callable[[World, Who], object]:
    return lambda world, who: body


def item(path: str, media: str, content: bytes) -> Call:
    headers = {"content-type": media, "content-digest": digest(content), "captured-at": "2026-11-22T09:10:00Z"}
    return Call("PUT", path, content=content, headers=headers)


EXAM: dict[str, object] = {
    "title": "Algebra",
    "exam_url": None,
    "exam_view": "tab",
    "opens_at": None,
    "closes_at": None,
    "policy": {},
}
MESSAGE = {"text": "Hello.", "client_id": "client-0001"}
PASSWORD = "correct horse battery"
EVENT = b'{"signal": "tab_hidden", "state": "on"}'

CALLS: dict[str, Call] = {
    "read_setup_link": Call("POST", "/setup/read", lambda world, who: {"token": world.setup[who]}),
    "redeem_setup_link": Call(
        "POST",
        "/setup",
        lambda world, who: {
            "token": world.setup[who],
            "email": f"{who.name.lower()}.new@example.org",
            "name": "New",
            "password": PASSWORD,
        },
    ),
    "sign_in": Call("POST", "/session", just({"email": "admin@example.org", "password": PASSWORD})),
    "read_session": Call("GET", "/session"),
    "list_staff": Call("GET", "/staff"),
    "create_staff": Call(
        "POST", "/staff", lambda _, who: {"email": f"{who.name.lower()}@example.net", "name": "N", "role": "reviewer"}
    ),
    "renew_setup_link": Call("POST", "/staff/{spare}/setup-link"),
    "list_exams": Call("GET", "/exams"),
    "list_policy_presets": Call("GET", "/policy-presets"),
    "create_exam": Call("POST", "/exams", just({"title": "Mine"})),
    "read_exam": Call("GET", "/exams/{exam}"),
    "list_policies": Call("GET", "/exams/{exam}/policies"),
    "list_candidates": Call("GET", "/exams/{exam}/candidates"),
    "add_candidates": Call("POST", "/exams/{exam}/candidates", just({"candidates": [{"name": "More", "email": None}]})),
    "grant_allowance": Call("PUT", "/exams/{exam}/candidates/{candidate}/allowance", just({"extra_minutes": 5})),
    "read_invitation": Call("POST", "/invitations/read", lambda world, _: {"token": world.invitation}),
    "join_exam": Call("POST", "/attempts", lambda world, _: {"token": world.invitation, "name": None}),
    "refresh_token": Call("POST", "/attempts/{attempt}/token"),
    "give_consent": Call("PUT", "/attempts/{attempt}/consent", just({"text_version": "any"})),
    "start_attempt": Call("POST", "/attempts/{attempt}/start"),
    "send_candidate_message": Call("POST", "/attempts/{attempt}/messages", just(MESSAGE)),
    "check_camera": Call("POST", "/attempts/{attempt}/check", content=picture(1), headers={"content-type": "image/jpeg"}),
    "put_frame": item("/attempts/{attempt}/frames/100", "image/jpeg", picture(1)),
    "put_sound": item("/attempts/{attempt}/sound/100", "audio/webm", b"none"),
    "put_event": item("/attempts/{attempt}/events/100", "application/json", EVENT),
    "read_attempt": Call("GET", "/exams/{exam}/attempts/{attempt}"),
    "send_staff_message": Call(
        "POST",
        "/exams/{exam}/attempts/{attempt}/messages",
        lambda _, who: {"text": "Hello.", "client_id": f"client-{who.name}".replace(" ", "-")},
    ),
    "list_incidents": Call("GET", "/exams/{exam}/incidents"),
    "read_incident": Call("GET", "/exams/{exam}/incidents/{incident}"),
    "review_incident": Call("PUT", "/exams/{exam}/incidents/{incident}/review", just({"decision": "dismissed", "note": ""})),
    "read_evidence": Call("GET", "/exams/{exam}/evidence/{evidence}"),
    "mark_read": Call("PUT", "/exams/{exam}/read-mark", just({"event_id": 1})),
    "list_scores": Call("GET", "/exams/{exam}/scores"),
    "read_score": Call("GET", "/exams/{exam}/attempts/{attempt}/score"),
    "rescore_exam": Call("POST", "/exams/{exam}/rescore", just({"policy": {}})),
    "candidate_socket": Call("GET", "/attempts/{attempt}/live"),
    "staff_socket": Call("GET", "/exams/{exam}/live"),
    "assets": Call("GET", "/assets/none.js", api=False),
    "healthz": Call("GET", "/healthz", api=False),
    "page": Call("GET", "/exams", api=False),
    "unknown": Call("GET", "/nothing"),
    # What changes something that the calls above look at.
    "change_exam": Call("PUT", "/exams/{exam}", just(EXAM)),
    "switch_open_link": Call("PUT", "/exams/{exam}/open-link", just({"enabled": True})),
    "renew_invitation": Call("POST", "/exams/{exam}/candidates/{uninvited}/link"),
    "submit_attempt": Call("POST", "/attempts/{attempt}/submit"),
    "end_attempt": Call("POST", "/exams/{exam}/attempts/{attempt}/end", just({"reason": "It is over."})),
    "remove_candidate": Call("DELETE", "/exams/{exam}/candidates/{uninvited}"),
    "change_staff": Call("PATCH", "/staff/{spare}", just({"role": "reviewer"})),
    "assign_staff": Call("PUT", "/exams/{exam}/staff", just({"staff_ids": []})),
    "sign_out": Call("DELETE", "/session"),
}
"""In the order in which those who may do so."""

ALL = frozenset(Who)
ADMIN = frozenset({Who.ADMIN})
ACTORS = ADMIN | {Who.PROCTOR}
READERS = ACTORS | {Who.REVIEWER}
STAFF = READERS | {Who.FOREIGN_PROCTOR}
OWNER = frozenset({Who.OWNER})

EXPECTED: dict[str, frozenset[Who]] = {
    # Whoever holds the secret, which every caller here does; see SECRETS.
    "read_setup_link": ALL,
    "redeem_setup_link": ALL,
    "sign_in": ALL,
    "read_invitation": ALL,
    "join_exam": ALL,
    "read_session": STAFF,
    "sign_out": ALL,
    "list_staff": ADMIN,
    "create_staff": ADMIN,
    "renew_setup_link": ADMIN,
    "change_staff": ADMIN,
    "list_exams": STAFF,
    "list_policy_presets": STAFF,
    "create_exam": ADMIN,
    "read_exam": READERS,
    "change_exam": ADMIN,
    "list_policies": READERS,
    "switch_open_link": ADMIN,
    "assign_staff": ADMIN,
    "list_candidates": READERS,
    "add_candidates": ADMIN,
    "renew_invitation": ADMIN,
    "grant_allowance": ADMIN,
    "remove_candidate": ADMIN,
    "refresh_token": OWNER,
    "give_consent": OWNER,
    "start_attempt": OWNER,
    "submit_attempt": OWNER,
    "send_candidate_message": OWNER,
    "check_camera": OWNER,
    "put_frame": OWNER,
    "put_sound": OWNER,
    "put_event": OWNER,
    "read_attempt": READERS,
    "send_staff_message": ACTORS,
    "end_attempt": ACTORS,
    "list_incidents": READERS,
    "read_incident": READERS,
    "review_incident": READERS,
    "read_evidence": READERS,
    "mark_read": READERS,
    "list_scores": READERS,
    "read_score": READERS,
    "rescore_exam": READERS,
    "assets": ALL,
    "healthz": ALL,
    "page": ALL,
    "unknown": ALL,
    # As a plain request nobody; as a socket, below.
    "candidate_socket": frozenset(),
    "staff_socket": frozenset(),
}

SECRETS: dict[str, dict[str, object]] = {
    "read_setup_link": {"token": "x" * 43},
    "redeem_setup_link": {"token": "x" * 43, "email": "x@example.org", "name": "X", "password": PASSWORD},
    "sign_in": {"email": "admin@example.org", "password": "not the password"},
    "read_invitation": {"token": "x" * 43},
    "join_exam": {"token": "x" * 43, "name": "X"},
}
"""Bodies without the secret that opens these routes."""

PEER: dict[str, object] = {"attempt_id": "{attempt}", "peer": "peer-00000001"}
MESSAGES_OF_STAFF: dict[str, tuple[dict[str, object], frozenset[Who]]] = {
    "StaffPing": ({"type": "ping", "t": 1}, READERS),
    "RtcWatch": ({"type": "rtc_watch", "quality": "tile"} | PEER, READERS),
    "RtcQuality": ({"type": "rtc_quality", "quality": "full"} | PEER, READERS),
    "RtcSignal": ({"type": "rtc_signal"} | PEER, READERS),
    "Talk": ({"type": "talk", "on": True} | PEER, ACTORS),
    "RtcUnwatch": ({"type": "rtc_unwatch"} | PEER, READERS),
}
MESSAGES_OF_CANDIDATES: dict[str, tuple[dict[str, object], frozenset[Who]]] = {
    "CandidateHello": ({"type": "hello"}, OWNER),
    "CandidatePing": ({"type": "ping", "t": 1}, OWNER),
    "CameraReport": ({"type": "camera", "state": "lost"}, OWNER),
    "RtcSignalFromCandidate": ({"type": "rtc_signal", "peer": "peer-00000001"}, OWNER),
}


async def build(server: Server) -> World:
    """The exam, with an incident in it, and everybody signed in."""
    admin = await server.admin()
    exam, elsewhere = (await admin.exam())["id"], (await admin.exam())["id"]
    proctor, reviewer = await server.member("proctor", "p@example.org"), await server.member("reviewer", "r@example.org")
    foreign, spare = await server.member("proctor", "f@example.org"), await server.member("reviewer", "s@example.org")
    for where, members in ((exam, (proctor, reviewer)), (elsewhere, (foreign,))):
        ids = [member.staff["id"] for member in members]
        assert (await admin.http.put(f"/api/v1/exams/{where}/staff", json={"staff_ids": ids})).status_code == 200
    invitation = await admin.invite(exam, "Candidate One")
    owner = await (await server.join(invitation)).begin()
    neighbour, stranger = await server.candidate(exam, "Candidate Two"), await server.candidate(elsewhere, "Candidate Three")
    await admin.invite(exam, "Candidate Four")
    await look(owner, 2, times=8)
    (incident,) = (each["id"] for each in await listed(admin, exam))
    detail = (await admin.http.get(f"/api/v1/exams/{exam}/incidents/{incident}")).json()
    roster = (await admin.http.get(f"/api/v1/exams/{exam}/candidates")).json()
    people = {each["name"]: each["id"] for each in roster}
    callers = {
        Who.ANONYMOUS: Caller(Who.ANONYMOUS),
        Who.OWNER: candidate(Who.OWNER, owner, owner.attempt_id),
        Who.NEIGHBOUR: candidate(Who.NEIGHBOUR, neighbour, owner.attempt_id),
        Who.STRANGER: candidate(Who.STRANGER, stranger, owner.attempt_id),
        Who.PROCTOR: staff(Who.PROCTOR, proctor),
        Who.FOREIGN_PROCTOR: staff(Who.FOREIGN_PROCTOR, foreign),
        Who.REVIEWER: staff(Who.REVIEWER, reviewer),
        Who.ADMIN: staff(Who.ADMIN, admin),
    }
    world = World(
        server,
        exam,
        owner.attempt_id,
        people["Candidate One"],
        people["Candidate Four"],
        incident,
        detail["frames"][0]["id"],
        invitation,
        spare.staff["id"],
        callers,
    )
    for who in Who:
        new = {"email": f"{who.name.lower()}.new@example.org", "name": "New", "role": "reviewer"}
        made = await admin.http.post("/api/v1/staff", json=new)
        world.setup[who] = made.json()["setup_path"].partition("#")[2]
    return world


def staff(who: Who, page: StaffPage) -> Caller:
    return Caller(who, "; ".join(f"{name}={value}" for name, value in page.http.cookies.items()))


def candidate(who: Who, page: CandidatePage, attempt_id: str) -> Caller:
    """Shows its own cookie under the name that the target's has."""
    (session,) = page.http.cookies.values()
    return Caller(who, f"openproctor_{attempt_id}={session}", page.token)


def filled(message: Mapping[str, object], world: World) -> dict[str, Any]:
    return {key: world.attempt if value == "{attempt}" else value for key, value in message.items()}
