"""CenterFace in 8-bit integers: half the time on processors that multiply those, the same answers except in the dark.

Weights are quantised from the published file. How large the values between the layers become cannot be read off it, so their
ranges were measured once over labelled pictures (``calibrate.py``) and are kept in ``centerface_ranges.json``.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnx.version_converter
import onnxruntime
from onnxruntime.quantization import QuantType
from onnxruntime.quantization.calibrate import CalibrationMethod, TensorsData
from onnxruntime.quantization.qdq_quantizer import QDQQuantizer
from onnxruntime.quantization.shape_inference import quant_pre_process

from scripts.convert_weights.centerface import convert_centerface

__all__ = ["QUANTIZED", "fold", "quantize_centerface"]

QUANTIZED = ("Conv", "Add", "Relu")
"""All that lies between the input and the last upsampling, so that values stay integers from layer to layer."""
RANGES = Path(__file__).with_name("centerface_ranges.json")
OPSET = 13
"""The first in which a scale may differ from channel to channel."""


def quantize_centerface(published: bytes) -> bytes:
    """CenterFace as ONNX bytes with 8-bit layers. The same input gives the same bytes."""
    measured = json.loads(RANGES.read_text())
    ranges = {name: (np.float32(low), np.float32(high)) for name, (low, high) in measured.items()}
    quantizer = QDQQuantizer(
        fold(published),
        per_channel=True,
        reduce_range=False,
        weight_qType=QuantType.QInt8,
        activation_qType=QuantType.QUInt8,
        tensors_range=TensorsData(CalibrationMethod.MinMax, ranges),
        nodes_to_quantize=[],
        nodes_to_exclude=[],
        op_types_to_quantize=list(QUANTIZED),
        extra_options={},
    )
    quantizer.quantize_model()
    quantized: bytes = quantizer.model.model.SerializeToString(deterministic=True)
    return quantized


def fold(published: bytes) -> onnx.ModelProto:
    """The published model with constants and batch normalisation folded, as the quantiser needs it."""
    onnxruntime.set_default_logger_severity(3)  # it names every unused tensor otherwise
    model = onnx.version_converter.convert_version(onnx.load_from_string(convert_centerface(published)), OPSET)
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder) / "before.onnx", Path(folder) / "after.onnx"
        onnx.save(model, str(before))
        quant_pre_process(str(before), str(after), skip_symbolic_shape=True)
        return onnx.load(str(after))
