"""The ``openproctor`` command. Each command's module is imported when that command runs: all of them together take seconds."""

import os
import sys
from importlib import import_module, metadata
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from openproctor.cli.failures import explain
from openproctor.core.data_folder import PRIVATE_UMASK

__all__ = ["app", "main"]

COMMANDS = {
    "serve": "serve:serve",
    "check": "check:check",
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
    """Finds commands in :data:`COMMANDS`. What an operator can mend is said in a sentence, without a traceback."""

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

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:
            explained = explain(error)
            if explained is None:
                raise
            sentences, code = explained
            sys.stderr.write("".join(f"openproctor: {each}\n" for each in sentences))
            raise SystemExit(code) from error


app = typer.Typer(cls=_LazyGroup, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


def _print_version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"openproctor {metadata.version('openproctor')}\n")
        raise typer.Exit


@app.callback()
def openproctor(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """OpenProctor: live proctoring of online exams."""


def main() -> None:
    """Entry of the ``openproctor`` command."""
    os.umask(PRIVATE_UMASK)
    app()
