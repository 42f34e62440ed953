"""Serves with detectors that cost nothing and see one face: for tests of what lies between page and server.

With ``REAL_DETECTORS=1`` in the environment it looks as the product does, for figures.
"""

import os
from dataclasses import replace

import numpy as np
import uvicorn
from numpy.typing import NDArray

from openproctor.core.settings import Settings
from openproctor.detection.engine import AnalysisEngine
from openproctor.http.transport import SERVER_OPTIONS
from openproctor.model.observation import Face
from openproctor.server.app import create_app
from tests.support.detectors import fake_networks


class OneFace:
    """Finds one face in every picture."""

    name, version = "one-face", "1"

    def load(self) -> None:
        """Nothing to load."""

    def detect(self, image: NDArray[np.uint8]) -> tuple[Face, ...]:
        height, width = image.shape[:2]
        return (Face(width / 3, height / 3, width / 4, height / 4, 0.9),)


def light_engine() -> AnalysisEngine:
    return AnalysisEngine(replace(fake_networks(), faces=OneFace()).detectors())


def main() -> None:
    settings = Settings()
    app = create_app(
        settings,
        engine=None if os.environ.get("REAL_DETECTORS") == "1" else light_engine(),
        on_first_start=lambda path: print(f"http://127.0.0.1:{settings.port}{path}", flush=True),
    )
    uvicorn.run(app, host="127.0.0.1", port=settings.port, **SERVER_OPTIONS)


if __name__ == "__main__":
    main()
