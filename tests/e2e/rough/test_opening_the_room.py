"""The way into the exam's room: what is pressed works whatever is on its way, and the room opens at its top."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.rough.world import World

SMALL = {"width": 360, "height": 480}


def finish_is_in_view(page: Page) -> None:
    expect(page.get_by_role("button", name="Finish exam")).to_be_in_viewport()
    assert page.evaluate("scrollY") == 0


def scroll_down(page: Page) -> None:
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_function("scrollY > 50")


@pytest.mark.parametrize("size", [SMALL, {"width": 1280, "height": 420}], ids=["phone", "low"])
def test_the_room_opens_at_its_top_after_the_check_and_after_a_reload(world: World, size: dict[str, int]) -> None:
    sitting = world.join(world.exam(), start=False, width=size["width"], height=size["height"])
    page = sitting.page
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(sitting.path)
    start = page.get_by_role("button", name="Start the exam")
    expect(start).to_be_enabled()
    scroll_down(page)
    start.click()
    finish_is_in_view(page)
    scroll_down(page)
    page.reload()
    finish_is_in_view(page)


def test_start_is_pressed_while_pictures_of_the_check_are_on_their_way(world: World) -> None:
    sitting = world.join(world.exam(), start=False)
    page, statuses = sitting.page, list[int]()
    page.on("response", lambda response: statuses.append(response.status))
    page.goto(sitting.path)
    start = page.get_by_role("button", name="Start the exam")
    expect(start).to_be_enabled()
    with page.expect_request("**/check"):
        pass
    start.click()
    finish_is_in_view(page)
    assert max(statuses) < 400, statuses
