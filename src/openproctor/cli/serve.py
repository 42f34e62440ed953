"""The command ``serve``."""

import asyncio
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack, contextmanager, suppress
from socket import socket

import structlog
import uvicorn
from rich.console import Console

from openproctor.cli.settings import usable_settings
from openproctor.core.clock import Clock, SystemClock
from openproctor.core.data_dir_lock import sole_writer
from openproctor.core.data_folder import open_data_folder, reason
from openproctor.core.disk import explain_disk
from openproctor.core.errors import DependencyFailed
from openproctor.core.logs import configure_logs, quiet_logs
from openproctor.core.settings import Settings
from openproctor.http.certificates import CertificateFiles, CertificateKeeper, examine, find_certificate, has_certificate
from openproctor.http.listening import HttpServer, bind, port_of
from openproctor.http.tls import local_names
from openproctor.http.transport import SERVER_OPTIONS
from openproctor.server.app import Application, create_app
from openproctor.server.checks.all_checks import check_at_start, check_environment
from openproctor.server.checks.finding import Finding, Level, first_failure
from openproctor.server.checks.machine import listening_host
from openproctor.server.checks.origin import check_origins
from openproctor.server.health import Health
from openproctor.server.lifecycle import first_link, running
from openproctor.server.memory_tuning import tune_process

__all__ = ["serve"]

console = Console()
_log = structlog.get_logger(__name__)


def serve() -> None:
    """Serve the pages and the API. Settings come from the environment; see docs/operations.md."""
    settings, clock = usable_settings(), SystemClock()
    with ExitStack() as held:
        held.enter_context(_hangups_ignored())
        told = open_data_folder(settings.data_dir)
        _open_logs(settings)
        _warn([*check_environment(dict(os.environ)), *(Finding("data folder", Level.WARNING, each) for each in told)])
        held.enter_context(_alone(settings))
        files = find_certificate(settings, clock)
        if files is not None:
            examine(files, clock.now())
        # Taken before anything is opened: if it is in use, nothing else has happened yet.
        sockets = bind(listening_host(settings), settings.port)
        held.callback(_close, sockets)
        tune_process()
        app = create_app(settings, clock=clock)
        config = _config(app, settings, files)
        # A signal that ends it is raised again in the end, for whoever waits for this process to see.
        with suppress(KeyboardInterrupt), asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
            runner.run(_serve(app, config, sockets))


def _config(app: Application, settings: Settings, files: CertificateFiles | None) -> uvicorn.Config:
    config = uvicorn.Config(
        app,
        host=listening_host(settings),
        port=settings.port,
        # What starts and ends with the server is opened here: an error in it is one sentence, and no traceback in the log.
        lifespan="off",
        ssl_certfile=None if files is None else files.certificate,
        ssl_keyfile=None if files is None else files.key,
        **SERVER_OPTIONS,
    )
    config.load()
    return config


async def _serve(app: Application, config: uvicorn.Config, sockets: list[socket]) -> None:
    """Open everything, listen, say so, and serve until a signal comes.

    Raises:
        OperatorError, Problem: something that the server needs is missing or does not work.
    """
    settings, clock = app.container.get(Settings), app.container.get(Clock)
    with quiet_logs():
        findings = await check_at_start(settings, clock)
    if (failure := first_failure(findings)) is not None:
        raise failure
    _warn(findings)
    keeper = None if config.ssl is None else CertificateKeeper(lambda: find_certificate(settings, clock), config.ssl, clock)
    server = HttpServer(config, lambda: _announce(app, port_of(sockets)))
    async with AsyncExitStack() as held:
        held.enter_context(server.capture_signals())
        held.enter_context(_reloading(keeper))
        await held.enter_async_context(running(app.container))
        beside = [_say_origins(settings)] if keeper is None else [_say_origins(settings), keeper.run()]
        tasks = [asyncio.create_task(each) for each in beside]
        try:
            await server.serve(sockets)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def _announce(app: Application, port: int) -> None:
    """Say that the server is ready, and offer the first link; only then ``/healthz`` says so, too."""
    settings = app.container.get(Settings)
    secure, host = has_certificate(settings), listening_host(settings)
    shown = local_names(settings.tls_names)[0] if settings.host is None and secure else host
    address = f"{'https' if secure else 'http'}://{f'[{shown}]' if ':' in shown else shown}:{port}"
    console.print(f"OpenProctor serves {address}{settings.base_path}", highlight=False)
    link = await first_link(app.container)
    if link is not None:
        console.print("\nWelcome. Open this link once, to set the administrator's e-mail and password:")
        console.print(f"  {address}{link}\n", soft_wrap=True, highlight=False)
    app.container.get(Health).is_open = True


async def _say_origins(settings: Settings) -> None:
    """Beside the requests, since what is asked for comes back to this server: how a proxy hands on the public origins."""
    _warn(await check_origins(settings))


def _warn(findings: Sequence[Finding]) -> None:
    for each in findings:
        if each.level is Level.WARNING:
            _log.warning("check", part=each.part, says=each.says)


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """Be the only server on a SQLite database."""
    if settings.database_url is not None:
        yield
        return
    with ExitStack() as held:
        try:
            held.enter_context(sole_writer(settings.data_dir))
        except BlockingIOError as error:
            raise DependencyFailed(
                f"Another server works on DATA_DIR={settings.data_dir}, and on SQLite only one may: end it, or set DATA_DIR to"
                " another folder."
            ) from error
        except OSError as error:
            raise DependencyFailed(explain_disk(settings.data_dir, error)) from error
        yield


def _open_logs(settings: Settings) -> None:
    try:
        configure_logs(settings.log_level, settings.log_file)
    except OSError as error:
        raise DependencyFailed(
            f"OPENPROCTOR_LOG_FILE={settings.log_file} cannot be written ({reason(error)}): name a file that this user"
            " can write."
        ) from error


@contextmanager
def _hangups_ignored() -> Iterator[None]:
    """A terminal that is closed ends nothing, nor does a request to load again that comes too early."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGHUP, signal.SIG_DFL if before is None else before)


@contextmanager
def _reloading(keeper: CertificateKeeper | None) -> Iterator[None]:
    """On SIGHUP look at once whether the certificate was renewed; without HTTPS there is nothing to load again."""

    def reload() -> None:
        _log.info("reload_asked", certificate_loaded=keeper is not None and keeper.look())

    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGHUP, reload)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGHUP)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)


def _close(sockets: Sequence[socket]) -> None:
    for each in sockets:
        each.close()
