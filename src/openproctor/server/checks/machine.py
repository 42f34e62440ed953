"""The machine itself: data folder, disk, clock, port, certificate."""

import errno
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from openproctor.core.clock import Clock
from openproctor.core.data_dir_lock import is_served
from openproctor.core.data_folder import is_ours, is_usable, reason, wider_than_private
from openproctor.core.disk import free_bytes, try_disk
from openproctor.core.errors import DependencyFailed
from openproctor.core.secret import load_or_draw
from openproctor.core.settings import Settings
from openproctor.http.certificates import CertificateFiles, Validity, examine, has_certificate
from openproctor.http.listening import bind
from openproctor.server.checks.finding import Finding, Level, tried

__all__ = [
    "check_certificate",
    "check_clock",
    "check_data_folder",
    "check_disk",
    "check_log_file",
    "check_port",
    "check_secret",
    "listening_host",
]

GB = 10**9
LITTLE = 2 * GB
"""Bytes that are free on a disk on which an exam with recordings may find no room."""
SANE = range(2000, 2201)
SOON = timedelta(days=14)


def listening_host(settings: Settings) -> str:
    """Where the server listens."""
    # HTTPS is asked for to be reached.
    return settings.host or ("0.0.0.0" if has_certificate(settings) else "127.0.0.1")  # noqa: S104


def check_data_folder(settings: Settings) -> Iterator[Finding]:
    """Whether it can be used, or made. Nothing is made here."""
    folder = settings.data_dir
    if folder.exists() and not folder.is_dir():
        yield _failure("data folder", f"DATA_DIR={folder} is a file: set DATA_DIR to a folder.")
    elif not folder.exists():
        above = _nearest(folder)
        if above.is_dir() and is_usable(above):
            yield Finding("data folder", Level.OK, f"{folder} will be made at the first start")
        else:
            yield _failure(
                "data folder", f"DATA_DIR={folder} cannot be made: set DATA_DIR to a folder that this user can write to."
            )
    elif not is_usable(folder):
        yield _failure("data folder", f"DATA_DIR={folder} is not writable for this user: make this user its owner.")
    elif wider_than_private(folder):
        says = "the next start makes it private" if is_ours(folder) else "give OpenProctor a folder of its own"
        yield Finding("data folder", Level.WARNING, f"DATA_DIR={folder} can be read by others: {says}.")
    else:
        yield Finding("data folder", Level.OK, f"{folder}, its owner's alone")


def check_disk(settings: Settings) -> Iterator[Finding]:
    """Whether its disk takes what is written, and has room."""
    folder = _nearest(settings.data_dir)
    if folder.is_dir() and is_usable(folder):
        wrong = tried("disk", lambda: try_disk(folder))
        yield from wrong
        if not wrong:
            free = free_bytes(folder)
            room = f"{free / GB:.1f} GB free"
            little = f"The disk of DATA_DIR has {room}: make room before an exam with recordings."
            yield Finding("disk", Level.WARNING, little) if free < LITTLE else Finding("disk", Level.OK, room)


def check_log_file(settings: Settings) -> Iterator[Finding]:
    """Whether the log file can be written, or made."""
    path = settings.log_file
    if path is None:
        return
    try:
        if path.exists():
            path.open("ab").close()
        elif not is_usable(_nearest(path.parent)):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        yield _failure(
            "log file",
            f"OPENPROCTOR_LOG_FILE={path} cannot be written ({reason(error)}): name a file that this user can write.",
        )
    else:
        yield Finding("log file", Level.OK, str(path))


def check_secret(settings: Settings) -> Iterator[Finding]:
    """Whether a secret that is there can be read."""
    if (settings.data_dir / "secret").exists():
        yield from tried("secret", lambda: "there" if load_or_draw(settings.data_dir / "secret") else None)


def check_clock(now: datetime, newest: datetime | None) -> Iterator[Finding]:
    """Whether the time can be right. ``newest``: of what is stored, if it is known."""
    said = now.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
    if now.year not in SANE:
        yield _failure("clock", f"This machine's clock says {said}: set it.")
    elif newest is not None and newest > now + timedelta(minutes=1):
        behind = newest.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
        yield Finding(
            "clock", Level.WARNING, f"This machine's clock says {said}, but the database has a row of {behind}: set it."
        )
    else:
        yield Finding("clock", Level.OK, said)


def check_port(settings: Settings) -> Iterator[Finding]:
    """Whether the port can be taken, or is a running server's of this data folder."""

    def take() -> str:
        host = listening_host(settings)
        try:
            for each in bind(host, settings.port):
                each.close()
        except DependencyFailed:
            if not is_served(settings.data_dir):
                raise
            return f"{settings.port} on {host}, where a server of this data folder works"
        return f"{settings.port} on {host} is free"

    yield from tried("port", take)


def check_certificate(settings: Settings, clock: Clock) -> Iterator[Finding]:
    """Whether the certificate can be used, and for how long. None is made here."""
    if not has_certificate(settings):
        return
    if settings.tls == "generated":
        yield Finding("certificate", Level.OK, "generated, and renewed when it is due")
        return
    assert settings.tls_certificate is not None
    assert settings.tls_key is not None
    files = CertificateFiles(settings.tls_certificate, settings.tls_key)
    found: list[Validity] = []

    def look() -> None:
        found.append(examine(files, clock.now()))

    yield from tried("certificate", look)
    for validity in found:
        said = f"valid until {validity.until:%Y-%m-%d} for {', '.join(sorted(validity.names)) or 'no name'}"
        lacking = [host for host in _public_hosts(settings) if not any(_stands_for(name, host) for name in validity.names)]
        if validity.until - clock.now() < SOON:
            yield Finding("certificate", Level.WARNING, f"OPENPROCTOR_TLS_CERTIFICATE is {said}: renew it.")
        elif lacking or not validity.names:
            wanted = ", ".join(lacking) or "this machine"
            yield Finding("certificate", Level.WARNING, f"OPENPROCTOR_TLS_CERTIFICATE is {said}: take one for {wanted}.")
        else:
            yield Finding("certificate", Level.OK, said)


def _public_hosts(settings: Settings) -> list[str]:
    """Under which names browsers come, as far as the settings say."""
    hosts = [urlsplit(origin).hostname for origin in settings.allowed_origins]
    return [host for host in hosts if host is not None]


def _stands_for(name: str, host: str) -> bool:
    """Whether a certificate's name is that of a host; ``*.`` stands for one label."""
    return name.lower() == host or (name.startswith("*.") and name[2:].lower() == host.partition(".")[2])


def _nearest(folder: Path) -> Path:
    """The folder itself, or the lowest one above it that exists."""
    folder = folder.absolute()
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder


def _failure(part: str, says: str) -> Finding:
    return Finding(part, Level.FAILURE, says, DependencyFailed.exit_code)
