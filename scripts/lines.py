"""Measures what gets through narrow lines, with real Chromium: ``python -m scripts.lines``, a table in Markdown on stdout.

All lines are measured side by side, each by a candidate of their own behind a line of their own, as they mostly wait.
"""

import argparse
import contextlib
import re
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import httpx
from playwright.sync_api import expect, sync_playwright
from tests.e2e.clip import write_clip
from tests.e2e.conftest import FLAGS, Errors, find_chromium
from tests.e2e.rough.shaped_line import GOOD, Line, ShapedLine, shaped_line
from tests.e2e.rough.world import Sitting, World, sign_up

from openproctor.cli.bench.server import UNLIMITED, ServerProcess

KBITS = (32, 64, 100, 200, 500)
DELAY_S, LOSS = 0.3, 0.05
SETTLE_S = 10.0
"""What a page needs to find out how narrow its line is: not counted in the percentiles, but in the maximum."""
MESSAGE_EVERY_S = 15.0
ALL_THERE_S = 300.0
SEEN = """
window.seenAt = {};
new MutationObserver(() => {
    for (const entry of document.querySelectorAll(".chat-entry")) {
        const [word] = /(word|own)-\\d+/.exec(entry.innerText) ?? [];
        if (word !== undefined && !entry.innerText.includes("waiting to be sent")) window.seenAt[word] ??= Date.now();
    }
}).observe(document, { childList: true, subtree: true, characterData: true });
"""
"""When the candidate sees a message of the staff, and that one of theirs has arrived."""


@dataclass
class Run:
    """One candidate behind one line."""

    kbits: float
    recording: bool
    sitting: Sitting
    line: ShapedLine
    ages: list[tuple[float, float]] = field(default_factory=list)
    """Seconds since the line became narrow, and the age of the newest picture."""
    cameras: set[str] = field(default_factory=set)
    behind_s: float = 0
    told: dict[str, float] = field(default_factory=dict)
    """When each message was sent to the candidate, in seconds since the epoch."""
    written: dict[str, float] = field(default_factory=dict)
    """When each message of the candidate was written."""
    shown: dict[str, float] = field(default_factory=dict)
    waiting: str = ""
    all_there_s: float | None = None


def measure(world: World, runs: Sequence[Run], seconds: float) -> None:
    """Let all of them take their exam behind their lines."""
    for run in runs:
        run.line.become(Line(run.kbits, DELAY_S, LOSS))
    began = time.monotonic()
    due, number = began + MESSAGE_EVERY_S / 2, 0
    while (passed := time.monotonic() - began) < seconds:
        for run in runs:
            live = world.live(run.sitting.exam_id, run.sitting.attempt_id)
            age = (datetime.now(UTC) - datetime.fromisoformat(live["last_frame_at"])).total_seconds()
            run.ages.append((time.monotonic() - began, age))
            run.cameras.add(live["camera"])
            run.behind_s = max(run.behind_s, live["behind_s"] or 0)
        if time.monotonic() >= due and passed < seconds - MESSAGE_EVERY_S:
            due, number = due + MESSAGE_EVERY_S, number + 1
            for run in runs:
                exchange_words(world, run, number)
        runs[0].sitting.page.wait_for_timeout(300)
    for run in runs:
        run.waiting = waiting(run)
        run.shown = run.sitting.page.evaluate("() => Object.fromEntries(Object.entries(seenAt).map(([k, v]) => [k, v / 1000]))")


def exchange_words(world: World, run: Run, number: int) -> None:
    """A message to the candidate, and one from them."""
    word = f"word-{2 * number}"
    run.told[word] = time.time()
    world.message(run.sitting, word, client_id=f"message-{number:04}")
    own = f"own-{2 * number + 1}"
    box = run.sitting.page.get_by_label("Write to the proctors")
    box.fill(own)
    run.written[own] = time.time()
    run.sitting.page.get_by_role("button", name="Send", exact=True).click()


def waiting(run: Run) -> str:
    """What the page says that it still has to send; empty for next to nothing."""
    found = re.search(r"(.*) waiting to be sent", run.sitting.page.locator("section[aria-label=Connection]").inner_text())
    return found.group(1) if found else ""


