"""Browsers that record otherwise, hold their camera otherwise, let screens sleep, or have little room."""

import re
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import simplejpeg
from playwright.sync_api import Browser, Page, Playwright, Response, expect

from tests.e2e.conftest import FLAGS
from tests.e2e.rough.world import Sitting, World

RECORDED: Mapping[str, Any] = {"recording": {"camera": True}, "signals": {"speech": {"enabled": True}}}
ONLY_CLAIMS_WEBM = """
const Real = MediaRecorder;
window.MediaRecorder = class extends Real {
  constructor(stream, options) {
    if (options?.mimeType?.includes("webm")) throw new DOMException("", "NotSupportedError");
    super(stream, options);
  }
};
"""
NO_WEBM = (
    ONLY_CLAIMS_WEBM
    + "const known = Real.isTypeSupported; MediaRecorder.isTypeSupported = type => !type.includes('webm') && known(type);"
)
FAILS_IN_WEBM = """
const start = MediaRecorder.prototype.start;
MediaRecorder.prototype.start = function (...given) {
  if (this.mimeType.includes("webm")) setTimeout(() => this.dispatchEvent(new Event("error")), 50);
  start.apply(this, given);
};
"""
RECORDS_NOTHING = "MediaRecorder.isTypeSupported = () => false;"
NO_RECORDER = "delete window.MediaRecorder;"
NO_MICROPHONE = """
const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = wanted => wanted.audio
  ? Promise.reject(new DOMException("", "NotFoundError")) : open(wanted);
"""


def until(page: Page, condition: Callable[[], Any], seconds: float = 25) -> Any:
    """What a condition gives once it gives something."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, "it did not happen"
        page.wait_for_timeout(200)
    return found


def holds(page: Page, expression: str) -> None:
    """Wait until an expression of the page is true; its own policy forbids scripts that wait for it."""
    until(page, lambda: page.evaluate(expression))


def recording(world: World, sitting: Sitting) -> dict[str, Any]:
    """What the staff is told of the camera's recording; empty until there is one."""
    path = f"/api/v1/exams/{sitting.exam_id}/attempts/{sitting.attempt_id}/recordings"
    videos = world.staff.get(path).raise_for_status().json()["videos"]
    return dict(videos[0]) if videos else {}


def media_types(world: World, sitting: Sitting) -> list[str]:
    return [part["media_type"] for part in recording(world, sitting).get("parts", ())]


# --- how it records ---


@pytest.mark.parametrize(
    "difference", [NO_WEBM, ONLY_CLAIMS_WEBM, FAILS_IN_WEBM], ids=["knows none", "claims it", "fails in it"]
)
def test_without_webm_sound_and_video_come_in_mp4_and_are_played(world: World, difference: str) -> None:
    sitting = world.join(world.exam(RECORDED))
    sounds: list[str] = []

    def noted(answer: Response) -> None:
        if "/sound/" in answer.url:
            sounds.append(f"{answer.request.headers['content-type']} {answer.status}")

    sitting.page.on("response", noted)
    sitting.page.add_init_script(difference)
    page = sitting.enter()
    expect(page.get_by_text("Camera and sound are being recorded")).to_be_visible()
    video = until(page, lambda: recording(world, sitting))
    assert [part["media_type"] for part in video["parts"]] == ["video/mp4"]
    assert video["has_sound"]
    until(page, lambda: sounds)
    assert set(sounds) == {"audio/mp4 200"}
    shown = world.watch(sitting.exam_id).evaluate(
        """async address => {
          const video = document.createElement("video");
          video.muted = true; video.src = address;
          await video.play();
          await new Promise(resolve => video.requestVideoFrameCallback(resolve));
          return [video.videoWidth, video.duration];
        }""",
        video["video"],
    )
    assert shown[0] == video["width"]
    assert shown[1] == pytest.approx(video["duration_s"], abs=0.3)


