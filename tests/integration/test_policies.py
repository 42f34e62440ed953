"""An exam's policy: shipped ones, versions that are kept, and the one that an attempt runs under."""

import asyncio
from typing import Any

import httpx
import pytest

from tests.integration.steps import listed, look, problem, put_policy, snapshot
from tests.support.server import Server, StaffPage


async def policy_of(staff: StaffPage, exam_id: str) -> dict[str, Any]:
    policy: dict[str, Any] = (await staff.http.get(f"/api/v1/exams/{exam_id}")).json()["policy"]
    return policy


async def versions(staff: StaffPage, exam_id: str) -> list[dict[str, Any]]:
    answer = await staff.http.get(f"/api/v1/exams/{exam_id}/policies")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["policies"]
    return found


def without(policy: dict[str, Any], kind: str) -> dict[str, Any]:
    """The policy with one signal switched off."""
    return policy | {"signals": policy["signals"] | {kind: policy["signals"][kind] | {"enabled": False}}}


async def test_the_shipped_policies_are_offered_and_taken_as_they_are(server: Server, admin: StaffPage) -> None:
    offered = (await admin.http.get("/api/v1/policy-presets")).json()
    assert [policy["preset"] for policy in offered] == ["relaxed", "standard", "strict"]
    for policy in offered:
        exam = await admin.exam(policy=policy)
        assert exam["policy"] == policy
        assert (await versions(admin, exam["id"]))[0]["policy"] == policy


async def test_an_exam_made_without_a_policy_has_the_standard_one(admin: StaffPage, exam_id: str) -> None:
    offered = (await admin.http.get("/api/v1/policy-presets")).json()
    assert await policy_of(admin, exam_id) == offered[1]


async def test_what_is_left_out_is_filled_in_from_the_preset(admin: StaffPage) -> None:
    strict = (await admin.http.get("/api/v1/policy-presets")).json()[2]
    exam = await admin.exam(policy={"preset": "strict", "signals": {"phone": {"weight": 5}}})
    expected = strict | {
        "preset": "custom",
        "signals": strict["signals"] | {"phone": strict["signals"]["phone"] | {"weight": 5}},
    }
    assert exam["policy"] == expected


