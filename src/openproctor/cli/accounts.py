"""Commands about access: check the audit log, and end sessions from the server's own command line."""

import sys
from typing import TypeVar

import typer
from rich.console import Console

from openproctor.accounts import audit, sessions
from openproctor.accounts import service as accounts
from openproctor.attempts.joining import end_access
from openproctor.cli.arguments import checked
from openproctor.cli.database import in_transaction
from openproctor.core.clock import SystemClock
from openproctor.core.errors import Problem
from openproctor.core.text import EMAIL, ID
from openproctor.database.engine import Transaction

__all__ = ["access_app", "audit_app"]

audit_app = typer.Typer(no_args_is_help=True, help="The audit log.")
access_app = typer.Typer(no_args_is_help=True, help="End sessions at once; a running server follows within a second.")
console = Console()
Result = TypeVar("Result")


@audit_app.callback()
@access_app.callback()
def _group() -> None:
    """Keeps a single command under its group's name."""


@audit_app.command("verify")
def audit_verify() -> None:
    """Check that no row of the audit log was changed, taken out or moved. Keep the printed head in another place."""
    found = in_transaction(audit.verify)
    if found.broken_at is not None:
        sys.stderr.write(f"openproctor: the audit log does not fit at row {found.broken_at}\n")
        raise SystemExit(1)
    console.print(f"{found.rows} rows, unbroken; head {found.head}", soft_wrap=True, highlight=False)


@access_app.command("sign-out")
def sign_out(email: str) -> None:
    """Sign a member of the staff out everywhere."""

    address = checked(EMAIL, "EMAIL", email)

    async def end(tx: Transaction) -> None:
        known = [member for member in await accounts.list_staff(tx) if member.email == address]
        if not known:
            raise Problem(f"Nobody has the address {address}.")
        now = SystemClock().now()
        await sessions.close_sessions(tx, known[0].id, now)
        await audit.append(tx, audit.Entry(at=now, action="command_sign_out", subject=known[0].id))

    in_transaction(end)


@access_app.command("end-attempt")
def end_attempt_access(attempt_id: str) -> None:
    """End the access of every browser to an attempt; the invitation link goes on working."""
    named = checked(ID, "ATTEMPT_ID", attempt_id)

    async def end(tx: Transaction) -> int:
        now = SystemClock().now()
        ended = await end_access(tx, named, now)
        await audit.append(tx, audit.Entry(at=now, action="command_end_access", attempt_id=named))
        return ended

    console.print(f"{in_transaction(end)} ended", highlight=False)