def test_a_recording_that_another_browser_goes_on_with_is_played_to_its_end(world: World) -> None:
    sitting = world.sit(RECORDED)
    page = sitting.page
    until(page, lambda: media_types(world, sitting))
    page.add_init_script(NO_WEBM)
    world.errors.expected.append("beforeunload")
    page.reload()
    until(page, lambda: media_types(world, sitting)[-1] == "video/mp4")
    page.goto("about:blank")
    staff = world.watch(sitting.exam_id)
    staff.goto(f"/exams/{sitting.exam_id}?tab=review")
    staff.get_by_role("button", name=re.compile("Candidate One")).click()
    video = staff.locator("video[data-stream=recording]")
    expect(video).to_have_attribute("data-part", "0")
    staff.get_by_role("combobox", name="Speed").click()
    staff.get_by_role("option", name="4 ×").click()
    staff.get_by_role("button", name="Play").click()
    last = str(len(media_types(world, sitting)) - 1)
    expect(video).to_have_attribute("data-part", last)
    expect(staff.get_by_role("button", name="Play")).to_be_visible()
    assert video.evaluate("video => video.error === null && video.currentTime > 0 && video.videoWidth > 0")


@pytest.mark.parametrize("difference", [RECORDS_NOTHING, NO_RECORDER], ids=["knows no format", "has no recorder"])
def test_where_nothing_can_be_recorded_both_sides_know(world: World, difference: str) -> None:
    exam = world.exam(RECORDED)
    sitting = world.join(exam, start=False)
    sitting.page.add_init_script(difference)
    sitting.page.goto(sitting.path)
    expect(sitting.page.get_by_text("This browser cannot record sound or video")).to_be_visible()
    sitting.page.get_by_role("button", name="Start the exam").click()
    expect(sitting.page.get_by_role("button", name="Finish exam")).to_be_visible()
    expect(world.watch(exam).get_by_text("Microphone lost").first).to_be_visible()
    live = world.live(exam, sitting.attempt_id)
    assert (live["microphone"], live["microphone_reason"]) == ("lost", "This browser cannot record sound")
    expect(sitting.page.get_by_text("being recorded")).to_have_count(0)


def test_only_what_is_recorded_is_said_to_be(world: World) -> None:
    sitting = world.join(world.exam(RECORDED))
    sitting.page.add_init_script(NO_MICROPHONE)
    page = sitting.enter()
    expect(page.get_by_text("Your camera is being recorded")).to_be_visible()
    expect(page.get_by_text("sound are being recorded")).to_have_count(0)


# --- the picture's shape ---

TOP, BOTTOM = 60, 200
"""How bright the upper and the lower edge of the camera's picture are."""


