"""Reads dlib's face recognition network out of dlib's own file format.

Source: dlib's ``dnn/layers.h`` and ``dnn/core.h`` (how layers are serialised), ``serialize.h`` and ``float_details.h`` (how
numbers are), ``examples/dnn_face_recognition_ex.cpp`` (which network it is). The file opens with a version for each layer, from
the output inwards; then come the layers themselves, from the input outwards, each headed by its own name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["STAGES", "Block", "Convolution", "DlibFileError", "FaceNetwork", "read_face_network"]

Array: TypeAlias = NDArray[np.float32]

STAGES = ((32, 3, False), (64, 4, True), (128, 3, True), (256, 3, True), (256, 1, True))
"""From the input: filters, residual blocks, whether the first of them halves rows and columns (``alevel4`` to ``alevel0``)."""
_LAYER, _INNERMOST, _TAG = 2, 3, 1
"""Versions of an ordinary layer, of the one next to the input, and of a tag or skip, which are only names for a place."""


class DlibFileError(ValueError):
    """The file is cut short, or it holds something other than dlib's face recognition network."""


@dataclass(frozen=True, slots=True)
class Convolution:
    """A convolution with the scale and shift that follow it folded in."""

    weights: Array
    """Filters x input channels x rows x columns."""
    biases: Array
    """One a filter."""
    stride: int
    padding: int


@dataclass(frozen=True, slots=True)
class Block:
    """``relu(second(relu(first(x))) + x)``; one that halves adds ``x`` averaged over 2 x 2 instead."""

    first: Convolution
    second: Convolution
    halves: bool


@dataclass(frozen=True, slots=True)
class FaceNetwork:
    """The layers between a face chip and its embedding."""

    side: int
    """Rows and columns of the input, in pixels."""
    means: Array
    """Means of red, green and blue, 0 to 255: subtracted from the input, which is then divided by 256."""
    first: Convolution
    """Before the first pooling."""
    blocks: tuple[Block, ...]
    embedding: Array
    """Channels x 128: what their averages over all rows and columns are multiplied with."""


def read_face_network(data: bytes) -> FaceNetwork:
    """The network in the bytes of ``dlib_face_recognition_resnet_model_v1.dat``.

    Raises:
        DlibFileError: see there; the message says where and what.
    """
    reader = _Reader(data)
    reader.expect("version of the loss", reader.integer(), 1)
    reader.head("loss_metric_2")
    reader.numbers(2)
    for version in _versions():
        reader.expect("version of a layer", reader.integer(), version)
    reader.head("input_rgb_image_sized")
    means = np.array(reader.numbers(3), np.float32)
    side = reader.integer()
    reader.expect("input columns", reader.integer(), side)
    first = _convolution(reader, (32, 3, 7, 7), 2, innermost=True)
    _relu(reader)
    _pooling(reader, "max_pool_2", (3, 3, 2, 2, 0, 0))
    blocks = _blocks(reader)
    _pooling(reader, "avg_pool_2", (0, 0, 1, 1, 0, 0))
    embedding = _product(reader, 256, 128)
    reader.end()
    return FaceNetwork(side, means, first, blocks, embedding)


def _versions() -> list[int]:
    """The version numbers of all layers, from the output inwards."""
    same = (_TAG, *6 * (_LAYER,), _LAYER)  # tag1; convolution, scale, relu, convolution, scale, sum; relu
    halving = (_TAG, *5 * (_LAYER,), _TAG, _TAG, *3 * (_LAYER,))  # tag1; up to the scale; tag2, skip1; pooling, sum, relu
    inwards = [_INNERMOST, *3 * (_LAYER,)]
    for _, count, halves in STAGES:
        inwards += [*(halving if halves else same), *(count - 1) * same]
    return [*inwards, _LAYER, _LAYER][::-1]


def _blocks(reader: _Reader) -> tuple[Block, ...]:
    blocks: list[Block] = []
    channels = 32
    for filters, count, halving in STAGES:
        for number in range(count):
            halves = halving and number == 0
            first = _convolution(reader, (filters, channels, 3, 3), 2 if halves else 1)
            _relu(reader)
            second = _convolution(reader, (filters, filters, 3, 3), 1)
            if halves:
                _pooling(reader, "avg_pool_2", (2, 2, 2, 2, 0, 0))
            reader.head("add_prev_")
            reader.training()
            _relu(reader)
            blocks.append(Block(first, second, halves))
            channels = filters
    return tuple(blocks)


