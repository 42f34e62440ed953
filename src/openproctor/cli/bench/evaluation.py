"""Measures the detectors on labelled pictures: finds which of the three layouts a folder has, and runs what that allows."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console

from openproctor.cli.bench.evaluate import Predictions, Report, evaluate, print_reports
from openproctor.cli.bench.identities import IdentityReport, evaluate_identity, people_in, print_identity
from openproctor.cli.bench.phones import PhoneReport, evaluate_phones, print_phones
from openproctor.detection.detector import FaceDetectorName
from openproctor.detection.objects import open_network
from openproctor.detection.standard import standard_options

__all__ = ["Evaluation", "Folders", "evaluate_pictures", "find_folders", "print_evaluation"]


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the pictures of each kind are."""

    faces: Path | None = None
    """``gt.json`` counts faces."""
    identity: Path | None = None
    """A folder for each person."""
    phone: Path | None = None
    """``gt.json`` says where the phone is."""
    together: bool = False
    """They are folders of these names inside one folder."""


@dataclass(slots=True)
class Evaluation:
    """What was measured."""

    faces: list[Report] = field(default_factory=list)
    """One for each detector."""
    identity: IdentityReport | None = None
    phone: PhoneReport | None = None
    predictions: Predictions = field(default_factory=dict)
    together: bool = False

    def as_json(self) -> Any:
        """Plain data. Faces alone are one report, or a list with ``--compare``; else a member for each kind."""
        faces = self.faces[0] if len(self.faces) == 1 else self.faces
        if not self.together and self.faces:
            return faces
        members = {"faces": faces or None, "identity": self.identity, "phone": self.phone}
        return {name: value for name, value in members.items() if value is not None}


def find_folders(directory: Path) -> Folders:
    """What kind of folder it is.

    Raises:
        FileNotFoundError: it has none of the layouts.
    """
    inside = {name: directory / name for name in ("faces", "identity", "phone") if (directory / name).is_dir()}
    if inside and not (directory / "gt.json").exists():
        return Folders(**inside, together=True)
    if (directory / "gt.json").exists():
        rows = json.loads((directory / "gt.json").read_text())
        keys = rows[0].keys() if rows else ()
        return Folders(phone=directory) if "phone_centre" in keys else Folders(faces=directory)
    if directory.is_dir() and people_in(directory):
        return Folders(identity=directory)
    raise FileNotFoundError(f"{directory} holds neither gt.json, nor a folder for each person, nor faces/, identity/, phone/")


def evaluate_pictures(
    directory: Path, detector: FaceDetectorName = "centerface", *, compare: bool = False, progress: bool = False
) -> Evaluation:
    """Everything that ``directory`` allows to be measured.

    Raises:
        FileNotFoundError, ImageError, ValueError, WeightsError: as the functions that measure.
    """
    folders = find_folders(directory)
    found = Evaluation(together=folders.together)
    if folders.faces is not None:
        report, found.predictions = evaluate(folders.faces, detector, progress=progress)
        found.faces.append(report)
        if compare:
            other: FaceDetectorName = "dlib_hog" if detector == "centerface" else "centerface"
            found.faces.append(evaluate(folders.faces, other, progress=progress)[0])
    if folders.identity is None and folders.phone is None:
        return found
    options = standard_options(detector)
    if folders.identity is not None:
        found.identity = evaluate_identity(folders.identity, options, progress=progress)
    if folders.phone is not None:
        found.phone = evaluate_phones(folders.phone, open_network(options), _without_phones(folders), progress=progress)
    return found


def _without_phones(folders: Folders) -> list[Path]:
    pictures: list[Path] = []
    if folders.faces is not None:
        rows = json.loads((folders.faces / "gt.json").read_text())
        pictures += [folders.faces / row["file"] for row in rows]
    if folders.identity is not None:
        pictures += [path for paths in people_in(folders.identity).values() for path in paths]
    return pictures


def print_evaluation(found: Evaluation, console: Console | None = None) -> None:
    """A table for each kind."""
    console = console or Console()
    if found.faces:
        print_reports(found.faces, console)
    if found.identity is not None:
        print_identity(found.identity, console)
    if found.phone is not None:
        print_phones(found.phone, console)