def let_all_arrive(runs: Sequence[Run]) -> None:
    """Wait until nothing waits any more on lines that are good again."""
    for run in runs:
        run.line.become(GOOD)
    began = time.monotonic()
    while (passed := time.monotonic() - began) < ALL_THERE_S and any(run.all_there_s is None for run in runs):
        for run in runs:
            if run.all_there_s is None and not waiting(run):
                run.all_there_s = passed
        runs[0].sitting.page.wait_for_timeout(200)


def table(runs: Sequence[Run]) -> str:
    """The figures of all runs, in Markdown."""
    head = (
        "| line up | recording | age of the newest picture: half / 95 % / most | in the first 10 s | camera | staff read "
        "| to the candidate: half / most | from the candidate: half / most | waits at the end | all there after |"
    )
    return "\n".join([head, "|---:|---|---:|---:|---|---:|---:|---:|---|---:|", *map(row, runs)])


def row(run: Run) -> str:
    """One line of the table."""
    settled = sorted(age for at, age in run.ages if at >= SETTLE_S)
    first = max(age for at, age in run.ages if at < SETTLE_S)
    p95 = settled[min(len(settled) - 1, round(0.95 * len(settled)))]
    there = "not yet" if run.all_there_s is None else f"{run.all_there_s:.1f} s"
    cells = [
        f"{run.kbits:g} kbit/s",
        "yes" if run.recording else "no",
        f"{statistics.median(settled):.1f} / {p95:.1f} / {settled[-1]:.1f} s",
        f"{first:.1f} s",
        " and ".join(sorted(run.cameras)),
        f"{run.behind_s:g} s behind",
        delays(run.told, run.shown),
        delays(run.written, run.shown),
        run.waiting or "nothing",
        there,
    ]
    return f"| {' | '.join(cells)} |"


def delays(sent: dict[str, float], seen: dict[str, float]) -> str:
    """How long messages took, and how many did not come."""
    took = sorted(seen[word] - at for word, at in sent.items() if word in seen)
    lost = len(sent) - len(took)
    words = f"{statistics.median(took):.1f} / {took[-1]:.1f} s" if took else "none"
    return words + (f", {lost} not yet" if lost else "")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=180, help="how long each line stays narrow")
    parser.add_argument("--kbits", type=float, nargs="+", default=KBITS, help="the lines' rates upwards")
    parser.add_argument("--recording", choices=("no", "yes", "both"), default="both", help="without or with video")
    options = parser.parse_args(arguments)
    expect.set_options(timeout=120_000)  # of pages that start all at once
    program = ("-m", "tests.e2e.quick_server")
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        write_clip(folder / "webcam.y4m", ((1, 20),))
        server = stack.enter_context(ServerProcess(folder / "data", UNLIMITED, program=program))
        staff: httpx.Client = stack.enter_context(contextlib.closing(sign_up(server)))
        playwright = stack.enter_context(sync_playwright())
        flags = [*FLAGS, f"--use-file-for-fake-video-capture={folder / 'webcam.y4m'}"]
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=flags)
        world = World(server, browser, Errors(), staff)
        runs: list[Run] = []
        for recording in {"no": (False,), "yes": (True,), "both": (False, True)}[options.recording]:
            runs += measured(world, recording, options.kbits, options.seconds)
        print(table(runs))
        browser.close()


def measured(world: World, recording: bool, rates: Sequence[float], seconds: float) -> list[Run]:
    """A run for each rate, side by side."""
    runs = []
    with contextlib.ExitStack() as stack:
        for kbits in rates:
            line = stack.enter_context(shaped_line(world.server.base, seed=round(kbits)))
            context = world.context(base=line.base)
            context.set_default_timeout(120_000)
            context.add_init_script(SEEN)
            sitting = world.join(world.exam({"recording": {"camera": recording}}), context=context)
            runs.append(Run(kbits, recording, sitting, line))
        for run in runs:
            run.sitting.enter()
        for run in runs:
            while world.live(run.sitting.exam_id, run.sitting.attempt_id)["last_frame_at"] is None:
                run.sitting.page.wait_for_timeout(200)
        measure(world, runs, seconds)
        let_all_arrive(runs)
        world.close()
        world.contexts.clear()
    return runs


if __name__ == "__main__":
    main()
