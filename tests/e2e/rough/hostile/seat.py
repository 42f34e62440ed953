"""One candidate in the simulation: their browser, their line, what befalls them, and what everyone was told."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import BrowserContext, Error, Page

from tests.e2e.rough.hostile.conductor import Conductor
from tests.e2e.rough.hostile.line import Line
from tests.e2e.rough.hostile.schedule import GROUPS, Kind, Planned

__all__ = ["Seat"]

ANSWER_MS = 3000
"""Real milliseconds in which a page that can answer has answered."""
BOOT_MS, BOOT_IN_VAIN_MS = 60_000, 3000
"""Real milliseconds for which time waits until a page stands there, and where a fault may keep it from that."""
HELP_AFTER_S = 15
"""A person who does not see the exam waits so long before they press something."""
CALM_AFTER_S = 30
"""Seconds after which a fault has no consequences any more, for how closely one looks."""
BUTTONS = ("Try again", "Go on here instead", "Show again", "Load the page again", "Reload")
IN_ROOM = "Finish exam"
CAMERAS = {Kind.CAMERA_GONE: "gone", Kind.BOTH_GONE: "gone", Kind.CAMERA_BUSY: "busy", Kind.CAMERA_MUTED: "muted"}
MICROPHONES = {
    Kind.MICROPHONE_GONE: "gone",
    Kind.BOTH_GONE: "gone",
    Kind.MICROPHONE_BUSY: "busy",
    Kind.MICROPHONE_MUTED: "muted",
}
STORAGES = {Kind.DISK_FULL: "full", Kind.STORAGE_REFUSED: "refused"}
OF_LINE = frozenset(GROUPS[0]) | {Kind.ASLEEP}


@dataclass(eq=False)
class Seat:
    """A candidate who sits an exam of their own."""

    seed: int
    schedule: tuple[Planned, ...]
    conductor: Conductor
    line: Line
    context: BrowserContext
    exam_id: str
    attempt_id: str
    page: Page | None = None
    second: Page | None = None
    skew_h: int = 0
    texts: list[tuple[float, str]] = field(default_factory=list)
    """What the candidate could read, from when on."""
    lives: list[tuple[float, Mapping[str, Any]]] = field(default_factory=list)
    """What the staff's page was told."""
    helped: list[tuple[float, str]] = field(default_factory=list)
    """When the candidate had to press something, and what they read."""
    complaints: list[str] = field(default_factory=list)
    """Errors that nobody has caught in the page."""
    _going_on: set[Planned] = field(default_factory=set)
    _missing_since: float | None = None

    def __post_init__(self) -> None:
        self._to_come = deque(self.schedule)

    @property
    def _active(self) -> set[Kind]:
        """The kinds of fault that go on."""
        return {planned.kind for planned in self._going_on}

    @property
    def world(self) -> dict[str, object]:
        """What the candidate's machine is like at this moment."""

        def state(of: Mapping[Kind, str]) -> str:
            return next((words for kind, words in of.items() if kind in self._active), "ok")

        return {
            "skew_h": self.skew_h,
            "boot_ms": BOOT_IN_VAIN_MS if self._unreachable else BOOT_MS,
            "camera": state(CAMERAS),
            "microphone": state(MICROPHONES),
            "storage": state(STORAGES),
        }

    @property
    def _unreachable(self) -> bool:
        """Whether something may keep a page from coming."""
        return bool(self.line.faults) or self.conductor.is_serverless

    @property
    def befallen(self) -> list[str]:
        """What is wrong at this moment."""
        return sorted(self._active)

    async def open(self) -> None:
        """Go to the exam in a new tab."""
        self.page = await self._new_tab()

    async def follow_schedule(self) -> None:
        """Whatever is due: what ends first, then what begins, then what the candidate does about it."""
        now = round(self.conductor.clock.now)
        for planned in [each for each in self.schedule if each in self._going_on and each.end <= now]:
            self._going_on.discard(planned)
            await self._end(planned)
        while self._to_come and self._to_come[0].at <= now:
            planned = self._to_come.popleft()
            self._going_on.add(planned)
            await self._begin(planned)
        self.line.calm = not any(each.at - 2 <= now < each.end + CALM_AFTER_S for each in self.schedule)
        await self._help(now)

    def read(self) -> None:
        """Write down what the candidate can read now."""
        text = "\n".join(sorted(page.text for page in self.conductor.pages_of(self.line)))
        if not self.texts or self.texts[-1][1] != text:
            self.texts.append((self.conductor.clock.now, text))

    async def _begin(self, planned: Planned) -> None:
        kind = planned.kind
        if kind in OF_LINE:
            self._set_line()
        if kind is Kind.SOCKET_CUT:
            self.line.cut_sockets()
        elif kind is Kind.CLOCK_SET:
            self.skew_h = planned.value
        elif kind in (Kind.TRANSLATED, Kind.INSERTED):
            await self._tell(act="translate" if kind is Kind.TRANSLATED else "insert")
        elif kind is Kind.ASLEEP:
            self._sleep(asleep=True)
        else:
            await self._leave(kind)
        await self._tell(set=self.world)

    async def _leave(self, kind: Kind) -> None:
        """What is done with the page itself."""
        if kind in (Kind.RELOADED, Kind.STORAGE_REFUSED):
            await self._load(self.page)
        elif kind is Kind.SECOND_TAB:
            self.second = await self._new_tab()
        elif kind is Kind.WENT_BACK and self.page is not None:
            with suppress(Error):  # it may be on its way to somewhere else
                await self.page.goto("about:blank")
        elif kind is Kind.CLOSED:
            await self._close()
        elif kind is Kind.CRASHED:
            await self._crash()

    async def _end(self, planned: Planned) -> None:
        kind = planned.kind
        if kind in OF_LINE:
            self._set_line()
        await self._tell(set=self.world)
        if kind in (Kind.TRANSLATED, Kind.INSERTED):
            await self._tell(act="untranslate" if kind is Kind.TRANSLATED else "remove")
        elif kind is Kind.SECOND_TAB and self.second is not None:
            # The one that came second, or the one that was there first.
            gone, self.page = (self.second, self.page) if planned.length % 2 else (self.page, self.second)
            self.second = None
            if gone is not None:
                await gone.close()
        elif kind is Kind.WENT_BACK and self.page is not None:
            await self._go(self.page, self.page.go_back(wait_until="commit", timeout=0))
        elif kind in (Kind.CLOSED, Kind.CRASHED):
            await self._close()
            await self.open()
        elif kind is Kind.ASLEEP:
            self._sleep(asleep=False)

    def _set_line(self) -> None:
        self.line.set([kind for kind in self._active if kind in OF_LINE])

    def _sleep(self, *, asleep: bool) -> None:
        for page in self.conductor.pages_of(self.line):
            page.asleep = asleep

    async def _tell(self, **words: object) -> None:
        for page in self.conductor.pages_of(self.line):
            await page.tell(**words)

    async def _new_tab(self) -> Page:
        page = await self.context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(f"{self.conductor.clock.now:.0f} s: {error}"))
        page.on("dialog", lambda dialog: asyncio.ensure_future(dialog.accept()))
        await self._load(page)
        return page

    async def _load(self, page: Page | None) -> None:
        if page is None:
            return
        await self._go(page, page.goto(f"/attempt/{self.attempt_id}", wait_until="commit", timeout=0))

    async def _go(self, page: Page, navigation: Awaitable[object]) -> None:
        """A page that came goes by simulated time from its first moment on; one that the line keeps back comes later."""
        going = asyncio.ensure_future(navigation)
        going.add_done_callback(lambda gone: gone.cancelled() or gone.exception())
        going.add_done_callback(lambda _: self.conductor.moved())
        is_held = self.line.held
        await self.conductor.until(lambda: going.done() or self.line.held > is_held)
        if going.done() and page.url.startswith("http"):
            await self.conductor.until(lambda: bool(self.conductor.pages_of(self.line)) or self._unreachable)

    async def _close(self) -> None:
        if self.page is not None:
            await self.page.close()
            self.page = None

    async def _crash(self) -> None:
        if self.page is None:
            return
        gone = asyncio.Event()
        self.page.once("crash", lambda _: gone.set())
        devtools = await self.context.new_cdp_session(self.page)
        crashing = asyncio.ensure_future(devtools.send("Page.crash"))
        with suppress(TimeoutError):
            async with asyncio.timeout(ANSWER_MS / 1000):
                await gone.wait()
        crashing.cancel()
        with suppress(Error, asyncio.CancelledError):
            await crashing

    async def _help(self, now: int) -> None:
        """What anybody does who does not see their exam."""
        away = self._active & {Kind.WENT_BACK, Kind.CLOSED, Kind.CRASHED, Kind.ASLEEP}
        text = "\n".join(page.text for page in self.conductor.pages_of(self.line))
        if away or IN_ROOM in text:
            self._missing_since = None
            return
        self._missing_since = now if self._missing_since is None else self._missing_since
        if now - self._missing_since < HELP_AFTER_S:
            return
        self._missing_since = now
        self.helped.append((now, text))
        if self.page is None:
            await self.open()
            return
        if not await self._press():
            await self._load(self.page)

    async def _press(self) -> bool:
        """Press the first button that helps, if there is one."""
        assert self.page is not None
        # A page that is still on its way answers nothing.
        with suppress(Error, TimeoutError):
            async with asyncio.timeout(ANSWER_MS / 1000):
                for words in BUTTONS:
                    button = self.page.locator("button", has_text=words)
                    if await button.count() > 0:
                        await button.first.evaluate("(button) => button.click()")
                        return True
        return False

    def hear(self, message: str) -> None:
        """Something came on the staff's socket."""
        said = json.loads(message)
        cards = said.get("attempts") or ([said["attempt"]] if said.get("attempt") else [])
        for live in [said.get("live"), *(card.get("live") for card in cards)]:
            if live and live["attempt_id"] == self.attempt_id:
                self.lives.append((self.conductor.clock.now, live))
