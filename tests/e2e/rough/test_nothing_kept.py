"""A device that keeps nothing: full disks, site data that is blocked, storage that fails in the middle."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.rough.test_page_changed import pictures_go_on, until
from tests.e2e.rough.world import Sitting, World

FULL_DISK = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...args) {
  if (this.name === 'bodies') throw new DOMException('The disk is full.', 'QuotaExceededError');
  return put.apply(this, args);
};
"""
NO_SITE_DATA = """
const refuse = () => { throw new DOMException('Access is denied for this document.', 'SecurityError'); };
Object.defineProperty(window, 'indexedDB', { get: refuse });
Object.defineProperty(window, 'localStorage', { get: refuse });
Object.defineProperty(window, 'sessionStorage', { get: refuse });
Object.defineProperty(window, 'caches', { get: refuse });
LockManager.prototype.request = () => Promise.reject(new DOMException('denied', 'SecurityError'));
window.BroadcastChannel = class { constructor() { refuse(); } };
"""
HANGING_DISK = """
IDBFactory.prototype.open = () => new EventTarget();
"""


def gaps(world: World, sitting: Sitting) -> list[object]:
    path = f"/api/v1/exams/{sitting.exam_id}/attempts/{sitting.attempt_id}/gaps"
    return list(world.staff.get(path).raise_for_status().json())


def backlog(page: Page) -> int:
    words = page.get_by_label("Connection", exact=True).text_content() or ""
    found = re.search(r"Waiting now: (\d+)", words)
    return int(found[1]) if found else 0


def go_offline(world: World, page: Page) -> None:
    world.errors.server_is_down = True
    page.context.set_offline(True)


def sent_without_loss(world: World, sitting: Sitting) -> None:
    """The line is back: all that waited arrives, and nothing is missing."""
    page = sitting.page
    page.context.set_offline(False)
    expect(page.get_by_label("Connection", exact=True)).to_contain_text("Connected")
    until(page, lambda: backlog(page) <= 1, 150)
    pictures_go_on(world, sitting)
    assert gaps(world, sitting) == []
    expect(page.get_by_text("given up")).to_have_count(0)


def test_a_full_disk_costs_nothing_while_memory_has_room_and_the_page_says_what_a_reload_would(world: World) -> None:
    context = world.context()
    context.add_init_script(FULL_DISK)
    sitting = world.sit(context=context)
    page = sitting.page
    go_offline(world, page)
    connection = page.get_by_label("Connection", exact=True)
    expect(connection).to_contain_text(re.compile(r"items had no room on this device’s disk"))
    expect(connection.get_by_text("survives a reload")).to_have_count(0)
    until(page, lambda: backlog(page) >= 6, 150)
    sent_without_loss(world, sitting)


def test_a_quota_of_almost_nothing_costs_nothing_either(world: World) -> None:
    sitting = world.join(world.exam())
    page = sitting.page
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": world.server.base, "quotaSize": 100_000})
    sitting.enter()
    go_offline(world, page)
    until(page, lambda: backlog(page) >= 8, 200)
    sent_without_loss(world, sitting)


def test_where_the_browser_blocks_all_site_data_the_join_page_says_so_and_the_exam_can_be_taken(world: World) -> None:
    context = world.context()
    context.add_init_script(NO_SITE_DATA)
    sitting = world.join(world.exam(), context=context)
    page = sitting.page
    page.goto(sitting.link)
    expect(page.get_by_text("Your browser stores nothing for this site")).to_be_visible()
    page.get_by_label("I have read this and agree to the recording.").check()
    page.get_by_role("button", name="Agree and continue").click()
    expect(page.get_by_role("button", name="Finish exam")).to_be_visible()
    pictures_go_on(world, sitting)
    page.get_by_text("Connection details").click()
    expect(page.get_by_text("This browser stores nothing: do not reload").last).to_be_visible()
    go_offline(world, page)
    until(page, lambda: backlog(page) >= 3, 150)
    sent_without_loss(world, sitting)


def test_storage_that_never_answers_holds_nothing_up_for_long(world: World) -> None:
    context = world.context()
    context.add_init_script(HANGING_DISK)
    sitting = world.sit(context=context)
    pictures_go_on(world, sitting)
    sent_without_loss(world, sitting)


def test_the_join_page_names_what_the_browser_blocks_before_anything_else(world: World) -> None:
    link = world.invite(world.exam())
    context = world.context()
    context.add_init_script("Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false });")
    context.add_init_script("delete window.RTCPeerConnection; delete window.webkitRTCPeerConnection; delete window.WebSocket;")
    page = world.page(context)
    page.goto(link)
    for words in ("blocks cookies", r"blocks live video \(WebRTC\)", r"blocks live connections \(WebSocket\)"):
        expect(page.get_by_text(re.compile(f"Your browser {words}"))).to_be_visible()
    expect(page.get_by_role("button", name="Agree and continue")).to_have_count(0)
    page.get_by_role("button", name="Try anyway").click()
    expect(page.get_by_role("button", name="Agree and continue")).to_be_visible()
    expect(page.get_by_text("Your browser blocks cookies")).to_be_visible()


def test_a_browser_without_a_camera_interface_is_told_so_and_can_check_again(world: World) -> None:
    link = world.invite(world.exam())
    context = world.context()
    context.add_init_script("""
      Object.defineProperty(Navigator.prototype, 'mediaDevices', { get: () => undefined });
      Object.defineProperty(Document.prototype, 'cookie', { get: () => { throw new DOMException('', 'SecurityError'); } });
    """)
    page = world.page(context)
    page.goto(link)
    expect(page.get_by_text("This browser cannot take part in the exam")).to_be_visible()
    expect(page.get_by_text("Your browser blocks cookies")).to_be_visible()
    expect(page.get_by_role("button", name="Try anyway")).to_have_count(0)
    page.get_by_role("button", name="Check again").click()
    expect(page.get_by_text("This browser cannot take part in the exam")).to_be_visible()
