"""The face path on labelled pictures, where there are some: they are not part of the project."""

import os
from pathlib import Path

import pytest

from openproctor.cli.bench.evaluate import evaluate

BESIDE = Path(__file__).parents[3] / "shared" / "vision" / "faces"
LABELLED = Path(os.environ.get("OPENPROCTOR_LABELLED_FACES", BESIDE))


@pytest.mark.skipif(not (LABELLED / "gt.json").exists(), reason="no labelled pictures (set OPENPROCTOR_LABELLED_FACES)")
def test_0_1_or_more_faces_are_told_rightly_for_98_of_100_pictures() -> None:
    report, predictions = evaluate(LABELLED)
    assert report["accuracy"] >= 0.98
    assert len(predictions) == report["images"]
