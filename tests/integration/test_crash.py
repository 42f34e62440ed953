"""The server is killed while candidates send; the long form is ``openproctor bench crash``."""

from pathlib import Path

from openproctor.cli.bench.crash import bench_crash
from openproctor.cli.bench.webcams import find_pictures, make_webcams
from tests.fakes import picture


async def test_nothing_that_was_acknowledged_is_lost_to_a_kill(tmp_path: Path) -> None:
    for faces in range(3):
        (tmp_path / f"{faces}.jpg").write_bytes(picture(faces))
    report = await bench_crash(make_webcams(find_pictures(tmp_path), 8, 60, 20), kills=4)
    assert report["acknowledged"] > 20
    assert (report["lost"], report["duplicates"], report["strangers"], report["unsent"]) == (0, 0, 0, 0)
    assert (report["broken_rows"], report["integrity"]) == (0, "ok")
    assert report["incidents"] > 0
    assert report["missing_pictures"] == 0
