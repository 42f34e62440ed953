"""The commands ``bench ...``."""

import asyncio
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer
from rich.console import Console
from rich.table import Table

from openproctor.cli.bench.crash import bench_crash
from openproctor.cli.bench.ingest import bench_ingest, face_path
from openproctor.cli.bench.lists import bench_lists
from openproctor.cli.bench.lists_table import lists_table
from openproctor.cli.bench.overload import bench_overload
from openproctor.cli.bench.sockets import bench_sockets
from openproctor.cli.bench.webcams import find_pictures, make_webcams

__all__ = ["bench_app"]

bench_app = typer.Typer(no_args_is_help=True, help="Measure this machine.")
console = Console()
Detector: TypeAlias = Literal["centerface", "dlib_hog"]


@bench_app.command("ingest")
def ingest(
    frames: Annotated[Path, typer.Option(help="A folder of pictures that serve as webcams.")],
    candidates: Annotated[int, typer.Option(min=1)] = 30,
    seconds: Annotated[int, typer.Option(min=1)] = 60,
    change_every: Annotated[int, typer.Option(min=1, help="Seconds between two scenes.")] = 20,
    detector: Annotated[Detector, typer.Option()] = "centerface",
    policy: Annotated[
        Literal["relaxed", "standard", "strict", "faces"],
        typer.Option(help="What is watched; faces: the face path alone."),
    ] = "standard",
    compare: Annotated[bool, typer.Option(help="Also measure the face path against the tutorials' way.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Drive a server of its own with CANDIDATES webcams at one frame a second."""
    webcams = make_webcams(find_pictures(frames), candidates, seconds, change_every)
    report = asyncio.run(bench_ingest(webcams, seconds, detector, policy))
    if compare:
        report["face_path"] = face_path(webcams, seconds)
    _print_report(report, as_json=as_json)


@bench_app.command("crash")
def crash(
    frames: Annotated[Path, typer.Option(help="A folder of pictures that serve as webcams.")],
    kills: Annotated[int, typer.Option(min=1)] = 100,
    candidates: Annotated[int, typer.Option(min=1)] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Kill a server of its own again and again while CANDIDATES send, and look for what is missing."""
    _print_report(asyncio.run(bench_crash(make_webcams(find_pictures(frames), candidates, 60, 20), kills)), as_json=as_json)


@bench_app.command("overload")
def overload(
    frames: Annotated[Path, typer.Option(help="A folder of pictures that serve as webcams.")],
    candidates: Annotated[int, typer.Option(min=2)] = 60,
    seconds: Annotated[int, typer.Option(min=10)] = 60,
    times: Annotated[float, typer.Option(min=1, help="How many times what the machine can do.")] = 3.0,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Offer a server of its own several times what it can do."""
    webcams = make_webcams(find_pictures(frames), candidates, 200, 20)
    _print_report(asyncio.run(bench_overload(webcams, times, seconds)), as_json=as_json)


@bench_app.command("sockets")
def sockets(
    count: Annotated[int, typer.Option("--sockets", min=1)] = 1000,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Open many candidates' sockets on a server of its own, cut them all off, and let them all come back at once."""
    _print_report(asyncio.run(bench_sockets(count)), as_json=as_json)


@bench_app.command("lists")
def lists(
    attempts: Annotated[int, typer.Option(min=1)] = 10_000,
    incidents: Annotated[int, typer.Option(min=1)] = 5_000,
    database_url: Annotated[
        str | None,
        typer.Option(help="An empty PostgreSQL database; if not given, a cluster of its own where PostgreSQL is installed."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Read every list of an exam with many attempts, on SQLite and on PostgreSQL, beside a candidate of another exam."""
    report = asyncio.run(bench_lists(attempts, incidents, database_url))
    if as_json:
        sys.stdout.write(json.dumps(report) + "\n")
        return
    for name, found in report["databases"].items():
        console.print(lists_table(name, found))


def _print_report(report: Mapping[str, object], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(report) + "\n")
        return
    table = Table("figure", "value")
    for name, value in report.items():
        table.add_row(name, str(value))
    console.print(table)
