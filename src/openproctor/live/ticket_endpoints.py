"""Where pages fetch the ticket for their next socket."""

from fastapi import APIRouter, Request, status

from openproctor.accounts.access import ExamReader
from openproctor.attempts.access import BearerGrant
from openproctor.attempts.tokens import Grant
from openproctor.core.identifiers import hash_token
from openproctor.core.injection import Injected
from openproctor.core.text import Id
from openproctor.live.tickets import Holder, Tickets
from openproctor.wire.addresses import SESSION_COOKIE
from openproctor.wire.sockets import SocketTicket

__all__ = ["router", "ticket_for_candidate"]

router = APIRouter(tags=["live"])


@router.post(
    "/attempts/{attempt_id}/socket-ticket",
    operation_id="issue_candidate_ticket",
    status_code=status.HTTP_201_CREATED,
)
async def issue_candidate_ticket(attempt_id: Id, grant: BearerGrant, tickets: Injected[Tickets]) -> SocketTicket:
    """A ticket for the candidate's socket of this attempt."""
    return ticket_for_candidate(tickets, grant)


def ticket_for_candidate(tickets: Tickets, grant: Grant) -> SocketTicket:
    """Issue the ticket.

    Raises:
        Overloaded: too many are out.
    """
    ticket, expires_at = tickets.issue(Holder("candidate", grant.attempt_id, grant.session))
    return SocketTicket(ticket=ticket, expires_at=expires_at)


@router.post("/exams/{exam_id}/socket-ticket", operation_id="issue_staff_ticket", status_code=status.HTTP_201_CREATED)
async def issue_staff_ticket(exam_id: Id, _: ExamReader, request: Request, tickets: Injected[Tickets]) -> SocketTicket:
    """A ticket for the staff's socket of this exam."""
    session = hash_token(request.cookies[SESSION_COOKIE])
    ticket, expires_at = tickets.issue(Holder("staff", exam_id, session))
    return SocketTicket(ticket=ticket, expires_at=expires_at)
