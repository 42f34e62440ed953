"""The detectors that a server runs with: all of the manifest, each made by the module of its name."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from openproctor.detection.detector import FaceDetectorName, FrameDetector, Options, SoundDetector
from openproctor.detection.weights import default_weights_folder, ensure_weights
from openproctor.model.observation import Detector

__all__ = ["standard_detectors", "standard_options"]


def standard_options(faces: FaceDetectorName = "centerface", folder: Path | None = None) -> Options:
    """What detectors are made from. ``folder`` is that of the model files, by default the usual one."""
    return Options(lambda *names: ensure_weights(folder or default_weights_folder(), names), faces)


def standard_detectors(
    faces: FaceDetectorName = "centerface", folder: Path | None = None
) -> Sequence[FrameDetector | SoundDetector]:
    """All detectors, none of them loaded yet, in the order of the manifest.

    Raises:
        WeightsError: a model file is missing and not available, or is not the pinned one.
    """
    options = standard_options(faces, folder)
    found = []
    for name in Detector:
        detector = import_module(f"openproctor.detection.{name}").create(options)
        assert isinstance(detector, FrameDetector | SoundDetector)
        assert detector.name is name
        found.append(detector)
    return found
