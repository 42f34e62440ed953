"""dlib's face recognition network as ONNX: the same embedding in a tenth of the time that dlib itself takes.

As packaged for Python, dlib multiplies matrices without the processor's wide registers; onnxruntime uses them: 6.5 CPU-ms
instead of 81 to 98. The weights stay 32-bit, so the two differ by rounding alone: by 1.2e-6 at most over 55 real chips, in the
Euclidean distance that from 0.6 on means another person.
"""

from __future__ import annotations

import math
from typing import Any, TypeAlias

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from openproctor.detection.networks.dlib_resnet import INPUT, OUTPUT
from scripts.convert_weights.dlib_file import Array, Block, Convolution, FaceNetwork, read_face_network

__all__ = ["convert_dlib_resnet"]

_OPSET, _IR = 17, 8
_SCALE = 256.0
"""dlib divides the input by it."""

_Shape: TypeAlias = tuple[int, int, int]
"""Channels, rows, columns."""


def convert_dlib_resnet(published: bytes) -> bytes:
    """The network in dlib's own file as ONNX bytes. The same input gives the same bytes.

    Raises:
        DlibFileError: the file is not that network.
    """
    model = _Graph().model(read_face_network(published))
    onnx.checker.check_model(model, full_check=True)
    converted: bytes = model.SerializeToString(deterministic=True)
    return converted


class _Graph:
    """Collects the nodes. A value is known by its name; ``shape`` is that of the one made last."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._weights: list[onnx.TensorProto] = []
        self._shapes: dict[str, _Shape] = {}

    def model(self, network: FaceNetwork) -> onnx.ModelProto:
        """All of it, from the chip to the embedding."""
        side = network.side
        value = self._add("Transpose", [INPUT], (3, side, side), perm=[0, 3, 1, 2])
        value = self._add("Cast", [value], (3, side, side), to=TensorProto.FLOAT)
        value = self._relu(self._convolution(value, _with_input_scale(network.first, network.means)))
        value = self._pooling("MaxPool", value, 3)
        for block in network.blocks:
            value = self._block(value, block)
        channels, _, _ = self._shapes[value]
        mean = self._add("GlobalAveragePool", [value], (channels, 1, 1))
        flat = self._add("Flatten", [mean], (channels, 1, 1))
        self._nodes.append(helper.make_node("MatMul", [flat, self._weight(network.embedding)], [OUTPUT]))
        graph = helper.make_graph(
            self._nodes,
            "dlib_face_recognition_resnet_model_v1",
            [helper.make_tensor_value_info(INPUT, TensorProto.UINT8, [1, side, side, 3])],
            [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, [1, network.embedding.shape[1]])],
            self._weights,
        )
        opsets = [helper.make_opsetid("", _OPSET)]
        return helper.make_model(graph, producer_name="openproctor", opset_imports=opsets, ir_version=_IR)

    def _block(self, value: str, block: Block) -> str:
        inner = self._convolution(self._relu(self._convolution(value, block.first)), block.second)
        outer = self._pooling("AveragePool", value, 2) if block.halves else value
        # dlib's add_prev takes the larger of the two in every dimension, and zeros where the smaller one ends.
        (channels, rows, columns), (others, more_rows, more_columns) = self._shapes[inner], self._shapes[outer]
        shape = max(channels, others), max(rows, more_rows), max(columns, more_columns)
        return self._relu(self._add("Add", [self._padded(inner, shape), self._padded(outer, shape)], shape))

    def _convolution(self, value: str, convolution: Convolution) -> str:
        filters, _, size, _ = convolution.weights.shape
        _, rows, columns = self._shapes[value]
        step, padding = convolution.stride, convolution.padding
        shape = filters, *((side + 2 * padding - size) // step + 1 for side in (rows, columns))
        inputs = [value, self._weight(convolution.weights), self._weight(convolution.biases)]
        return self._add("Conv", inputs, shape, kernel_shape=[size, size], strides=[step, step], pads=4 * [padding])

    def _pooling(self, kind: str, value: str, size: int) -> str:
        channels, rows, columns = self._shapes[value]
        shape = channels, (rows - size) // 2 + 1, (columns - size) // 2 + 1
        return self._add(kind, [value], shape, kernel_shape=[size, size], strides=[2, 2])

    def _relu(self, value: str) -> str:
        return self._add("Relu", [value], self._shapes[value])

    def _padded(self, value: str, shape: _Shape) -> str:
        missing = [wanted - found for wanted, found in zip(shape, self._shapes[value], strict=True)]
        if not any(missing):
            return value
        return self._add("Pad", [value, self._weight(np.array([0, 0, 0, 0, 0, *missing], np.int64))], shape)

    def _add(self, kind: str, inputs: list[str], shape: _Shape, **attributes: Any) -> str:
        name = f"{kind.lower()}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, inputs, [name], name=name, **attributes))
        self._shapes[name] = shape
        return name

    def _weight(self, values: np.ndarray[tuple[int, ...], np.dtype[np.float32 | np.int64]]) -> str:
        name = f"weight_{len(self._weights)}"
        self._weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name


def _with_input_scale(first: Convolution, means: Array) -> Convolution:
    """The first convolution for bytes instead of ``(bytes - means) / 256``: it has no padding, so nothing else changes."""
    weights = first.weights.astype(np.float64) / _SCALE
    shifts = [math.fsum((filter_ * means[:, None, None]).flat) for filter_ in weights]  # exact: the same on every processor
    biases = first.biases - np.array(shifts)
    return Convolution(weights.astype(np.float32), biases.astype(np.float32), first.stride, first.padding)
