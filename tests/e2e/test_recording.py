"""Camera and screen are recorded through a lost network and a reload, and played back by the staff in a real browser."""

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Studio
from tests.e2e.steps import add_candidate, agree, create_exam, set_up_admin

PIXELS = """
stream => {
    const video = document.querySelector(`video[data-stream="${stream}"]`);
    const canvas = document.createElement("canvas");
    canvas.width = 64; canvas.height = 48;
    const context = canvas.getContext("2d");
    context.drawImage(video, 0, 0, 64, 48);
    const data = context.getImageData(0, 0, 64, 48).data;
    let low = 255, high = 0;
    for (let at = 0; at < data.length; at += 4) { low = Math.min(low, data[at + 1]); high = Math.max(high, data[at + 1]); }
    return { low, high, at: video.currentTime, ready: video.readyState, duration: video.duration, seeking: video.seeking,
             width: video.videoWidth };
}
"""


NO_SPEECH = """
async path => {
    const exam = await (await fetch(path)).json();
    for (const kind of ["speech", "second_voice"]) exam.policy.signals[kind].enabled = false;
    const { title, exam_url, exam_view, opens_at, closes_at, policy } = exam;
    const body = JSON.stringify({ title, exam_url, exam_view, opens_at, closes_at, policy });
    await fetch(path, { method: "PUT", headers: { "Content-Type": "application/json" }, body });
}
"""
"""This is about video; sound is recorded with it."""


def recorded(page: Page, exam_id: str, attempt_id: str) -> dict[str, Any]:
    """What the server has of each stream."""
    path = f"/api/v1/exams/{exam_id}/attempts/{attempt_id}/recordings"
    answer = page.evaluate("path => fetch(path).then(answer => answer.json())", path)
    return {video["stream"]: video for video in answer["videos"]}


def wait_for(page: Page, condition: Callable[[], bool], seconds: float) -> None:
    for _ in range(round(seconds * 5)):
        if condition():
            return
        page.wait_for_timeout(200)
    raise AssertionError("it did not happen")


def seconds_of(time: str) -> float:
    return datetime.fromisoformat(time).timestamp()


def length(gap: dict[str, Any]) -> float:
    return seconds_of(gap["ends_at"]) - seconds_of(gap["begins_at"])


def covered(video: dict[str, Any], at: float) -> bool:
    begins = [(seconds_of(each["captured_at"]), each["duration_s"]) for each in video["segments"]]
    return any(begin <= at < begin + lasting for begin, lasting in begins)


def switch_recording_on(staff: Page, exam_id: str) -> None:
    staff.evaluate(NO_SPEECH, f"/api/v1/exams/{exam_id}")
    staff.goto(f"/exams/{exam_id}?tab=settings")
    staff.get_by_label("Record camera and sound as video").check()
    staff.get_by_label("Record the screen").check()
    expect(staff.get_by_text(re.compile(r"About \d+ MB an hour"))).to_be_visible()
    staff.get_by_role("button", name=re.compile("^Save")).click()
    expect(staff.get_by_text("Version 3: custom")).to_be_visible()


