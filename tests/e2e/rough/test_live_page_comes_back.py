"""The staff's live page ends for good only for what cannot change. Everything else dials again, by itself and when asked."""

import json
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.e2e.rough.proxy import Between, Upgrades, running_between
from tests.e2e.rough.world import World

BROWSERS_WORDS = ("Failed to load resource", "WebSocket connection to", "net::ERR")
BUSY = """
    // A busy laptop: the page's thread hangs just when its socket has been opened, longer than the server waits for a hello.
    const Own = window.WebSocket;
    let first = true;
    window.WebSocket = class extends Own {
      constructor(...given) {
        super(...given);
        if (!first) return;
        first = false;
        const until = Date.now() + 11500;
        while (Date.now() < until);
      }
    };
"""


@pytest.fixture
def between(world: World) -> Iterator[Between]:
    """A proxy between the staff's browser and the server."""
    world.errors.expected += BROWSERS_WORDS
    with running_between(int(world.server.base.rpartition(":")[2])) as running:
        yield running


def refused_once(page: Page, problem: str, title: str) -> list[str]:
    """Let the server, on the page's first socket, refuse with this problem; which sockets were opened is noted."""
    opened: list[str] = []

    def serve(socket: WebSocketRoute) -> None:
        opened.append(socket.url)
        if len(opened) > 1:
            socket.connect_to_server()
            return
        said = {"type": "problem", "problem": f"urn:openproctor:{problem}", "title": title, "detail": None, "fatal": True}
        socket.on_message(lambda _: socket.send(json.dumps(said)))

    page.route_web_socket(re.compile("/live"), serve)
    return opened


def lives(page: Page) -> None:
    """The page shows its candidate, and nothing of a lost connection."""
    expect(page.get_by_role("list", name="Candidates").get_by_role("button", name="Candidate One", exact=True)).to_be_visible()
    expect(page.get_by_text("Your connection is lost")).to_have_count(0)


@pytest.fixture
def exam_id(world: World) -> str:
    made = world.exam()
    world.join(made)
    return made


def test_a_hello_that_comes_late_does_not_close_the_page(world: World, exam_id: str) -> None:
    context = world.context()
    context.add_init_script(BUSY)
    lives(world.watch(exam_id, context=context))


@pytest.mark.parametrize(
    ("problem", "title"),
    [
        ("too-many-requests", "Too many requests; wait a moment."),
        ("too-many-connections", "Too many connections are open already."),
    ],
)
def test_a_refusal_that_passes_is_said_and_dialled_again(world: World, exam_id: str, problem: str, title: str) -> None:
    page = world.page()
    opened = refused_once(page, problem, title)
    signed_in = [{"name": each.name, "value": each.value or "", "url": world.server.base} for each in world.staff.cookies.jar]
    page.context.add_cookies(signed_in)  # type: ignore[arg-type]
    page.goto(f"/exams/{exam_id}/live")
    lives(page)
    assert len(opened) == 2


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_page_of_the_network_in_place_of_a_ticket_is_no_refusal(
    world: World, exam_id: str, between: Between, status: int
) -> None:
    between.answer("POST .*/socket-ticket$", status)
    page = world.watch(exam_id, base=between.base)
    alert = page.get_by_role("alert").filter(has_text="Your connection is lost")
    expect(alert).to_contain_text(f"answered in its place ({status})")
    between.heal()
    page.get_by_role("button", name="Try now").click()
    lives(page)


def test_a_button_dials_again_at_once(world: World, exam_id: str, between: Between) -> None:
    page = world.watch(exam_id, base=between.base)
    lives(page)
    between.upgrades = Upgrades.HOLD
    between.reset()
    button = page.get_by_role("button", name="Try now")
    expect(button).to_be_visible()
    until(page, lambda: between.answered != [])
    between.upgrades = Upgrades.PASS
    # The try that hangs would be given up after ten seconds.
    button.click()
    expect(button).to_have_count(0, timeout=6000)
    lives(page)


def test_who_was_signed_out_is_asked_to_sign_in(world: World, exam_id: str) -> None:
    context = world.context()
    world.errors.expected += BROWSERS_WORDS
    page = world.page(context)
    page.goto(f"/exams/{exam_id}/live")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_an_exam_that_is_not_there_is_final(world: World) -> None:
    world.errors.expected += BROWSERS_WORDS
    page = world.watch("exam_that_never_was")
    expect(page.get_by_text("The live page is closed")).to_be_visible()


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until something holds that no page shows."""
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it does not hold")
