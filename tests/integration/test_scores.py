"""Suspicion scores that explain themselves, and judging again by another policy from what was measured."""

import shutil
from datetime import timedelta
from typing import Any

import pytest

from openproctor.core.settings import Settings
from openproctor.ingest.pipeline import Pipeline
from tests.fakes import picture
from tests.integration.steps import listed, look, problem, put_policy, snapshot, times
from tests.support.server import CandidatePage, Server, StaffPage

SILENT = {"preset": "standard", "signals": {"no_face": {"enabled": False}}}
QUICK = {"preset": "standard", "signals": {"multiple_faces": {"raise_after_s": 0, "raise_after_looks": 1}}}


@pytest.fixture
async def page(server: Server, exam_id: str) -> CandidatePage:
    """A candidate who pasted, was away for 30 s, and for one look was not alone."""
    page = await server.candidate(exam_id)
    await look(page, 1, times=4)
    await page.say("clipboard", detail="paste, 120 characters")
    await look(page, 0, times=30)
    await look(page, 1, times=10)
    await look(page, 2)
    await look(page, 1, times=10)
    return page


async def scores(staff: StaffPage, exam_id: str) -> dict[str, float]:
    answer = await staff.http.get(f"/api/v1/exams/{exam_id}/scores")
    assert answer.status_code == 200, answer.text
    return {each["attempt_id"]: each["score"] for each in answer.json()["scores"]}


