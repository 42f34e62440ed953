"""Fakes of every detector: obedient by default; told to, they raise, hang or answer nonsense."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from openproctor.detection.detector import (
    FaceDetecting,
    FaceEncoding,
    FaceMeshing,
    FrameDetector,
    ObjectDetecting,
    Points,
    SoundDetector,
    SpeechMeasuring,
)
from openproctor.detection.faces import Faces
from openproctor.detection.identity import Identity
from openproctor.detection.image import Image
from openproctor.detection.landmarks import Landmarks
from openproctor.detection.objects import Objects
from openproctor.detection.scene import Scene
from openproctor.detection.speech import Speech
from openproctor.model import measures
from openproctor.model.measures import Measure
from openproctor.model.observation import DetectedObject, Detector, Face, FaceMesh, ObjectKind
from tests.fakes import CountingDetector

__all__ = ["NONSENSE", "Faulty", "Networks", "fake_networks"]

NAN = float("nan")
MESH = FaceMesh(
    presence=0.98,
    yaw=1.0,
    pitch=2.0,
    roll=0.0,
    gaze_x=0.0,
    gaze_y=0.0,
    eyes_closed=0.1,
    mouth_open=0.05,
    points=((20.0, 30.0), (30.0, 30.0), (25.0, 40.0), (22.0, 50.0), (28.0, 50.0)),
)
NONSENSE: dict[Detector, object] = {
    Detector.FACES: (Face(0, 0, NAN, 10, 0.9),),
    Detector.LANDMARKS: FaceMesh(0.9, 1e9, 0, 0, 0, 0, 0, 0, MESH.points),
    Detector.OBJECTS: (DetectedObject(ObjectKind.PHONE, 5, 5, 10, 10, 17.0),),
    Detector.IDENTITY: np.zeros(128, np.float32),
    Detector.SPEECH: {measures.SPEECH_S: -3.0, measures.SOUND_S: 5.0},
}
"""For each detector an answer that cannot be."""


@dataclass
class Faulty:
    """What a detector does instead of its work, once it is told to."""

    error: Exception | None = None
    hold: threading.Event | None = None
    answer: object | None = None
    asked: threading.Event = field(default_factory=threading.Event)

    def instead(self, work: Callable[[], object]) -> object:
        self.asked.set()
        if self.error is not None:
            raise self.error
        if self.hold is not None:
            self.hold.wait()
        return work() if self.answer is None else self.answer


class _Fake:
    name, version = "fake", "1"

    def __init__(self, fault: Faulty) -> None:
        self.fault = fault

    def load(self) -> None:
        """Nothing to load."""


class FakeFaces(_Fake):
    def detect(self, image: Image) -> tuple[Face, ...]:
        return self.fault.instead(lambda: CountingDetector().detect(image))  # type: ignore[return-value]


class FakeLandmarks(_Fake):
    def measure(self, image: Image, face: Face) -> FaceMesh | None:
        return self.fault.instead(lambda: MESH)  # type: ignore[return-value]


class FakeObjects(_Fake):
    def detect(self, image: Image, crop: int | None = None) -> tuple[DetectedObject, ...]:
        return self.fault.instead(tuple)  # type: ignore[return-value]


class FakeIdentity(_Fake):
    def encode(self, image: Image, face: Face, points: Points | None = None) -> NDArray[np.float32] | None:
        return self.fault.instead(lambda: np.full(128, 0.09, np.float32))  # type: ignore[return-value]


class FakeSpeech(_Fake):
    def measure(self, data: bytes) -> dict[Measure, float]:
        return self.fault.instead(lambda: {measures.SPEECH_S: 0.0, measures.SOUND_S: 5.0})  # type: ignore[return-value]


@dataclass(frozen=True)
class Networks:
    """What the detectors run. Without a network there is no such detector, and the scene needs none."""

    faces: FaceDetecting
    landmarks: FaceMeshing | None = None
    objects: ObjectDetecting | None = None
    identity: FaceEncoding | None = None
    speech: SpeechMeasuring | None = None

    def detectors(self) -> list[FrameDetector | SoundDetector]:
        """The product's detectors on these networks, in the order of the manifest."""
        found: list[FrameDetector | SoundDetector] = [Faces(self.faces), Scene()]
        if self.landmarks is not None:
            found.append(Landmarks(self.landmarks))
        if self.objects is not None:
            found.append(Objects(self.objects))
        if self.identity is not None:
            found.append(Identity(self.identity))
        if self.speech is not None:
            found.append(Speech(self.speech))
        return found


def fake_networks(faults: dict[Detector, Faulty] | None = None) -> Networks:
    """All networks, each with its fault if it has one."""
    of = {detector: Faulty() for detector in Detector} | (faults or {})
    return Networks(
        FakeFaces(of[Detector.FACES]),
        FakeLandmarks(of[Detector.LANDMARKS]),
        FakeObjects(of[Detector.OBJECTS]),
        FakeIdentity(of[Detector.IDENTITY]),
        FakeSpeech(of[Detector.SPEECH]),
    )
