"""The server's process gives large buffers back."""

import platform
import subprocess
import sys

import pytest

MEASURED = """
import psutil
from openproctor.server.memory_tuning import tune_process
tune_process()
resident = psutil.Process().memory_info
begin = resident().rss
held = []
for _ in range(60):
    # A picture comes and goes, and something small that came meanwhile stays: the heap cannot shrink past it.
    pictures = [bytearray(900_000) for _ in range(4)]
    held.append([bytes(2000) for _ in range(4)])
    del pictures
print((resident().rss - begin) // 1024)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="of the GNU C library")
def test_pictures_that_are_gone_leave_nothing_behind() -> None:
    shown = subprocess.run([sys.executable, "-c", MEASURED], capture_output=True, text=True, check=True)
    assert int(shown.stdout) < 3000, "KB, of which 500 are held"


COLLECTED = """
import gc
from openproctor.server.memory_tuning import tune_process
tune_process()
longest = 0
def note(phase, info):
    global longest
    if phase == "start":
        # Those of the collection's generation and of the younger ones.
        longest = max(longest, len(gc.get_objects(0)) + (len(gc.get_objects(1)) if info["generation"] else 0))
gc.callbacks.append(note)
lines = [[number] for number in range(400_000)]
print(longest)
"""


def test_a_long_list_is_never_gone_through_in_one_go() -> None:
    shown = subprocess.run([sys.executable, "-c", COLLECTED], capture_output=True, text=True, check=True)
    assert 0 < int(shown.stdout) < 70_000
