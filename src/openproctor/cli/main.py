"""The ``openproctor`` command. Each command's module is imported when that command runs: all of them together take seconds."""

import sys
from importlib import import_module
from typing import Any

import typer
from pydantic import ValidationError
from typer.core import TyperGroup

from openproctor.core.errors import OperatorError, Problem

__all__ = ["app", "main"]

COMMANDS = {
    "serve": "serve:serve",
    "evaluate": "evaluate:evaluate",
    "weights": "weights:weights",
    "openapi": "describe:openapi",
    "signals": "signals:signals",
    "verify": "evidence:verify",
    "export": "evidence:export",
    "purge": "data:purge",
    "erase": "data:erase_command",
    "backup": "data:backup",
    "restore": "data:restore",
    "bench": "benchmarks:bench_app",
    "admin": "admin:admin_app",
    "keys": "evidence:keys_app",
    "audit": "accounts:audit_app",
    "access": "accounts:access_app",
}
"""For each command the module of this package, and the function or the group in it."""


class _LazyGroup(TyperGroup):
    """Finds commands in :data:`COMMANDS`."""

    # Typer carries a Click of its own, whose types have no public name.

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, _, name = place.partition(":")
        found = getattr(import_module(f"openproctor.cli.{module}"), name)
        if not isinstance(found, typer.Typer):
            alone = typer.Typer(add_completion=False)
            alone.command(cmd_name)(found)
            found = alone
        command = typer.main.get_command(found)
        command.name = cmd_name
        return command


app = typer.Typer(cls=_LazyGroup, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def openproctor() -> None:
    """OpenProctor: live proctoring of online exams."""


def main() -> None:
    """Entry of the ``openproctor`` command. What an operator can mend is said in one line, without a traceback."""
    try:
        app()
    except (OperatorError, ValidationError, Problem, FileNotFoundError) as error:
        sys.stderr.write(f"openproctor: {error}\n")
        raise SystemExit(2) from error
