"""Accounts and one-time links."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select, update

from openproctor.accounts.passwords import Passwords
from openproctor.accounts.sessions import close_sessions
from openproctor.accounts.views import view
from openproctor.core.errors import EmailTaken, InvalidRequest, LinkInvalid, NotFound, SignInFailed
from openproctor.core.identifiers import hash_token, new_id, new_token
from openproctor.database.engine import Transaction
from openproctor.database.tables import exam_staff, exams, setup_links, staff
from openproctor.model.staff import Role
from openproctor.wire.accounts import NewStaff, SetupInput, SetupLink, Staff, StaffChange

__all__ = [
    "Credentials",
    "change_staff",
    "check_password",
    "create_setup_link",
    "create_staff",
    "credentials",
    "has_admin",
    "list_staff",
    "may_see_exam",
    "read_setup_link",
    "read_staff",
    "redeem_setup_link",
]

LINK_LIFETIME = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a sign-in is checked against."""

    staff: Staff
    password_hash: str | None


async def has_admin(tx: Transaction) -> bool:
    """Whether an administrator can sign in already."""
    found = await tx.connection.execute(
        select(func.count()).where(staff.c.role == Role.ADMIN, staff.c.enabled, staff.c.password_hash.is_not(None))
    )
    return int(found.scalar_one()) > 0


async def list_staff(tx: Transaction) -> list[Staff]:
    """All accounts by name."""
    return [view(row) for row in await tx.connection.execute(select(staff).order_by(staff.c.name))]


async def read_staff(tx: Transaction, staff_id: str) -> Staff:
    """One account.

    Raises:
        NotFound
    """
    row = (await tx.connection.execute(select(staff).where(staff.c.id == staff_id))).one_or_none()
    if row is None:
        raise NotFound
    return view(row)


async def create_staff(tx: Transaction, new: NewStaff, now: datetime) -> Staff:
    """Make an account without a password.

    Raises:
        EmailTaken
    """
    await _refuse_known_email(tx, new.email)
    staff_id = new_id("staff")
    await tx.connection.execute(
        insert(staff).values(id=staff_id, email=new.email, name=new.name, role=new.role, enabled=True, created_at=now)
    )
    return await read_staff(tx, staff_id)


async def change_staff(tx: Transaction, staff_id: str, change: StaffChange, now: datetime, *, by: Staff) -> Staff:
    """Change role or access; open sessions end, so that a change takes effect at once.

    Raises:
        NotFound
        InvalidRequest: nobody locks themselves out.
    """
    await read_staff(tx, staff_id)
    if staff_id == by.id:
        raise InvalidRequest("You cannot change your own account.")
    values = {key: value for key, value in change.model_dump().items() if value is not None}
    if values:
        await tx.connection.execute(update(staff).where(staff.c.id == staff_id).values(**values))
        await close_sessions(tx, staff_id, now)
    return await read_staff(tx, staff_id)


async def create_setup_link(tx: Transaction, role: Role, staff_id: str | None, now: datetime) -> str:
    """A new one-time token; earlier ones for the same account stop working."""
    same = setup_links.c.staff_id.is_(None) if staff_id is None else setup_links.c.staff_id == staff_id
    await tx.connection.execute(delete(setup_links).where(same, setup_links.c.used_at.is_(None)))
    token = new_token()
    await tx.connection.execute(
        insert(setup_links).values(
            token_hash=hash_token(token),
            staff_id=staff_id,
            role=role,
            created_at=now,
            expires_at=now + LINK_LIFETIME,
        )
    )
    return token


async def read_setup_link(tx: Transaction, token: str, now: datetime) -> SetupLink:
    """What a one-time link is for.

    Raises:
        LinkInvalid
    """
    row = (
        await tx.connection.execute(
            select(setup_links.c.role, staff.c.email, staff.c.name)
            .outerjoin_from(setup_links, staff)
            .where(
                setup_links.c.token_hash == hash_token(token),
                setup_links.c.used_at.is_(None),
                setup_links.c.expires_at > now,
            )
        )
    ).one_or_none()
    if row is None:
        raise LinkInvalid
    return SetupLink(email=row.email, name=row.name, role=Role(row.role))


async def redeem_setup_link(tx: Transaction, body: SetupInput, password_hash: str, now: datetime) -> Staff:
    """Use a link up: set the password of its account, or make the account it stands for.

    Raises:
        LinkInvalid: used, expired or unknown.
        EmailTaken
    """
    used = await tx.connection.execute(
        update(setup_links)
        .where(
            setup_links.c.token_hash == hash_token(body.token),
            setup_links.c.used_at.is_(None),
            setup_links.c.expires_at > now,
        )
        .values(used_at=now)
        .returning(setup_links.c.staff_id, setup_links.c.role)
    )
    link = used.one_or_none()
    if link is None:
        raise LinkInvalid
    staff_id = link.staff_id
    if staff_id is None:
        staff_id = (await create_staff(tx, NewStaff(email=body.email, name=body.name, role=link.role), now)).id
    await close_sessions(tx, staff_id, now)
    await tx.connection.execute(
        update(staff).where(staff.c.id == staff_id).values(password_hash=password_hash, name=body.name, enabled=True)
    )
    return await read_staff(tx, staff_id)


async def credentials(tx: Transaction, email: str) -> Credentials | None:
    """What a sign-in with this address is checked against; None when nobody can sign in with it."""
    row = (await tx.connection.execute(select(staff).where(staff.c.email == email, staff.c.enabled))).one_or_none()
    return None if row is None else Credentials(view(row), row.password_hash)


async def check_password(
    passwords: Passwords, known: Credentials | None, password: str, *, from_known_device: bool = False
) -> Staff:
    """The account, if the password is its own.

    Raises:
        SignInFailed: never saying which of the two was wrong.
    """
    right = await passwords.matches(password, known.password_hash if known else None, first=from_known_device)
    if known is None or not right:
        raise SignInFailed
    return known.staff


async def may_see_exam(tx: Transaction, member: Staff, exam_id: str) -> bool:
    """Whether the exam exists and this person may see it: administrators see all, others what they are assigned to."""
    query = select(exams.c.id).where(exams.c.id == exam_id)
    if member.role is not Role.ADMIN:
        query = query.join(exam_staff).where(exam_staff.c.staff_id == member.id)
    return (await tx.connection.execute(query)).one_or_none() is not None


async def _refuse_known_email(tx: Transaction, email: str) -> None:
    known = await tx.connection.execute(select(staff.c.id).where(staff.c.email == email))
    if known.one_or_none() is not None:
        raise EmailTaken
