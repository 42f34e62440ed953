"""Real Chromium against a real server process, with a clip as the webcam."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, expect, sync_playwright

from openproctor.cli.bench.server import ServerProcess
from tests.e2e.clip import write_clip

expect.set_options(timeout=30_000)
"""A machine that is busy is no fault of a page."""

NOT_NEEDED = (
    # The address bar's suggestions are two pages of their own for every window, and cost more than the page that is tested.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "AiModeOmniboxEntryPoint", "PreloadTopChromeWebUI"),
    # What Playwright switches off: of two such lists the browser reads the last.
    *(
        "AvoidUnnecessaryBeforeUnloadCheckSync",
        "DestroyProfileOnBrowserClose",
        "HttpsUpgrades",
        "HttpsFirstBalancedModeAutoEnable",
    ),
    *("LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect"),
    *("TcpPortRandomizationWin", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"),
)
"""Features of the browser."""

FLAGS = (
    f"--disable-features={','.join(NOT_NEEDED)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    "--allow-loopback-in-peer-connection",
    "--autoplay-policy=no-user-gesture-required",
)


def find_chromium() -> str | None:
    """The browser's program, if one is installed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for found in map(shutil.which, names) if found), None)


@dataclass
class Errors:
    """Collects what a page complains of; the test fails on any of it."""

    seen: list[str] = field(default_factory=list)
    server_is_down: bool = False
    """While set, failures to reach the server are what the browser should report."""
    expected: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> Page:
        """Collect this page's errors."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.seen.append(f"{page.url}: {error}"))
        page.on("request", self._request)
        return page

    def _console(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        # A server that is killed resets what it was answering, or ends it before all of it was sent.
        cut = ("ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_CONTENT_LENGTH_MISMATCH", "ERR_EMPTY_RESPONSE")
        down = (*cut, "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_INTERNET_DISCONNECTED", "WebSocket connection to")
        if self.server_is_down and any(words in message.text for words in down):
            return
        if not any(words in message.text for words in self.expected):
            self.seen.append(f"{message.type}: {message.text} ({message.location.get('url')})")

    def _request(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "blob:", "data:")):
            self.seen.append(f"a request to a third party: {url}")


@pytest.fixture
def errors() -> Iterator[Errors]:
    collected = Errors()
    yield collected
    assert collected.seen == []


@pytest.fixture(scope="session")
def webcam(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One person, nobody, one, two, one."""
    path = tmp_path_factory.mktemp("webcam") / "webcam.y4m"
    write_clip(path)
    return path


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """One for the process, for two are not possible; it ends with these tests, for asyncio's do not go with it."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program."""
    found = find_chromium()
    if found is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    return found


@pytest.fixture(scope="package")
def browser(playwright: Playwright, chromium: str, webcam: Path) -> Iterator[Browser]:
    """One for all tests of a process that need no other: each has contexts of its own."""
    running = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, f"--use-file-for-fake-video-capture={webcam}"])
    yield running
    running.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    with ServerProcess(tmp_path / "data") as running:
        yield running


@dataclass
class Studio:
    """One server, one browser, and contexts that know nothing of each other."""

    server: ServerProcess
    browser: Browser
    errors: Errors
    contexts: list[BrowserContext] = field(default_factory=list)

    def person(self, *, width: int = 1280, height: int = 900) -> Page:
        """A page in a context of its own."""
        context: BrowserContext = self.browser.new_context(
            base_url=self.server.base, viewport={"width": width, "height": height}, permissions=["camera", "microphone"]
        )
        context.set_default_timeout(20_000)
        self.contexts.append(context)
        return self.errors.watch(context.new_page())


@pytest.fixture
def studio(server: ServerProcess, browser: Browser, errors: Errors) -> Iterator[Studio]:
    made = Studio(server, browser, errors)
    yield made
    # A camera that is used no more plays its clip from the beginning for the next test.
    for context in made.contexts:
        context.close()
