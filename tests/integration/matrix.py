"""Who tries what in ``test_authorization.py``: the callers, the target of their requests, and one request for every route.

A new route needs a line in ``CALLS`` and one in ``EXPECTED``; a new socket message one in the two tables at the end.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import httpx
import pyotp

from tests.fakes import picture
from tests.integration.steps import listed, look
from tests.support.segments import recorded
from tests.support.server import NO_TLS, CandidatePage, Server, StaffPage, digest

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
    place: str = ""
    """Their own exam or attempt, for which they are given tickets."""
    secret: str = ""
    """Of a member of the staff: the second factor's, which does not count yet."""
    other_session: str = ""
    """Another session of theirs."""

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
    spare_session: str
    guarded: str
    """An account with a second factor."""
    callers: dict[Who, Caller]
    setup: dict[Who, str] = field(default_factory=dict)
    """A one-time link for each caller to redeem."""
    challenges: dict[Who, dict[str, str]] = field(default_factory=dict)
    """For each caller, what the guarded account's second step is answered with."""

    async def call(self, call: "Call", who: Who, http: httpx.AsyncClient) -> httpx.Response:
        """One request with all that the caller has."""
        try:
            return await http.request(
                call.method,
                "/api/v1" + call.path.format_map(vars(self) | {"own_session": self.shown(who).other_session})
                if call.api
                else call.path,
                headers=self.callers[who].headers() | dict(call.headers),
                json=call.body(self, who) if call.body else None,
                content=call.content,
            )
        finally:
            http.cookies.clear()

    def shown(self, who: Who) -> Caller:
        """Whose account's particulars somebody gives: their own, or those that an administrator let slip."""
        caller = self.callers[who]
        return caller if caller.secret else self.callers[Who.ADMIN]

    def code(self, who: Who, seconds: int = 0) -> str:
        """The code that the app shows now, or so much later."""
        return pyotp.TOTP(self.shown(who).secret).at(int(self.server.clock.now().timestamp()) + seconds)

    async def ticket(self, who: Who) -> str:
        """A ticket as this caller can get one, for what is theirs."""
        caller = self.callers[who]
        if not caller.place:
            return "x" * 43
        async with httpx.AsyncClient(base_url=self.server.base, timeout=20, verify=NO_TLS) as http:
            answer = await http.post(f"/api/v1{caller.place}/socket-ticket", headers=caller.headers())
        assert answer.status_code == 201, (who, answer.text)
        return str(answer.json()["ticket"])


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
HOLD = {"held": True, "reason": "A complaint."}
PASSWORD = "correct horse battery"
EVENT = b'{"signal": "tab_hidden", "state": "on"}'
NOTE = b'{"text": "Hello.", "client_id": "client-0002"}'
ROSTER = b"name,e-mail\nCandidate Five,five@example.org\n"
GAP = (
    b'{"stream": "camera", "seqs": [500, 501], "cause": "device_full",'
    b' "begins_at": "2026-11-22T09:00:00Z", "ends_at": "2026-11-22T09:00:01Z"}'
)
RECORDED = recorded(2)

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
    "sign_in_with_code": Call("POST", "/session/code", lambda world, who: world.challenges[who]),
    "list_own_sessions": Call("GET", "/sessions"),
    "list_staff_sessions": Call("GET", "/staff/{spare}/sessions"),
    "end_staff_session": Call("DELETE", "/staff/{spare}/sessions/{spare_session}"),
    "end_staff_sessions": Call("DELETE", "/staff/{spare}/sessions"),
    "read_audit": Call("GET", "/audit"),
    "read_exam_audit": Call("GET", "/exams/{exam}/audit"),
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
    "preview_roster": Call("POST", "/exams/{exam}/roster/preview", content=ROSTER, headers={"content-type": "text/csv"}),
    "import_roster": Call("POST", "/exams/{exam}/roster/import", content=ROSTER, headers={"content-type": "text/csv"}),
    "grant_allowance": Call("PUT", "/exams/{exam}/candidates/{candidate}/allowance", just({"extra_minutes": 5})),
    "read_invitation": Call("POST", "/invitations/read", lambda world, _: {"token": world.invitation}),
    "refresh_token": Call("POST", "/attempts/{attempt}/token"),
    "give_consent": Call("PUT", "/attempts/{attempt}/consent", just({"text_version": "any"})),
    "start_attempt": Call("POST", "/attempts/{attempt}/start"),
    "send_candidate_message": Call("POST", "/attempts/{attempt}/messages", just(MESSAGE)),
    "check_camera": Call("POST", "/attempts/{attempt}/check", content=picture(1), headers={"content-type": "image/jpeg"}),
    "put_frame": item("/attempts/{attempt}/frames/100", "image/jpeg", picture(1)),
    "put_sound": item("/attempts/{attempt}/sound/100", "audio/webm", b"none"),
    "put_event": item("/attempts/{attempt}/events/100", "application/json", EVENT),
    "put_recording": item("/attempts/{attempt}/recording/100", "video/webm", RECORDED),
    "put_screen": item("/attempts/{attempt}/screen/100", "video/webm", RECORDED),
    "put_message": item("/attempts/{attempt}/messages/100", "application/json", NOTE),
    "put_gap": item("/attempts/{attempt}/gaps/100", "application/json", GAP),
    "issue_candidate_ticket": Call("POST", "/attempts/{attempt}/socket-ticket"),
    "report_page": Call("POST", "/attempts/{attempt}/report", just({"report": {"camera": "ok"}})),
    "issue_staff_ticket": Call("POST", "/exams/{exam}/socket-ticket"),
    "read_newest_frame": Call("GET", "/exams/{exam}/attempts/{attempt}/newest-frame"),
    "list_gaps": Call("GET", "/exams/{exam}/attempts/{attempt}/gaps"),
    "list_recordings": Call("GET", "/exams/{exam}/attempts/{attempt}/recordings"),
    "read_recording": Call("GET", "/exams/{exam}/attempts/{attempt}/recordings/recording/video.webm"),
    "export_attempt": Call("GET", "/exams/{exam}/attempts/{attempt}/bundle"),
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
    # Ends the access of the browser that joined before.
    "join_exam": Call("POST", "/attempts", lambda world, _: {"token": world.invitation, "name": None}),
    "revoke_access": Call("POST", "/exams/{exam}/attempts/{attempt}/revoke-access"),
    "remove_candidate": Call("DELETE", "/exams/{exam}/candidates/{uninvited}"),
    "erase_attempt": Call("POST", "/exams/{exam}/attempts/{attempt}/erase", just({"reason": "Asked for."})),
    "hold_attempt": Call("PUT", "/exams/{exam}/attempts/{attempt}/hold", just(HOLD)),
    "hold_exam": Call("PUT", "/exams/{exam}/hold", just(HOLD)),
    "archive_exam": Call("PUT", "/exams/{exam}/archive"),
    "unarchive_exam": Call("DELETE", "/exams/{exam}/archive"),
    "delete_exam": Call("DELETE", "/exams/{exam}"),
    "change_staff": Call("PATCH", "/staff/{spare}", just({"role": "reviewer"})),
    "assign_staff": Call("PUT", "/exams/{exam}/staff", just({"staff_ids": []})),
    "reset_second_factor": Call("DELETE", "/staff/{guarded}/second-factor"),
    "end_own_session": Call("DELETE", "/sessions/{own_session}"),
    "end_other_sessions": Call("DELETE", "/sessions"),
    "confirm_second_factor": Call("POST", "/session/second-factor/confirm", lambda world, who: {"code": world.code(who)}),
    "disable_second_factor": Call(
        "POST", "/session/second-factor/disable", lambda world, who: {"password": PASSWORD, "code": world.code(who, 30)}
    ),
    "enrol_second_factor": Call("POST", "/session/second-factor", just({"password": PASSWORD})),
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
    "sign_in_with_code": ALL,
    "read_invitation": ALL,
    "join_exam": ALL,
    "read_session": STAFF,
    "sign_out": ALL,
    # Everybody's own account.
    "list_own_sessions": STAFF,
    "end_own_session": STAFF,
    "end_other_sessions": STAFF,
    "enrol_second_factor": STAFF,
    "confirm_second_factor": STAFF,
    "disable_second_factor": STAFF,
    "list_staff_sessions": ADMIN,
    "end_staff_session": ADMIN,
    "end_staff_sessions": ADMIN,
    "reset_second_factor": ADMIN,
    "read_audit": ADMIN,
    "read_exam_audit": ADMIN,
    "list_staff": ADMIN,
    "create_staff": ADMIN,
    "renew_setup_link": ADMIN,
    "change_staff": ADMIN,
    "list_exams": STAFF,
    "list_policy_presets": STAFF,
    "create_exam": ADMIN,
    "read_exam": READERS,
    "change_exam": ADMIN,
    "archive_exam": ADMIN,
    "unarchive_exam": ADMIN,
    "delete_exam": ADMIN,
    "list_policies": READERS,
    "switch_open_link": ADMIN,
    "assign_staff": ADMIN,
    "list_candidates": READERS,
    "add_candidates": ADMIN,
    "preview_roster": ADMIN,
    "import_roster": ADMIN,
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
    "put_recording": OWNER,
    "put_screen": OWNER,
    "put_message": OWNER,
    "put_gap": OWNER,
    "issue_candidate_ticket": OWNER,
    "report_page": OWNER,
    "issue_staff_ticket": READERS,
    "revoke_access": ACTORS,
    "export_attempt": READERS,
    "read_newest_frame": READERS,
    "list_gaps": READERS,
    "list_recordings": READERS,
    "read_recording": READERS,
    "hold_exam": ADMIN,
    "hold_attempt": ADMIN,
    "erase_attempt": ADMIN,
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
    "sign_in_with_code": {"challenge": "x" * 43, "code": "123456"},
    "read_invitation": {"token": "x" * 43},
    "join_exam": {"token": "x" * 43, "name": "X"},
}
"""Bodies without the secret that opens these routes."""

