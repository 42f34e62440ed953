"""CenterFace as it runs fast and at any size."""

from __future__ import annotations

import onnx

__all__ = ["convert_centerface"]


def convert_centerface(published: bytes) -> bytes:
    """CenterFace with constant weights and free input sides, as ONNX bytes.

    The published graph lists its weights among the inputs, so that onnxruntime must not fold them: that alone
    costs more than half of its time. And it fixes a batch of 10 pictures of 32 x 32 pixels.
    """
    model = onnx.load_from_string(published)
    graph = model.graph
    weights = {tensor.name for tensor in graph.initializer}
    inputs = [value for value in graph.input if value.name not in weights]
    del graph.input[:]
    graph.input.extend(inputs)
    del graph.value_info[:]
    landmarks = [value for value in graph.output if value.name == "540"]
    for value in landmarks:  # never asked for
        graph.output.remove(value)
    for value in (*graph.input, *graph.output):
        batch, _, height, width = value.type.tensor_type.shape.dim
        batch.dim_value = 1
        names = ("height", "width") if value in graph.input else ("rows", "columns")
        height.dim_param, width.dim_param = names
    onnx.checker.check_model(model)
    converted: bytes = model.SerializeToString(deterministic=True)
    return converted
