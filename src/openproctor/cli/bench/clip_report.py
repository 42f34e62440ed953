"""Compares what was noticed in clips with what happened in them. Pure, except for the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict

import numpy as np
from rich.console import Console
from rich.table import Table

from openproctor.cli.bench.clips import Span
from openproctor.cli.bench.sitting import Noticed, Part, Sitting
from openproctor.model.incident import IncidentKind
from openproctor.rules.policy import Policy

__all__ = ["ClipsReport", "Matched", "SignalFigures", "allowance_s", "clips_report", "match_spans", "print_clips_report"]

BEFORE_S = 1.0
"""Seconds of tolerance: labels are not exact to the frame."""
LOOKS_S = 2.0
"""Seconds added to what the policy itself waits for: the last frames of a span still have to be analysed."""


class SignalFigures(TypedDict):
    """The figures of one signal."""

    spans: int
    found: int
    false_alarms: int
    false_alarms_per_hour: float
    delay_median_s: float | None
    """From the span's begin to the opening of the incident."""
    delay_p95_s: float | None


class Miss(TypedDict):
    """A span that was not found, or an incident that belongs to none."""

    clip: str
    signal: str
    begin: float
    end: float | None


class ClipsReport(TypedDict):
    """The figures of all clips."""

    clips: int
    hours: float
    """Candidate-hours simulated, without check-in."""
    frames: int
    spans: int
    found_share: float
    false_alarms: int
    false_alarms_per_hour: float
    quiet_spans: int
    """Spans in which nothing may be noticed."""
    quiet_disturbed: int
    cpu_ms_per_candidate_s: float
    signals: dict[str, SignalFigures]
    missed: list[Miss]
    false: list[Miss]


@dataclass(frozen=True, slots=True)
class Matched:
    """One clip's spans and incidents, matched."""

    delays: dict[Span, float | None]
    """For each span with a signal: the delay, or None where it was not found."""
    disturbed: dict[Span, bool]
    """For each quiet span, whether something was noticed in it."""
    false: tuple[Noticed, ...]
    """Incidents that no span explains."""


def allowance_s(kind: IncidentKind, policy: Policy) -> float:
    """Seconds after a span within which its incident may still open: what the policy itself waits, and some for the looks."""
    signal = policy.signals.get(kind)
    if signal is None:
        return LOOKS_S
    return LOOKS_S + signal.raise_after_s + (0.0 if signal.share is None else signal.window_s)


def match_spans(spans: Iterable[Span], noticed: Sequence[Noticed], policy: Policy) -> Matched:
    """A span is found by an incident of its kind that is open in it or opens within the allowance after it."""
    listed = list(spans)
    delays: dict[Span, float | None] = {}
    disturbed: dict[Span, bool] = {}
    for span in listed:
        if span.quiet:
            kinds = {each.kind for each in noticed} if span.signal is None else {span.signal}
            disturbed[span] = any(begin_in(part, span) for each in noticed if each.kind in kinds for part in each.parts)
        elif span.signal is not None:
            opened = [
                part.opened
                for each in noticed
                if each.kind is span.signal or each.kind in span.instead
                for part in each.parts
                if _of(part, span, allowance_s(each.kind, policy))
            ]
            delays[span] = max(0.0, min(opened) - span.begin) if opened else None
    false = [each for each in noticed if not any(_explains(span, each, policy) for span in listed)]
    return Matched(delays, disturbed, tuple(false))


def begin_in(part: Part, span: Span) -> bool:
    """Whether an incident began in a span."""
    return span.begin - BEFORE_S <= part.since <= span.end + LOOKS_S


def _explains(span: Span, noticed: Noticed, policy: Policy) -> bool:
    if span.quiet or (noticed.kind is not span.signal and noticed.kind not in span.instead | span.also):
        return False
    after = allowance_s(noticed.kind, policy)
    return any(_of(part, span, after) for part in noticed.parts)


