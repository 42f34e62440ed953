"""Pictures that a camera wrote lying down are seen standing up, as browsers show them."""

import io
import itertools
import struct

import numpy as np
import pytest
from PIL import ExifTags, ImageOps
from PIL import Image as Pillow

from openproctor.detection.exif import orientation
from openproctor.detection.image import Image, Picture, decode_jpeg

CORNERS = np.zeros((96, 160, 3), np.uint8)
CORNERS[:48, :80], CORNERS[:48, 80:], CORNERS[48:, :80], CORNERS[48:, 80:] = (220, 30, 30), (30, 220, 30), (30, 30, 220), 220
"""Red, green, blue and white quarters: no two ways of turning it look the same."""


def saved(asked: int | None, **options: object) -> bytes:
    """The quarters, as a camera writes them that asks for this orientation."""
    stream, exif = io.BytesIO(), Pillow.Exif()
    if asked is not None:
        exif[ExifTags.Base.Orientation] = asked
        exif[ExifTags.Base.Make] = "Camera"
    Pillow.fromarray(CORNERS).save(stream, "JPEG", quality=95, exif=exif if asked is not None else b"", **options)
    return stream.getvalue()


def as_seen(jpeg: bytes) -> Image:
    """What a viewer shows that honours the orientation."""
    return np.asarray(ImageOps.exif_transpose(Pillow.open(io.BytesIO(jpeg))))


@pytest.mark.parametrize("asked", range(1, 9))
def test_a_picture_is_seen_as_a_viewer_shows_it(asked: int) -> None:
    jpeg = saved(asked)
    assert orientation(jpeg) == asked
    seen = as_seen(jpeg)
    picture = Picture.from_jpeg(jpeg)
    assert (picture.width, picture.height) == (seen.shape[1], seen.shape[0])
    for got in (decode_jpeg(jpeg), picture.fit(640, 480)):
        assert got.shape == seen.shape
        assert got.flags.c_contiguous
        assert np.abs(got.astype(int) - seen).mean() < 3
    small = picture.fit(40, 40)
    wanted = np.asarray(Pillow.fromarray(seen).resize((small.shape[1], small.shape[0]), Pillow.Resampling.BOX))
    assert np.abs(small.astype(int) - wanted).mean() < 6
    grey = picture.grey(32)
    assert grey.shape == (round(picture.height * 32 / picture.width), 32)
    level = np.asarray(Pillow.fromarray(seen).convert("L").resize((grey.shape[1], grey.shape[0]), Pillow.Resampling.BOX))
    assert np.abs(grey.astype(int) - level).mean() < 6


@pytest.mark.parametrize("mode", ["L", "CMYK"])
@pytest.mark.parametrize("asked", [3, 6])
def test_rare_pictures_are_turned_too(mode: str, asked: int) -> None:
    stream, exif = io.BytesIO(), Pillow.Exif()
    exif[ExifTags.Base.Orientation] = asked
    Pillow.fromarray(CORNERS).convert(mode).save(stream, "JPEG", quality=95, exif=exif)
    jpeg = stream.getvalue()
    upright = np.asarray(ImageOps.exif_transpose(Pillow.open(io.BytesIO(jpeg))).convert("RGB"))
    assert decode_jpeg(jpeg).shape == upright.shape
    assert np.abs(decode_jpeg(jpeg).astype(int) - upright).mean() < 12


def segment(tiff: bytes, head: bytes = b"Exif\0\0") -> bytes:
    return b"\xff\xe1" + struct.pack(">H", len(head) + len(tiff) + 2) + head + tiff


def tiff(order: str, *entries: bytes, count: int | None = None, at: int = 8) -> bytes:
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return mark + struct.pack(f"{order}IH", at, len(entries) if count is None else count) + b"".join(entries)


def entry(order: str, value: int, tag: int = 0x0112, kind: int = 3, count: int = 1) -> bytes:
    return struct.pack(f"{order}HHIHH", tag, kind, count, value, 0)


PLAIN = saved(None)


@pytest.mark.parametrize(("order", "padding"), list(itertools.product("<>", (b"\0", b"\xff"))))
def test_both_orders_of_bytes_and_both_paddings_are_read(order: str, padding: bytes) -> None:
    exif = segment(tiff(order, entry(order, 7, tag=0x0110), entry(order, 6)), b"Exif\0" + padding)
    assert orientation(PLAIN[:2] + exif + PLAIN[2:]) == 6
    jfif = b"\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
    filled = b"\xff\xff"
    assert orientation(PLAIN[:2] + jfif + filled + exif + PLAIN[2:]) == 6


@pytest.mark.parametrize(
    "exif",
    [
        segment(tiff("<", entry("<", 0))),
        segment(tiff("<", entry("<", 9))),
        segment(tiff("<", entry("<", 6, kind=4))),
        segment(tiff("<", entry("<", 6, count=2))),
        segment(tiff("<", entry("<", 6), at=0xFFFFFFF0)),
        segment(tiff("<", count=65_535)),
        segment(tiff("<", entry("<", 6))[:-6]),
        segment(b"XX*\0" + tiff("<", entry("<", 6))[4:]),
        segment(b""),
        segment(b"II"),
        segment(tiff("<", entry("<", 6)), b"http:/"),
        b"\xff\xe1\0\0",
        b"\xff\xe1\xff\xff",
    ],
)
def test_what_cannot_be_understood_leaves_the_picture_as_it_lies(exif: bytes) -> None:
    assert orientation(PLAIN[:2] + exif + PLAIN[2:]) == 1


@pytest.mark.parametrize("jpeg", [b"", b"\xff\xd8", b"\xff\xd8\xff", b"\xff\xd8\xff\xff\xff", b"GIF89a", PLAIN, PLAIN[:300]])
def test_a_file_that_asks_for_nothing_lies_as_it_is(jpeg: bytes) -> None:
    assert orientation(jpeg) == 1


def test_what_stands_behind_the_pictures_data_asks_for_nothing() -> None:
    assert orientation(PLAIN + saved(6)) == 1
