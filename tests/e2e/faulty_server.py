"""Serves with the real face detector, and with others of which one raises, one hangs and one answers nonsense."""

import threading
from dataclasses import replace

import uvicorn

from openproctor.core.settings import Settings
from openproctor.detection import faces, speech
from openproctor.detection.engine import AnalysisEngine
from openproctor.detection.standard import standard_options
from openproctor.http.transport import SERVER_OPTIONS
from openproctor.model.observation import Detector
from openproctor.server.app import create_app
from tests.support.detectors import NONSENSE, Faulty, fake_networks

FAULTS = {
    Detector.LANDMARKS: Faulty(hold=threading.Event()),
    Detector.OBJECTS: Faulty(error=RuntimeError("out of order")),
    Detector.IDENTITY: Faulty(answer=NONSENSE[Detector.IDENTITY]),
}


def main() -> None:
    settings = Settings()
    options = standard_options()
    networks = replace(fake_networks(FAULTS), faces=faces.open_network(options), speech=speech.open_network(options))
    app = create_app(
        settings,
        engine=AnalysisEngine(networks.detectors(), limit_s=0.5),
        on_first_start=lambda path: print(f"http://127.0.0.1:{settings.port}{path}", flush=True),
    )
    uvicorn.run(app, host="127.0.0.1", port=settings.port, **SERVER_OPTIONS)


if __name__ == "__main__":
    main()