def write_camera(path: Path, width: int, height: int) -> None:
    """A camera of one size whose outermost eighths are marked on all four sides."""
    luma = np.full((height, width), 128, np.uint8)
    luma[: height // 8], luma[-(height // 8) :] = TOP, BOTTOM
    luma[height // 3 : -height // 3, : width // 8] = TOP
    luma[height // 3 : -height // 3, -(width // 8) :] = BOTTOM
    colour = np.full(width * height // 2, 128, np.uint8)
    with path.open("wb") as file:
        file.write(f"YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\n".encode())
        for _ in range(5):
            file.write(b"FRAME\n" + luma.tobytes() + colour.tobytes())


@pytest.fixture
def browser_of(playwright: Playwright, chromium: str, tmp_path: Path) -> Iterator[Callable[[int, int], Browser]]:
    """A browser with a camera of a given size."""
    running: list[Browser] = []

    def launch(width: int, height: int) -> Browser:
        clip = tmp_path / "camera.y4m"
        write_camera(clip, width, height)
        args = [*FLAGS, f"--use-file-for-fake-video-capture={clip}"]
        running.append(playwright.chromium.launch(executable_path=chromium, args=args))
        return running[-1]

    yield launch
    for each in running:
        each.close()


def first_frame(page: Page, path: str) -> Any:
    """The first picture that a page sends, as pixels."""
    with page.expect_request(lambda request: "/frames/" in request.url) as sent:
        page.goto(path)
    return simplejpeg.decode_jpeg(sent.value.post_data_buffer or b"", colorspace="GRAY")[:, :, 0]


@pytest.mark.parametrize(
    ("size", "fitted"),
    [((480, 640), (480, 640)), ((720, 1280), (360, 640)), ((720, 720), (480, 480)), ((1280, 480), (640, 240))],
    ids=["upright", "a phone's", "square", "ultra-wide"],
)
def test_the_whole_picture_is_sent_whatever_its_shape(
    world: World, browser_of: Callable[[int, int], Browser], size: tuple[int, int], fitted: tuple[int, int]
) -> None:
    world.browser = browser_of(*size)
    sitting = world.join(world.exam(RECORDED if size == (720, 1280) else None))
    picture = first_frame(sitting.page, sitting.path)
    height, width = picture.shape
    assert (width, height) == pytest.approx(fitted, abs=2)
    edges = (picture[2, width // 2], picture[-3, width // 2], picture[height // 2, 2], picture[height // 2, -3])
    assert [int(each) for each in edges] == pytest.approx([TOP, BOTTOM, TOP, BOTTOM], abs=25)
    preview = sitting.page.get_by_label("Your own picture")
    shape = preview.evaluate("video => [video.videoWidth / video.videoHeight, getComputedStyle(video).objectFit]")
    assert (pytest.approx(size[0] / size[1], rel=0.02), "contain") == (shape[0], shape[1])
    if size == (720, 1280):
        video = until(sitting.page, lambda: recording(world, sitting))
        assert video["width"] / video["height"] == pytest.approx(9 / 16, rel=0.02)


# --- the screen stays on ---

WAKE_LOCK = """
window.wake = { asked: 0, held: 0 };
const visible = { state: "visible" };
Object.defineProperty(document, "visibilityState", { get: () => visible.state });
class Lock extends EventTarget {
  released = false;
  async release() {
    if (this.released) return;
    this.released = true; window.wake.held -= 1; this.dispatchEvent(new Event("release"));
  }
}
let last = null;
const request = async kind => {
  if (kind !== "screen" || window.wakeRefused) throw new DOMException("", "NotAllowedError");
  window.wake.asked += 1; window.wake.held += 1;
  return last = new Lock();
};
Object.defineProperty(navigator, "wakeLock", { value: { request } });
window.show = on => {
  visible.state = on ? "visible" : "hidden";
  if (!on) last?.release();
  document.dispatchEvent(new Event("visibilitychange"));
};
"""


def test_the_screen_is_kept_on_until_the_end_of_the_exam(world: World) -> None:
    sitting = world.join(world.exam())
    sitting.page.add_init_script(WAKE_LOCK)
    page = sitting.enter()
    holds(page, "window.wake.held === 1")
    page.get_by_role("button", name="Finish exam").click()
    page.get_by_role("dialog").get_by_role("button", name="Finish exam").click()
    holds(page, "window.wake.held === 0")
    page.evaluate("window.show(true)")
    assert page.evaluate("window.wake") == {"asked": 1, "held": 0}


def test_the_screen_is_kept_on_again_each_time_the_page_is_shown(world: World) -> None:
    sitting = world.join(world.exam())
    sitting.page.add_init_script(WAKE_LOCK)
    page = sitting.enter()
    for count in (1, 2, 3):
        holds(page, f"window.wake.asked === {count} && window.wake.held === 1")
        page.evaluate("window.show(false)")
        holds(page, "window.wake.held === 0")
        page.evaluate("window.show(true)")
    holds(page, "window.wake.held === 1")


@pytest.mark.parametrize(
    "difference",
    [
        WAKE_LOCK + "window.wakeRefused = true;",
        "delete Navigator.prototype.wakeLock;",
        "WakeLock.prototype.request = () => Promise.reject(new DOMException('', 'NotAllowedError'));",
    ],
    ids=["the battery is low", "an old browser", "not allowed"],
)
def test_where_the_screen_may_sleep_the_candidate_is_told_and_nothing_breaks(world: World, difference: str) -> None:
    sitting = world.join(world.exam(), start=False)
    sitting.page.add_init_script(difference)
    sitting.page.goto(sitting.path)
    expect(sitting.page.get_by_text("Your screen may go to sleep")).to_be_visible()
    sitting.page.get_by_role("button", name="Start the exam").click()
    expect(sitting.page.get_by_role("button", name="Finish exam")).to_be_visible()
    expect(sitting.page.get_by_text("Switch off sleep")).to_be_visible()


# --- little room ---

LONG = ("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3)[:190]
TOO_WIDE = """() => {
  const page = document.scrollingElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  const right = each => each.getBoundingClientRect().right;
  const over = [...document.querySelectorAll("body *")].filter(each => right(each) > page.clientWidth + 1);
  return [page.scrollWidth, ...over.slice(0, 5).map(each => each.outerHTML.slice(0, 120))];
}"""
LONG_LABELS = """
const list = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices);
navigator.mediaDevices.enumerateDevices = async () =>
  (await list()).map(({ kind, deviceId, groupId }) => ({ kind, deviceId, groupId, label: "W".repeat(200) }));
"""
LARGE = "document.documentElement.style.fontSize = '200%'"


def nothing_is_wider_than(page: Page) -> None:
    assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize(
    ("width", "large"), [(320, False), (360, False), (320, True)], ids=["320", "360", "320, large letters"]
)
def test_nothing_overflows_before_the_exam(world: World, width: int, large: bool) -> None:
    world.errors.expected.append("status of 404")
    exam = world.exam({"recording": {"camera": True, "screen": True}, "require_fullscreen": True}, title=LONG)
    context = world.context(width=width, height=640)
    page = world.page(context)
    page.add_init_script(LONG_LABELS + WAKE_LOCK + "window.wakeRefused = true;")
    if large:
        page.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ {LARGE} }})")
    page.goto(world.invite(exam, LONG))
    expect(page.get_by_text("I have read this")).to_be_visible()
    nothing_is_wider_than(page)
    sitting = world.join(exam, name=f"x{LONG[1:]}", context=context, start=False)
    page.goto(sitting.path)
    expect(page.get_by_label("Camera", exact=True)).to_be_visible()
    expect(page.get_by_text("Your screen may go to sleep")).to_be_visible()
    nothing_is_wider_than(page)
    page.goto("/join#" + "W" * 300)
    expect(page.get_by_role("heading")).to_be_visible()
    nothing_is_wider_than(page)


@pytest.mark.parametrize(
    ("width", "large"), [(320, False), (360, False), (320, True)], ids=["320", "360", "320, large letters"]
)
def test_nothing_overflows_in_the_exam_and_after_it(world: World, width: int, large: bool) -> None:
    exam = world.exam({"recording": {"camera": True, "screen": True}}, title=LONG)
    sitting = world.join(exam, name=LONG, width=width, height=640)
    sitting.page.add_init_script(LONG_LABELS)
    world.errors.server_is_down = True
    page = sitting.enter()
    if large:
        page.evaluate(LARGE)
    world.message(sitting, "W" * 2000)
    expect(page.get_by_text("WWWW").first).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.get_by_role("textbox").fill("M" * 1900)
    nothing_is_wider_than(page)
    page.context.set_offline(True)
    expect(page.get_by_text("Reconnecting")).to_be_visible()
    nothing_is_wider_than(page)
    page.context.set_offline(False)
    expect(page.get_by_text("Connected")).to_be_visible()
    page.get_by_role("button", name="Finish exam").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    nothing_is_wider_than(page)
    page.get_by_role("dialog").get_by_role("button", name="Finish exam").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    nothing_is_wider_than(page)


IN_THE_MIDDLE = """
() => [...document.querySelectorAll(".mantine-Button-root")].filter((button) => button.offsetParent !== null).map((button) => {
    const [outer, words] = [button, button.querySelector(".mantine-Button-label")].map((each) => each.getBoundingClientRect());
    return [button.textContent, Math.abs(outer.top + outer.height / 2 - words.top - words.height / 2)];
})
"""


def test_words_stand_in_the_middle_of_buttons_and_of_links_that_look_like_them(world: World) -> None:
    exam = world.exam({}, exam_url="https://exam.example/questions")
    page = world.join(exam).enter()
    expect(page.get_by_role("link", name="Open the exam in a new tab")).to_be_visible()
    found = dict(page.evaluate(IN_THE_MIDDLE))
    assert {"Open the exam in a new tab", "Finish exam"} <= found.keys()
    assert max(found.values()) <= 2, found
