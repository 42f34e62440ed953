"""Camera and microphone fail one by one, in the middle and at the door: each is watched, told and opened again by itself."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from tests.e2e.rough.fake_devices import Devices, fake_devices
from tests.e2e.rough.world import Sitting, World

RECORDED = {"recording": {"camera": True}}
BOTH_RECORDED = "Camera and sound are being recorded"
ONLY_CAMERA = "Your camera is being recorded, without sound"
NO_SOUND_SENT = "No sound is being sent"
MICROPHONE_ANYWAY = {"require_microphone": False}


def sit(world: World, policy: dict[str, Any] | None = None, **devices: Any) -> tuple[Sitting, Devices]:
    """A candidate in the exam's room, with these devices."""
    sitting = world.sit(policy, context=fake_devices(world.context(), **devices))
    return sitting, Devices(sitting.page)


def at_the_check(world: World, policy: dict[str, Any] | None = None, **devices: Any) -> tuple[Sitting, Devices]:
    """A candidate who has agreed and checks the devices, before the start."""
    sitting = world.join(world.exam(policy), start=False, context=fake_devices(world.context(), **devices))
    sitting.page.goto(sitting.path)
    expect(sitting.page.get_by_role("heading", name="Check your camera and microphone")).to_be_visible()
    return sitting, Devices(sitting.page)


def eventually(page: Page, condition: Callable[[], object], seconds: float = 20) -> None:
    """Wait for what no element shows."""
    for _ in range(round(seconds * 10)):
        if condition():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not happen")


def sent(page: Page) -> Counter[str]:
    """Counts what the page sends from now on, by the stream."""
    counted: Counter[str] = Counter()

    def count(request: Request) -> None:
        found = re.search(r"/attempts/[^/]+/([a-z]+)/(?:[a-z]+/)?\d+$", request.url)
        if found is not None and request.method == "PUT":
            counted[found[1]] += 1

    page.on("request", count)
    return counted


def staff_read(world: World, sitting: Sitting, device: str, state: str, reason: str | None = None) -> None:
    def is_so() -> bool:
        live = world.live(sitting.exam_id, sitting.attempt_id)
        return live[device] == state and (reason is None or reason in (live[f"{device}_reason"] or ""))

    eventually(sitting.page, is_so)


def faults(world: World, sitting: Sitting, kind: str) -> list[dict[str, Any]]:
    return [each for each in world.incidents(sitting.exam_id) if each["kind"] == kind]


def alert(page: Page, title: str) -> Locator:
    return page.get_by_role("alert").filter(has_text=title)


# --- one of two fails in the middle ---


def test_a_microphone_that_is_pulled_out_is_told_to_both_sides_while_the_pictures_go_on(world: World) -> None:
    sitting, devices = sit(world, RECORDED)
    page = sitting.page
    expect(page.get_by_text(BOTH_RECORDED)).to_be_visible()
    counted, opened = sent(page), devices.calls()
    devices.do("unplug", "microphone")
    expect(alert(page, "Your microphone stopped giving sound (“Built-in Microphone”)")).to_be_visible()
    expect(page.get_by_text(ONLY_CAMERA)).to_be_visible()
    expect(page.get_by_text(NO_SOUND_SENT)).to_be_visible()
    staff_read(world, sitting, "microphone", "lost", "Your microphone stopped giving sound")
    pictures = counted["frames"]
    eventually(page, lambda: counted["frames"] >= pictures + 3)
    devices.do("plug", "microphone")
    expect(page.get_by_text(BOTH_RECORDED)).to_be_visible()
    expect(page.get_by_text(NO_SOUND_SENT)).to_be_hidden()
    staff_read(world, sitting, "microphone", "ok")
    eventually(page, lambda: [each["closed_at"] is not None for each in faults(world, sitting, "microphone_lost")] == [True])
    expect(alert(page, "Your camera")).to_have_count(0)
    assert devices.calls().get("camera", 0) == opened.get("camera", 0), "the camera was opened again"


def test_a_microphone_that_leaves_the_list_without_a_word_is_missed_too(world: World) -> None:
    sitting, devices = sit(world)
    devices.do("unplug", "microphone", 0, {"quiet": True})
    expect(alert(sitting.page, "Your microphone stopped giving sound")).to_be_visible()
    staff_read(world, sitting, "microphone", "lost")
    devices.do("plug", "microphone")
    expect(alert(sitting.page, "Your microphone")).to_have_count(0)
    staff_read(world, sitting, "microphone", "ok")


