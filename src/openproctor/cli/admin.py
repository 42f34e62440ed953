"""The commands ``admin ...``."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from openproctor.accounts import service as accounts
from openproctor.cli.arguments import checked
from openproctor.cli.database import in_transaction
from openproctor.core.clock import SystemClock
from openproctor.core.errors import Problem
from openproctor.core.links import Links
from openproctor.core.text import EMAIL
from openproctor.database.engine import Transaction
from openproctor.model.staff import Role
from openproctor.wire.accounts import NewStaff

__all__ = ["admin_app"]

admin_app = typer.Typer(no_args_is_help=True, help="Accounts, from the server's own command line.")
console = Console()


@admin_app.command("link")
def admin_link(email: Annotated[str | None, typer.Argument(help="Whose password to set.")] = None) -> None:
    """Print a one-time link: for a new administrator, or for the owner of EMAIL to set a new password."""

    async def make(tx: Transaction) -> str:
        staff_id, role = None, Role.ADMIN
        if email is not None:
            address = checked(EMAIL, "EMAIL", email)
            known = [member for member in await accounts.list_staff(tx) if member.email == address]
            if not known:
                raise Problem(f"Nobody has the address {address}.")
            staff_id, role = known[0].id, known[0].role
        return await accounts.create_setup_link(tx, role, staff_id, SystemClock().now())

    console.print(Links.setup(in_transaction(make)), soft_wrap=True, highlight=False)


@admin_app.command("create")
def admin_create(email: str, name: str, role: Annotated[Role, typer.Option()] = Role.PROCTOR) -> None:
    """Make an account and print the one-time link by which its owner sets a password."""

    async def make(tx: Transaction) -> str:
        now = SystemClock().now()
        member = await accounts.create_staff(tx, NewStaff(email=email, name=name, role=role), now)
        return await accounts.create_setup_link(tx, member.role, member.id, now)

    console.print(Links.setup(in_transaction(make)), soft_wrap=True, highlight=False)


@admin_app.command("list")
def admin_list() -> None:
    """List the accounts."""
    table = Table("name", "e-mail", "role", "active")
    for member in in_transaction(accounts.list_staff):
        table.add_row(member.name, member.email, member.role, "yes" if member.enabled and member.has_password else "no")
    console.print(table)
