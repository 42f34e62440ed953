"""Who may do what: the dependencies by which every staff route declares its roles."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Path, Request

from openproctor.accounts import service, sessions
from openproctor.accounts.audit_middleware import draft_of
from openproctor.accounts.second_factor import SecondFactors
from openproctor.accounts.sessions import OpenSession
from openproctor.core.clock import Clock
from openproctor.core.errors import NotAllowed, NotFound, NotSignedIn, SecondFactorRequired
from openproctor.core.identifiers import hash_token
from openproctor.core.injection import Injected
from openproctor.core.text import Id
from openproctor.database.engine import Database
from openproctor.model.staff import Role
from openproctor.wire.accounts import Staff
from openproctor.wire.addresses import SESSION_COOKIE

__all__ = [
    "Admin",
    "CurrentSession",
    "ExamActor",
    "ExamReader",
    "SignedIn",
    "exam_role",
    "full_member",
    "session_of_hash",
    "signed_in",
]

READERS = frozenset(Role)
ACTORS = frozenset({Role.ADMIN, Role.PROCTOR})


async def current_session(request: Request, database: Injected[Database], clock: Injected[Clock]) -> OpenSession:
    """The session that the cookie names, even if its account must still set up a second factor."""
    token = request.cookies.get(SESSION_COOKIE)
    if token is None:
        raise NotSignedIn
    session = await session_of_hash(database, clock, hash_token(token))
    draft_of(request).name(session.staff.id, session.staff.name, session.id)
    return session


CurrentSession = Annotated[OpenSession, Depends(current_session)]
"""Signed in, possibly with a second factor still to set up."""


async def session_of_hash(database: Database, clock: Clock, token_hash: str) -> OpenSession:
    """The session with a token of this hash; recorded as in use.

    Raises:
        NotSignedIn: no such session, or it has expired or was idle for too long, or the account was switched off.
    """
    now = clock.now()
    async with database.read() as tx:
        session = await sessions.find_session(tx, token_hash, now)
    if session is None:
        raise NotSignedIn
    if session.is_stale(now):
        async with database.write() as tx:
            await sessions.touch(tx, token_hash, now)
    return session


def full_member(second_factors: SecondFactors, session: OpenSession) -> Staff:
    """The owner of a session, if no second factor is still to set up.

    Raises:
        SecondFactorRequired: it must set up a second factor first.
    """
    if second_factors.is_owed(session.staff):
        raise SecondFactorRequired
    return session.staff


async def signed_in(session: CurrentSession, second_factors: Injected[SecondFactors]) -> Staff:
    """The member of the staff whose session the cookie names."""
    return full_member(second_factors, session)


SignedIn = Annotated[Staff, Depends(signed_in)]


async def _admin(staff: SignedIn) -> Staff:
    if staff.role is not Role.ADMIN:
        raise NotAllowed
    return staff


Admin = Annotated[Staff, Depends(_admin)]


async def exam_role(database: Database, staff: Staff, exam_id: str, allowed: frozenset[Role]) -> Staff:
    """Check that ``staff`` is assigned to an exam and has an ``allowed`` role.

    Raises:
        NotFound: there is no such exam, or this person is not assigned to it (the two look alike on purpose).
        NotAllowed: assigned, but the role does not cover what is asked.
    """
    async with database.read() as tx:
        seen = await service.may_see_exam(tx, staff, exam_id)
    if not seen:
        raise NotFound
    if staff.role not in allowed:
        raise NotAllowed
    return staff


def _on_exam(allowed: frozenset[Role]) -> Callable[..., Awaitable[Staff]]:
    async def dependency(exam_id: Annotated[Id, Path()], staff: SignedIn, database: Injected[Database]) -> Staff:
        return await exam_role(database, staff, exam_id, allowed)

    return dependency


ExamReader = Annotated[Staff, Depends(_on_exam(READERS))]
"""May read this exam."""
ExamActor = Annotated[Staff, Depends(_on_exam(ACTORS))]
"""May act on this exam's candidates."""
