"""What stands between a browser and the server answers in its place, holds back, blocks: none of it decides anything."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.rough.proxy import Between, Upgrades, running_between
from tests.e2e.rough.world import Sitting, World

BROWSERS_WORDS = ("Failed to load resource", "WebSocket connection to", "net::ERR", "has been blocked by CORS")
"""What a browser writes to its console about answers that are no fault of the page."""

NEVER_CONNECTS = """
    // No way through for UDP: descriptions are exchanged, and no candidate ever fits.
    window.noWay = true;
    const add = RTCPeerConnection.prototype.addIceCandidate;
    RTCPeerConnection.prototype.addIceCandidate = function (...given) {
      return window.noWay ? Promise.resolve() : add.apply(this, given);
    };
    const take = RTCPeerConnection.prototype.setRemoteDescription;
    RTCPeerConnection.prototype.setRemoteDescription = function (description) {
      if (!window.noWay) return take.call(this, description);
      const sdp = description.sdp.replaceAll(/^a=candidate:.*\\r?\\n/gm, "");
      return take.call(this, { type: description.type, sdp });
    };
    const give = Object.getOwnPropertyDescriptor(RTCPeerConnection.prototype, "onicecandidate");
    Object.defineProperty(RTCPeerConnection.prototype, "onicecandidate", {
      ...give,
      set(listener) {
        const passes = (event) => !window.noWay || event.candidate === null;
        give.set.call(this, listener && ((event) => { if (passes(event)) listener.call(this, event); }));
      },
    });
"""


@pytest.fixture
def between(world: World) -> Iterator[Between]:
    """A proxy before the server; whoever sits behind it opens ``between.base``."""
    world.errors.expected += BROWSERS_WORDS
    with running_between(int(world.server.base.rpartition(":")[2])) as running:
        yield running


def until(page: Page, holds: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until something holds that no page shows."""
    for _ in range(round(seconds * 10)):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it does not hold")


def behind(world: World, between: Between, policy: dict[str, Any] | None = None, **options: Any) -> Sitting:
    """A candidate in the exam's room, behind the proxy."""
    return world.sit(policy, base=between.base, **options)


# --- it answers in the server's place ----------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_page_of_the_network_in_place_of_an_access_token_ends_nothing(world: World, between: Between, status: int) -> None:
    sitting = world.join(world.exam(), base=between.base)
    between.answer("POST .*/token$", status)
    sitting.page.goto(sitting.path)
    expect(sitting.page.get_by_text(f"answered in its place ({status})")).to_be_visible()
    between.heal()
    expect(sitting.page.get_by_role("button", name="Finish exam")).to_be_visible()


def test_a_filter_that_comes_up_in_the_middle_of_the_exam_ends_nothing(world: World, between: Between) -> None:
    context = world.context(base=between.base)
    context.clock.install()
    sitting = world.join(world.exam(), context=context)
    page = sitting.enter()
    connection = page.get_by_role("region", name="Connection")
    expect(connection.get_by_text("Connected", exact=True)).to_be_visible()
    before = between.count("POST .*/token$")
    for status in (403, 404):
        between.answer("/api/v1/", status)
        context.clock.fast_forward("10:00")
    until(page, lambda: between.count("POST .*/token$") > before)
    expect(connection.get_by_text("waiting to be sent")).to_be_visible()
    between.heal()
    until(page, lambda: world.live(sitting.exam_id, sitting.attempt_id)["connection"] == "connected", 40)
    expect(page.get_by_role("button", name="Finish exam")).to_be_visible()


