"""Serves with detectors that cost nothing and see one face: for tests of what lies between page and server.

With ``REAL_DETECTORS=1`` in the environment it looks as the product does, for figures.
"""

import os

import numpy as np
import uvicorn
from numpy.typing import NDArray

from openproctor.analysis.detector import Detectors
from openproctor.analysis.engine import AnalysisEngine
from openproctor.app import create_app
from openproctor.model.observation import Face
from openproctor.settings import Settings
from openproctor.transport import SERVER_OPTIONS
from tests.support.detectors import fake_detectors


class OneFace:
    """Finds one face in every picture."""

    name, version = "one-face", "1"

    def load(self) -> None:
        """Nothing to load."""

    def detect(self, image: NDArray[np.uint8]) -> tuple[Face, ...]:
        height, width = image.shape[:2]
        return (Face(width / 3, height / 3, width / 4, height / 4, 0.9),)


def light_engine() -> AnalysisEngine:
    fakes = fake_detectors()
    return AnalysisEngine(Detectors(OneFace(), fakes.landmarks, fakes.objects, fakes.identity, fakes.speech))


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