def test_a_muted_microphone_and_one_that_gives_only_zeros_are_told(world: World) -> None:
    sitting, devices = sit(world)
    page = sitting.page
    devices.do("mute", "microphone")
    expect(alert(page, "Your microphone gives no sound at the moment")).to_be_visible()
    staff_read(world, sitting, "microphone", "lost", "at the moment")
    devices.do("mute", "microphone", 0, False)
    expect(alert(page, "Your microphone")).to_have_count(0)
    devices.do("silence", "microphone")
    expect(alert(page, "Your microphone gives no sound at all")).to_be_visible()
    staff_read(world, sitting, "microphone", "lost", "no sound at all")
    devices.do("silence", "microphone", 0, False)
    expect(alert(page, "Your microphone")).to_have_count(0)
    staff_read(world, sitting, "microphone", "ok")


def test_a_microphone_that_never_gave_anything_but_zeros_is_told(world: World) -> None:
    sitting, _ = sit(world, microphones=[{"label": "Headset", "silent": True}])
    expect(alert(sitting.page, "Your microphone gives no sound at all (“Headset”)")).to_be_visible()
    staff_read(world, sitting, "microphone", "lost", "Headset")


def test_a_camera_that_ends_is_told_while_the_sound_goes_on(world: World) -> None:
    sitting, devices = sit(world)
    page = sitting.page
    counted, opened = sent(page), devices.calls()
    devices.do("unplug", "camera")
    expect(alert(page, "Your camera stopped giving pictures (“Built-in Camera”)")).to_be_visible()
    expect(page.get_by_text("No pictures are being sent")).to_be_visible()
    staff_read(world, sitting, "camera", "lost")
    sounds = counted["sound"]
    eventually(page, lambda: counted["sound"] > sounds)
    devices.do("plug", "camera")
    expect(alert(page, "Your camera")).to_have_count(0)
    staff_read(world, sitting, "camera", "ok")
    assert world.live(sitting.exam_id, sitting.attempt_id)["microphone"] == "ok"
    assert devices.calls().get("microphone", 0) == opened.get("microphone", 0), "the microphone was opened again"


EMPTY_SOUND = """
const Real = MediaRecorder;
window.MediaRecorder = class extends EventTarget {
  static isTypeSupported = (type) => Real.isTypeSupported(type);
  constructor(stream, options) {
    super();
    if (stream.getVideoTracks().length > 0) return new Real(stream, options);
    this.state = "inactive";
  }
  start() { this.state = "recording"; }
  stop() {
    this.state = "inactive";
    this.ondataavailable?.({ data: new Blob([new Uint8Array(BYTES)]) });
    this.onstop?.();
  }
};
"""
HEADER = (
    "[0x1a, 0x45, 0xdf, 0xa3, 0x84, 0x42, 0x86, 0x81, 0x01, 0x18, 0x53, 0x80, 0x67, 0x01, 255, 255, 255, 255, 255, 255, 255]"
)


@pytest.mark.parametrize("content", ["[1, 2, 3, 4, 5, 6, 7, 8, 9]", HEADER], ids=["no-file", "header"])
def test_sound_in_which_there_is_nothing_is_not_sent_but_told(world: World, content: str) -> None:
    context = fake_devices(world.context())
    context.add_init_script(EMPTY_SOUND.replace("BYTES", content))
    sitting = world.sit(context=context)
    counted = sent(sitting.page)
    expect(alert(sitting.page, "Your microphone’s sound could not be recorded")).to_be_visible()
    staff_read(world, sitting, "microphone", "lost", "could not be recorded")
    assert counted["sound"] == 0
    assert counted["frames"] > 0


# --- what was remembered is busy or gone, or only one of two is refused ---


def remember(page: Page, **ids: str) -> None:
    """What an earlier visit chose."""
    page.context.add_init_script(f"localStorage.setItem('openproctor.devices', JSON.stringify({ids}))")


TWO = ("Built-in Camera", "USB Camera")


def test_a_remembered_camera_that_is_busy_is_named_and_another_is_used(world: World) -> None:
    context = fake_devices(world.context(), cameras=["Built-in Camera", {"label": "USB Camera", "busy": True}])
    sitting = world.join(world.exam(), context=context)
    remember(sitting.page, cameraId="camera-1", cameraLabel="USB Camera")
    page, devices = sitting.enter(), Devices(sitting.page)
    note = page.get_by_role("status").filter(
        has_text="“USB Camera” is used by another program; “Built-in Camera” is used instead"
    )
    expect(note).to_be_visible()
    assert devices.opened("camera") == ["Built-in Camera"]
    expect(note.get_by_label("Camera").get_by_role("option")).to_have_text(list(TWO))
    devices.do("busy", "camera", 1, False)
    note.get_by_role("button", name="Try again").click()
    expect(note).to_be_hidden()
    assert devices.opened("camera") == ["USB Camera"]