async def explained(staff: StaffPage, exam_id: str, attempt_id: str) -> dict[str, Any]:
    answer = await staff.http.get(f"/api/v1/exams/{exam_id}/attempts/{attempt_id}/score")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def rescore(staff: StaffPage, exam_id: str, policy: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    answer = await staff.http.post(f"/api/v1/exams/{exam_id}/rescore", json={"policy": policy})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["rescored"]
    return found


async def decide(staff: StaffPage, exam_id: str, kind: str, decision: str) -> None:
    incident = next(each for each in await listed(staff, exam_id) if each["kind"] == kind)
    path = f"/api/v1/exams/{exam_id}/incidents/{incident['id']}/review"
    assert (await staff.http.put(path, json={"decision": decision})).status_code == 200


async def test_every_incident_explains_what_it_adds_and_shows_its_pictures(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    score = await explained(admin, exam_id, page.attempt_id)
    paste, away = score["contributions"]
    assert (paste["kind"], paste["points"], paste["reckoning"]) == ("clipboard", 8, "Weight 8.")
    assert paste["cause"] == "Copy, cut or paste was used once (paste, 120 characters)."
    assert (away["kind"], away["points"]) == ("no_face", 7.5)
    assert away["cause"] == "No face was in the picture, 30 s in all."
    assert away["reckoning"] == "Weight 10, 75 % for its length."
    assert (score["score"], score["policy_version"]) == (15.5, 1)
    assert await scores(admin, exam_id) == {page.attempt_id: 15.5}
    incidents = {each["id"]: each for each in await listed(admin, exam_id)}
    for part in (paste, away):
        incident = incidents[part["incident_id"]]
        assert part["frames"][0] == incident["cover"]["id"]
        assert 0 < len(part["frames"]) <= 5
        assert len(set(part["frames"])) == len(part["frames"])
        for frame in part["frames"]:
            assert (await admin.http.get(f"/api/v1/exams/{exam_id}/evidence/{frame}")).status_code == 200


async def test_repetitions_add_less_and_what_goes_on_counts_up_to_now(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    for _ in range(2):
        await page.say("clipboard")
        await look(page, 1, times=25)
    await look(page, 0, times=10)
    first, second, away = (await explained(admin, exam_id, page.attempt_id))["contributions"]
    assert (first["points"], second["points"]) == (8, 4)
    assert second["reckoning"] == "Weight 8, divided by 2: it is number 2 of its kind."
    assert away["cause"] == "No face was in the picture."
    await look(page, 0, times=10)
    later = (await explained(admin, exam_id, page.attempt_id))["contributions"][2]
    assert later["points"] > away["points"] > 5


async def test_all_attempts_of_an_exam_are_listed_the_highest_score_first_whether_or_not_anything_happened(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    quiet = await server.candidate(exam_id, "A quiet one")
    other = await server.candidate((await admin.exam())["id"], "Of another exam")
    await other.say("clipboard")
    assert list((await scores(admin, exam_id)).items()) == [(page.attempt_id, 15.5), (quiet.attempt_id, 0)]
    nothing = await explained(admin, exam_id, quiet.attempt_id)
    assert (nothing["score"], nothing["contributions"]) == (0, [])


async def test_what_a_person_dismissed_adds_nothing_and_what_was_confirmed_counts(
    admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    await decide(admin, exam_id, "no_face", "dismissed")
    await decide(admin, exam_id, "clipboard", "confirmed")
    score = await explained(admin, exam_id, page.attempt_id)
    assert [part["points"] for part in score["contributions"]] == [8, 0]
    assert score["contributions"][1]["reckoning"] == "Dismissed by a person: adds nothing."
    assert await scores(admin, exam_id) == {page.attempt_id: 8}
    await decide(admin, exam_id, "no_face", "confirmed")
    assert await scores(admin, exam_id) == {page.attempt_id: 15.5}


async def test_changed_weights_change_the_score_without_anything_new_being_seen(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    before = await snapshot(server)
    weights = {"preset": "standard", "signals": {"clipboard": {"weight": 20}, "no_face": {"weight": 4}}}
    assert (await put_policy(admin, exam_id, weights)).status_code == 200
    score = await explained(admin, exam_id, page.attempt_id)
    assert [part["points"] for part in score["contributions"]] == [20, 3]
    assert (score["score"], score["policy_version"]) == (23, 2)
    after = await snapshot(server)
    assert {table for table in before if before[table] != after[table]} == {"exams", "policies"}


@pytest.mark.parametrize("by", ["the policy", "an allowance"])
async def test_what_is_switched_off_afterwards_adds_nothing_and_says_so(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage, by: str
) -> None:
    if by == "the policy":
        assert (await put_policy(admin, exam_id, SILENT)).status_code == 200
    else:
        (person,) = (await admin.http.get(f"/api/v1/exams/{exam_id}/candidates")).json()["candidates"]
        path = f"/api/v1/exams/{exam_id}/candidates/{person['id']}/allowance"
        assert (await admin.http.put(path, json={"signals": {"no_face": "off"}})).status_code == 200
    away = (await explained(admin, exam_id, page.attempt_id))["contributions"][1]
    assert away["points"] == 0
    assert away["reckoning"] == "Switched off by the policy or an allowance: adds nothing."
    assert await scores(admin, exam_id) == {page.attempt_id: 8}


async def test_troubles_of_the_camera_are_no_part_of_the_score(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    frozen = picture(1)
    for _ in range(15):
        server.clock.advance(1)
        assert (await page.put(frozen)).status_code == 200
    found = (await admin.http.get(f"/api/v1/exams/{exam_id}/incidents")).json()["incidents"]
    assert "camera_frozen" in {each["kind"] for each in found}
    assert (await explained(admin, exam_id, page.attempt_id))["contributions"] == []


async def test_judged_again_by_its_own_policy_nothing_is_different(admin: StaffPage, exam_id: str, page: CandidatePage) -> None:
    (again,) = await rescore(admin, exam_id)
    assert (again["attempt_id"], again["candidate_name"]) == (page.attempt_id, "Candidate One")
    assert again["before"] == again["after"] == 15.5
    recorded = await listed(admin, exam_id)
    replayed = [each | {"opened_at": each["since"], "closed_at": each["ended"]} for each in again["incidents"]]
    assert times(replayed) == times(recorded)
    assert [(each["kind"], each["cause"], each["points"]) for each in again["incidents"]] == [
        ("clipboard", "Copy, cut or paste was used once (paste, 120 characters).", 8),
        ("no_face", "No face was in the picture, 30 s in all.", 7.5),
    ]


@pytest.mark.both
async def test_another_policy_gives_and_takes_incidents_without_any_picture_and_changes_nothing(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    shutil.rmtree(server.get(Settings).data_dir / "evidence")
    before = await snapshot(server)
    assert before["files"] == []
    (silent,) = await rescore(admin, exam_id, SILENT)
    assert [each["kind"] for each in silent["incidents"]] == ["clipboard"]
    assert (silent["before"], silent["after"]) == (15.5, 8)
    (quick,) = await rescore(admin, exam_id, QUICK)
    assert [each["kind"] for each in quick["incidents"]] == ["clipboard", "no_face", "multiple_faces"]
    together = quick["incidents"][2]
    assert (together["peak"], together["cause"]) == (2, "2 faces were in the picture, 1 s in all.")
    assert quick["after"] == pytest.approx(15.5 + together["points"])
    assert await snapshot(server) == before
    assert [each["kind"] for each in await listed(admin, exam_id)] == ["clipboard", "no_face"]


async def test_what_came_late_is_judged_where_it_belongs(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    await look(page, 1, times=3)
    server.clock.advance(3)
    gap = server.clock.now()
    assert (await page.put(picture(1, mark=99))).status_code == 200
    for number in (2, 1):
        late = await page.put(picture(2, mark=50 + number), at=gap - timedelta(seconds=number))
        assert late.json()["late"] is True
    (noted,) = await listed(admin, exam_id)
    assert (noted["kind"], noted["late"]) == ("multiple_faces", True)
    server.clock.advance(16)
    await server.get(Pipeline).end_backlogs()
    (again,) = await rescore(admin, exam_id)
    assert [(each["kind"], each["peak"]) for each in again["incidents"]] == [("multiple_faces", 2)]
    assert again["after"] == again["incidents"][0]["points"]


async def test_a_persons_decision_holds_for_what_is_judged_again(admin: StaffPage, exam_id: str, page: CandidatePage) -> None:
    await decide(admin, exam_id, "no_face", "dismissed")
    later = {"preset": "standard", "signals": {"no_face": {"raise_after_s": 10, "weight": 50}}}
    (again,) = await rescore(admin, exam_id, later)
    assert [(each["kind"], each["points"]) for each in again["incidents"]] == [("clipboard", 8), ("no_face", 0)]
    assert again["after"] == 8


async def test_an_allowance_holds_for_what_is_judged_again(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    (person,) = (await admin.http.get(f"/api/v1/exams/{exam_id}/candidates")).json()["candidates"]
    path = f"/api/v1/exams/{exam_id}/candidates/{person['id']}/allowance"
    assert (await admin.http.put(path, json={"signals": {"multiple_faces": "off"}})).status_code == 200
    (again,) = await rescore(admin, exam_id, QUICK)
    assert [each["kind"] for each in again["incidents"]] == ["clipboard", "no_face"]


async def test_who_has_not_begun_is_not_judged_and_who_has_finished_is(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    await server.join(await admin.invite(exam_id, "Waiting"))
    await look(page, 0, times=6)
    assert (await page.http.post(f"{page.path}/submit", headers=page.auth)).status_code == 200
    (again,) = await rescore(admin, exam_id)
    assert again["attempt_id"] == page.attempt_id
    assert all(each["ended"] for each in again["incidents"])
    assert again["before"] == again["after"]


async def test_a_bad_policy_is_refused(server: Server, admin: StaffPage, exam_id: str, page: CandidatePage) -> None:
    before = await snapshot(server)
    no_policies: list[object] = [
        {"policy": {"mood": True}},
        {"policy": {"signals": {"phone": {"weight": 101}}}},
        {"polcy": None},
        [],
    ]
    for bad in no_policies:
        refused = await admin.http.post(f"/api/v1/exams/{exam_id}/rescore", json=bad)
        assert problem(refused) == (422, "invalid-request")
    assert await snapshot(server) == before


async def test_scores_are_for_the_exams_own_staff(server: Server, admin: StaffPage, exam_id: str, page: CandidatePage) -> None:
    other_exam = (await admin.exam())["id"]
    own, other = (await server.member("reviewer", "own@example.org"), await server.member("proctor", "other@example.org"))
    for exam, member in ((exam_id, own), (other_exam, other)):
        assigned = {"staff_ids": [member.staff["id"]]}
        assert (await admin.http.put(f"/api/v1/exams/{exam}/staff", json=assigned)).status_code == 200
    asked: list[tuple[str, str, dict[str, Any] | None]] = [
        ("GET", "scores", None),
        ("GET", f"attempts/{page.attempt_id}/score", None),
        ("POST", "rescore", {"policy": None}),
    ]
    for method, path, body in asked:
        url = f"/api/v1/exams/{exam_id}/{path}"
        assert (await own.http.request(method, url, json=body)).status_code == 200
        assert problem(await other.http.request(method, url, json=body)) == (404, "not-found")
        assert problem(await page.http.request(method, url, json=body, headers=page.auth)) == (401, "not-signed-in")
    elsewhere = f"/api/v1/exams/{other_exam}/attempts/{page.attempt_id}/score"
    assert problem(await other.http.get(elsewhere)) == (404, "not-found")
    assert problem(await admin.http.get("/api/v1/exams/exam_none/scores")) == (404, "not-found")
