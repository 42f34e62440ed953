"""Other software changes the page: translators, extensions, what takes whole parts away."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.rough.world import Sitting, World

TRANSLATE = """() => {
  const translated = new WeakSet();
  const translate = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      if (translated.has(text) || text.data.trim() === '') continue;
      if (/^(SCRIPT|STYLE|TEXTAREA)$/.test(text.parentNode.nodeName)) continue;
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      inner.textContent = text.data + '\\u00b7';
      translated.add(inner.firstChild);
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  translate();
  new MutationObserver(translate).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""
"""What a browser's translator does: texts become elements of its own, now and whenever something changes."""


def translate(page: Page) -> None:
    page.evaluate(TRANSLATE)
    page.wait_for_selector("font")


def last_picture(world: World, sitting: Sitting) -> str:
    return str(world.live(sitting.exam_id, sitting.attempt_id)["last_frame_at"])


def until(page: Page, what: Callable[[], bool], tries: int = 80) -> None:
    """Wait for something that the server knows, while the page works."""
    for _ in range(tries):
        if what():
            return
        page.wait_for_timeout(100)
    raise AssertionError("It did not happen.")


def pictures_go_on(world: World, sitting: Sitting, page: Page | None = None) -> None:
    seen = last_picture(world, sitting)
    until(page or sitting.page, lambda: last_picture(world, sitting) != seen)


def page_is(world: World, sitting: Sitting, state: str) -> None:
    until(sitting.page, lambda: world.live(sitting.exam_id, sitting.attempt_id)["page"] == state, 150)


def test_a_translated_exam_goes_through_an_outage_and_says_what_is_so(world: World) -> None:
    sitting = world.sit()
    page = sitting.page
    translate(page)
    world.errors.server_is_down = True
    page.context.set_offline(True)
    connection = page.get_by_label("Connection", exact=True)
    expect(connection).to_contain_text("Reconnecting")
    page.get_by_label("Write to the proctors").fill("Are you there?")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("waiting to be sent").first).to_be_visible()
    page.context.set_offline(False)
    world.message(sitting, "We are here.")
    expect(page.get_by_role("list", name="Messages").get_by_text("We are here.")).to_be_visible()
    expect(connection).to_contain_text("Connected")
    expect(connection.get_by_text("Reconnecting")).to_have_count(0)
    expect(page.get_by_role("button", name="Finish exam")).to_be_visible()
    pictures_go_on(world, sitting)


def test_a_check_page_that_is_translated_still_leads_into_the_exam(world: World) -> None:
    sitting = world.join(world.exam(), start=False)
    page = sitting.page
    page.goto(sitting.path)
    translate(page)
    expect(page.get_by_text("exactly one face")).to_be_visible()
    page.get_by_role("button", name="Start the exam").click()
    expect(page.get_by_role("button", name="Finish exam")).to_be_visible()
    pictures_go_on(world, sitting)


def test_a_card_that_an_extension_takes_away_comes_back_and_the_proctor_reads_of_it(world: World) -> None:
    sitting = world.sit()
    page = sitting.page
    page.get_by_label("Write to the proctors").fill("half a sentence")
    page.evaluate("""() => {
      const sections = document.querySelectorAll('.room-side section');
      for (const section of sections) section.replaceChildren(document.createElement('i'));
    }""")
    expect(page.get_by_label("Connection", exact=True)).to_contain_text("Connected")
    expect(page.get_by_label("Write to the proctors")).to_have_value("half a sentence")
    page_is(world, sitting, "failed")
    pictures_go_on(world, sitting)
    page_is(world, sitting, "ok")


def test_the_exam_survives_that_its_whole_page_is_taken_away(world: World) -> None:
    sitting = world.sit()
    page = sitting.page
    finish = page.get_by_role("button", name="Finish exam")
    page.evaluate("document.getElementById('root').replaceChildren()")
    expect(finish).to_be_visible()
    # A copy of the page, in which nothing reacts.
    page.evaluate("document.body.innerHTML = document.body.innerHTML")
    pictures_go_on(world, sitting)
    world.message(sitting, "Still there?")
    expect(page.get_by_role("list", name="Messages").get_by_text("Still there?")).to_be_visible()
    finish.click()
    page.get_by_role("dialog").get_by_role("button", name="Finish exam").click()
    expect(page.get_by_text("You have finished the exam")).to_be_visible()


def test_nodes_put_between_and_around_ours_do_no_harm(world: World) -> None:
    sitting = world.sit()
    page = sitting.page
    page.evaluate("""() => {
      for (const element of [...document.querySelectorAll('#root *')]) {
        if (/^(svg|path|video|iframe|textarea)$/i.test(element.nodeName) || element.closest('svg')) continue;
        element.prepend(document.createElement('x-ext'));
      }
      const wrapped = document.createElement('div');
      document.body.append(wrapped);
      wrapped.append(document.getElementById('root'));
    }""")
    world.errors.server_is_down = True
    page.context.set_offline(True)
    expect(page.get_by_label("Connection", exact=True)).to_contain_text("Reconnecting")
    page.context.set_offline(False)
    expect(page.get_by_label("Connection", exact=True)).to_contain_text("Connected")
    pictures_go_on(world, sitting)


def test_the_staffs_live_page_is_translated_and_taken_away_and_stays_of_use(world: World) -> None:
    sitting = world.sit()
    live = world.watch(sitting.exam_id)
    tile = live.get_by_role("list", name="Candidates").get_by_role("button", name="Candidate One")
    expect(tile).to_be_visible()
    translate(live)
    sitting.page.close()
    expect(live.get_by_role("list", name="Candidates")).to_contain_text("lost", ignore_case=True)
    live.evaluate("document.querySelector('.op-tiles').remove()")
    expect(tile).to_be_visible()
    live.evaluate("document.getElementById('root').replaceChildren()")
    expect(tile).to_be_visible()
    tile.click()
    expect(live.get_by_role("button", name="All candidates")).to_be_visible()
