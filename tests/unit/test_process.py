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
