"""What went wrong in an hour, judged from the outside: by what was sent, acknowledged, stored, shown and told."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tests.e2e.rough.hostile.line import Acknowledged, Sent
from tests.e2e.rough.hostile.schedule import GROUPS, HOUR_S, STEP_H, Kind, Planned

__all__ = ["Record", "judge"]

Span = tuple[float, float]

STREAMS = {"frames": "camera", "sound": "microphone", "events": "page"}
"""What the tables call what the addresses call otherwise."""
SLACK_S = 5.0
"""Seconds that a word may take on its way, and a stop that needs none."""
AFTER_S = 20.0
"""Seconds after a fault in which what it did may still go on."""

LINE, DEVICES = frozenset(GROUPS[0]), frozenset(GROUPS[1])
STORAGES = frozenset(GROUPS[4])
GONE = frozenset(GROUPS[3])
AWAY = GONE | {Kind.STORAGE_REFUSED}
"""The page is gone, or has just come."""
REQUESTS = {
    *(Kind.REPLIES_LOST, Kind.NOT_FOUND, Kind.FORBIDDEN, Kind.TOO_LARGE, Kind.BAD_GATEWAY, Kind.PORTAL),
    *(Kind.BUSY, Kind.SLOW),
}
"""Sockets stand meanwhile: that nothing arrives shows by what waits."""
CAMERAS = {Kind.CAMERA_GONE, Kind.CAMERA_BUSY, Kind.CAMERA_MUTED, Kind.BOTH_GONE}
MICROPHONES = {Kind.MICROPHONE_GONE, Kind.MICROPHONE_BUSY, Kind.MICROPHONE_MUTED}
NETWORK_WORDS = re.compile(
    r"reconnect|unstable|slow|reach|no connection|offline|wait|could not be loaded|behind|network|not working",
    re.I,
)
WORDS = (
    (CAMERAS, re.compile(r"camera", re.I)),
    (MICROPHONES, re.compile(r"microphone|sound", re.I)),
    ({Kind.DISK_FULL, Kind.STORAGE_REFUSED}, re.compile(r"stor|disk|memory|kept|reload", re.I)),
)


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that is known of one candidate's hour. Times are simulated seconds from the beginning."""

    schedule: Sequence[Planned]
    epoch: float
    ended_at: float
    texts: Sequence[tuple[float, str]]
    lives: Sequence[tuple[float, Mapping[str, Any]]]
    helped: Sequence[tuple[float, str]]
    complaints: Sequence[str]
    sent: Sequence[Sent]
    acknowledged: Sequence[Acknowledged]
    stored: Mapping[tuple[str, int], str]
    """The hash by the table's stream and number."""
    gaps: Sequence[Mapping[str, Any]]
    incidents: Sequence[Mapping[str, Any]]
    sample_every_s: float


def judge(record: Record) -> list[str]:
    """A sentence for everything that should not have been; none after a good hour."""
    checks = (_lost, _missing_numbers, _untold, _stopped, _suspicions, _false_losses, _helpless)
    return [sentence for check in checks for sentence in check(record)]


def _lost(record: Record) -> Iterable[str]:
    for each in record.acknowledged:
        stream = STREAMS.get(each.stream)
        if stream is None:
            continue
        found = record.stored.get((stream, each.seq))
        if found != each.sha256:
            yield f"acknowledged and missing: {each.stream} {each.seq} is {found or 'nowhere'}"


def _missing_numbers(record: Record) -> Iterable[str]:
    for address, stream in STREAMS.items():
        kept = {seq for of, seq in record.stored if of == stream}
        given_up = {seq for gap in record.gaps if gap["stream"] == stream for seq in gap["seqs"]}
        sent = {each.seq for each in record.sent if each.stream == address}
        known = kept | given_up
        missing = sorted((set(range(max(known | sent, default=-1) + 1))) - known)
        if any(not _died_with_its_page(record, address, seq) for seq in missing):
            yield f"numbers that neither came nor are in a gap: {address} {missing[:10]} ({len(missing)} of {len(known)})"


