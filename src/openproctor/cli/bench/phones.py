"""How many phones are found, and how often one is seen where there is none."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from rich.console import Console
from rich.progress import track
from rich.table import Table

from openproctor.cli.bench.pictures import FULL, read_picture
from openproctor.detection.detector import ObjectDetecting
from openproctor.model.incident import IncidentKind
from openproctor.model.observation import DetectedObject, ObjectKind
from openproctor.rules.policy import preset

__all__ = ["PhoneReport", "best_phone", "count_false_phones", "evaluate_phones", "is_hit", "print_phones"]

OTHER_THRESHOLDS = (0.2, 0.3, 0.4)
GROWN = 0.5
"""A box is enlarged by this much of its sides on each side before checking whether the labelled middle lies in it."""


class PhoneReport(TypedDict):
    """Shares by threshold; the policy's own is the last."""

    images: int
    threshold: float
    recall: dict[str, float]
    """Photos in which a phone was found where it is."""
    others: int
    """Pictures without a labelled phone."""
    false_per_image: dict[str, float]
    """Share of those in which one was seen; empty where there are no such pictures."""


@dataclass(frozen=True, slots=True)
class _Label:
    path: Path
    centre: tuple[float, float]
    """As fractions of the picture's width and height."""


def is_hit(detection: DetectedObject, centre: tuple[float, float]) -> bool:
    """Whether a phone's box lies where the phone is; ``centre`` in the pixels of the box."""
    across, down = centre
    wide, tall = detection.width * GROWN, detection.height * GROWN
    return (
        detection.kind is ObjectKind.PHONE
        and detection.x - wide <= across <= detection.x + detection.width + wide
        and detection.y - tall <= down <= detection.y + detection.height + tall
    )


def best_phone(detections: Iterable[DetectedObject], centre: tuple[float, float] | None = None) -> float:
    """The highest score of a phone, of one at ``centre`` if that is given; 0 without any."""
    phones = (each for each in detections if each.kind is ObjectKind.PHONE and (centre is None or is_hit(each, centre)))
    return max((phone.score for phone in phones), default=0.0)


def evaluate_phones(
    directory: Path, detector: ObjectDetecting, without: Sequence[Path] = (), *, progress: bool = False
) -> PhoneReport:
    """A full look at every photo of ``directory/gt.json``, and at every picture of ``without``, which show no phone."""
    rows = json.loads((directory / "gt.json").read_text())
    labels = [_Label(directory / row["file"], (row["phone_centre"][0], row["phone_centre"][1])) for row in rows]
    scores = []
    for label in track(labels, description="phones", disable=not progress, transient=True):
        image = read_picture(label.path).fit(*FULL)
        centre = label.centre[0] * image.shape[1], label.centre[1] * image.shape[0]
        scores.append(best_phone(detector.detect(image), centre))
    wrong = count_false_phones(without, detector, progress=progress)
    threshold = preset("standard").signal(IncidentKind.PHONE).threshold
    thresholds = (*OTHER_THRESHOLDS, threshold)
    return PhoneReport(
        images=len(labels),
        threshold=threshold,
        recall={f"{limit:g}": _share(scores, limit) for limit in thresholds},
        others=len(wrong),
        false_per_image={f"{limit:g}": _share(wrong, limit) for limit in thresholds} if wrong else {},
    )


def count_false_phones(pictures: Sequence[Path], detector: ObjectDetecting, *, progress: bool = False) -> list[float]:
    """The highest score of a phone in each picture."""
    return [
        best_phone(detector.detect(read_picture(path).fit(*FULL)))
        for path in track(pictures, description="no phones", disable=not progress, transient=True)
    ]


def _share(scores: Sequence[float], threshold: float) -> float:
    return round(sum(score >= threshold for score in scores) / max(1, len(scores)), 4)


def print_phones(report: PhoneReport, console: Console) -> None:
    """One table."""
    title = f"Phones: {report['images']} photos with one, {report['others']} pictures without"
    table = Table("score from", title=title)
    table.add_column("found", justify="right")
    table.add_column("false, a picture", justify="right")
    for limit, recall in report["recall"].items():
        false = report["false_per_image"].get(limit)
        own = " (policy)" if float(limit) == report["threshold"] else ""
        table.add_row(f"{limit}{own}", f"{recall:.3f}", "-" if false is None else f"{false:.3f}")
    console.print(table)
