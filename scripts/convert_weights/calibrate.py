"""Measures how large the values between CenterFace's layers become, and writes ``centerface_ranges.json``.

    python -m scripts.convert_weights.calibrate DIR

DIR holds ``gt.json`` and pictures (the layout of ``openproctor evaluate``). Every sixth picture is used,
so that most stay unseen. Only two numbers a layer are kept. Run it again when the model or onnxruntime's folding changes.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import onnx
from numpy.typing import NDArray
from onnxruntime.quantization.calibrate import CalibrationDataReader, CalibrationMethod, create_calibrator

from openproctor.detection.weights import default_weights_folder
from scripts.convert_weights.quantization import QUANTIZED, RANGES, fold

EVERY = 6


class Pictures(CalibrationDataReader):  # type: ignore[misc]
    """Pictures at the size of a webcam's frame."""

    def __init__(self, folder: Path) -> None:
        labels = json.loads((folder / "gt.json").read_text())
        self._paths: Iterator[Path] = iter([folder / label["file"] for label in labels][::EVERY])

    def get_next(self) -> dict[str, NDArray[np.float32]] | None:
        path = next(self._paths, None)
        if path is None:
            return None
        picture = cv2.imread(str(path), cv2.IMREAD_COLOR)
        if picture is None:
            raise ValueError(f"{path} cannot be read as a picture")
        sized = cv2.resize(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB), (640, 480), interpolation=cv2.INTER_AREA)
        return {"input.1": sized.transpose(2, 0, 1)[None].astype(np.float32)}


def main(folder: Path) -> None:
    """Measure, and write the ranges beside the code that uses them."""
    published = (default_weights_folder() / "centerface.onnx").read_bytes()
    with tempfile.TemporaryDirectory() as temporary:
        model, augmented = Path(temporary) / "model.onnx", Path(temporary) / "augmented.onnx"
        onnx.save(fold(published), str(model))
        calibrator = create_calibrator(
            str(model), list(QUANTIZED), augmented_model_path=str(augmented), calibrate_method=CalibrationMethod.MinMax
        )
        calibrator.collect_data(Pictures(folder))
        measured = calibrator.compute_data().data
    ranges = {
        name: [round(float(np.asarray(limit).item()), 4) for limit in data.range_value] for name, data in measured.items()
    }
    lines = (f"  {json.dumps(name)}: {json.dumps(limits)}" for name, limits in sorted(ranges.items()))
    RANGES.write_text("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