@pytest.mark.parametrize(
    ("status", "body", "content_type"),
    [
        (200, "<html><h1>Sign in to this network</h1></html>", "text/html"),
        (200, '{"blocked": true}', "application/json"),
        (200, '{"exam_title": "Lin', "application/json"),
        (302, "", "text/html"),
    ],
)
def test_the_way_into_an_exam_is_tried_again_until_the_server_answers(
    world: World, between: Between, status: int, body: str, content_type: str
) -> None:
    link = world.invite(world.exam())
    page = world.page(base=between.base)
    between.answer("POST .*/invitations/read", status, body, content_type, location="/portal")
    page.goto(link)
    expect(page.get_by_text("The exam could not be loaded")).to_be_visible()
    between.heal()
    between.answer("POST .*/attempts$", status, body, content_type, location="/portal")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Agree and continue").click()
    expect(page.get_by_text("Not through yet: we keep trying")).to_be_visible()
    between.heal()
    expect(page.get_by_text("Check your camera and microphone")).to_be_visible()


def test_beginning_and_handing_in_wait_for_the_server_itself(world: World, between: Between) -> None:
    sitting = world.join(world.exam(), base=between.base, start=False)
    page = sitting.page
    page.goto(sitting.path)
    between.answer("POST .*/start$", 404)
    page.get_by_role("button", name="Start the exam").click()
    expect(page.get_by_text("Not through yet: we keep trying")).to_be_visible()
    between.heal()
    page.get_by_role("button", name="Finish exam").click()
    between.answer("POST .*/submit$", 403)
    page.get_by_role("dialog").get_by_role("button", name="Finish exam").click()
    expect(page.get_by_text("Not through yet: we keep trying")).to_be_visible()
    between.heal()
    expect(page.get_by_role("heading", name=re.compile("handed in|over|finished", re.I)).first).to_be_visible()


def test_a_proxys_own_limit_on_sizes_loses_no_video(world: World, between: Between) -> None:
    between.answer("PUT .*/recording/0$", 413)
    sitting = behind(world, between, {"recording": {"camera": True}})
    page = sitting.page
    connection = page.get_by_role("region", name="Connection")
    expect(connection.get_by_text("does not let 1 item through, while the rest passes")).to_be_visible()
    until(page, lambda: world.live(sitting.exam_id, sitting.attempt_id)["held_back"] == 1)
    # What follows goes on past it.
    until(page, lambda: between.count("PUT .*/recording/1$") > 0)
    assert "recording/1" not in " ".join(between.answered)
    between.heal()
    page.evaluate("window.dispatchEvent(new Event('online'))")
    until(page, lambda: world.live(sitting.exam_id, sitting.attempt_id)["held_back"] == 0)
    path = f"/api/v1/exams/{sitting.exam_id}/attempts/{sitting.attempt_id}"
    assert world.staff.get(f"{path}/gaps").json() == []
    expect(connection.get_by_text("while the rest passes")).to_have_count(0)


def test_a_filter_that_dislikes_one_picture_holds_up_no_other(world: World, between: Between) -> None:
    between.answer("PUT .*/frames/2$", 403)
    sitting = behind(world, between)
    until(sitting.page, lambda: between.count("PUT .*/frames/8$") > 0)
    expect(sitting.page.get_by_text(re.compile("does not let 1 item through"))).to_be_visible()
    between.heal()
    sitting.page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(sitting.page.get_by_text(re.compile("does not let 1 item through"))).to_have_count(0)


# --- no WebSocket ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", [Upgrades.REFUSE, Upgrades.SILENT, Upgrades.HOLD])
def test_without_a_socket_words_arrive_within_seconds_and_so_does_the_end(
    world: World, between: Between, how: Upgrades
) -> None:
    between.upgrades = how
    sitting = behind(world, between)
    page = sitting.page
    expect(page.get_by_role("region", name="Connection").get_by_text("Connected, without live video")).to_be_visible()
    live = world.live(sitting.exam_id, sitting.attempt_id)
    assert (live["connection"], live["socket"], live["camera"]) == ("connected", False, "ok")
    wall = world.watch(sitting.exam_id)
    expect(wall.get_by_title(re.compile("a proxy blocks WebSocket"))).to_be_visible()
    wall.get_by_role("button", name="Candidate One", exact=True).click()
    world.message(sitting, "Please sit closer.")
    expect(page.get_by_role("region", name="Messages").get_by_text("Please sit closer.")).to_be_visible(timeout=8000)
    expect(wall.get_by_text(re.compile("^Delivered"))).to_be_visible()
    end = f"/api/v1/exams/{sitting.exam_id}/attempts/{sitting.attempt_id}/end"
    world.staff.post(end, json={"reason": "It is over."}).raise_for_status()
    expect(page.get_by_text("It is over.")).to_be_visible(timeout=8000)


