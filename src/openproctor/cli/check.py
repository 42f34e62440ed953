"""The command ``check``."""

import asyncio
import json
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from openproctor.cli.settings import usable_settings
from openproctor.core.clock import SystemClock
from openproctor.core.errors import SettingsInvalid
from openproctor.core.logs import quiet_logs
from openproctor.server.checks.all_checks import check_all, check_environment
from openproctor.server.checks.finding import Finding, Level, exit_code, failures

__all__ = ["check"]

WIDTH = max(len(level) for level in Level)


def check(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Try all that the server will need. Ends with 2 if a setting is wrong, with 3 if something is missing or does not work."""
    findings = check_environment(dict(os.environ))
    try:
        settings = usable_settings()
    except SettingsInvalid as error:
        findings += failures("settings", error)
    else:
        findings += [Finding("settings", Level.OK, "of the right form, and fit to be used")]
        with quiet_logs():
            findings += asyncio.run(check_all(settings, SystemClock()))
    code = exit_code(findings)
    if as_json:
        report = {"ok": code == 0, "exit_code": code, "checks": [each.as_json() for each in findings]}
        sys.stdout.write(json.dumps(report) + "\n")
    else:
        sys.stdout.write(_lines(findings))
    raise typer.Exit(code)


def _lines(findings: Sequence[Finding]) -> str:
    width = max(len(each.part) for each in findings)
    return "".join(f"{each.level:<{WIDTH}}  {each.part:<{width}}  {each.says}\n" for each in findings)
