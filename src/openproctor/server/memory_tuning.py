"""How the server's process keeps its memory, and how its threads share the interpreter: set once, before it serves."""

import ctypes
import gc
import os
import sys

__all__ = ["tune_process"]

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
"""Parameters of ``mallopt(3)``."""
MAPPED_BYTES = 256 * 1024
TRIMMED_BYTES = 1024 * 1024
YOUNG, OLD = 4, 250
"""How many collections of the youngest objects one of the next generation waits for, and how many of those one of all.

A long list's objects live until it is sent. After twenty times 10,000 of them the collector went through them for 20 to 60 ms
in one go, after four times it takes 5 ms.
"""
SWITCH_S = 0.001
"""For how long a thread may keep the interpreter that another waits for. By Python's default of 5 ms the event loop comes late
each time that it has waited for something while a thread computes. With 1 ms the p99 of a ping beside the layout of a recording
fell from 12 to 7 ms, and a frame costs no more (docs/decisions/0030-pages-and-slices.md)."""


def tune_process() -> None:
    """Exempt what is loaded now from garbage collection, and have large buffers go back to the system once free.

    The collector need not look for cycles at every 700 objects either: a thousand sockets are some hundred thousand objects,
    and hardly any here are in cycles.

    The GNU C library takes blocks for pictures from the heap once some have come and gone, and the heap grows around any
    small block that came to lie above them: 62 of 109 MB were free and never given back
    (docs/decisions/0021-memory-that-comes-back.md). With a fixed threshold each of them is a mapping of its own. It also
    gives nearly every thread a heap of its own, with gaps of its own; no more of them are of use than can run at once. Other C
    libraries have no such function, and do not need it.
    """
    sys.setswitchinterval(SWITCH_S)
    gc.freeze()
    gc.set_threshold(10_000, YOUNG, OLD)
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_MMAP_THRESHOLD, MAPPED_BYTES)
        mallopt(_M_TRIM_THRESHOLD, TRIMMED_BYTES)
        mallopt(_M_ARENA_MAX, max(2, os.cpu_count() or 2))
