"""Pictures are decoded whole or refused."""

import io

import numpy as np
import pytest
from PIL import Image as Pillow

from openproctor.detection.image import ImageError, Picture, decode_jpeg, fitted_size
from tests.unit.detection.fakes import jpeg, room

PIXELS = room((260, 120, 120))


def _saved(mode: str) -> bytes:
    stream = io.BytesIO()
    Pillow.fromarray(PIXELS).convert(mode).save(stream, "JPEG", quality=95)
    return stream.getvalue()


def test_colours_come_back_as_red_green_blue() -> None:
    image = decode_jpeg(jpeg(PIXELS))
    assert image.shape == (480, 640, 3)
    assert np.abs(image.astype(int) - PIXELS).mean() < 2


def test_greyscale_becomes_three_equal_channels() -> None:
    image = decode_jpeg(_saved("L"))
    assert image.shape == (480, 640, 3)
    assert np.array_equal(image[..., 0], image[..., 2])


def test_printers_inks_become_light() -> None:
    image = decode_jpeg(_saved("CMYK"))
    assert image.shape == (480, 640, 3)
    assert np.abs(image.astype(int) - PIXELS).mean() < 6


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.95])
def test_a_truncated_file_is_refused(share: float) -> None:
    data = jpeg(PIXELS)
    with pytest.raises(ImageError):
        decode_jpeg(data[: int(len(data) * share)])
    with pytest.raises(ImageError):
        Picture.from_jpeg(data[: int(len(data) * share)]).fit(160, 120)


def test_a_size_beyond_reason_is_refused_before_decoding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("openproctor.detection.image.MAX_PIXELS", 640 * 480 - 1)
    with pytest.raises(ImageError, match="640x480"):
        Picture.from_jpeg(jpeg(PIXELS))


@pytest.mark.parametrize("size", [(320, 240), (640, 480), (300, 300), (5000, 5000)])
def test_a_picture_fits_the_asked_size_and_is_never_enlarged(size: tuple[int, int]) -> None:
    for picture in (Picture.from_jpeg(jpeg(PIXELS)), Picture.from_pixels(PIXELS)):
        width, height = fitted_size(640, 480, *size)
        assert picture.fit(*size).shape == (height, width, 3)
        assert width <= min(640, size[0])