def picture(staff: Page, name: str) -> None:
    """A screenshot to look at, where one is wanted."""
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        staff.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def test_camera_and_screen_are_recorded_and_played_back(studio: Studio) -> None:
    staff, candidate = studio.person(width=1440), studio.person()
    set_up_admin(staff, studio.server)
    exam_id = create_exam(staff, "Linear Algebra")
    switch_recording_on(staff, exam_id)
    link = add_candidate(staff, exam_id, "Candidate One")

    # The candidate reads what is recorded, and shares the screen before the exam begins.
    candidate.goto(link)
    expect(candidate.get_by_text("recorded as video with sound all through the exam")).to_be_visible()
    expect(candidate.get_by_text("Your entire screen is shared and recorded")).to_be_visible()
    attempt_id = agree(candidate, link)
    expect(candidate.get_by_text("exactly one face")).to_be_visible()
    start = candidate.get_by_role("button", name="Start the exam")
    expect(start).to_be_disabled()
    picture(candidate, "check")
    share = candidate.get_by_role("button", name="Share your entire screen")
    share.click()
    expect(candidate.get_by_text("Your entire screen is shared")).to_be_visible()
    start.click()
    expect(candidate.get_by_text("Camera, sound and screen are being recorded")).to_be_visible()
    wait_for(staff, lambda: len(recorded(staff, exam_id, attempt_id).get("recording", {}).get("segments", ())) >= 2, 30)

    # What happens while the network is gone is recorded, too, and arrives when it is back.
    studio.errors.server_is_down = True
    offline_from = datetime.now(UTC).timestamp()
    candidate.context.set_offline(True)
    candidate.wait_for_timeout(9000)
    offline_to = datetime.now(UTC).timestamp()
    candidate.context.set_offline(False)

    def arrived() -> bool:
        videos = recorded(staff, exam_id, attempt_id)
        # The made-up microphone of a busy machine may give nothing for a while, and the camera's stretch then less.
        begins = [seconds_of(each["captured_at"]) for each in videos["recording"]["segments"]]
        return covered(videos["screen"], offline_to - 0.5) and any(offline_from < begin < offline_to for begin in begins)

    wait_for(staff, arrived, 60)
    videos = recorded(staff, exam_id, attempt_id)
    assert all(covered(videos["screen"], offline_from + each) for each in range(int(offline_to - offline_from)))
    # A busy machine may begin to record late; what was recorded without a network is all there.
    missing = [(seconds_of(gap["begins_at"]), seconds_of(gap["ends_at"])) for gap in videos["screen"]["gaps"]]
    assert not [gap for gap in missing if gap[0] < offline_to and offline_from < gap[1]]
    studio.errors.server_is_down = False

    # After a reload the page asks for the screen again; meanwhile there is a gap in that stream.
    candidate.reload()
    expect(share).to_be_visible()
    picture(candidate, "room")
    candidate.wait_for_timeout(8000)
    share.click()
    expect(candidate.get_by_text("Camera, sound and screen are being recorded")).to_be_visible()
    candidate.wait_for_timeout(6000)
    candidate.get_by_role("button", name="Finish exam").click()
    candidate.get_by_role("dialog").get_by_role("button", name="Finish exam").click()
    expect(candidate.get_by_text("You have finished the exam")).to_be_visible(timeout=30_000)

    videos = recorded(staff, exam_id, attempt_id)
    assert len(videos["recording"]["segments"]) >= 4
    # A busy machine may record late here and there; the screen was not shared for longer than any of that.
    assert 8 < max(map(length, videos["screen"]["gaps"])) < 40

    # The staff plays it.
    staff.goto(f"/exams/{exam_id}?tab=review")
    staff.get_by_role("button", name=re.compile("Candidate One")).click()
    player = staff.get_by_role("region", name="Recording")
    expect(player.locator("video")).to_have_count(2)
    gaps = player.get_by_role("list", name="Gaps in the recording")
    expect(gaps).to_contain_text(re.compile(r"Screen, \d+ s: "))
    settle(staff)
    for stream in ("recording", "screen"):
        seen = staff.evaluate(PIXELS, stream)
        assert abs(seen["duration"] - videos[stream]["duration_s"]) < 0.1
    plays(staff, player.get_by_role("button", name="Play"), player.get_by_role("button", name="Pause"))
    picture(staff, "player")
    seeks(staff, videos["recording"])


def settle(staff: Page) -> None:
    """Wait until both videos show what they were asked for."""

    def settled() -> bool:
        seen = [staff.evaluate(PIXELS, stream) for stream in ("recording", "screen")]
        return all(each["ready"] >= 2 and not each["seeking"] for each in seen)

    wait_for(staff, settled, 30)


def plays(staff: Page, play: Any, pause: Any) -> None:
    """Both go on together."""
    play.click()
    wait_for(staff, lambda: all(staff.evaluate(PIXELS, stream)["at"] > 2 for stream in ("recording", "screen")), 30)
    pause.click()
    times = [staff.evaluate(PIXELS, stream)["at"] for stream in ("recording", "screen")]
    assert abs(times[0] - times[1]) < 1.5


def seeks(staff: Page, video: dict[str, Any]) -> None:
    """To the middle, by a click on the line; then on by the keyboard."""
    line = staff.get_by_role("slider", name="Position in the recording")
    box = line.bounding_box()
    assert box is not None
    line.click(position={"x": box["width"] * 0.5, "y": box["height"] / 2})
    settle(staff)
    middle = staff.evaluate(PIXELS, "recording")
    assert middle["ready"] >= 2
    assert middle["high"] - middle["low"] > 40, "a picture, and not one colour"
    first = seconds_of(video["segments"][0]["captured_at"])
    now = first + float(line.get_attribute("aria-valuenow") or 0)
    expected = next(
        each["media_start_s"] + now - seconds_of(each["captured_at"])
        for each in video["segments"][::-1]
        if seconds_of(each["captured_at"]) <= now
    )
    assert abs(middle["at"] - expected) < 2
    line.press("ArrowLeft")
    settle(staff)
    earlier = staff.evaluate(PIXELS, "recording")
    assert earlier["at"] < middle["at"]
    assert 4 <= now - first - float(line.get_attribute("aria-valuenow") or 0) <= 6
    line.press("Home")
    settle(staff)
    assert staff.evaluate(PIXELS, "recording")["at"] < 1