def test_a_remembered_microphone_that_is_gone_is_named_and_used_again_when_it_is_back(world: World) -> None:
    context = fake_devices(world.context(), microphones=["Built-in Microphone", {"label": "Headset", "unplugged": True}])
    sitting = world.join(world.exam(), context=context)
    remember(sitting.page, microphoneId="microphone-1", microphoneLabel="Headset")
    page, devices = sitting.enter(), Devices(sitting.page)
    note = page.get_by_role("status").filter(has_text="“Headset” was not found; “Built-in Microphone” is used instead")
    expect(note).to_be_visible()
    staff_read(world, sitting, "microphone", "ok")
    devices.do("plug", "microphone", 1)
    expect(note).to_be_hidden()
    assert devices.opened("microphone") == ["Headset"]


def test_a_camera_that_is_lost_in_the_room_can_be_replaced_there(world: World) -> None:
    sitting, devices = sit(world, cameras=["USB Camera", {"label": "Built-in Camera", "busy": True}])
    page = sitting.page
    devices.do("unplug", "camera")
    found = alert(page, "“USB Camera” was not found").or_(alert(page, "Your camera stopped giving pictures"))
    expect(found).to_be_visible()
    picker = found.get_by_label("Camera")
    expect(picker.get_by_role("option", name="Built-in Camera")).to_be_attached()
    devices.do("plug", "camera", 2, "Document Camera")
    expect(alert(page, "Your camera")).to_have_count(0)
    assert devices.opened("camera") == ["Document Camera"]


def test_a_device_chosen_in_the_room_is_used_from_then_on(world: World) -> None:
    sitting, devices = sit(world, microphones=[{"label": "Headset", "silent": True}, "Built-in Microphone"])
    page = sitting.page
    problem = alert(page, "Your microphone gives no sound at all (“Headset”)")
    problem.get_by_label("Microphone").select_option("Built-in Microphone")
    expect(problem).to_be_hidden()
    assert devices.opened("microphone") == ["Built-in Microphone"]
    staff_read(world, sitting, "microphone", "ok")
    page.reload()
    expect(page.get_by_role("button", name="Finish exam")).to_be_visible()
    eventually(page, lambda: devices.opened("microphone") == ["Built-in Microphone"])


@pytest.mark.parametrize(
    ("devices", "title"),
    [
        ({"denied": ["microphone"]}, "The browser may not use your microphone"),
        ({"microphones": [{"label": "Headset", "busy": True}]}, "“Headset” is used by another program"),
        ({"microphones": []}, "No microphone was found"),
    ],
    ids=["refused", "busy", "none"],
)
def test_without_a_microphone_there_is_a_picture_and_the_policy_says_whether_one_may_go_on(
    world: World, devices: dict[str, Any], title: str
) -> None:
    start = "Start the exam"
    sitting, _ = at_the_check(world, **devices)
    page = sitting.page
    expect(alert(page, title)).to_be_visible()
    expect(page.get_by_text("We see exactly one face")).to_be_visible()
    expect(page.get_by_text("This exam needs a microphone")).to_be_visible()
    expect(page.get_by_role("button", name=start)).to_be_disabled()
    free, _ = at_the_check(world, MICROPHONE_ANYWAY, **devices)
    expect(free.page.get_by_text("You can start without a microphone")).to_be_visible()
    free.page.get_by_role("button", name=start).click()
    expect(free.page.get_by_role("button", name="Finish exam")).to_be_visible()
    expect(alert(free.page, title)).to_be_visible()
    staff_read(world, free, "microphone", "lost", title)
    staff_read(world, free, "camera", "ok")


def test_a_microphone_that_comes_while_one_waits_lets_the_exam_begin(world: World) -> None:
    sitting, devices = at_the_check(world, microphones=[{"label": "Headset", "busy": True}])
    page = sitting.page
    start = page.get_by_role("button", name="Start the exam")
    expect(page.get_by_text("This exam needs a microphone")).to_be_visible()
    expect(start).to_be_disabled()
    devices.do("busy", "microphone", 0, False)
    page.get_by_role("button", name="Try again").click()
    expect(start).to_be_enabled()


def test_with_only_the_camera_refused_it_is_the_camera_that_is_named(world: World) -> None:
    sitting, devices = at_the_check(world, denied=["camera"])
    page = sitting.page
    expect(alert(page, "The browser may not use your camera")).to_be_visible()
    expect(page.get_by_role("meter", name="Microphone level")).to_be_visible()
    assert devices.opened("microphone") == ["Built-in Microphone"]
    expect(page.get_by_role("button", name="Start the exam")).to_be_disabled()
