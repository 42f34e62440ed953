"""What a candidate's browser has saved arrives once and in order, whatever becomes of browser, network and disk."""

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import simplejpeg
from playwright.sync_api import Page, Playwright, expect

from openproctor.cli.bench.server import ServerProcess
from openproctor.cli.bench.sounds import RATE, encode_webm
from tests.e2e.clip import stills, write_clip
from tests.e2e.conftest import FLAGS, Errors, Studio
from tests.e2e.device import Device, Kept, fill, flush, load_outbox, on_disk
from tests.e2e.steps import add_candidate, create_exam, join_and_start, set_up_admin
from tests.e2e.test_whole_loop import eventually
from tests.support.outbox_page import bundle_outbox

OFFLINE_S = 600
SOUND_S = 5
GENEROUS_S = 180
"""For a machine on which much else runs; what it took is reported."""
STREAMS = {"camera": "image/jpeg", "microphone": "audio/webm", "page": "application/json"}


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = bundle_outbox(tmp_path_factory.mktemp("bundle"))
    if built is None:
        pytest.skip("Node and the web's packages are not installed (make setup)")
    return built


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    with ServerProcess(tmp_path / "data", program=("-m", "tests.e2e.quick_server")) as running:
        yield running


@pytest.fixture(scope="module")
def calm_webcam(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One person, all the time."""
    path = tmp_path_factory.mktemp("webcam") / "calm.y4m"
    write_clip(path, ((1, 60),))
    return path


@pytest.fixture
def device(tmp_path: Path, calm_webcam: Path, playwright: Playwright, chromium: str) -> Iterator[Device]:
    flags = [*FLAGS, f"--use-file-for-fake-video-capture={calm_webcam}"]
    made = Device(playwright, chromium, flags, tmp_path / "profile")
    try:
        yield made
    finally:
        made.kill()


def stored(data_dir: Path, attempt_id: str) -> list[tuple[str, int, str, str]]:
    """What the server has of an attempt, also while it runs: stream, number, sha-256, capture time; in order of numbers."""
    return query(
        data_dir,
        "SELECT stream, seq, lower(hex(sha256)), captured_at FROM frames WHERE attempt_id = ? ORDER BY seq",
        attempt_id,
    )


def gaps(data_dir: Path, attempt_id: str) -> list[tuple[str, list[int], str]]:
    found = query(data_dir, "SELECT stream, seqs, cause FROM gaps WHERE attempt_id = ?", attempt_id)
    return [(stream, json.loads(seqs), cause) for stream, seqs, cause in found]


def query(data_dir: Path, statement: str, attempt_id: str) -> list[tuple]:  # type: ignore[type-arg]
    connection = sqlite3.connect(f"file:{data_dir / 'openproctor.db'}?mode=ro", uri=True, timeout=10)
    try:
        return list(connection.execute(statement, (attempt_id,)))
    finally:
        connection.close()


def all_there(data_dir: Path, attempt_id: str, kept: list[Kept]) -> bool:
    there = {(stream, seq): sha256 for stream, seq, sha256, _ in stored(data_dir, attempt_id)}
    return all(there.get((each["stream"], each["seq"])) == each["sha256"] for each in kept if each["stream"] in STREAMS)


def assert_in_order(data_dir: Path, attempt_id: str) -> None:
    """Within each stream, numbers and capture times go the same way."""
    found = stored(data_dir, attempt_id)
    for stream in STREAMS:
        times = [captured_at for each, _, _, captured_at in found if each == stream]
        assert times == sorted(times), stream


def test_a_killed_browser_hands_in_what_it_had_saved(
    device: Device, server: ServerProcess, errors: Errors, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    context = device.start()
    page = errors.watch(context.pages[0])
    attempt_id = sit(page, server)
    page.goto(f"{server.base}/attempt/{attempt_id}")
    eventually(lambda: len(stored(data, attempt_id)) > 5, page)
    errors.server_is_down = True
    errors.expected.append("Failed to load resource")
    server.stop()
    eventually(lambda: len([each for each in on_disk(page) if each["stream"] == "camera"]) >= 8, page, 40)
    kept = on_disk(page)
    # The browser writes cookies down within half a minute; what is tested here is the outbox.
    cookies = context.cookies()
    device.kill()
    server.start()

    context = device.start()
    context.add_cookies([dict(each) for each in cookies])  # type: ignore[misc]
    page = errors.watch(context.pages[0])
    page.goto(f"{server.base}/attempt/{attempt_id}")
    expect(page.get_by_text("The exam is running")).to_be_visible()
    eventually(lambda: all_there(data, attempt_id, kept), page, 60)
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.get_by_text("The exam is running")).to_be_visible()
    before = len(stored(data, attempt_id))
    eventually(lambda: len(stored(data, attempt_id)) > before + 3, page)
    page.get_by_role("button", name="Finish exam").click()
    page.get_by_role("dialog").get_by_role("button", name="Finish exam").click()
    expect(page.get_by_text("All that was recorded has been sent")).to_be_visible(timeout=30_000)
    numbers = [seq for stream, seq, _, _ in stored(data, attempt_id) if stream == "camera"]
    assert numbers == list(range(len(numbers)))
    assert_in_order(data, attempt_id)
    assert gaps(data, attempt_id) == []


def sit(page: Page, server: ServerProcess) -> str:
    """Set everything up and begin an exam, in one browser; the attempt."""
    context = page.context
    staff = context.browser.new_page(base_url=server.base)  # type: ignore[union-attr]
    set_up_admin(staff, server)
    link = add_candidate(staff, create_exam(staff, "Linear Algebra"), "Candidate One")
    staff.context.close()
    return join_and_start(page, server.base + link)


def begin(studio: Studio, quota: int | None = None) -> tuple[Page, str]:
    """A candidate in the exam; the page, and the attempt. ``quota``: so many bytes does the browser give."""
    staff, candidate = studio.person(), studio.person()
    if quota is not None:
        # Before anything is stored: the browser remembers how much room there was.
        limits = {"origin": f"{studio.server.base}/", "quotaSize": quota}
        candidate.context.new_cdp_session(candidate).send("Storage.overrideQuotaForOrigin", limits)
    set_up_admin(staff, studio.server)
    link = add_candidate(staff, create_exam(staff, "Linear Algebra"), "Candidate One")
    return candidate, join_and_start(candidate, link)


def leave(page: Page) -> None:
    """Close the exam's page without closing the browser."""
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/healthz")


def next_seqs(page: Page, attempt_id: str) -> dict[str, int]:
    answer = page.evaluate(
        "id => fetch(`/api/v1/attempts/${id}/token`, { method: 'POST' }).then(answer => answer.json())", attempt_id
    )
    found: dict[str, int] = answer["attempt"]["next_seqs"]
    return found


def began_earlier(data_dir: Path, attempt_id: str, seconds: float) -> None:
    """Have the exam begun so much earlier, while the server is down: nobody waits ten minutes here."""
    connection = sqlite3.connect(data_dir / "openproctor.db")
    with connection:
        (text,) = connection.execute("SELECT started_at FROM attempts WHERE id = ?", (attempt_id,)).fetchone()
        earlier = datetime.fromisoformat(text) - timedelta(seconds=seconds)
        connection.execute("UPDATE attempts SET started_at = ? WHERE id = ?", (str(earlier), attempt_id))
    connection.close()


def quiet(seed: int) -> bytes:
    return encode_webm(np.random.default_rng(seed).normal(0, 0.002, SOUND_S * RATE).astype(np.float32))


def test_ten_minutes_offline_are_handed_in_within_one(
    studio: Studio, bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, errors = tmp_path / "data", studio.errors
    page, attempt_id = begin(studio)
    eventually(lambda: len(stored(data, attempt_id)) > 2, page)
    leave(page)
    load_outbox(page, bundle, attempt_id, next_seqs(page, attempt_id))
    errors.server_is_down = True
    errors.expected.append("Failed to load resource")
    studio.server.stop()
    began_earlier(data, attempt_id, OFFLINE_S + 60)
    pictures, sounds = stills(60), [quiet(seed) for seed in range(4)]
    begin_at = datetime.now(UTC) - timedelta(seconds=OFFLINE_S)
    items = []
    for second in range(OFFLINE_S):
        at = (begin_at + timedelta(seconds=second)).isoformat()
        items.append(("camera", second % len(pictures), at))
        if second % SOUND_S == 0:
            items.append(("microphone", len(pictures) + second % len(sounds), at))
    told = fill(page, items, [*pictures, *sounds])
    assert (told["backlog"], told["dropped"], told["durable"]) == (len(items), 0, True)
    kept = on_disk(page)
    assert len(kept) == len(items)

    studio.server.start()
    page.goto(f"/attempt/{attempt_id}")
    began = time.monotonic()
    expect(page.get_by_text("The exam is running")).to_be_visible()
    wait_for_live_picture(page, data, attempt_id, kept)
    live_after = time.monotonic() - began
    waiting_then = sum(not all_there(data, attempt_id, [each]) for each in kept[:OFFLINE_S:60])
    eventually(lambda: all_there(data, attempt_id, kept), page, GENEROUS_S)
    took = time.monotonic() - began
    with capsys.disabled():
        print(
            f"\n{len(kept)} items of ten minutes offline: all there after {took:.1f} s, a live picture after {live_after:.1f} s"
        )
    assert waiting_then > 0, "what happens now does not wait for the past"
    page.reload()
    expect(page.get_by_text("The exam is running")).to_be_visible()
    eventually(lambda: not [each for each in on_disk(page) if (each["stream"], each["seq"]) in keys(kept)], page)
    assert gaps(data, attempt_id) == []
    assert_in_order(data, attempt_id)
    arrived_in_order(data, attempt_id, kept)


def keys(kept: list[Kept]) -> set[tuple[str, int]]:
    return {(each["stream"], each["seq"]) for each in kept}


def wait_for_live_picture(page: Page, data: Path, attempt_id: str, kept: list[Kept]) -> None:
    """A picture that was taken after all that waited."""
    last = max(each["seq"] for each in kept if each["stream"] == "camera")
    eventually(lambda: any(s == "camera" and seq > last for s, seq, _, _ in stored(data, attempt_id)), page, GENEROUS_S)


def arrived_in_order(data: Path, attempt_id: str, kept: list[Kept]) -> None:
    """What waited was handed in in the order in which it was captured."""
    rows = query(data, "SELECT stream, seq, received_at FROM frames WHERE attempt_id = ? ORDER BY stream, seq", attempt_id)
    for stream in STREAMS:
        times = [received for each, seq, received in rows if each == stream and (stream, seq) in keys(kept)]
        assert times == sorted(times)


QUOTA = 4_000_000


def test_a_full_device_gives_up_what_matters_least_and_says_so(studio: Studio, bundle: Path, tmp_path: Path) -> None:
    data, errors = tmp_path / "data", studio.errors
    page, attempt_id = begin(studio, QUOTA)
    leave(page)
    first = next_seqs(page, attempt_id)
    errors.server_is_down = True
    errors.expected += ["Failed to load resource", "QuotaExceededError"]
    load_outbox(page, bundle, attempt_id, first)
    studio.server.stop()
    began_earlier(data, attempt_id, OFFLINE_S + 60)
    # Noise cannot be packed away by the browser's storage.
    noise = np.random.default_rng(3)
    pictures = [bytes(simplejpeg.encode_jpeg(noise.integers(0, 256, (180, 240, 3), np.uint8), 80)) for _ in range(20)]
    events = [
        json.dumps({"signal": "clipboard", "state": "once", "detail": f"paste {n}", "count": 1}).encode() for n in range(4)
    ]
    begin_at = datetime.now(UTC) - timedelta(seconds=OFFLINE_S)
    items = []
    for second in range(300):
        at = (begin_at + timedelta(seconds=second)).isoformat()
        items.append(("camera", second % len(pictures), at))
        if second % 75 == 40:
            items.append(("page", len(pictures) + second // 75, at))
    told = fill(page, items, [*pictures, *events])
    assert told["dropped"] > 0, {key: told[key] for key in ("saved", "backlog", "durable")}
    assert None not in told["seqs"]

    studio.server.start()
    flush(page)
    found, lost = stored(data, attempt_id), gaps(data, attempt_id)
    bodies = [*pictures, *events]
    wanted = {
        (stream, seq): hashlib.sha256(bodies[body]).hexdigest()
        for (stream, body, _), seq in zip(items, told["seqs"], strict=True)
    }
    there = {(stream, seq): sha256 for stream, seq, sha256, _ in found if (stream, seq) in wanted}
    assert there.items() <= wanted.items()
    missing = {key for key in wanted if key not in there}
    assert {stream for stream, _ in missing} == {"camera"}
    assert {(stream, cause) for stream, _, cause in lost} == {("camera", "device_full")}
    assert sorted(("camera", seq) for _, seqs, _ in lost for seq in seqs) == sorted(missing)
    assert len(missing) == told["dropped"]
    # Around the page's events nothing was given up; elsewhere it was.
    marks = [index for index, (stream, _, _) in enumerate(items) if stream == "page"]
    near = {
        ("camera", told["seqs"][index + step]) for index in marks for step in range(-4, 5) if items[index + step][0] == "camera"
    }
    assert not near & missing
    for each in STREAMS:
        rows = [(seq, at) for stream, seq, _, at in found if stream == each and (stream, seq) in wanted]
        assert rows == sorted(rows, key=lambda row: row[1])