PEER: dict[str, object] = {"attempt_id": "{attempt}", "peer": "peer-00000001"}
MESSAGES_OF_STAFF: dict[str, tuple[dict[str, object], frozenset[Who]]] = {
    "StaffHello": ({"type": "hello"}, READERS),
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
    "PageReport": ({"type": "report", "camera": "lost"}, OWNER),
    "Received": ({"type": "received", "ids": ["msg_none"]}, OWNER),
    "RtcSignalFromCandidate": ({"type": "rtc_signal", "peer": "peer-00000001"}, OWNER),
}


async def build(server: Server) -> World:
    """The exam, with an incident in it, and everybody signed in."""
    admin = await server.admin()
    exam = (await admin.exam(policy={"recording": {"camera": True, "screen": True}}))["id"]
    elsewhere = (await admin.exam())["id"]
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
    roster = (await admin.http.get(f"/api/v1/exams/{exam}/candidates")).json()["candidates"]
    people = {each["name"]: each["id"] for each in roster}
    callers = {
        Who.ANONYMOUS: Caller(Who.ANONYMOUS),
        Who.OWNER: candidate(Who.OWNER, owner, owner.attempt_id),
        Who.NEIGHBOUR: candidate(Who.NEIGHBOUR, neighbour, owner.attempt_id),
        Who.STRANGER: candidate(Who.STRANGER, stranger, owner.attempt_id),
        Who.PROCTOR: await staff(Who.PROCTOR, proctor, exam),
        Who.FOREIGN_PROCTOR: await staff(Who.FOREIGN_PROCTOR, foreign, elsewhere),
        Who.REVIEWER: await staff(Who.REVIEWER, reviewer, exam),
        Who.ADMIN: await staff(Who.ADMIN, admin, exam),
    }
    guarded = await server.member("reviewer", "g@example.org")
    (spare_session,) = (await spare.http.get("/api/v1/sessions")).json()
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
        spare_session["id"],
        guarded.staff["id"],
        callers,
        challenges=await challenges(guarded),
    )
    for who in Who:
        new = {"email": f"{who.name.lower()}.new@example.org", "name": "New", "role": "reviewer"}
        made = await admin.http.post("/api/v1/staff", json=new)
        world.setup[who] = made.json()["setup_path"].partition("#")[2]
    return world


