"""The command ``evaluate``."""

import json
import sys
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

from openproctor.cli.bench.clip_report import print_clips_report
from openproctor.cli.bench.evaluate import write_predictions
from openproctor.cli.bench.evaluate_clips import evaluate_clips
from openproctor.cli.bench.evaluation import evaluate_pictures, print_evaluation
from openproctor.rules.policy import preset

__all__ = ["evaluate"]

Detector: TypeAlias = Literal["centerface", "dlib_hog"]
Preset: TypeAlias = Literal["relaxed", "standard", "strict"]


def evaluate(
    directory: Annotated[
        Path | None, typer.Argument(help="Labelled pictures: faces/, identity/, phone/, or one of these.")
    ] = None,
    predictions: Annotated[Path | None, typer.Option(help="Write the faces found to this file.")] = None,
    detector: Annotated[Detector, typer.Option(help="The face detector to measure.")] = "centerface",
    compare: Annotated[bool, typer.Option(help="Measure the other face detector too.")] = False,
    clips: Annotated[Path | None, typer.Option(help="A folder of webcam clips with labels.")] = None,
    policy: Annotated[Preset, typer.Option(help="The policy under which clips are watched.")] = "standard",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
) -> None:
    """Measure how often the server's own path is right, on labelled pictures or on webcam clips."""
    if (directory is None) == (clips is None):
        raise typer.BadParameter("Give a folder of pictures, or --clips and a folder of clips.")
    if clips is not None:
        report = evaluate_clips(clips, preset(policy), progress=not as_json)
        if as_json:
            sys.stdout.write(json.dumps(report) + "\n")
        else:
            print_clips_report(report)
        return
    assert directory is not None
    found = evaluate_pictures(directory, detector, compare=compare, progress=not as_json)
    if predictions is not None:
        write_predictions(predictions, found.predictions)
    if as_json:
        sys.stdout.write(json.dumps(found.as_json()) + "\n")
    else:
        print_evaluation(found)
