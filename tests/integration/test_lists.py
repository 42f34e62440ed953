"""Lists of large exams: bounded pages that join to the whole, found on the server, and nothing read that nobody sees."""

import base64
import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select, update

from openproctor.attempts import effective_policy as effective
from openproctor.cli.bench.large_exam import LargeExam, fill
from openproctor.core.paging import make_cursor
from openproctor.database.engine import Database
from openproctor.database.tables import attempts, candidates, incidents
from openproctor.review import score_list
from openproctor.review.score_list import ORDER_S
from openproctor.rules.accommodation import Accommodation, effective_policy
from openproctor.rules.policy import Policy
from openproctor.rules.score import score
from tests.integration.steps import listed, problem
from tests.support.server import Server, StaffPage
from tests.support.statements_run import executed

ATTEMPTS, INCIDENTS = 130, 60
HOURS = 0.02
HEAVY = re.compile(r"\b(rules_state|evidence_state|late_state|learnt|consent_text|chain_hash)\b")
POLICY = re.compile(r"CAST\(\w+\.policy AS TEXT\)")
"""A policy that is read whole. Out of one that a database reads, its version may be taken."""

LISTS = {
    "exams": ("/exams", "exams", "id", "after", "next"),
    "roster": ("/exams/{exam}/candidates", "candidates", "id", "after", "next"),
    "scores": ("/exams/{exam}/scores", "scores", "attempt_id", "after", "next"),
    "incidents": ("/exams/{exam}/incidents", "incidents", "id", "before", "next_before"),
    "policies": ("/exams/{exam}/policies", "policies", "version", "before", "next_before"),
    "audit": ("/exams/{exam}/audit", "entries", "id", "before", "next_before"),
}
"""For each list its address, the member with its lines, what names a line, and how the next page is asked for."""
WITH_CURSOR = ("exams", "roster", "scores")


@pytest.fixture
async def large(server: Server, admin: StaffPage, exam_id: str) -> LargeExam:
    """An exam with far more of everything than goes on a page of these tests."""
    return await fill(server.get(Database).url, exam_id, ATTEMPTS, INCIDENTS, HOURS)


async def pages(staff: StaffPage, exam_id: str, name: str, **query: Any) -> AsyncIterator[list[dict[str, Any]]]:
    """A list's pages, one after the other."""
    path, member, _, parameter, following = LISTS[name]
    while True:
        answer = await staff.http.get("/api/v1" + path.format(exam=exam_id), params=query)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        yield page[member]
        if page[following] is None:
            return
        query[parameter] = page[following]


async def whole(staff: StaffPage, exam_id: str, name: str, **query: Any) -> list[dict[str, Any]]:
    return [line async for page in pages(staff, exam_id, name, **query) for line in page]


@pytest.mark.both
@pytest.mark.parametrize("name", LISTS)
async def test_a_list_comes_in_pages_that_join_to_the_whole(admin: StaffPage, large: LargeExam, name: str) -> None:
    names = LISTS[name][2]
    limit = 70 if name == "audit" else 7  # it has an entry for everything that the others show
    found = [page async for page in pages(admin, large.exam_id, name, limit=limit)]
    assert {len(page) for page in found[:-1]} == {limit}
    assert 0 < len(found[-1]) <= limit
    assert len(found) > 4
    lines = [line[names] for page in found for line in page]
    assert len(set(lines)) == len(lines)
    at_once = [line[names] for line in await whole(admin, large.exam_id, name)]
    # What the reading itself has added to the audit log comes first.
    assert at_once[len(at_once) - len(lines) :] == lines


@pytest.mark.parametrize("name", LISTS)
async def test_no_page_is_without_bounds(admin: StaffPage, large: LargeExam, name: str) -> None:
    async for page in pages(admin, large.exam_id, name):
        assert len(page) <= 100
        break
    path = "/api/v1" + LISTS[name][0].format(exam=large.exam_id)
    for limit in (0, -1, 501, 10**9):
        assert problem(await admin.http.get(path, params={"limit": limit})) == (422, "invalid-request")