def _of(part: Part, span: Span, after: float) -> bool:
    ended = float("inf") if part.ended is None else part.ended
    return part.opened <= span.end + after and ended >= span.begin - BEFORE_S


def clips_report(sittings: Sequence[Sitting], policy: Policy) -> ClipsReport:
    """The figures of all clips."""
    matched = [(each, match_spans(each.clip.spans, each.noticed, policy)) for each in sittings]
    hours = sum(each.seconds for each in sittings) / 3600
    delays = [(span, delay) for _, found in matched for span, delay in found.delays.items()]
    false = [(sitting, each) for sitting, found in matched for each in found.false]
    quiet = [was for _, found in matched for was in found.disturbed.values()]
    kinds = {span.signal for span, _ in delays if span.signal} | {each.kind for _, each in false}
    return ClipsReport(
        clips=len(sittings),
        hours=round(hours, 3),
        frames=sum(each.frames for each in sittings),
        spans=len(delays),
        found_share=_share(sum(delay is not None for _, delay in delays), len(delays)),
        false_alarms=len(false),
        false_alarms_per_hour=_rate(len(false), hours),
        quiet_spans=len(quiet),
        quiet_disturbed=sum(quiet),
        cpu_ms_per_candidate_s=round(1000 * _rate(sum(each.cpu_s for each in sittings), hours * 3600), 2),
        signals={
            str(kind): _figures(
                [delay for span, delay in delays if span.signal is kind], sum(each.kind is kind for _, each in false), hours
            )
            for kind in IncidentKind
            if kind in kinds
        },
        missed=[
            Miss(clip=sitting.clip.name, signal=str(span.signal), begin=span.begin, end=span.end)
            for sitting, found in matched
            for span, delay in found.delays.items()
            if delay is None
        ],
        false=[
            Miss(clip=sitting.clip.name, signal=str(each.kind), begin=round(each.parts[0].opened, 2), end=each.parts[-1].ended)
            for sitting, each in false
        ],
    )


def _figures(delays: Sequence[float | None], false: int, hours: float) -> SignalFigures:
    found = [delay for delay in delays if delay is not None]
    return SignalFigures(
        spans=len(delays),
        found=len(found),
        false_alarms=false,
        false_alarms_per_hour=_rate(false, hours),
        delay_median_s=round(float(np.median(found)), 2) if found else None,
        delay_p95_s=round(float(np.percentile(found, 95)), 2) if found else None,
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def _rate(count: float, hours: float) -> float:
    return round(count / hours, 4) if hours else 0.0


def print_clips_report(report: ClipsReport, console: Console | None = None) -> None:
    """One table, and what was missed or wrong below it."""
    console = console or Console()
    table = Table("signal", title=f"{report['clips']} clips, {report['hours']:.2f} candidate-hours")
    for name in ("spans", "found", "false alarms", "an hour", "delay median", "p95"):
        table.add_column(name, justify="right")
    for kind, figures in report["signals"].items():
        table.add_row(
            kind,
            str(figures["spans"]),
            str(figures["found"]),
            str(figures["false_alarms"]),
            f"{figures['false_alarms_per_hour']:.2f}",
            _seconds(figures["delay_median_s"]),
            _seconds(figures["delay_p95_s"]),
        )
    table.add_section()
    share, rate = f"{100 * report['found_share']:.1f} %", f"{report['false_alarms_per_hour']:.2f}"
    table.add_row("all", str(report["spans"]), share, str(report["false_alarms"]), rate, "", "")
    console.print(table)
    console.print(f"Quiet spans in which something was noticed: {report['quiet_disturbed']} of {report['quiet_spans']}")
    console.print(f"CPU a candidate-second: {report['cpu_ms_per_candidate_s']:.1f} ms")
    for title, rows in (("Missed", report["missed"]), ("False", report["false"])):
        for row in rows:
            console.print(f"{title}: {row['signal']} in {row['clip']} at {row['begin']:.1f} s", highlight=False)


def _seconds(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f} s"
