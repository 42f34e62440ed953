"""A candidate's device: a browser with a profile on the disk that can be killed, and the page's outbox without the page."""

import base64
import os
import signal
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypedDict

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route

from tests.e2e.everyday import START_S, port_of

__all__ = ["Device", "Kept", "fill", "flush", "load_outbox", "on_disk"]

MODULE = "/outbox-under-test.js"
"""Where the bundled outbox appears at the server's own origin; only the test's browser is told so."""


class Kept(TypedDict):
    """An item as it lies on the device's disk."""

    stream: str
    seq: int
    sha256: str


class Device:
    """Chromium with a profile of its own, which survives the browser."""

    def __init__(self, playwright: Playwright, program: str, flags: Sequence[str], profile: Path) -> None:
        self._playwright = playwright
        self._command = [
            program,
            "--headless",
            "--no-first-run",
            "--remote-debugging-port=0",
            f"--user-data-dir={profile}",
            "--window-size=1280,900",
            *flags,
            "about:blank",
        ]
        self._profile = profile
        self._process: subprocess.Popen[bytes] | None = None
        self._browser: Browser | None = None

    def start(self) -> BrowserContext:
        """Switch the browser on."""
        (self._profile / "DevToolsActivePort").unlink(missing_ok=True)
        self._process = subprocess.Popen(self._command, stderr=subprocess.DEVNULL, start_new_session=True)
        port = port_of(self._profile, self._process)
        self._browser = self._playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        (context,) = self._browser.contexts
        context.set_default_timeout(20_000)
        return context

    def kill(self) -> None:
        """As a power cut would: the browser and all its processes, at once."""
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(timeout=START_S)


ON_DISK = """() => new Promise((resolve, reject) => {
  const opening = indexedDB.open("openproctor-outbox");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const db = opening.result;
    const all = db.transaction("entries").objectStore("entries").getAll();
    all.onsuccess = () => { db.close(); resolve(all.result.map(({ stream, seq, sha256 }) => ({ stream, seq, sha256 }))); };
  };
})"""


def on_disk(page: Page) -> list[Kept]:
    """What waits on the device."""
    found: list[Kept] = page.evaluate(ON_DISK)
    return found


LOAD = """async ([module, attemptId, nextSeqs]) => {
  const { Outbox } = await import(module);
  const refresh = async () => {
    const answer = await fetch(`/api/v1/attempts/${attemptId}/token`, { method: "POST" });
    return (await answer.json()).access_token;
  };
  let token = null;
  const tokens = { get: async () => (token ??= await refresh()), refresh: async () => (token = await refresh()) };
  // What the disk does not take is given up at once: memory would take all that these tests have.
  window.outboxUnderTest = new Outbox({ attemptId, nextSeqs, tokens, maxMemoryBytes: 0 });
  await window.outboxUnderTest.open();
}"""


def load_outbox(page: Page, bundle: Path, attempt_id: str, next_seqs: dict[str, int]) -> None:
    """Have the page's own outbox in a page that captures nothing; it has sent what the exam's page had left."""

    def serve(route: Route) -> None:
        route.fulfill(body=bundle.read_text(), content_type="text/javascript")

    page.route(f"**{MODULE}", serve)
    page.evaluate(LOAD, [MODULE, attempt_id, next_seqs])
    flush(page)


def flush(page: Page) -> None:
    """Wait until the outbox has sent everything."""
    assert page.evaluate("() => window.outboxUnderTest.flush(120_000)")


FILL = """async ({ items, bodies }) => {
  const bytes = bodies.map((text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer);
  const seqs = [];
  for (const { stream, body, at, ref } of items) {
    seqs.push(await window.outboxUnderTest.add(stream, bytes[body], new Date(at), ref ?? undefined));
  }
  const { backlog, dropped, durable, saved } = window.outboxUnderTest;
  return { seqs, backlog, dropped, durable, saved };
}"""


def fill(page: Page, items: Iterable[tuple[str, int, str]], bodies: Sequence[bytes]) -> dict[str, Any]:
    """Hand items to the outbox, one after the other: stream, which body, capture time."""
    told = [{"stream": stream, "body": body, "at": at} for stream, body, at in items]
    answer: dict[str, Any] = page.evaluate(
        FILL, {"items": told, "bodies": [base64.b64encode(body).decode() for body in bodies]}
    )
    return answer
