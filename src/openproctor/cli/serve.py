"""The command ``serve``."""

from pathlib import Path

import uvicorn
from rich.console import Console

from openproctor.core.clock import SystemClock
from openproctor.core.errors import Problem
from openproctor.core.logs import configure_logs
from openproctor.core.settings import Settings
from openproctor.http.tls import ensure_certificate, local_names
from openproctor.http.transport import SERVER_OPTIONS
from openproctor.server.app import create_app
from openproctor.server.memory_tuning import tune_allocator

__all__ = ["serve"]

console = Console()


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

    console.print(f"OpenProctor serves {address}{settings.base_path}", highlight=False)
    tune_allocator()
    uvicorn.run(
        create_app(settings, on_first_start=offer),
        host=host,
        port=settings.port,
        ssl_certfile=certificate,
        ssl_keyfile=key,
        **SERVER_OPTIONS,
    )


def _certificate(settings: Settings) -> tuple[Path | None, Path | None]:
    if settings.tls == "files":
        if settings.tls_certificate is None or settings.tls_key is None:
            raise Problem("OPENPROCTOR_TLS=files needs OPENPROCTOR_TLS_CERTIFICATE and OPENPROCTOR_TLS_KEY.")
        return settings.tls_certificate, settings.tls_key
    if settings.tls == "generated":
        names = local_names(settings.tls_names)
        return ensure_certificate(settings.data_dir / "tls", names, SystemClock().now())
    return None, None
