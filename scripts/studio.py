"""The browser, its scripted cameras, and the album that the pictures go into."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.e2e.conftest import FLAGS, find_chromium

from scripts.scenes import Scenes

__all__ = ["README_PICTURE", "Album", "Studio", "open_browser", "serve_exam"]

WIDE, NARROW = (1440, 900), (390, 844)
SMALL = (480, 360)
"""Size of pages that are in no picture."""
README_PICTURE = "readme.png"
README_HEIGHT = 940
PATIENCE_MS = 30_000
CAMERA = Path(__file__).with_name("camera.js")
EXAM = Path(__file__).with_name("exam.html")

SETTLED = """async () => {
  await document.fonts.ready;
  const inView = ({ top, bottom }) => bottom > 0 && top < innerHeight;
  const images = [...document.images].filter((image) => inView(image.getBoundingClientRect()));
  await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
}"""
"""Waits until the layout has settled and the pictures in view are decoded."""

TOO_WIDE = """() => {
  const words = (element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent.slice(0, 40)}`;
  const root = document.scrollingElement;
  const cut = ({ clientWidth, scrollWidth, title }) => clientWidth > 1 && scrollWidth > clientWidth + 1 && title === "";
  const clipped = [...document.querySelectorAll("button, a, h1, h2, h3, label, .op-chip, td")].filter(
    (element) => cut(element) && getComputedStyle(element).overflowX !== "visible",
  );
  return [...(root.scrollWidth > innerWidth ? [`the page is ${root.scrollWidth} wide`] : []), ...clipped.map(words)];
}"""
"""Finds what does not fit: the page itself, and words that are cut off and not shown by hovering either."""


@dataclass
class Album:
    """Takes each picture wide and narrow, and records what does not fit."""

    folder: Path
    problems: list[str] = field(default_factory=list)

    def take(self, page: Page, name: str, *, whole: bool = True) -> None:
        """A picture at both widths; ``whole`` includes what has to be scrolled to."""
        for width, height in (NARROW, WIDE):
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate(SETTLED)
            self.problems += [f"{name} at {width}: {problem}" for problem in page.evaluate(TOO_WIDE)]
            page.screenshot(path=self.folder / f"{name}-{width}.png", full_page=whole)

    def take_for_readme(self, page: Page) -> None:
        """The one picture that is shown outside: as wide as the others, and as high as three rows of tiles need."""
        page.set_viewport_size({"width": WIDE[0], "height": README_HEIGHT})
        page.evaluate(SETTLED)
        page.screenshot(path=self.folder / README_PICTURE)


@dataclass(frozen=True)
class Studio:
    """One browser, and people in it who know nothing of each other."""

    browser: Browser
    base: str
    scenes: Scenes
    colours: Literal["light", "dark"]

    def person(self, scene: str | None = None, *, failure: str | None = None, extra: bool = False) -> Page:
        """A page in a context of its own, with a camera that shows ``scene`` or fails with the error of this name.

        An ``extra`` is only shown on other pages: small and silent, because one machine has to run many.
        """
        width, height = SMALL if extra else WIDE
        context = self.browser.new_context(
            base_url=self.base,
            viewport={"width": width, "height": height},
            permissions=["camera", "microphone"],
            color_scheme=self.colours,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE_MS)
        if scene is not None or failure is not None:
            given = json.dumps({"scenes": self.scenes, "scene": scene, "sound": not extra, "failure": failure})
            context.add_init_script(f"({CAMERA.read_text().rstrip()})({given})")
        return context.new_page()


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Chromium as the browser tests start it."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        program = find_chromium()
        if program is None:
            raise FileNotFoundError("Chromium is not installed (Debian: apt-get install chromium)")
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


class _ExamSite(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = EXAM.read_bytes()
        self.send_response(200)
        self.send_header("content-type", "text/html; charset=utf-8")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


@contextmanager
def serve_exam() -> Iterator[str]:
    """Serve an exam's own site on another port of loopback while the block runs; its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _ExamSite)
    thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.1), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/exam"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
