"""Firefox by its own protocol, WebDriver BiDi (https://www.w3.org/TR/webdriver-bidi/): Playwright drives its own build only.

What is clicked and typed goes through the browser's own input, so that the page is used by a person as far as it can tell.
"""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from websockets.sync.client import ClientConnection, connect

__all__ = ["Firefox", "Tab", "find_firefox", "running_firefox"]

START_S = 60.0
WAIT_S = 30.0
PREFERENCES: dict[str, bool | int | str] = {
    # Devices that are not there, without a question, and live video between windows of this machine.
    "media.navigator.streams.fake": True,
    "media.navigator.permission.disabled": True,
    "media.autoplay.default": 0,
    "media.peerconnection.ice.loopback": True,
    "media.peerconnection.ice.obfuscate_host_addresses": False,
    # Nothing leaves the machine: whatever is not for loopback goes to a proxy that is not there.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": "127.0.0.1, localhost",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.trr.mode": 5,
    "app.update.disabledForTesting": True,
    "app.normandy.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.region.network.url": "",
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "browser.aboutwelcome.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "services.settings.server": "data:,#",
    "toolkit.telemetry.server": "",
}
_FIND = """(name, selector) => {
  const named = (element) => (element.getAttribute("aria-label") ?? element.textContent).trim() === name;
  const label = [...document.querySelectorAll("label")].find(named);
  const found = [...document.querySelectorAll(selector)].filter((element) => name === "" || named(element)).at(-1);
  const element = found ?? label?.control ?? null;
  if (element === null || element.disabled) return null;
  element.scrollIntoView({ block: "center" });
  // What still moves would be missed.
  const moves = document.getAnimations().some(({ effect }) => effect.target?.contains(element));
  return moves ? null : element;
}"""
_Message: TypeAlias = dict[str, Any]


def find_firefox() -> str | None:
    """The browser's program, if one is installed."""
    return next((found for found in map(shutil.which, ("firefox-esr", "firefox")) if found), None)


@dataclass
class Firefox:
    """A browser that runs."""

    socket: ClientConnection
    complaints: list[str] = field(default_factory=list)
    """What pages wrote as errors, and requests to others than this machine."""
    _last: int = 0

    def command(self, method: str, **parameters: Any) -> _Message:
        """Send a command, and return its result.

        Raises:
            RuntimeError: the browser says that it cannot.
        """
        self._last += 1
        self.socket.send(json.dumps({"id": self._last, "method": method, "params": parameters}))
        while True:
            message: _Message = json.loads(self.socket.recv(timeout=WAIT_S))
            if message["type"] == "event":
                self._note(message["method"], message["params"])
            elif message["id"] == self._last:
                if message["type"] == "error":
                    raise RuntimeError(f"{method}: {message['message']}")
                result: _Message = message["result"]
                return result

    def window(self) -> "Tab":
        """A new window that shares nothing with others."""
        person = self.command("browser.createUserContext")["userContext"]
        return Tab(self, self.command("browsingContext.create", type="window", userContext=person)["context"])

    def _note(self, event: str, told: _Message) -> None:
        if event == "log.entryAdded" and told["level"] == "error":
            self.complaints.append(str(told["text"]))
        elif event == "network.beforeRequestSent" and not told["request"]["url"].startswith(
            ("http://127.0.0.1:", "ws://127.0.0.1:", "blob:", "data:")
        ):
            self.complaints.append(f"a request to a third party: {told['request']['url']}")


@dataclass(frozen=True)
class Tab:
    """One window with one page."""

    browser: Firefox
    context: str

    def goto(self, url: str) -> None:
        """Open an address, and wait until the page has been loaded."""
        self.browser.command("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """The value of an expression of JavaScript, as JSON would carry it."""
        wrapped = f"Promise.resolve({expression}).then((value) => JSON.stringify(value ?? null))"
        target = {"context": self.context}
        told = self.browser.command("script.evaluate", expression=wrapped, target=target, awaitPromise=True)
        assert told["type"] == "success", told["exceptionDetails"]["text"]
        return json.loads(told["result"]["value"])

    def until(self, expression: str, seconds: float = WAIT_S) -> Any:
        """The value of an expression as soon as it is true."""
        deadline = time.monotonic() + seconds
        while not (value := self.evaluate(expression)):
            assert time.monotonic() < deadline, f"{expression}\n{self.evaluate('document.body?.innerText')}"
            time.sleep(0.1)
        return value

    def shows(self, words: str) -> None:
        """Wait until the page shows these words."""
        self.until(f"(document.body?.innerText ?? '').includes({json.dumps(words)})")

    def click(self, name: str, selector: str = "button, a, input, textarea") -> None:
        """Click what has this name, once it is there and can be used: a button, a link, a box to tick, a field."""
        origin = {"type": "element", "element": {"sharedId": self._find(name, selector)}}
        clicks: list[_Message] = [{"type": "pointerMove", "x": 0, "y": 0, "origin": origin}]
        clicks += [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._perform({"type": "pointer", "id": "mouse", "actions": clicks})

    def fill(self, name: str, text: str) -> None:
        """Type into the field of this name."""
        self.click(name)
        keys = [{"type": kind, "value": each} for each in text for kind in ("keyDown", "keyUp")]
        self._perform({"type": "key", "id": "keyboard", "actions": keys})

    def _perform(self, source: _Message) -> None:
        self.browser.command("input.performActions", context=self.context, actions=[source])

    def _find(self, *wanted: str) -> str:
        target, arguments = {"context": self.context}, [{"type": "string", "value": each} for each in wanted]
        asked = {"functionDeclaration": _FIND, "target": target, "arguments": arguments, "awaitPromise": False}
        deadline = time.monotonic() + WAIT_S
        while "sharedId" not in (found := self.browser.command("script.callFunction", **asked)["result"]):
            assert time.monotonic() < deadline, f"{wanted}\n{self.evaluate('document.body?.innerText')}"
            time.sleep(0.1)
        return str(found["sharedId"])


@contextmanager
def running_firefox(program: str, profile: Path) -> Iterator[Firefox]:
    """A Firefox without a screen, in a new profile, that runs while the block does."""
    profile.mkdir()
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()]
    (profile / "user.js").write_text("".join(lines))
    arguments = (program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0")
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with connect(f"ws://127.0.0.1:{_port(profile, process)}/session", max_size=None, compression=None) as socket:
            browser = Firefox(socket)
            browser.command("session.new", capabilities={})
            browser.command("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
            yield browser
    finally:
        process.terminate()
        process.wait(timeout=START_S)


def _port(profile: Path, process: subprocess.Popen[bytes]) -> int:
    """The port that the browser has chosen, once it listens there."""
    told = profile / "WebDriverBiDiServer.json"
    deadline = time.monotonic() + START_S
    while not (told.exists() and told.read_text().endswith("}")):
        assert process.poll() is None, "the browser did not start"
        assert time.monotonic() < deadline, "the browser does not say where it listens"
        time.sleep(0.05)
    return int(json.loads(told.read_text())["ws_port"])
