"""How well the server's own path distinguishes one person from another: folders of pictures, one a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TypeAlias, TypedDict

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track
from rich.table import Table

from openproctor.cli.bench.pictures import FULL, largest_face, read_picture
from openproctor.detection import faces, identity, landmarks
from openproctor.detection.detector import FaceDetecting, FaceEncoding, FaceMeshing, Options
from openproctor.detection.networks.dlib_resnet import distance
from openproctor.model.incident import IncidentKind
from openproctor.rules.policy import preset

__all__ = ["IdentityReport", "Rates", "evaluate_identity", "people_in", "print_identity", "rates"]

REFERENCE = 5
"""Templates whose mean is the reference, as at check-in."""
SUFFIXES = frozenset({".jpg", ".jpeg", ".png"})
Template: TypeAlias = NDArray[np.float32]


class Rates(TypedDict):
    """Two pictures match if their distance is less than the threshold. Shares are between 0 and 1."""

    own: int
    """Comparisons of one person with the same."""
    others: int
    """Comparisons of two people."""
    threshold: float
    """The policy's threshold."""
    tar: float
    """True accept rate: of ``own``, the share that matches."""
    far: float
    """False accept rate: of ``others``, the share that matches."""
    threshold_far_0: float
    """The largest threshold at which no two people match: the least of their distances."""
    tar_far_0: float
    """The true accept rate there."""


class IdentityReport(TypedDict):
    """The figures of one folder."""

    people: int
    pictures: int
    not_encoded: int
    """Pictures in which no face was found, or one that is too small or blurred to say who it is."""
    pairs: Rates
    """Every picture with every other."""
    product: Rates
    """As in an exam: the mean of a person's first five pictures against all others, of the same person and of other people."""


@dataclass(frozen=True, slots=True)
class _Encoded:
    person: str
    template: Template


def people_in(directory: Path) -> dict[str, list[Path]]:
    """The pictures of each person: ``PERSON/*.jpg``."""
    folders = sorted(path for path in directory.iterdir() if path.is_dir())
    found = {folder.name: sorted(each for each in folder.iterdir() if each.suffix.lower() in SUFFIXES) for folder in folders}
    return {name: pictures for name, pictures in found.items() if pictures}


@dataclass(frozen=True, slots=True)
class _Networks:
    faces: FaceDetecting
    meshes: FaceMeshing
    templates: FaceEncoding


def evaluate_identity(directory: Path, options: Options, *, progress: bool = False) -> IdentityReport:
    """Finds, aligns and encodes the largest face of every picture, and compares."""
    files = [(person, path) for person, paths in people_in(directory).items() for path in paths]
    networks = _Networks(faces.open_network(options), landmarks.open_network(options), identity.open_network(options))
    encoded = []
    for person, path in track(files, description="identity", disable=not progress, transient=True):
        template = _template(path, networks)
        if template is not None:
            encoded.append(_Encoded(person, template))
    threshold = preset("standard").signal(IncidentKind.OTHER_PERSON).threshold
    return IdentityReport(
        people=len({person for person, _ in files}),
        pictures=len(files),
        not_encoded=len(files) - len(encoded),
        pairs=rates(*_pairs(encoded), threshold),
        product=rates(*_against_reference(encoded), threshold),
    )


def _template(path: Path, networks: _Networks) -> Template | None:
    image = read_picture(path).fit(*FULL)
    face = largest_face(networks.faces, image)
    if face is None:
        return None
    mesh = networks.meshes.measure(image, face)
    points = mesh.points if mesh is not None and mesh.presence >= 0.5 else None
    return networks.templates.encode(image, face, points)


def _pairs(encoded: Sequence[_Encoded]) -> tuple[list[float], list[float]]:
    own: list[float] = []
    others: list[float] = []
    for one, other in combinations(encoded, 2):
        (own if one.person == other.person else others).append(distance(one.template, other.template))
    return own, others


def _against_reference(encoded: Sequence[_Encoded]) -> tuple[list[float], list[float]]:
    by_person: dict[str, list[Template]] = {}
    for each in encoded:
        by_person.setdefault(each.person, []).append(each.template)
    own: list[float] = []
    others: list[float] = []
    for person, reference in _references(by_person).items():
        own += [distance(reference, each) for each in by_person[person][REFERENCE:]]
        others += [distance(reference, each) for other, all_ in by_person.items() if other != person for each in all_]
    return own, others


def _references(by_person: Mapping[str, Sequence[Template]]) -> dict[str, Template]:
    return {
        person: np.asarray(np.mean(templates[:REFERENCE], axis=0), np.float32)
        for person, templates in by_person.items()
        if len(templates) > REFERENCE
    }


def rates(own: Iterable[float], others: Iterable[float], threshold: float) -> Rates:
    """The rates of two lists of distances."""
    same, apart = np.asarray(list(own)), np.asarray(list(others))
    strictest = float(apart.min()) if apart.size else threshold
    return Rates(
        own=int(same.size),
        others=int(apart.size),
        threshold=threshold,
        tar=_below(same, threshold),
        far=_below(apart, threshold),
        threshold_far_0=round(strictest, 4),
        tar_far_0=_below(same, strictest),
    )


def _below(distances: NDArray[np.float64], threshold: float) -> float:
    return round(float((distances < threshold).mean()), 4) if distances.size else 0.0


def print_identity(report: IdentityReport, console: Console) -> None:
    """One table."""
    title = f"One person or another: {report['people']} people, {report['pictures']} pictures"
    table = Table("comparisons", "same / others", title=title)
    for name in ("TAR, FAR at the policy's", "TAR at FAR 0"):
        table.add_column(name, justify="right")
    for name, found in (("picture with picture", report["pairs"]), ("reference of five with picture", report["product"])):
        table.add_row(
            name,
            f"{found['own']} / {found['others']}",
            f"{found['tar']:.3f}, {found['far']:.3f} at {found['threshold']:g}",
            f"{found['tar_far_0']:.3f} at {found['threshold_far_0']:.3f}",
        )
    console.print(table)
    console.print(f"Pictures that could not be encoded: {report['not_encoded']} of {report['pictures']}")
    console.print(
        "At FAR 0 the threshold is the least distance of two people among these pictures; the policy's stands as shipped."
    )
