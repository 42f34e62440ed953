"""Serves as ``openproctor serve`` does, with detectors that cost nothing: for tests whose subject is everything else.

.venv/bin/python -m bench.light_server
"""

import uvicorn

from bench.fuzz_images import NoFaces
from openproctor.accounts import lockout
from openproctor.core.logs import configure_logs
from openproctor.core.settings import Settings
from openproctor.detection.engine import AnalysisEngine
from openproctor.detection.faces import Faces
from openproctor.detection.scene import Scene
from openproctor.http.transport import SERVER_OPTIONS
from openproctor.server.app import create_app
from openproctor.server.memory_tuning import tune_process

__all__ = ["PROGRAM"]

PROGRAM = ("-m", "bench.light_server")
"""For :class:`openproctor.cli.bench.server.ServerProcess`."""


def main() -> None:
    """Serve until stopped."""
    tune_process()
    settings = Settings()
    # All requests come from one address here, and some sign in again after a few: that limit has tests of its own.
    lockout.ADDRESS_TRIES = 1_000_000
    configure_logs(settings.log_level, settings.log_file)
    app = create_app(
        settings,
        engine=AnalysisEngine([Faces(NoFaces()), Scene()]),
        on_first_start=lambda path: print(f"http://127.0.0.1:{settings.port}{path}", flush=True),
    )
    uvicorn.run(app, host="127.0.0.1", port=settings.port, **SERVER_OPTIONS)


if __name__ == "__main__":
    main()