async def staff(who: Who, page: StaffPage, exam_id: str) -> Caller:
    """With a second session, and a second factor that was not confirmed yet."""
    cookies = "; ".join(f"{name}={value}" for name, value in page.http.cookies.items())
    await sign_in(page)
    (other,) = (each["id"] for each in (await page.http.get("/api/v1/sessions")).json() if not each["current"])
    return Caller(who, cookies, place=f"/exams/{exam_id}", secret=await enrol(page), other_session=other)


async def sign_in(page: StaffPage) -> dict[str, Any]:
    """In another browser."""
    body = {"email": page.staff["email"], "password": PASSWORD}
    answer = await page.server.browser().post("/api/v1/session", json=body)
    assert answer.status_code in (201, 202), answer.text
    said: dict[str, Any] = answer.json()
    return said


async def enrol(page: StaffPage) -> str:
    """The secret of a second factor that does not count yet."""
    answer = await page.http.post("/api/v1/session/second-factor", json={"password": PASSWORD})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["secret"])


async def challenges(page: StaffPage) -> dict[Who, dict[str, str]]:
    """Give the account a second factor; for each caller, its password has been said and a recovery code is at hand."""
    code = pyotp.TOTP(await enrol(page)).at(int(page.server.clock.now().timestamp()))
    confirmed = await page.http.post("/api/v1/session/second-factor/confirm", json={"code": code})
    assert confirmed.status_code == 200, confirmed.text
    codes = confirmed.json()["codes"]
    return {who: {"challenge": (await sign_in(page))["challenge"], "code": code} for who, code in zip(Who, codes, strict=False)}


def candidate(who: Who, page: CandidatePage, attempt_id: str) -> Caller:
    """Shows its own cookie under the name that the target's has."""
    (session,) = page.http.cookies.values()
    return Caller(who, f"openproctor_{attempt_id}={session}", page.token, place=f"/attempts/{page.attempt_id}")


def filled(message: Mapping[str, object], world: World) -> dict[str, Any]:
    return {key: world.attempt if value == "{attempt}" else value for key, value in message.items()}
