"""The 8-bit CenterFace: used where the processor is fast at it and the picture bright enough, and right there."""

from pathlib import Path

import numpy as np
import pytest

from openproctor.detection.faces import weights_of
from openproctor.detection.networks.centerface import CenterFace
from openproctor.detection.networks.sessions import has_fast_integers
from openproctor.detection.weights import default_weights_folder

skimage_data = pytest.importorskip("skimage.data", reason="scikit-image is not installed")


@pytest.fixture(scope="module")
def files() -> tuple[Path, Path]:
    folder = default_weights_folder()
    whole, quantized = folder / "centerface-dynamic.onnx", folder / "centerface-int8.onnx"
    if not (whole.exists() and quantized.exists()):
        pytest.skip("the model files are not there; run make setup")
    return whole, quantized


def portrait() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    room = np.full((480, 640, 3), 120, np.uint8)
    room[90:390, 170:470] = np.asarray(skimage_data.astronaut())[0:300, 70:370]
    return room


@pytest.mark.skipif(not has_fast_integers(), reason="without VNNI 8-bit sums overflow; nothing uses them there")
def test_both_precisions_find_the_same_face(files: tuple[Path, Path]) -> None:
    (whole,) = (face for face in CenterFace(files[0]).detect(portrait()) if face.score >= 0.5)
    (quantized,) = (face for face in CenterFace(files[1]).detect(portrait()) if face.score >= 0.5)
    for side in ("x", "y", "width", "height"):
        assert getattr(quantized, side) == pytest.approx(getattr(whole, side), abs=6)


def test_in_the_dark_the_full_precision_looks(files: tuple[Path, Path]) -> None:
    dark = (portrait() * 0.1).astype(np.uint8)
    assert CenterFace(*files).detect(dark) == CenterFace(files[0]).detect(dark)
    assert CenterFace(*files).detect(portrait()) == CenterFace(files[1], files[1]).detect(portrait())


@pytest.mark.parametrize(("flags", "fast"), [("fpu avx512_vnni", True), ("fpu avx_vnni sse", True), ("fpu avx2", False)])
def test_only_processors_with_vnni_use_8_bits(tmp_path: Path, flags: str, fast: bool) -> None:
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text(f"processor\t: 0\nflags\t\t: {flags}\n")
    assert has_fast_integers(cpuinfo) is fast
    assert not has_fast_integers(tmp_path / "missing")


def test_dlib_needs_no_model_file() -> None:
    assert weights_of("dlib_hog") == ()
    assert "centerface" in weights_of("centerface")