async def test_every_version_is_kept_newest_first_with_who_made_it_and_when(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    made = server.clock.now().isoformat()
    first = await policy_of(admin, exam_id)
    server.clock.advance(60)
    other = await server.member("admin", "other@example.org")
    changed = await put_policy(other, exam_id, first | {"sample_every_s": 3})
    assert changed.json()["policy"]["version"] == 2
    server.clock.advance(60)
    await put_policy(admin, exam_id, without(changed.json()["policy"], "phone"))
    newest, middle, oldest = await versions(admin, exam_id)
    assert [each["version"] for each in (newest, middle, oldest)] == [3, 2, 1]
    assert [each["created_by"] for each in (newest, middle, oldest)] == ["Admin", "admin", "Admin"]
    assert [each["created_at"].replace("Z", "+00:00") for each in (oldest, middle)] == [
        made,
        made.replace("09:00:00", "09:01:00"),
    ]
    assert oldest["policy"] == first
    assert (middle["policy"]["sample_every_s"], middle["policy"]["preset"]) == (3, "custom")
    assert newest["policy"] == await policy_of(admin, exam_id)
    assert not newest["policy"]["signals"]["phone"]["enabled"]


async def test_saving_without_a_change_makes_no_version_whatever_number_is_sent(admin: StaffPage, exam_id: str) -> None:
    policy = await policy_of(admin, exam_id)
    for sent in (policy, policy | {"version": 7}, {"preset": "standard"}):
        saved = await put_policy(admin, exam_id, sent)
        assert saved.status_code == 200, saved.text
        assert saved.json()["policy"]["version"] == 1
    assert len(await versions(admin, exam_id)) == 1


async def test_going_back_to_an_earlier_policy_is_a_version_of_its_own(admin: StaffPage, exam_id: str) -> None:
    first = await policy_of(admin, exam_id)
    await put_policy(admin, exam_id, first | {"sample_every_s": 3})
    back = await put_policy(admin, exam_id, first)
    assert back.json()["policy"] == first | {"version": 3}
    assert [each["policy"]["preset"] for each in await versions(admin, exam_id)] == ["standard", "custom", "standard"]


@pytest.mark.both
async def test_two_who_save_at_the_same_time_make_two_versions(admin: StaffPage, exam_id: str) -> None:
    policy = await policy_of(admin, exam_id)
    saved = await asyncio.gather(*(put_policy(admin, exam_id, policy | {"sample_every_s": 2 + i}) for i in range(4)))
    assert {answer.status_code for answer in saved} == {200}, [answer.text for answer in saved]
    kept = await versions(admin, exam_id)
    assert [each["version"] for each in kept] == [5, 4, 3, 2, 1]
    assert sorted(each["policy"]["sample_every_s"] for each in kept) == [1, 2, 3, 4, 5]
    assert (await policy_of(admin, exam_id))["version"] == 5


async def test_a_running_attempt_keeps_the_version_that_it_began_under(server: Server, admin: StaffPage, exam_id: str) -> None:
    before, later = await server.candidate(exam_id, "Before"), await server.join(await admin.invite(exam_id, "Later"))
    saved = await put_policy(admin, exam_id, without(await policy_of(admin, exam_id), "no_face") | {"sample_every_s": 2})
    assert saved.json()["policy"]["version"] == 2
    await later.begin()
    cards = {
        page.attempt_id: (await admin.http.get(f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}")).json()
        for page in (before, later)
    }
    assert [cards[page.attempt_id]["policy_version"] for page in (before, later)] == [1, 2]
    assert [(await page.http.post(f"{page.path}/token")).json()["attempt"]["sample_every_s"] for page in (before, later)] == [
        1,
        2,
    ]
    for page in (before, later):
        await look(page, 0, times=7)
    found = await listed(admin, exam_id)
    assert [(each["kind"], each["attempt_id"]) for each in found] == [("no_face", before.attempt_id)]


async def test_who_has_joined_and_not_begun_is_told_of_the_newest_policy(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    page = await server.join(await admin.invite(exam_id))
    await put_policy(admin, exam_id, without(await policy_of(admin, exam_id), "phone"))
    attempt = (await page.http.post(f"{page.path}/token")).json()["attempt"]
    assert "phone" not in {signal["kind"] for signal in attempt["watched"]["signals"]}
    assert "no_face" in {signal["kind"] for signal in attempt["watched"]["signals"]}


BAD: list[dict[str, Any]] = [
    {"preset": "harsh"},
    {"sample_every_s": 0},
    {"mood": True},
    {"signals": {"phones": {"enabled": True}}},
    {"signals": {"connection_lost": {"enabled": False}}},
    {"signals": {"phone": {"weight": -1}}},
    {"signals": {"phone": {"raise_after_s": "soon"}}},
    {"signals": {"phone": {"threshold": float("1e9")}}},
    {"cadence": {"objects_every_s": 0}},
    {"evidence": {"before_s": 11}},
    {"link": {"lost_after_s": 1}},
    {"version": 0},
]


async def test_a_bad_policy_is_refused_and_nothing_changes(server: Server, admin: StaffPage, exam_id: str) -> None:
    before = await snapshot(server)
    for bad in BAD:
        assert problem(await put_policy(admin, exam_id, bad)) == (422, "invalid-request"), bad
        made = await admin.http.post("/api/v1/exams", json={"title": "X", "policy": bad})
        assert problem(made) == (422, "invalid-request"), bad
    assert await snapshot(server) == before


async def test_only_admins_change_a_policy(server: Server, admin: StaffPage, exam_id: str) -> None:
    strangers = await server.member("proctor", "stranger@example.org")
    members = [await server.member(role, f"{role}@example.org") for role in ("proctor", "reviewer")]
    assigned = {"staff_ids": [member.staff["id"] for member in members]}
    assert (await admin.http.put(f"/api/v1/exams/{exam_id}/staff", json=assigned)).status_code == 200
    policy = (await policy_of(admin, exam_id)) | {"sample_every_s": 9}
    path = f"/api/v1/exams/{exam_id}"
    before = await snapshot(server)
    for member in members:
        assert problem(await put_policy(member, exam_id, policy)) == (403, "not-allowed")
        assert len(await versions(member, exam_id)) == 1
        assert (await member.http.get("/api/v1/policy-presets")).status_code == 200
    refused = await strangers.http.put(path, json={"title": "X", "policy": policy})
    assert problem(refused) == (403, "not-allowed")
    assert problem(await strangers.http.get(f"{path}/policies")) == (404, "not-found")
    assert await snapshot(server) == before


@pytest.mark.parametrize("path", ["policy-presets", "exams/{exam}/policies"])
async def test_policies_are_not_for_candidates_and_strangers(server: Server, admin: StaffPage, exam_id: str, path: str) -> None:
    page = await server.candidate(exam_id)

    async def get(http: httpx.AsyncClient, **headers: str) -> tuple[int, str]:
        return problem(await http.get(f"/api/v1/{path.format(exam=exam_id)}", headers=headers))

    assert await get(server.browser()) == (401, "not-signed-in")
    assert await get(page.http, **page.auth) == (401, "not-signed-in")
