"""Serves with the real face detector, and with others of which one raises, one hangs and one answers nonsense."""

import threading

import uvicorn

from openproctor.analysis.detector import Detectors
from openproctor.analysis.engine import AnalysisEngine
from openproctor.analysis.standard import standard_detectors
from openproctor.app import create_app
from openproctor.model.observation import Detector
from openproctor.settings import Settings
from openproctor.transport import SERVER_OPTIONS
from tests.support.detectors import NONSENSE, Faulty, fake_detectors

FAULTS = {
    Detector.LANDMARKS: Faulty(hold=threading.Event()),
    Detector.OBJECTS: Faulty(error=RuntimeError("out of order")),
    Detector.IDENTITY: Faulty(answer=NONSENSE[Detector.IDENTITY]),
}


def main() -> None:
    settings = Settings()
    fakes = fake_detectors(FAULTS)
    detectors = Detectors(
        standard_detectors().faces, fakes.landmarks, fakes.objects, fakes.identity, standard_detectors().speech
    )
    app = create_app(
        settings,
        engine=AnalysisEngine(detectors, limit_s=0.5),
        on_first_start=lambda path: print(f"http://127.0.0.1:{settings.port}{path}", flush=True),
    )
    uvicorn.run(app, host="127.0.0.1", port=settings.port, **SERVER_OPTIONS)


if __name__ == "__main__":
    main()
