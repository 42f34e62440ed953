"""Sessions of staff: opened by signing in, closed by signing out, by idleness, by age, or by someone who may close them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, delete, func, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from openproctor.accounts.revocations import revoke
from openproctor.accounts.views import view
from openproctor.core.errors import NotFound
from openproctor.core.identifiers import hash_token, new_id, new_token
from openproctor.core.text import without_controls
from openproctor.database.engine import Transaction
from openproctor.database.tables import staff, staff_sessions
from openproctor.wire.accounts import Session, SessionView, Staff

__all__ = [
    "IDLE",
    "LIFETIME",
    "SEEN_EVERY",
    "OpenSession",
    "close_session",
    "close_sessions",
    "find_session",
    "list_sessions",
    "open_session",
    "touch",
]

LIFETIME = timedelta(hours=12)
IDLE = timedelta(hours=2)
SEEN_EVERY = timedelta(minutes=1)
"""The use of a session is recorded at most this often."""
AGENT_LENGTH = 200


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session that is valid."""

    id: str
    token_hash: str
    staff: Staff
    expires_at: datetime
    seen_at: datetime

    def is_stale(self, now: datetime) -> bool:
        """Whether it is time to record that it is used."""
        return now - self.seen_at >= SEEN_EVERY

    def view(self, *, must_enrol: bool) -> Session:
        """As its owner sees it."""
        return Session(staff=self.staff, expires_at=self.expires_at, must_enrol=must_enrol)


async def open_session(
    tx: Transaction, member: Staff, now: datetime, *, address: str | None = None, agent: str | None = None
) -> tuple[str, OpenSession]:
    """Begin a session: the token for the cookie, and the session."""
    token, session_id = new_token(), new_id("ses")
    expires_at = now + LIFETIME
    await tx.connection.execute(delete(staff_sessions).where(staff_sessions.c.expires_at <= now))
    await tx.connection.execute(
        insert(staff_sessions).values(
            id=session_id,
            token_hash=hash_token(token),
            staff_id=member.id,
            created_at=now,
            expires_at=expires_at,
            seen_at=now,
            address=address,
            agent=None if agent is None else without_controls(agent)[:AGENT_LENGTH],
        )
    )
    return token, OpenSession(session_id, hash_token(token), member, expires_at, now)


async def find_session(tx: Transaction, token_hash: str, now: datetime) -> OpenSession | None:
    """The session that a cookie's token opens, if it is still valid."""
    row = (
        await tx.connection.execute(
            select(staff, staff_sessions.c.expires_at, staff_sessions.c.id.label("session_id"), _seen().label("seen_at"))
            .join_from(staff_sessions, staff)
            .where(staff_sessions.c.token_hash == token_hash, _holds(now), staff.c.enabled)
        )
    ).one_or_none()
    return None if row is None else OpenSession(row.session_id, token_hash, view(row), row.expires_at, row.seen_at)


async def touch(tx: Transaction, token_hash: str, now: datetime) -> bool:
    """Record that a session is in use; False if it is no longer valid."""
    touched = await tx.connection.execute(
        update(staff_sessions).where(staff_sessions.c.token_hash == token_hash, _holds(now)).values(seen_at=now)
    )
    return touched.rowcount > 0


async def list_sessions(tx: Transaction, staff_id: str, now: datetime, *, current: str | None = None) -> list[SessionView]:
    """The valid sessions of an account, newest first. ``current`` is the one that asks."""
    rows = await tx.connection.execute(
        select(staff_sessions)
        .where(staff_sessions.c.staff_id == staff_id, _holds(now))
        .order_by(staff_sessions.c.created_at.desc(), staff_sessions.c.id)
    )
    return [_session_view(row, current) for row in rows]


async def close_session(tx: Transaction, token: str, now: datetime) -> None:
    """End the session of a cookie's token, and the sockets opened with it."""
    await _close(tx, staff_sessions.c.token_hash == hash_token(token), now)


async def close_sessions(
    tx: Transaction, staff_id: str, now: datetime, *, only: str | None = None, but: str | None = None
) -> None:
    """End all sessions of an account, or ``only`` the one of this id, or all ``but`` that one.

    Raises:
        NotFound: there is no such session of this account.
    """
    which = staff_sessions.c.staff_id == staff_id
    if only is not None:
        which = and_(which, staff_sessions.c.id == only)
    if but is not None:
        which = and_(which, staff_sessions.c.id != but)
    if not await _close(tx, which, now) and only is not None:
        raise NotFound


def _seen() -> ColumnElement[datetime]:
    return func.coalesce(staff_sessions.c.seen_at, staff_sessions.c.created_at)


def _holds(now: datetime) -> ColumnElement[bool]:
    return and_(staff_sessions.c.expires_at > now, _seen() > now - IDLE)


async def _close(tx: Transaction, which: ColumnElement[bool], now: datetime) -> int:
    ended = (await tx.connection.execute(delete(staff_sessions).where(which).returning(staff_sessions.c.token_hash))).all()
    for row in ended:
        await revoke(tx, row.token_hash, now)
    return len(ended)


def _session_view(row: Row[Any], current: str | None) -> SessionView:
    return SessionView(
        id=row.id,
        created_at=row.created_at,
        seen_at=row.seen_at or row.created_at,
        expires_at=row.expires_at,
        address=row.address,
        agent=row.agent,
        current=row.id == current,
    )
