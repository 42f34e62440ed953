"""How every ONNX model is opened."""

from __future__ import annotations

from pathlib import Path

import onnxruntime

__all__ = ["has_fast_integers", "open_session"]


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


def has_fast_integers(cpuinfo: Path = Path("/proc/cpuinfo")) -> bool:
    """Whether the processor has VNNI. Without it 8-bit sums can overflow their 16-bit halves, and gain little."""
    if not cpuinfo.exists():
        return False
    flags = next((line for line in cpuinfo.read_text().splitlines() if line.startswith("flags")), "")
    return bool({"avx512_vnni", "avx_vnni"} & set(flags.split()))