def by_hand(text: str) -> str:
    """A cursor of this JSON."""
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.both
@pytest.mark.parametrize("name", WITH_CURSOR)
async def test_a_cursor_that_no_page_gave_is_refused(admin: StaffPage, large: LargeExam, name: str) -> None:
    path = "/api/v1" + LISTS[name][0].format(exam=large.exam_id)
    others = [
        "AAAA",
        make_cursor("one"),
        make_cursor(1.0, 2.0, 3.0),
        make_cursor("2026-01-01T00:00:00", "x", "y"),
        make_cursor("9999-12-31T23:59:59-14:00", "x", "y"),
        make_cursor("a\0b", "a\0b", "a\0b"),
        make_cursor(0.0, "a\0b", "y"),
        by_hand('[0.0,"\\ud800","y"]'),
        by_hand('["2026-01-01T00:00:00+00:00","\\ud800"]'),
    ]
    for after in others:
        assert problem(await admin.http.get(path, params={"after": after})) == (422, "invalid-request"), after
    for after in ("", "ü", "a b", "x" * 5000):
        assert (await admin.http.get(path, params={"after": after})).status_code == 422


@pytest.mark.both
async def test_nobody_is_left_out_or_doubled_when_people_come_and_go_between_two_pages(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    path = f"/api/v1/exams/{exam_id}/candidates"
    people = [{"name": f"Person {number:02}"} for number in range(12)]
    assert (await admin.http.post(path, json={"candidates": people})).status_code == 201
    first = (await admin.http.get(path, params={"limit": 5})).json()
    gone = first["candidates"][4]
    assert (await admin.http.delete(f"{path}/{gone['id']}")).status_code == 204
    server.clock.advance(1)
    await admin.invite(exam_id, "Added meanwhile")
    rest = await whole(admin, exam_id, "roster", limit=5, after=first["next"])
    names = [each["name"] for each in first["candidates"] + rest]
    assert names == [f"Person {number:02}" for number in range(12)] + ["Added meanwhile"]


@pytest.mark.both
async def test_people_are_found_by_the_server_in_any_case(server: Server, admin: StaffPage, exam_id: str) -> None:
    path = f"/api/v1/exams/{exam_id}/candidates"
    people = [
        {"name": "Ada Lovelace", "email": "countess@example.org"},
        {"name": "Özlem ÇELİK"},
        {"name": "100 % Sure_Thing"},
        {"name": "Zoe\u0308 Decomposed".replace("e\u0308", "ë")},
    ]
    assert (await admin.http.post(path, json={"candidates": people})).status_code == 201

    async def found(search: str) -> list[str]:
        answer = (await admin.http.get(path, params={"search": search})).json()
        assert answer["total"] == len(answer["candidates"])
        return [each["name"] for each in answer["candidates"]]

    assert await found("LOVE") == ["Ada Lovelace"]
    assert await found("COUNTESS@") == ["Ada Lovelace"]
    assert await found("özlem") == await found("ÖZLEM") == ["Özlem ÇELİK"]
    assert await found("zoe\u0308") == ["Zoë Decomposed"]
    assert await found("%") == await found("e_T") == ["100 % Sure_Thing"]
    assert await found("nobody") == []
    assert len(await found("  ")) == 4
    assert (await admin.http.get(path, params={"search": "a\0"})).status_code == 422
    titles = await admin.http.get("/api/v1/exams", params={"search": "ALGEB"})
    assert [each["id"] for each in titles.json()["exams"]] == [exam_id]
    assert (await admin.http.get("/api/v1/exams", params={"search": "Geometry"})).json()["exams"] == []


@pytest.mark.both
async def test_adding_people_answers_those_alone_in_their_order(admin: StaffPage, large: LargeExam) -> None:
    path = f"/api/v1/exams/{large.exam_id}/candidates"
    people = [{"name": name, "email": None} for name in ("Zoe", "Ada", "Ada")]
    added = await admin.http.post(path, json={"candidates": people})
    assert added.status_code == 201
    assert [each["name"] for each in added.json()] == ["Zoe", "Ada", "Ada"]
    listed_later = {each["id"]: each for each in await whole(admin, large.exam_id, "roster", search="Zoe")}
    assert listed_later[added.json()[0]["id"]] == added.json()[0]
    assert (await admin.http.get(path)).json()["total"] == ATTEMPTS + 3


@pytest.mark.both
async def test_every_score_of_the_list_is_that_of_its_attempt_the_highest_first(admin: StaffPage, large: LargeExam) -> None:
    scores = await whole(admin, large.exam_id, "scores", limit=40)
    assert len(scores) == ATTEMPTS
    assert scores == sorted(scores, key=lambda each: (-each["score"], each["candidate_name"], each["attempt_id"]))
    assert 0 < sum(each["score"] > 0 for each in scores) < ATTEMPTS
    for each in scores[::9]:
        path = f"/api/v1/exams/{large.exam_id}/attempts/{each['attempt_id']}/score"
        assert (await admin.http.get(path)).json()["score"] == each["score"]
    searched = await whole(admin, large.exam_id, "scores", limit=3, search="candidate 1")
    assert searched == [each for each in scores if "candidate 1" in each["candidate_name"].lower()]
    assert len(searched) > 3


@pytest.mark.both
async def test_the_next_pages_of_scores_go_on_in_the_order_of_the_first(
    server: Server, admin: StaffPage, large: LargeExam
) -> None:
    before = await whole(admin, large.exam_id, "scores")
    path = f"/api/v1/exams/{large.exam_id}/scores"
    first = (await admin.http.get(path, params={"limit": 10})).json()
    # The last of all with points loses them meanwhile, and would stand elsewhere in an order made anew.
    last = [each for each in before if each["score"] > 0][-1]
    async with server.get(Database).write() as tx:
        of_last = incidents.c.attempt_id == last["attempt_id"]
        await tx.connection.execute(update(incidents).where(of_last).values(decision="dismissed"))
    rest = await whole(admin, large.exam_id, "scores", limit=10, after=first["next"])
    assert first["scores"] + rest == before
    server.clock.advance(ORDER_S + 1)
    later = await whole(admin, large.exam_id, "scores", limit=10, after=first["next"])
    assert {each["attempt_id"]: each["score"] for each in later}[last["attempt_id"]] == 0
    assert {each["attempt_id"]: each["score"] for each in await whole(admin, large.exam_id, "scores")}[last["attempt_id"]] == 0


@pytest.mark.both
async def test_scores_are_computed_once_for_all_pages(
    admin: StaffPage, large: LargeExam, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed = []

    def counted(*given: Any) -> float:
        computed.append(given)
        return score(*given)

    monkeypatch.setattr(score_list, "score", counted)
    assert len([page async for page in pages(admin, large.exam_id, "scores", limit=10)]) == ATTEMPTS / 10
    assert 0 < len(computed) < ATTEMPTS


@pytest.mark.both
async def test_a_policy_is_computed_once_for_each_distinct_accommodation(
    server: Server, admin: StaffPage, large: LargeExam, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed: list[Accommodation] = []

    def counted(policy: Policy, accommodation: Accommodation, *, exam_in_other_tab: bool) -> Policy:
        computed.append(accommodation)
        return effective_policy(policy, accommodation, exam_in_other_tab=exam_in_other_tab)

    relaxed = {"signals": {"no_face": "relaxed"}}
    async with server.get(Database).write() as tx:
        ids = list((await tx.connection.execute(select(candidates.c.id).order_by(candidates.c.id))).scalars())
        for share, allowance in enumerate((None, {}, relaxed, relaxed | {"note": "Why", "extra_minutes": 5})):
            some = ids[share::4]
            await tx.connection.execute(update(candidates).where(candidates.c.id.in_(some)).values(allowance=allowance))
    monkeypatch.setattr(effective, "effective_policy", counted)
    assert (await admin.http.get(f"/api/v1/exams/{large.exam_id}/scores")).status_code == 200
    # Extra time and a note change nothing of it: there are the plain policy and the relaxed one.
    assert len(computed) == 2


async def test_no_list_reads_what_nobody_sees(server: Server, admin: StaffPage, large: LargeExam) -> None:
    with executed() as statements:
        for name in LISTS:
            await whole(admin, large.exam_id, name)
        for after in (0, large.events - 1):
            async with admin.socket(large.exam_id, after) as socket:
                while not (await socket.next()).get("complete"):
                    pass
    read = [each for each in statements if each.startswith("SELECT")]
    assert len(read) > 20
    assert [each for each in read if HEAVY.search(each)] == []
    # One policy for all scores, and the versions of the policy themselves.
    whole_policies = [each for each in read if POLICY.search(each)]
    assert all("FROM policies" in each or re.search(r"FROM exams WHERE exams.id = ", each) for each in whole_policies)


async def test_statements_are_bounded_whatever_there_is(admin: StaffPage, large: LargeExam) -> None:
    """A page asks a fixed number of questions, and not one for each line. What runs beside it may add some to one of three."""
    for name in ("exams", "roster", "incidents", "scores"):
        path = "/api/v1" + LISTS[name][0].format(exam=large.exam_id)
        numbers = {}
        for limit in (5, 100):
            tries = []
            for _ in range(3):
                with executed() as statements:
                    await admin.http.get(path, params={"limit": limit})
                tries.append(len(statements))
            numbers[limit] = min(tries)
        assert numbers[100] <= numbers[5] + 1, name


@pytest.mark.both
async def test_judging_again_comes_in_pages(server: Server, admin: StaffPage, large: LargeExam) -> None:
    path = f"/api/v1/exams/{large.exam_id}/rescore"
    query: dict[str, Any] = {"limit": 50}
    found: list[dict[str, Any]] = []
    while True:
        answer = await admin.http.post(path, params=query, json={"policy": None})
        assert answer.status_code == 200, answer.text
        page = answer.json()
        assert len(page["rescored"]) <= 50
        found += page["rescored"]
        if page["next"] is None:
            break
        query["after"] = page["next"]
    assert len({each["attempt_id"] for each in found}) == len(found) == ATTEMPTS
    assert [each["candidate_name"] for each in found] == sorted(each["candidate_name"] for each in found)
    assert problem(await admin.http.post(path, params={"limit": 51}, json={})) == (422, "invalid-request")


@pytest.mark.both
async def test_a_card_shows_the_version_that_its_attempt_runs_under(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    async with server.get(Database).write() as tx:
        row = (await tx.connection.execute(select(attempts.c.policy))).scalar_one()
        await tx.connection.execute(update(attempts).values(policy=row.model_copy(update={"version": 7})))
    card = (await admin.http.get(f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}")).json()
    assert card["policy_version"] == 7
    other = (await admin.exam())["id"]
    foreign = await admin.http.get(f"/api/v1/exams/{other}/attempts/{page.attempt_id}")
    assert problem(foreign) == (404, "not-found")


async def test_the_audit_log_names_the_exam(admin: StaffPage, exam_id: str) -> None:
    assert await listed(admin, exam_id) == []
    entries = (await admin.http.get("/api/v1/audit")).json()["entries"]
    assert {each["exam_title"] for each in entries if each["exam_id"] == exam_id} == {"Algebra"}
    assert {each["exam_title"] for each in entries if each["exam_id"] is None} == {None}


@pytest.mark.both
async def test_names_as_long_as_any_may_be_are_paged_as_well(server: Server, admin: StaffPage, exam_id: str) -> None:
    family = "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}"
    for number in range(3):
        await server.candidate(exam_id, family * 199 + str(number))
    for path, lines, name in (("candidates", "candidates", "name"), ("scores", "scores", "candidate_name")):
        found, after = [], None
        for _ in range(3):
            where = {"limit": 1} | ({} if after is None else {"after": after})
            answer = await admin.http.get(f"/api/v1/exams/{exam_id}/{path}", params=where)
            assert answer.status_code == 200, answer.text
            found += [each[name][-1] for each in answer.json()[lines]]
            after = answer.json()["next"]
        assert after is None
        assert sorted(found) == ["0", "1", "2"]
