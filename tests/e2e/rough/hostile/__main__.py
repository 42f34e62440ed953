"""``make hostile-hour SEEDS=40 FROM=11``: hostile hours, ten side by side, and what was wrong with them."""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path

from tests.e2e.rough.hostile.judge import Record, judge
from tests.e2e.rough.hostile.schedule import HOUR_S, Kind, draw
from tests.e2e.rough.hostile.stage import run_hour

AT_ONCE = 10


def main() -> int:
    """Play, print, and write what was wrong into ``--json``; 1 if anything was."""
    given = _arguments()
    found: dict[int, list[str]] = {}
    for first in range(given.first, given.first + given.seeds, AT_ONCE):
        seeds = range(first, min(first + AT_ONCE, given.first + given.seeds))
        schedules = {seed: draw(seed, given.seconds, given.only) for seed in seeds}
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            records = asyncio.run(run_hour(schedules, Path(folder) / "data", given.seconds))
        print(f"seeds {seeds[0]} to {seeds[-1]}: {time.monotonic() - began:.0f} s", flush=True)
        for seed, record in records.items():
            found[seed] = judge(record)
            _print(seed, record, found[seed], verbose=given.verbose)
    if given.json:
        given.json.write_text(json.dumps(found))
    return 1 if any(found.values()) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hostile-hour", description=__doc__)
    parser.add_argument("--seeds", type=int, default=10, help="so many hours")
    parser.add_argument("--from", type=int, default=1, dest="first", help="the first seed")
    parser.add_argument("--seconds", type=int, default=HOUR_S, help="simulated seconds of each")
    parser.add_argument("--only", nargs="*", type=Kind, default=(), help="leave out all other kinds of fault")
    parser.add_argument("--verbose", action="store_true", help="print what the candidate read and the staff were told")
    parser.add_argument("--json", type=Path, help="write {seed: [sentence, ...]} into this file")
    return parser.parse_args()


def _print(seed: int, record: Record, broken: list[str], *, verbose: bool) -> None:
    items = f"{len(record.stored)} items, {len(record.incidents)} incidents, helped {len(record.helped)} times"
    print(f"seed {seed}: {f'{len(broken)} broken' if broken else 'good'} ({items})")
    if broken or verbose:
        print(*(f"    {planned}" for planned in record.schedule), sep="\n")
        print(*(f"  ! {sentence}" for sentence in broken), sep="\n")
        print(*(f"  ? {complaint}" for complaint in record.complaints[:5]), sep="\n", end="\n" if record.complaints else "")
    if verbose:
        print(*(f"  staff {at:.0f}: {live}" for at, live in record.lives), sep="\n")
        print(*(f"  incident {each}" for each in record.incidents), sep="\n")
        _print_texts(record)


def _print_texts(record: Record) -> None:
    """What came, and what went, without the figures that change all the time."""
    before: list[str] = []
    for at, text in record.texts:
        lines = [line for line in text.split("\n") if not line.isdecimal()]
        came, went = [each for each in lines if each not in before], [each for each in before if each not in lines]
        if before and (came or went):
            print(f"  candidate {at:.0f}: + {' / '.join(came)[:300]}  - {' / '.join(went)[:200]}")
        before = lines


if __name__ == "__main__":
    sys.exit(main())
