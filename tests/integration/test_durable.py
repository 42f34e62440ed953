"""That an answer is given only when what it promises is on the disk, read from the server's own system calls."""

import asyncio
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from openproctor.cli.bench.candidates import content_digest, enter, make_exam, policy_named
from openproctor.cli.bench.server import ServerProcess
from tests.fakes import picture

CALLS = "read,recvfrom,write,writev,sendto,sendmsg,fsync,fdatasync,rename,renameat,renameat2"


@contextmanager
def traced(pid: int, output: Path) -> Iterator[None]:
    """The system calls of a process and its threads while the block runs, with the files' names."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed (Debian: apt-get install strace)")
    tracer = subprocess.Popen(
        [strace, "-f", "-y", "-s", "80", "-e", f"trace={CALLS}", "-o", str(output), "-p", str(pid)],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert tracer.stderr is not None
    attached = tracer.stderr.readline()
    assert "attached" in attached, attached
    try:
        yield
    finally:
        tracer.send_signal(signal.SIGINT)
        tracer.communicate(timeout=30)


def first(lines: list[str], pattern: str, begin: int = 0) -> int:
    """Where the first line from ``begin`` on is that looks like this."""
    for number in range(begin, len(lines)):
        if re.search(pattern, lines[number]):
            return number
    raise AssertionError(f"nothing like {pattern} in:\n" + "\n".join(lines))


def test_a_frame_is_answered_after_its_evidence_and_its_rows_were_synced(tmp_path: Path) -> None:
    trace = tmp_path / "trace"

    async def send(server: ServerProcess) -> None:
        assert server.first_link is not None
        async with httpx.AsyncClient(base_url=server.base, timeout=30) as staff:
            exam_id = await make_exam(staff, server.first_link, policy_named("faces"))
            page = await enter(server.base, staff, exam_id, 1)
        jpeg = picture(1)
        headers = {
            "authorization": f"Bearer {page.token}",
            "content-type": "image/jpeg",
            "content-digest": content_digest(jpeg),
            "captured-at": "2026-11-25T09:00:00Z",
        }
        with traced(server.pid, trace):
            answer = await page.http.put(f"/api/v1/attempts/{page.attempt_id}/frames/0", content=jpeg, headers=headers)
        assert answer.status_code == 200, answer.text
        await page.http.aclose()

    with ServerProcess(tmp_path / "data") as server:
        asyncio.run(send(server))
    lines = trace.read_text().splitlines()
    # The first frame is kept as a record: its bytes come first, then the rows, then the answer.
    came = first(lines, r'"PUT /api/v1/attempts/')
    bytes_synced = first(lines, r"fsync\(\d+<[^>]*/evidence/[^>]*\.jpg", came)
    renamed = first(lines, r"rename\w*\(.*/evidence/", bytes_synced)
    folder_synced = first(lines, r"fsync\(\d+<[^>]*/evidence/[^>.]*>\)", renamed)
    rows_synced = first(lines, r"f(data)?sync\(\d+<[^>]*openproctor\.db-wal", folder_synced)
    answered = first(lines, r'"HTTP/1\.1 200', rows_synced)
    assert came < bytes_synced < renamed < folder_synced < rows_synced < answered
    before = [line for line in lines[came:rows_synced] if '"HTTP/1.1' in line]
    assert before == [], "nothing was answered before"
