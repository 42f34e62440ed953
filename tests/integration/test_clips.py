"""Two minutes of made-up webcam clips before the real detectors: each happening is noticed, and nothing else."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from bench.acts import Act
from bench.make_clips import Studio, make_clip
from bench.puppet import Puppet, make_puppets

from openproctor.cli.bench.clip_report import ClipsReport
from openproctor.cli.bench.evaluate_clips import evaluate_clips
from openproctor.detection.networks.centerface import CenterFace
from openproctor.detection.networks.face_mesh import FaceLandmarker
from openproctor.detection.weight_manifest import MANIFEST
from openproctor.detection.weights import default_weights_folder, ensure_weights

SIDE = {"side": 1.0, "size": 1.0}
WALKS_IN = {"side": -1.0, "face_px": 60, "inside": 1.4, "y": 0.2}


@pytest.fixture(scope="module")
def puppets() -> list[Puppet]:
    missing = [entry.loaded for entry in MANIFEST if not (default_weights_folder() / entry.loaded).exists()]
    if missing:
        pytest.skip(f"model files not set up: {', '.join(missing)}")
    files = ensure_weights(default_weights_folder(), ("centerface", "face-landmarker"))
    return make_puppets(CenterFace(files["centerface"]), FaceLandmarker(files["face-landmarker"]))


def evaluate(puppets: Sequence[Puppet], folder: Path, seconds: float, acts: Sequence[Act], seed: int) -> ClipsReport:
    make_clip(Studio(puppets, seed, seconds, acts), folder / "clip")
    return evaluate_clips(folder)


def test_a_second_face_an_empty_chair_and_a_covered_lens(puppets: Sequence[Puppet], tmp_path: Path) -> None:
    acts = [
        Act("multiple_faces", 18, 24, WALKS_IN),
        Act("glance", 29, 31, {"yaw": 50.0}),
        Act("no_face", 34, 41, SIDE),
        Act("camera_blocked", 49, 55, {"level": 40.0, "red": 1.3}),
    ]
    report = evaluate(puppets, tmp_path, 58, acts, seed=11)
    assert report["missed"] == []
    assert report["false"] == []
    assert report["spans"] == 3
    assert (report["quiet_spans"], report["quiet_disturbed"]) == (1, 0)


def test_another_person_takes_the_seat(puppets: Sequence[Puppet], tmp_path: Path) -> None:
    report = evaluate(puppets, tmp_path, 50, [Act("other_person", 26, 36, SIDE)], seed=13)
    assert report["missed"] == []
    assert report["false"] == []
    assert {kind: figures["spans"] for kind, figures in report["signals"].items()} == {"no_face": 2, "other_person": 1}
