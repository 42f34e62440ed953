"""Who may do what: the dependencies by which every staff route declares its roles."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Path, Request

from openproctor.accounts import service
from openproctor.accounts.schemas import Staff
from openproctor.errors import NotAllowed, NotFound, NotSignedIn
from openproctor.model.staff import Role
from openproctor.parts import Parts, PartsOf

__all__ = ["SESSION_COOKIE", "Admin", "ExamActor", "ExamReader", "SignedIn", "exam_role", "signed_in"]

SESSION_COOKIE = "openproctor_session"

READERS = frozenset(Role)
ACTORS = frozenset({Role.ADMIN, Role.PROCTOR})


async def signed_in(request: Request, parts: PartsOf) -> Staff:
    """The member of the staff whose session the cookie names."""
    token = request.cookies.get(SESSION_COOKIE)
    if token is None:
        raise NotSignedIn
    return await staff_of_token(parts, token)


async def staff_of_token(parts: Parts, token: str) -> Staff:
    """The owner of a session token.

    Raises:
        NotSignedIn: no such session, or it has expired, or the account was switched off.
    """
    async with parts.database.read() as tx:
        session = await service.find_session(tx, token, parts.clock.now())
    if session is None:
        raise NotSignedIn
    return session.staff


SignedIn = Annotated[Staff, Depends(signed_in)]


async def _admin(staff: SignedIn) -> Staff:
    if staff.role is not Role.ADMIN:
        raise NotAllowed
    return staff


Admin = Annotated[Staff, Depends(_admin)]


async def exam_role(parts: Parts, staff: Staff, exam_id: str, allowed: frozenset[Role]) -> Staff:
    """Let ``staff`` at an exam, or say that there is no such exam.

    Raises:
        NotFound: there is no such exam, or this person is not assigned to it (the two look alike on purpose).
        NotAllowed: assigned, but the role does not cover what is asked.
    """
    async with parts.database.read() as tx:
        seen = await service.may_see_exam(tx, staff, exam_id)
    if not seen:
        raise NotFound
    if staff.role not in allowed:
        raise NotAllowed
    return staff


def _on_exam(allowed: frozenset[Role]) -> Callable[..., Awaitable[Staff]]:
    async def dependency(exam_id: Annotated[str, Path()], staff: SignedIn, parts: PartsOf) -> Staff:
        return await exam_role(parts, staff, exam_id, allowed)

    return dependency


ExamReader = Annotated[Staff, Depends(_on_exam(READERS))]
"""May read this exam."""
ExamActor = Annotated[Staff, Depends(_on_exam(ACTORS))]
"""May act on this exam's candidates."""
