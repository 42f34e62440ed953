"""The detectors that a server runs with, made from their model files."""

from __future__ import annotations

from pathlib import Path

from openproctor.analysis.detector import Detectors
from openproctor.analysis.faces import DetectorName, face_detector, weights_of
from openproctor.analysis.identity import FaceEncoder
from openproctor.analysis.landmarks import FaceLandmarker
from openproctor.analysis.objects import ObjectDetector
from openproctor.analysis.speech import SpeechDetector
from openproctor.analysis.weights import default_weights_folder, ensure_weights

__all__ = ["standard_detectors"]

_OTHERS = ("face-landmarker", "object-detector", "dlib-resnet", "dlib-5-points", "silero-vad")


def standard_detectors(faces: DetectorName = "centerface", folder: Path | None = None) -> Detectors:
    """All detectors, none of them loaded yet. ``folder`` is that of the model files, by default the usual one.

    Raises:
        WeightsError: a model file is missing and cannot be had, or is not the pinned one.
    """
    files = ensure_weights(folder or default_weights_folder(), (*weights_of(faces), *_OTHERS))
    return Detectors(
        faces=face_detector(faces, files),
        landmarks=FaceLandmarker(files["face-landmarker"]),
        objects=ObjectDetector(files["object-detector"]),
        identity=FaceEncoder(files["dlib-resnet"], files["dlib-5-points"]),
        speech=SpeechDetector(files["silero-vad"]),
    )
