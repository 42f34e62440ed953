"""The commands that keep and delete data: purge, erase, backup, restore."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table

from openproctor.cli.backup.restore import restore_backup
from openproctor.cli.backup.take import take_backup
from openproctor.cli.database import open_database
from openproctor.cli.settings import usable_settings
from openproctor.core.clock import SystemClock
from openproctor.core.data_dir_lock import exclusive
from openproctor.core.errors import NotFound, Problem
from openproctor.database.engine import Database
from openproctor.evidence.store.deletions import settle
from openproctor.evidence.store.opening import open_store
from openproctor.evidence.store.protocol import EvidenceStore
from openproctor.feed.presence import PresenceBoard
from openproctor.retention.service import Purge, erase, erase_candidate, preview, resolve

__all__ = ["backup", "erase_command", "purge", "restore"]

console = Console()
Result = TypeVar("Result")
WORDS = {
    "pictures": "pictures and sound kept as evidence",
    "recordings": "recordings",
    "portraits": "portraits and face templates",
    "documents": "pictures of documents",
    "observations": "what was measured",
    "logs": "messages, events, names",
    "never_joined": "candidates who never joined",
    "files": "files",
}


def purge(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
) -> None:
    """Delete what is past the days of its policy. A running server does so by itself, every hour."""
    now = SystemClock().now()

    async def look(database: Database, _: EvidenceStore) -> dict[str, int]:
        return dict(await preview(database, now))

    async def run(database: Database, store: EvidenceStore) -> dict[str, int]:
        return dict(await Purge(database, store).run(now))

    counts = _in_database(look, writes=False) if dry_run else _in_database(run)
    table = Table("class", "attempts of which it would go" if dry_run else "gone")
    for name, words in WORDS.items():
        if not (dry_run and name == "files"):
            table.add_row(words, str(counts.get(name, 0)))
    console.print(table)


def erase_command(
    attempt: Annotated[str, typer.Argument(help="The id of the attempt, or of its candidate.")],
    reason: Annotated[str, typer.Option(help="Kept in the audit log; it should name no one.")],
) -> None:
    """Erase everything of one candidate, for good."""
    clock = SystemClock()

    async def run(database: Database, store: EvidenceStore) -> bool:
        presence = PresenceBoard(clock, lambda _: None)
        async with database.write() as tx:
            attempt_id = await resolve(tx, attempt)
            if attempt_id is not None:
                changed = await erase(tx, presence, attempt_id, clock.now(), reason=reason)
            else:
                await erase_candidate(tx, attempt, clock.now(), reason=reason)
                changed = True
        await settle(database, store, clock.now())
        return changed

    try:
        changed = _in_database(run)
    except NotFound as error:
        raise Problem(f"There is no attempt and no candidate {attempt}.") from error
    console.print("Erased." if changed else "Erased before; nothing was left.")


def backup(
    target: Annotated[Path, typer.Argument(help="A folder, new or of an earlier backup, or a new .tar file.")],
) -> None:
    """Copy database, evidence and secret while the server works."""
    settings = usable_settings()
    manifest = asyncio.run(take_backup(settings, open_store(settings), target, SystemClock().now()))
    size = sum(file.size for file in manifest.files.values())
    console.print(f"{len(manifest.files)} files, {size / 1e6:.1f} MB: {target}", highlight=False, soft_wrap=True)
    if manifest.missing:
        console.print(f"{len(manifest.missing)} files that the database names were not in the store:", highlight=False)
        for key in manifest.missing:
            console.print(f"  {key}", highlight=False, soft_wrap=True)
        raise typer.Exit(1)


def restore(
    source: Annotated[Path, typer.Argument(metavar="BACKUP", help="The backup's folder or .tar file.")],
    data_dir: Annotated[Path, typer.Option(help="The new data folder.")],
) -> None:
    """Verify a backup and make a new data folder from it."""
    settings = usable_settings(data_dir=data_dir)
    manifest = asyncio.run(restore_backup(source, data_dir, open_store(settings), settings.database))
    console.print(f"{len(manifest.files)} files restored. Serve them with DATA_DIR={data_dir}", highlight=False, soft_wrap=True)


def _in_database(work: Callable[[Database, EvidenceStore], Awaitable[Result]], *, writes: bool = True) -> Result:
    settings = usable_settings()

    async def run() -> Result:
        async with open_database(settings, writes=writes) as database:
            return await work(database, open_store(settings))

    if writes and settings.database_url is None:
        with _exclusive(settings.data_dir):
            return asyncio.run(run())
    return asyncio.run(run())


@contextmanager
def _exclusive(data_dir: Path) -> Iterator[None]:
    try:
        with exclusive(data_dir):
            yield
    except BlockingIOError as error:
        raise Problem(
            "A server works on this data folder, and on SQLite only one process may write. It purges by itself every hour; "
            "erase in its pages, or stop it first."
        ) from error