def _died_with_its_page(record: Record, address: str, seq: int) -> bool:
    """Whether an item was in memory alone, as no storage worked, when its page went: nobody could say anything of it any more.

    The numbers themselves tell: the staff's list of gaps has them as unexplained.
    """
    times = {each.seq: _second(record, each.captured_at) for each in record.sent if each.stream == address}
    before = max((at for other, at in times.items() if other < seq), default=0.0)
    after = min((at for other, at in times.items() if other > seq), default=record.ended_at)
    storages = [each for each in record.schedule if each.kind in STORAGES]
    kept_nowhere = [each for each in storages if each.at - SLACK_S <= after and each.end + SLACK_S >= before]
    return any(
        each.at <= at <= each.end + record.sample_every_s + SLACK_S
        for each in kept_nowhere
        for gone in record.schedule
        if gone.kind in GONE
        for at in (gone.at, gone.end)  # one of two tabs goes at the end
    )


def _untold(record: Record) -> Iterable[str]:
    calm = _calm(record)
    for planned in record.schedule:
        span = _alone(record, planned)
        if span is None or span[1] - span[0] < _threshold(record, planned.kind):
            continue
        if (wanted := _staff_words(planned.kind)) is not None and not _staff_told(record, span, wanted):
            yield f"the staff were not told: {planned} (looked at from {span[0]:.0f} to {span[1]:.0f} s)"
        pattern = _candidate_words(planned.kind)
        if pattern is not None and not _candidate_told(record, span, pattern, calm):
            yield f"the candidate was not told: {planned} (looked at from {span[0]:.0f} to {span[1]:.0f} s)"


def _calm(record: Record) -> set[str]:
    """The lines that are there before anything has happened."""
    first = min((planned.at for planned in record.schedule), default=HOUR_S)
    before = [text for at, text in record.texts if at < first]
    return set(before[-1].split("\n")) if before else set()


def _threshold(record: Record, kind: Kind) -> float:
    """Seconds after which somebody must have said something."""
    if kind in REQUESTS:
        return 7 * record.sample_every_s
    if kind in (Kind.CLOSED, Kind.CRASHED, Kind.ASLEEP, Kind.RESTARTED):
        return 12.0
    if kind in LINE:
        return 17.0
    return 10.0


def _staff_words(kind: Kind) -> tuple[str, ...] | None:
    if kind in CAMERAS:
        return ("camera",)
    if kind in MICROPHONES:
        return ("microphone",)
    if kind in LINE or kind in (Kind.CLOSED, Kind.CRASHED, Kind.ASLEEP):
        return ("connection", "line", "camera", "page", "socket") if kind is not Kind.SOCKET_CUT else None
    return None


def _candidate_words(kind: Kind) -> re.Pattern[str] | None:
    for kinds, pattern in WORDS:
        if kind in kinds:
            return pattern
    return NETWORK_WORDS if (kind in LINE or kind is Kind.RESTARTED) and kind is not Kind.SOCKET_CUT else None


def _faults_of(live: Mapping[str, Any]) -> set[str]:
    found = {name for name in ("camera", "microphone", "page") if live.get(name, "ok") not in ("ok", "off")}
    if live["connection"] != "connected":
        found.add("connection")
    if not live.get("socket", True):
        found.add("socket")
    return found | ({"line"} if live.get("behind_s") is not None else set())


def _alone(record: Record, planned: Planned) -> Span | None:
    """The longest stretch of a fault in which nothing else keeps its words from being said."""
    in_the_way = AWAY | {Kind.RESTARTED} | (frozenset() if planned.kind in LINE | AWAY else LINE)
    free = [(float(planned.at), float(planned.end))]
    for other in record.schedule:
        if other is planned or other.kind not in in_the_way or planned.kind is Kind.STORAGE_REFUSED:
            continue
        begin, end = other.at, other.end + AFTER_S
        free = [part for since, until in free for part in ((since, min(until, begin)), (max(since, end), until))]
        free = [(since, until) for since, until in free if since < until]
    return max(free, key=lambda part: part[1] - part[0], default=None)


