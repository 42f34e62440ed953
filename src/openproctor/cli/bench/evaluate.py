"""How often the server's own face path is right: 0, 1 or more faces, over a folder of labelled pictures."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypedDict

from rich.console import Console
from rich.progress import track
from rich.table import Table

from openproctor.cli.bench.pictures import FULL, read_picture
from openproctor.detection.boxes import scaled
from openproctor.detection.cascade import Cascade
from openproctor.detection.detector import FaceDetecting, FaceDetectorName
from openproctor.detection.faces import open_network
from openproctor.detection.image import Picture
from openproctor.detection.standard import standard_options
from openproctor.model.observation import Face

__all__ = ["Predictions", "Report", "evaluate", "print_reports", "write_predictions"]

Predictions: TypeAlias = dict[str, list[list[float]]]
"""For each file the faces found: x, y, width, height in pixels of the file, and the score."""

_LEFT_OUT = frozenset({"ambig", "tight", "synthetic"})
"""Pictures with these tags count only under their tags: the labels are doubtful, or the pictures made up."""
_CLASSES = ("0", "1", "2+")


class Report(TypedDict):
    """The outcome of one evaluation. Shares are between 0 and 1."""

    images: int
    """All pictures analysed."""
    accuracy: float
    """Share of the pictures with plain tags for which 0, 1 or more faces is right."""
    per_class: dict[str, float]
    """The same for the pictures with 0, 1 and more faces; a class without pictures is left out."""
    per_tag: dict[str, float]
    """The same for the pictures of each tag, those left out of ``accuracy`` too."""
    cpu_ms_per_image: float
    """CPU time of decoding and detection, in milliseconds."""
    detector: str
    """Name and version."""


@dataclass(frozen=True, slots=True)
class _Label:
    file: str
    faces: int
    tags: frozenset[str]


def evaluate(
    directory: Path,
    detector: FaceDetectorName = "centerface",
    *,
    weights: Path | None = None,
    progress: bool = False,
) -> tuple[Report, Predictions]:
    """Looks at every picture of ``directory/gt.json``, each as the first frame of an attempt.

    dlib's detector does not go through our cascade: it looks once, as the tutorials use it.

    ``gt.json`` is a list of ``{"file", "faces", "tags"}``, files relative to ``directory``. ``weights`` is
    the folder of the model files, by default the usual one. Raises OSError for missing files, ImageError for
    damaged ones, ValueError for a list without pictures, WeightsError where a model is not available.
    """
    labels = _labels(directory)
    finder = open_network(standard_options(detector, weights))
    finder.load()
    cascade = Cascade(finder)
    predictions: Predictions = {}
    cpu = 0.0
    for label in track(labels, description=detector, disable=not progress, transient=True):
        picture = read_picture(directory / label.file)
        began = time.process_time()
        faces = _as_tutorials(finder, picture) if detector == "dlib_hog" else cascade.look(picture, None, 0.0)[0].faces
        cpu += time.process_time() - began
        predictions[label.file] = [_row(face) for face in faces]
    return _report(labels, predictions, cpu, f"{finder.name}-{finder.version}"), predictions


def _labels(directory: Path) -> list[_Label]:
    rows = json.loads((directory / "gt.json").read_text())
    labels = [_Label(row["file"], int(row["faces"]), frozenset(row.get("tags", ()))) for row in rows]
    if not labels:
        raise ValueError(f"{directory / 'gt.json'} lists no pictures")
    return labels


def _as_tutorials(finder: FaceDetecting, picture: Picture) -> tuple[Face, ...]:
    """One look at the whole picture, fitted into what a webcam sends; the boxes in pixels of the picture."""
    image = picture.fit(*FULL)
    found = tuple(face for face in finder.detect(image) if face.score >= 0.5)
    return scaled(found, picture.width / image.shape[1], picture.height / image.shape[0])


def _row(face: Face) -> list[float]:
    box = (face.x, face.y, face.width, face.height)
    return [*(round(value, 1) for value in box), round(face.score, 4)]


def _report(labels: Sequence[_Label], predictions: Predictions, cpu: float, detector: str) -> Report:
    plain = [label for label in labels if not label.tags & _LEFT_OUT]
    tags = sorted({tag for label in labels for tag in label.tags})
    return Report(
        images=len(labels),
        accuracy=_share(plain, predictions),
        per_class={
            name: _share(members, predictions)
            for name in _CLASSES
            if (members := [label for label in plain if _class(label.faces) == name])
        },
        per_tag={tag: _share([label for label in labels if tag in label.tags], predictions) for tag in tags},
        cpu_ms_per_image=round(1000 * cpu / len(labels), 2),
        detector=detector,
    )


def _class(faces: int) -> str:
    return _CLASSES[min(faces, 2)]


def _share(labels: Iterable[_Label], predictions: Predictions) -> float:
    right = Counter(_class(label.faces) == _class(len(predictions[label.file])) for label in labels)
    return round(right[True] / max(1, right.total()), 4)


def write_predictions(path: Path, predictions: Predictions) -> None:
    """Writes the predictions as JSON; raises OSError."""
    path.write_text(json.dumps(predictions, indent=1) + "\n")


def print_reports(reports: Sequence[Report], console: Console | None = None) -> None:
    """Prints one table with a column for each detector."""
    table = Table("pictures", title="Share with 0, 1 or more faces told rightly")
    for report in reports:
        table.add_column(report["detector"], justify="right")
    table.add_row("all but doubtful and synthetic", *(_cell(report["accuracy"]) for report in reports))
    for name in _CLASSES:
        table.add_row(f"faces: {name}", *(_cell(report["per_class"].get(name)) for report in reports))
    for tag in sorted({tag for report in reports for tag in report["per_tag"]}):
        table.add_row(f"tag: {tag}", *(_cell(report["per_tag"].get(tag)) for report in reports))
    table.add_section()
    table.add_row("CPU ms a picture", *(f"{report['cpu_ms_per_image']:.1f}" for report in reports))
    (console or Console()).print(table)


def _cell(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"