def _convolution(reader: _Reader, shape: tuple[int, int, int, int], stride: int, innermost: bool = False) -> Convolution:
    """A ``con`` and the ``affine`` after it; ``shape`` is that of its weights."""
    filters, _, rows, columns = shape
    padding = 0 if stride != 1 else rows // 2
    reader.head("con_4")
    size = int(np.prod(shape))
    values = reader.tensor((size + filters, 1, 1, 1))
    settings = tuple(reader.integers(7))
    reader.expect("filters, size, stride and padding", settings, (filters, rows, columns, stride, stride, padding, padding))
    reader.alias(shape)
    reader.alias((1, filters, 1, 1))
    reader.numbers(4)  # rates of learning
    reader.training()
    if innermost:
        reader.expect("copies of the input", reader.integer(), 1)
    scale, shift = _affine(reader, filters)
    weights = values[:size].reshape(shape).astype(np.float64) * scale[:, None, None, None]
    biases = values[size:].astype(np.float64) * scale + shift
    return Convolution(weights.astype(np.float32), biases.astype(np.float32), stride, padding)


def _affine(reader: _Reader, channels: int) -> tuple[Array, Array]:
    reader.head("affine_")
    values = reader.tensor((2 * channels, 1, 1, 1))
    reader.alias((1, channels, 1, 1))
    reader.alias((1, channels, 1, 1))
    reader.expect("mode of an affine layer", reader.integer(), 0)  # one scale a channel
    reader.training()
    return values[:channels], values[channels:]


def _relu(reader: _Reader) -> None:
    reader.head("relu_")
    reader.training()


def _pooling(reader: _Reader, name: str, settings: tuple[int, ...]) -> None:
    """``settings``: rows, columns, the two strides, the two paddings; 0 rows are all."""
    reader.head(name)
    reader.expect("size, stride and padding of a pooling", tuple(reader.integers(6)), settings)
    reader.training()


def _product(reader: _Reader, inputs: int, outputs: int) -> Array:
    reader.head("fc_2")
    reader.expect("outputs and inputs", (reader.integer(), reader.integer()), (outputs, inputs))
    values = reader.tensor((inputs, outputs, 1, 1))
    reader.alias((inputs, outputs, 1, 1))
    reader.alias((0, 0, 0, 0))
    reader.expect("bias of the last layer", reader.integer(), 1)  # none
    reader.numbers(4)
    reader.training()
    return values.reshape(inputs, outputs)


class _Reader:
    """dlib's basic types, one after the other."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def expect(self, what: str, found: object, wanted: object) -> None:
        """Raises DlibFileError unless the two are the same."""
        self._require(f"{what} is {found}, not {wanted}", found == wanted)

    def end(self) -> None:
        """Nothing may follow."""
        self.expect("length", len(self._data), self._at)

    def integer(self) -> int:
        """A byte with the sign and the number of bytes that follow, then those, the lowest first."""
        head = self._take(1)[0]
        self._require(f"{head:#04x} begins no integer", head & 0x70 == 0 and head & 0x0F <= 8)
        value = int.from_bytes(self._take(head & 0x0F), "little")
        return -value if head & 0x80 else value

    def integers(self, count: int) -> list[int]:
        """Several of them."""
        return [self.integer() for _ in range(count)]

    def numbers(self, count: int) -> list[float]:
        """Floating point: a whole number and the power of two it is multiplied with."""
        pairs = [self.integers(2) for _ in range(count)]
        self._require("a number is out of range", all(abs(exponent) < 1000 for _, exponent in pairs))
        return [whole * 2.0**exponent for whole, exponent in pairs]

    def head(self, wanted: str) -> None:
        """The name that a layer begins with."""
        length = self.integer()
        self.expect("length of a layer's name", length, len(wanted))
        self.expect("name of a layer", self._take(length).decode("latin-1"), wanted)

    def tensor(self, shape: tuple[int, int, int, int]) -> Array:
        """An array of that shape, flat: samples, channels, rows, columns, then the values."""
        self.expect("version of a tensor", self.integer(), 2)
        self.expect("shape of a tensor", tuple(self.integers(4)), shape)
        values = np.frombuffer(self._take(4 * int(np.prod(shape))), "<f4")
        self._require("a weight is not a number", bool(np.isfinite(values).all()))
        return values.astype(np.float32)

    def alias(self, shape: tuple[int, int, int, int]) -> None:
        """The shape of a part of a tensor."""
        self.expect("version of a part", self.integer(), 1)
        self.expect("shape of a part", tuple(self.integers(4)), shape)

    def training(self) -> None:
        """What ends every layer: three flags, and three tensors that only training fills."""
        self._take(3)
        for _ in range(3):
            self.tensor((0, 0, 0, 0))

    def _require(self, otherwise: str, met: bool) -> None:
        if not met:
            raise DlibFileError(f"not dlib's face recognition network: before byte {self._at}, {otherwise}")

    def _take(self, count: int) -> bytes:
        taken = self._data[self._at : self._at + count]
        if len(taken) < count:
            raise DlibFileError(f"cut short: it ends at byte {len(self._data)}, within a value of {count} bytes")
        self._at += count
        return taken