def _within(times: Sequence[tuple[float, Any]], span: Span) -> Iterable[Any]:
    """What held at any moment of a span."""
    for index, (at, value) in enumerate(times):
        until = times[index + 1][0] if index + 1 < len(times) else float("inf")
        if at <= span[1] + SLACK_S and until > span[0]:
            yield value


def _staff_told(record: Record, span: Span, wanted: Sequence[str]) -> bool:
    return any(_faults_of(live) & set(wanted) for live in _within(record.lives, span))


def _candidate_told(record: Record, span: Span, pattern: re.Pattern[str] | None, calm: set[str]) -> bool:
    """Whether there was a line that is not there on a calm day. A page that is not there has no line to say it on."""
    for text in _within(record.texts, span):
        lines = [line for line in text.split("\n") if line not in calm]
        if text == "" or any(pattern is None or pattern.search(line) for line in lines):
            return True
    return False


def _captured(record: Record) -> list[Span]:
    """From when to when something was captured, by the camera's items: those that came and those that were given up."""
    spans = [(at, at) for each in record.sent if each.stream == "frames" for at in [_second(record, each.captured_at)]]
    for gap in record.gaps:
        if gap["stream"] == "camera":
            spans.append((_second(record, gap["begins_at"]), _second(record, gap["ends_at"])))
    return sorted(spans)


def _second(record: Record, stated: str) -> float:
    """The simulated second of a time by the device's clock, which may have been set by whole multiples of some hours."""
    apart = datetime.fromisoformat(stated).timestamp() - record.epoch
    step = STEP_H * 3600
    return (apart + step / 4) % step - step / 4


def _stopped(record: Record) -> Iterable[str]:
    limit = 3 * record.sample_every_s + SLACK_S
    calm = _calm(record)
    last = 0.0
    for begin, end in [*_captured(record), (record.ended_at, record.ended_at)]:
        if begin - last > limit:
            span = (last, begin)
            sides = []
            # Without a socket all else goes on.
            if not any(_faults_of(live) - {"socket"} for live in _within(record.lives, span)):
                sides.append("the staff")
            if not _candidate_told(record, span, None, calm):
                sides.append("the candidate")
            if sides:
                yield f"capture stopped from {last:.0f} to {begin:.0f} s without a word to {' and '.join(sides)}"
        last = max(last, end)


def _suspicions(record: Record) -> Iterable[str]:
    for incident in record.incidents:
        if incident["incident_class"] != "fault":
            at = _second(record, incident["opened_at"])
            yield f"a suspicion was raised at {at:.0f} s: {incident['kind']} ({incident['cause']}){_around(record, at)}"


def _false_losses(record: Record) -> Iterable[str]:
    for incident in record.incidents:
        causes = {"camera_lost": CAMERAS, "microphone_lost": MICROPHONES | {Kind.BOTH_GONE}}.get(incident["kind"])
        at = _second(record, incident["opened_at"])
        if causes is not None and not any(
            each.kind in causes and each.at - SLACK_S <= at <= each.end + SLACK_S for each in record.schedule
        ):
            yield f"{incident['kind']} at {at:.0f} s, when the device worked{_around(record, at)}"


def _helpless(record: Record) -> Iterable[str]:
    excuses = AWAY | {Kind.RESTARTED}
    for at, text in record.helped:
        since = [each for each in record.schedule if each.kind in excuses and each.at <= at]
        if not since or at - max(each.end for each in since) > 60 + max(
            (each.length for each in record.schedule if each.kind in LINE and each.at <= at <= each.end + 60), default=0
        ):
            read = text.replace("\n", " / ")[:120]
            yield f"the exam was gone from the page at {at:.0f} s, and came back by hand alone: {read!r}{_around(record, at)}"


def _around(record: Record, at: float) -> str:
    near = [str(each).strip() for each in record.schedule if each.at - SLACK_S <= at <= each.end + AFTER_S]
    return f"; around it: {'; '.join(near)}" if near else ""
