"""Exams, their rosters and who may watch them."""

from typing import Annotated

from fastapi import APIRouter, Query, status

from openproctor.accounts.access import Admin, ExamReader, SignedIn
from openproctor.core.clock import Clock
from openproctor.core.injection import Injected
from openproctor.core.links import Links
from openproctor.core.text import Id
from openproctor.database.engine import Database
from openproctor.exams import policies, roster, service
from openproctor.feed.presence import PresenceBoard
from openproctor.http.paging import After, Limit, Search
from openproctor.rules.accommodation import Accommodation
from openproctor.rules.policy import Policy
from openproctor.wire.exams import (
    Candidate,
    CandidatePage,
    Exam,
    ExamChange,
    ExamInput,
    ExamPage,
    ExamStaffInput,
    NewCandidates,
    OpenLinkInput,
    PolicyPage,
)

__all__ = ["router"]

router = APIRouter(tags=["exams"])


@router.get("/exams", operation_id="list_exams")
async def list_exams(
    staff: SignedIn,
    database: Injected[Database],
    archived: Annotated[bool, Query(description="Those that were archived, too.")] = False,
    search: Search = None,
    after: After = None,
    limit: Limit = 50,
) -> ExamPage:
    """The exams this person may see, newest first, read page by page."""
    async with database.read() as tx:
        return await service.list_exams(tx, staff, archived=archived, search=search, after=after, limit=limit)


@router.post("/exams", operation_id="create_exam", status_code=status.HTTP_201_CREATED)
async def create_exam(
    body: ExamInput, admin: Admin, database: Injected[Database], links: Injected[Links], clock: Injected[Clock]
) -> Exam:
    """Make an exam."""
    async with database.write() as tx:
        return await service.create_exam(tx, links, body, admin, clock.now())


@router.get("/exams/{exam_id}", operation_id="read_exam")
async def read_exam(exam_id: Id, _: ExamReader, database: Injected[Database], links: Injected[Links]) -> Exam:
    """One exam with its settings."""
    async with database.read() as tx:
        return await service.read_exam(tx, links, exam_id)


@router.put("/exams/{exam_id}", operation_id="change_exam")
async def change_exam(
    exam_id: Id, body: ExamChange, admin: Admin, database: Injected[Database], links: Injected[Links], clock: Injected[Clock]
) -> Exam:
    """Change an exam; a changed policy gets the next version."""
    async with database.write() as tx:
        return await service.change_exam(tx, links, exam_id, body, admin, clock.now())


@router.delete("/exams/{exam_id}", operation_id="delete_exam", status_code=status.HTTP_204_NO_CONTENT)
async def delete_exam(exam_id: Id, _: Admin, database: Injected[Database]) -> None:
    """Delete an exam, as long as nobody has joined it."""
    async with database.write() as tx:
        await service.delete_exam(tx, exam_id)


@router.put("/exams/{exam_id}/archive", operation_id="archive_exam")
async def archive_exam(
    exam_id: Id, _: Admin, database: Injected[Database], links: Injected[Links], clock: Injected[Clock]
) -> Exam:
    """Hide the exam from the list and let nobody join it any more; what was kept of it stays as its policy says."""
    async with database.write() as tx:
        return await service.archive_exam(tx, links, exam_id, clock.now())


@router.delete("/exams/{exam_id}/archive", operation_id="unarchive_exam")
async def unarchive_exam(exam_id: Id, _: Admin, database: Injected[Database], links: Injected[Links]) -> Exam:
    """Take the exam into use again."""
    async with database.write() as tx:
        return await service.unarchive_exam(tx, links, exam_id)


@router.get("/policy-presets", operation_id="list_policy_presets")
async def list_policy_presets(_: SignedIn) -> list[Policy]:
    """The policies as shipped: relaxed, standard, strict."""
    return policies.presets()


@router.get("/exams/{exam_id}/policies", operation_id="list_policies")
async def list_policies(
    exam_id: Id,
    _: ExamReader,
    database: Injected[Database],
    before: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
    limit: Annotated[int, Query(ge=1, le=20)] = 20,
) -> PolicyPage:
    """Versions of the exam's policy, newest first, read page by page."""
    async with database.read() as tx:
        return await policies.list_policies(tx, exam_id, before=before, limit=limit)


@router.put("/exams/{exam_id}/open-link", operation_id="switch_open_link")
async def switch_open_link(
    exam_id: Id, body: OpenLinkInput, _: Admin, database: Injected[Database], links: Injected[Links]
) -> Exam:
    """Switch the link that anyone may join by; switched on again, it is a new link."""
    async with database.write() as tx:
        return await service.switch_open_link(tx, links, exam_id, enabled=body.enabled)


@router.put("/exams/{exam_id}/staff", operation_id="assign_staff")
async def assign_staff(
    exam_id: Id, body: ExamStaffInput, _: Admin, database: Injected[Database], links: Injected[Links]
) -> Exam:
    """Say who may watch this exam, besides the administrators."""
    async with database.write() as tx:
        return await service.assign_staff(tx, links, exam_id, body.staff_ids)


@router.get("/exams/{exam_id}/candidates", operation_id="list_candidates")
async def list_candidates(
    exam_id: Id,
    staff: ExamReader,
    database: Injected[Database],
    links: Injected[Links],
    search: Search = None,
    after: After = None,
    limit: Limit = 100,
) -> CandidatePage:
    """The roster, read page by page; private links are shown to administrators only."""
    async with database.read() as tx:
        return await roster.list_candidates(tx, links, exam_id, for_staff=staff, search=search, after=after, limit=limit)


@router.post("/exams/{exam_id}/candidates", operation_id="add_candidates", status_code=status.HTTP_201_CREATED)
async def add_candidates(
    exam_id: Id,
    body: NewCandidates,
    _: Admin,
    database: Injected[Database],
    clock: Injected[Clock],
    links: Injected[Links],
) -> list[Candidate]:
    """Add people to the roster; the answer is those alone, in their order, with the private links."""
    async with database.write() as tx:
        return await roster.add_candidates(tx, links, exam_id, body.candidates, clock.now())


@router.post("/exams/{exam_id}/candidates/{candidate_id}/link", operation_id="renew_invitation")
async def renew_invitation(
    exam_id: Id, candidate_id: Id, _: Admin, database: Injected[Database], links: Injected[Links], clock: Injected[Clock]
) -> Candidate:
    """Replace a private link; the old one stops working, and the browser that joined by it loses access."""
    async with database.write() as tx:
        return await roster.renew_invitation(tx, links, exam_id, candidate_id, clock.now())


@router.put("/exams/{exam_id}/candidates/{candidate_id}/allowance", operation_id="grant_allowance")
async def grant_allowance(
    exam_id: Id,
    candidate_id: Id,
    body: Accommodation,
    _: Admin,
    database: Injected[Database],
    links: Injected[Links],
    presence: Injected[PresenceBoard],
    clock: Injected[Clock],
) -> Candidate:
    """Grant a candidate more time, or less watching; given during the exam, it takes effect at once."""
    async with database.write() as tx:
        return await roster.grant_allowance(tx, links, presence, exam_id, candidate_id, body, clock.now())


@router.delete(
    "/exams/{exam_id}/candidates/{candidate_id}",
    operation_id="remove_candidate",
    status_code=status.HTTP_204_NO_CONTENT,
)
async def remove_candidate(exam_id: Id, candidate_id: Id, _: Admin, database: Injected[Database]) -> None:
    """Take a person off the roster, as long as there is no attempt."""
    async with database.write() as tx:
        await roster.remove_candidate(tx, exam_id, candidate_id)