def test_before_the_start_one_reads_what_will_not_work(world: World, between: Between) -> None:
    between.upgrades = Upgrades.DIE
    sitting = world.join(world.exam(), base=between.base, start=False)
    page = sitting.page
    page.goto(sitting.path)
    expect(page.get_by_text("Live video and talk will not work on this network")).to_be_visible()
    # No picture is due before the start, and words arrive all the same.
    world.message(sitting, "Can you read this?")
    expect(page.get_by_text("Can you read this?")).to_be_visible(timeout=8000)
    between.heal()
    expect(page.get_by_text("Live video and talk will not work on this network")).to_have_count(0)


def test_a_message_that_does_not_arrive_is_shown_as_such(world: World, between: Between) -> None:
    sitting = behind(world, between)
    wall = world.watch(sitting.exam_id)
    wall.get_by_role("button", name="Candidate One", exact=True).click()
    between.answer("/api/v1/", 503)
    between.upgrades = Upgrades.REFUSE
    between.reset()
    world.message(sitting, "Are you there?")
    expect(wall.get_by_text("Not delivered yet")).to_be_visible()
    between.heal()
    expect(wall.get_by_text(re.compile("^Delivered"))).to_be_visible()
    expect(sitting.page.get_by_role("region", name="Messages").get_by_text("Are you there?")).to_be_visible()


# --- no live video -----------------------------------------------------------------------------------------------------


def test_without_udp_a_tile_shows_the_newest_picture_its_age_and_why(world: World, between: Between) -> None:
    sitting = behind(world, between)
    context = world.context()
    context.add_init_script(NEVER_CONNECTS)
    wall = world.watch(sitting.exam_id, context=context)
    tile = wall.get_by_role("list", name="Candidates").get_by_role("listitem")
    expect(tile.get_by_role("img", name=re.compile("Newest still, [0-9]+ seconds old"))).to_be_visible()
    expect(tile.get_by_text("No live video: no way through for UDP")).to_be_visible()
    wall.evaluate("window.noWay = false")
    expect(tile.get_by_role("img", name=re.compile("Newest still"))).to_have_count(0, timeout=40_000)
    until(wall, lambda: bool(wall.evaluate("document.querySelector('video').videoWidth > 0")))


def test_where_no_socket_gets_through_the_tile_shows_the_newest_picture(world: World, between: Between) -> None:
    between.upgrades = Upgrades.REFUSE
    sitting = behind(world, between)
    wall = world.watch(sitting.exam_id)
    tile = wall.get_by_role("list", name="Candidates").get_by_role("listitem")
    expect(tile.get_by_text("No live video: a proxy at the candidate’s blocks WebSocket")).to_be_visible()
    expect(tile.get_by_role("img", name=re.compile("Newest still, [0-9]+ seconds old"))).to_be_visible()


def test_a_browser_that_makes_no_peer_connections_is_told_before_the_start(world: World) -> None:
    context = world.context()
    context.add_init_script(NEVER_CONNECTS)
    sitting = world.join(world.exam(), context=context, start=False)
    sitting.page.goto(sitting.path)
    expect(sitting.page.get_by_text("Live video and talk will not work in this browser")).to_be_visible()
    expect(sitting.page.get_by_role("button", name="Start the exam")).to_be_enabled()
