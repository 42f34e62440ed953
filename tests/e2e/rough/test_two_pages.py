"""One person, two pages: exactly one goes on, by itself, and the others say so and can take over."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.rough.test_page_changed import pictures_go_on
from tests.e2e.rough.world import Sitting, World

NO_LOCKS = "delete Navigator.prototype.locks;"
REFUSED_LOCKS = "LockManager.prototype.request = () => Promise.reject(new DOMException('refused', 'SecurityError'));"
TWICE = "(button) => { button.click(); button.click(); }"


def room(page: Page) -> Locator:
    return page.get_by_role("button", name="Finish exam")


def elsewhere(page: Page) -> Locator:
    return page.get_by_role("heading", name="The exam is open in another tab or window")


def here_instead(page: Page) -> Locator:
    return page.get_by_role("button", name="Go on here instead")


def agree(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_label("I have read this and agree to the recording.").check()
    page.get_by_role("button", name="Agree and continue").click()
    page.wait_for_url(re.compile("/attempt/att_"))


def goes_on_in(world: World, sitting: Sitting, page: Page, *others: Page) -> None:
    """Exactly this page goes on; the others say so, and use no camera."""
    expect(room(page)).to_be_visible()
    for other in others:
        expect(here_instead(other)).to_be_visible()
        expect(room(other)).to_have_count(0)
        expect(other.locator("video")).to_have_count(0)
    pictures_go_on(world, sitting, page)


def test_the_link_opened_in_a_second_tab_waits_takes_over_and_gives_back(world: World) -> None:
    sitting = world.sit()
    first = sitting.page
    second = world.page(first.context)
    world.errors.expected += ["401"]
    agree(second, sitting.link)
    expect(elsewhere(second)).to_be_visible()
    goes_on_in(world, sitting, first, second)
    here_instead(second).evaluate(TWICE)
    expect(elsewhere(first)).to_be_visible()
    goes_on_in(world, sitting, second, first)
    here_instead(first).click()
    goes_on_in(world, sitting, first, second)
    first.close()
    goes_on_in(world, sitting, second)


def test_three_windows_agree_on_the_one_that_was_asked_last(world: World) -> None:
    sitting = world.sit()
    first, second, third = sitting.page, world.page(sitting.page.context), world.page(sitting.page.context)
    for page in (second, third):
        page.goto(sitting.path)
        expect(elsewhere(page)).to_be_visible()
    here_instead(third).click()
    goes_on_in(world, sitting, third, first, second)
    here_instead(second).click()
    goes_on_in(world, sitting, second, first, third)


@pytest.mark.parametrize("without", [NO_LOCKS, REFUSED_LOCKS], ids=["no locks", "refused locks"])
def test_two_tabs_of_a_browser_without_web_locks_agree_all_the_same(world: World, without: str) -> None:
    context = world.context()
    context.add_init_script(without)
    sitting = world.sit(context=context)
    second = world.page(context)
    second.goto(sitting.path)
    expect(elsewhere(second)).to_be_visible()
    goes_on_in(world, sitting, sitting.page, second)
    here_instead(second).click()
    goes_on_in(world, sitting, second, sitting.page)


def test_a_frozen_tab_is_not_waited_for_and_steps_aside_when_it_wakes(world: World) -> None:
    sitting = world.sit()
    first = sitting.page
    second = world.page(first.context)
    second.goto(sitting.path)
    expect(elsewhere(second)).to_be_visible()
    devtools = first.context.new_cdp_session(first)
    devtools.send("Page.setWebLifecycleState", {"state": "frozen"})
    here_instead(second).click()
    expect(room(second)).to_be_visible()
    devtools.send("Page.setWebLifecycleState", {"state": "active"})
    goes_on_in(world, sitting, second, first)


def test_another_browser_takes_the_exam_and_the_first_one_takes_it_back(world: World) -> None:
    sitting = world.join(world.exam())
    # What the first browser could not send any more has numbers that the other one used: it gets others.
    world.errors.expected += ["401", "409"]
    first = sitting.page
    agree(first, sitting.link)
    expect(room(first)).to_be_visible()
    other = world.page()
    agree(other, sitting.link)
    goes_on_in(world, sitting, other, first)
    expect(first.get_by_role("heading", name="The exam was opened in another browser")).to_be_visible()
    here_instead(first).evaluate(TWICE)
    goes_on_in(world, sitting, first, other)
    path = f"/api/v1/exams/{sitting.exam_id}/attempts/{sitting.attempt_id}/gaps"
    assert world.staff.get(path).raise_for_status().json() == []


def test_what_is_pressed_twice_acts_once(world: World) -> None:
    exam_id = world.exam()
    link = world.invite(exam_id)
    page = world.page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url.rpartition('/')[2]}"))
    page.goto(link)
    page.get_by_label("I have read this and agree to the recording.").check()
    page.get_by_role("button", name="Agree and continue").evaluate(TWICE)
    page.wait_for_url(re.compile("/attempt/att_"))
    expect(page.get_by_text("exactly one face")).to_be_visible()
    page.get_by_role("button", name="Start the exam").evaluate(TWICE)
    expect(room(page)).to_be_visible()
    page.get_by_label("Write to the proctors").fill("Only once, please.")
    page.get_by_role("button", name="Send").evaluate(TWICE)
    messages = page.get_by_role("list", name="Messages")
    expect(messages.get_by_text("Only once, please.")).to_have_count(1)
    expect(messages.get_by_text("waiting to be sent")).to_have_count(0)
    room(page).click()
    page.get_by_role("dialog").get_by_role("button", name="Finish exam").evaluate(TWICE)
    expect(page.get_by_text("You have finished the exam")).to_be_visible()
    for each in ("POST attempts", "PUT consent", "POST start", "POST submit"):
        assert asked.count(each) == 1, each
