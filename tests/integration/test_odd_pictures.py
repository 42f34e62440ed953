"""Odd pictures over HTTP: refused by the markers or found damaged by the decoder, each is a 422 and changes nothing."""

import pytest

from tests.integration.steps import problem, snapshot
from tests.support.server import Server
from tests.unit.test_jpeg import PLAIN, PROGRESSIVE, REFUSED, patched, saved

DAMAGED = {
    "a frame larger than its data": patched(PLAIN, 5, (480).to_bytes(2, "big") + (640).to_bytes(2, "big")),
    "baseline data in a progressive frame": patched(PLAIN, 1, b"\xc2"),
    "progressive data in a baseline frame": patched(PROGRESSIVE, 1, b"\xc0"),
    "restarts out of step": saved(restart_marker_blocks=1).replace(b"\xff\xd1", b"\xff\xd5"),
}


async def test_an_odd_picture_is_a_422_and_changes_nothing(server: Server) -> None:
    admin = await server.admin()
    page = await server.candidate((await admin.exam())["id"])
    before = await snapshot(server)
    for name, data in {**DAMAGED, **{name: data for name, (data, _) in REFUSED.items()}}.items():
        answer = await page.put(data, seq=0)
        assert problem(answer)[0] == 422, (name, answer.text)
    assert await snapshot(server) == before


@pytest.mark.parametrize("mode", ["L", "CMYK"])
async def test_a_rare_but_honest_picture_is_analysed(server: Server, mode: str) -> None:
    admin = await server.admin()
    page = await server.candidate((await admin.exam())["id"])
    answer = await page.put(saved(mode, progressive=True))
    assert (answer.status_code, answer.json()["status"]) == (200, "analysed")
