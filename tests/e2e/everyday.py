"""A browser as a candidate uses one: its tabs can hide each other, which a browser under test usually prevents."""

import subprocess
import time
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import BrowserContext, Playwright

from openproctor.cli.bench.sounds import RATE

__all__ = ["START_S", "everyday_browser", "port_of", "write_wave"]

START_S = 30.0


@contextmanager
def everyday_browser(playwright: Playwright, program: str, flags: list[str], profile: Path) -> Iterator[BrowserContext]:
    """Chromium without a test's own settings: what it shows, hides and focuses is up to it."""
    process = subprocess.Popen(
        [
            program,
            "--headless",
            "--no-first-run",
            "--remote-debugging-port=0",
            f"--user-data-dir={profile}",
            "--window-size=1280,900",
            *flags,
            "about:blank",
        ],
        stderr=subprocess.DEVNULL,
    )
    try:
        browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port_of(profile, process)}", no_defaults=True)
        (context,) = browser.contexts
        context.set_default_timeout(20_000)
        yield context
        browser.close()
    finally:
        process.terminate()
        process.wait(timeout=START_S)


def port_of(profile: Path, process: subprocess.Popen[bytes]) -> int:
    """The port that the browser has chosen, once it listens there."""
    told = profile / "DevToolsActivePort"
    deadline = time.monotonic() + START_S
    while not (told.exists() and told.read_text().strip()):
        assert process.poll() is None, "the browser did not start"
        assert time.monotonic() < deadline, "the browser does not say where it listens"
        time.sleep(0.05)
    return int(told.read_text().split()[0])


def write_wave(path: Path, sound: NDArray[np.float32]) -> Path:
    """Mono sound at the benchmark's rate, as a WAV file that Chromium plays as the microphone, again and again."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
    return path
