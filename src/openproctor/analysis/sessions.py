"""How every ONNX model is opened."""

from __future__ import annotations

from pathlib import Path

import onnxruntime

__all__ = ["open_session"]


def open_session(model: Path) -> onnxruntime.InferenceSession:
    """A session on one thread of the processor; raises what onnxruntime raises for a broken file.

    One session serves all threads: ``run`` is thread safe, and keeps its scratch memory per call.
    """
    options = onnxruntime.SessionOptions()
    # The engine's threads are the parallelism; threads inside a model only cost hand-over and spinning.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
