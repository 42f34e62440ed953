"""The commands about evidence: ``verify``, ``export``, ``keys ...``."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import select

from openproctor.cli.database import open_database
from openproctor.cli.settings import usable_settings
from openproctor.core.clock import SystemClock
from openproctor.core.errors import NotFound, WeakSecret
from openproctor.core.secret import derive, load_or_draw
from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.database.tables import attempts
from openproctor.evidence.bundle.bundle import prepare
from openproctor.evidence.bundle.verify import Verdict
from openproctor.evidence.bundle.verify import verify as verify_bundle
from openproctor.evidence.chain.checkpoint_signer import CheckpointSigner
from openproctor.evidence.chain.signing import KeyInfo, Signer
from openproctor.evidence.store.keyring import Keyring, MasterKey, parse_master_key, rewrap
from openproctor.evidence.store.opening import open_store
from openproctor.evidence.store.sealed import SealedStore
from openproctor.server.secret_of_database import missing

__all__ = ["export", "keys_app", "verify"]

keys_app = typer.Typer(no_args_is_help=True, help="The keys with which evidence is signed and sealed.")
console = Console()
Result = TypeVar("Result")


def verify(
    bundle: Annotated[Path, typer.Argument(help="A bundle as it was exported.", exists=True, dir_okay=False)],
    key: Annotated[
        list[str] | None, typer.Option(help="The fingerprint of a key that the institution says is its own.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Check an exported bundle, offline. If something does not fit, the first such item is named and the exit code is 1."""
    try:
        verdict = verify_bundle(bundle, key or ())
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    sys.stdout.write(json.dumps(verdict.as_json()) + "\n" if as_json else _words(verdict))
    if not verdict.ok:
        raise typer.Exit(1)


def export(
    attempt_id: Annotated[str, typer.Argument(help="The attempt, att_…")],
    out: Annotated[Path, typer.Argument(help="The file to write.", dir_okay=False)],
) -> None:
    """Write one attempt's evidence to a bundle that proves itself."""
    _run(lambda database, checkpoint_signer, settings: _export(database, checkpoint_signer, settings, attempt_id, out))
    console.print(str(out), highlight=False, soft_wrap=True)


@keys_app.command("list")
def list_keys() -> None:
    """List the fingerprints, oldest first. Publish them where those who verify will look: not with the bundles."""

    async def read(database: Database, checkpoint_signer: CheckpointSigner, _: Settings) -> list[KeyInfo]:
        async with database.write() as tx:
            await checkpoint_signer.signer.current(tx, SystemClock().now())
            return list(await checkpoint_signer.signer.known(tx))

    table = Table("fingerprint", "since", "until")
    for key in _run(read):
        until = "in use" if key.retired_at is None else key.retired_at.isoformat(timespec="minutes")
        table.add_row(key.id, key.created_at.isoformat(timespec="minutes"), until)
    Console(width=None if sys.stdout.isatty() else 140).print(table)


@keys_app.command("rotate-signing")
def rotate_signing() -> None:
    """Start using a new signing key; the previous one endorses it, so that anyone who trusts that can trust the new one."""

    async def rotate(database: Database, checkpoint_signer: CheckpointSigner, _: Settings) -> str:
        async with database.write() as tx:
            return await checkpoint_signer.signer.rotate(tx, SystemClock().now())

    console.print(_run(rotate), highlight=False, soft_wrap=True)


async def _export(
    database: Database, checkpoint_signer: CheckpointSigner, settings: Settings, attempt_id: str, out: Path
) -> None:
    async with database.read() as tx:
        found = await tx.connection.execute(select(attempts.c.exam_id).where(attempts.c.id == attempt_id))
        exam_id = found.scalar_one_or_none()
    if exam_id is None:
        raise NotFound("There is no such attempt.")
    bundle = await prepare(database, _store(database, settings), checkpoint_signer, exam_id, attempt_id)
    beside = out.with_name(f".{out.name}.part")
    try:
        with beside.open("wb") as file:
            async for chunk in bundle.chunks():
                file.write(chunk)
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)


def _store(database: Database, settings: Settings) -> SealedStore:
    master = MasterKey.of(settings, load_or_draw(settings.data_dir / "secret").value)
    return SealedStore(open_store(settings), Keyring(database, master, SystemClock()))


def _run(work: Callable[[Database, CheckpointSigner, Settings], Awaitable[Result]]) -> Result:
    async def run() -> Result:
        settings = usable_settings()
        async with _opened(settings) as (database, secret):
            return await work(
                database, CheckpointSigner(database, Signer(derive(secret, "signing keys")), SystemClock()), settings
            )

    return asyncio.run(run())


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[tuple[Database, bytes]]:
    """The database with the secret that belongs to it."""
    async with open_database(settings) as database:
        secret = load_or_draw(settings.data_dir / "secret")
        if secret.is_new:
            raise missing(secret)
        yield database, secret.value


def _words(verdict: Verdict) -> str:
    if not verdict.ok:
        return f"NOT GENUINE\n{_plain(verdict.item)}: {_plain(verdict.problem)}\n"
    facts = [
        (
            f"Everything fits: {verdict.entries} entries, {verdict.checkpoints} checkpoints, {verdict.files} files, "
            f"{verdict.erased} entries erased with a reason."
        ),
        f"Exam: {_plain(verdict.exam)}",
        f"Candidate: {_plain(verdict.candidate)}",
        f"Attempt: {_plain(verdict.attempt_id)}",
        f"Signed by: {verdict.signed_by}",
    ]
    if verdict.trusted:
        facts.append("That key is one of those given, or follows from one.")
    else:
        facts.append(
            "Nobody has said yet whose key that is: compare it with what the institution's `openproctor keys list` shows,\n"
            "or give the fingerprint with --key."
        )
    return "\n".join(facts) + "\n"


def _plain(text: str | None) -> str:
    """What a bundle says, without anything that a terminal would obey."""
    return "".join(each if each.isprintable() else "?" for each in text or "")


@keys_app.command("rewrap")
def rewrap_keys() -> None:
    """Wrap all exams' keys by OPENPROCTOR_NEW_MASTER_KEY instead of OPENPROCTOR_MASTER_KEY. Stop the server first."""
    changed, before = asyncio.run(_rewrap(usable_settings()))
    sys.stdout.write(f"{changed} keys wrapped anew, {before} were already. Set OPENPROCTOR_MASTER_KEY to the new key now.\n")


async def _rewrap(settings: Settings) -> tuple[int, int]:
    if settings.new_master_key is None:
        raise WeakSecret("OPENPROCTOR_NEW_MASTER_KEY is not set.")
    lenient = settings.environment == "development"
    new = MasterKey(parse_master_key("OPENPROCTOR_NEW_MASTER_KEY", settings.new_master_key.get_secret_value(), lenient=lenient))
    async with _opened(settings) as (database, secret), database.write() as tx:
        return await rewrap(tx, MasterKey.of(settings, secret), new)
