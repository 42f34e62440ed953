"""Odd pictures: each is analysed as what it shows, or refused as what it is; none makes the server work for it."""

import io
import itertools
from typing import Any

import numpy as np
import pytest
import simplejpeg
from PIL import Image as Pillow

from openproctor.core.errors import ImageTooLarge, NotAJpeg, Problem, TruncatedJpeg, UnsupportedJpeg
from openproctor.detection.image import Picture, decode_jpeg
from openproctor.ingest.jpeg import MAX_METADATA, MAX_SCANS, Header, check_jpeg

PIXELS = np.kron(np.random.default_rng(3).integers(40, 216, (6, 8, 3), dtype=np.uint8), np.ones((16, 16, 1), np.uint8))


def saved(mode: str = "RGB", **options: Any) -> bytes:
    stream = io.BytesIO()
    Pillow.fromarray(PIXELS).convert(mode).save(stream, "JPEG", quality=90, **options)
    return stream.getvalue()


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body


def with_segments(jpeg: bytes, *segments: bytes) -> bytes:
    """The segments right behind the start of the image."""
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def at_frame(jpeg: bytes) -> int:
    """Where the frame's header begins."""
    return min(at for at in (jpeg.find(b"\xff\xc0"), jpeg.find(b"\xff\xc2")) if at >= 0)


def patched(jpeg: bytes, offset: int, value: bytes) -> bytes:
    """Other bytes in the frame's header; 0 is its first byte, 1 the kind of frame."""
    at = at_frame(jpeg) + offset
    return jpeg[:at] + value + jpeg[at + len(value) :]


PLAIN, PROGRESSIVE = saved(), saved(progressive=True)
SCAN = PROGRESSIVE.rindex(b"\xff\xda")
"""Where the last of the progressive scans begins."""


@pytest.mark.parametrize(
    ("mode", "options"),
    [
        ("RGB", {}),
        ("RGB", {"progressive": True}),
        ("RGB", {"restart_marker_blocks": 3}),
        ("RGB", {"subsampling": 0}),
        ("L", {}),
        ("CMYK", {}),
        ("CMYK", {"progressive": True}),
    ],
)
def test_what_cameras_browsers_and_scanners_write_is_seen_as_it_is(mode: str, options: dict[str, Any]) -> None:
    jpeg = saved(mode, **options)
    header = check_jpeg(jpeg)
    assert (header.width, header.height) == (128, 96)
    assert header.progressive is options.get("progressive", False)
    meant = np.asarray(Pillow.fromarray(PIXELS).convert(mode).convert("RGB"))
    assert np.abs(decode_jpeg(jpeg).astype(int) - meant).mean() < 12
    assert Picture.from_jpeg(jpeg).grey(64).shape == (48, 64)


def test_inks_with_a_luminance_are_taken_too() -> None:
    """Adobe's YCCK, made of a CMYK file by what its Adobe segment says."""
    cmyk = saved("CMYK")
    at = cmyk.index(b"Adobe") + 11
    ycck = cmyk[:at] + b"\x02" + cmyk[at + 1 :]
    assert check_jpeg(ycck).components == 4
    assert decode_jpeg(ycck).shape == (96, 128, 3)


def sampled(jpeg: bytes, *samplings: int) -> bytes:
    """Other sampling factors in the frame's header, one for each component."""
    for number, sampling in enumerate(samplings):
        jpeg = patched(jpeg, 11 + 3 * number, bytes([sampling]))
    return jpeg


FACTORS = (0x11, 0x12, 0x13, 0x14, 0x21, 0x22, 0x31, 0x41, 0x44)


@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
def test_colours_are_taken_in_exactly_those_samplings_that_the_decoder_knows(mode: str) -> None:
    jpeg = saved(mode, subsampling=0)
    for samplings in itertools.product(FACTORS, repeat=len(mode)):
        file = sampled(jpeg, *samplings)
        try:
            simplejpeg.decode_jpeg_header(file)
        except (ValueError, KeyError):
            with pytest.raises(UnsupportedJpeg):
                check_jpeg(file)
        else:
            assert check_jpeg(file).components == len(mode)


REFUSED: dict[str, tuple[bytes, type[Problem]]] = {
    "400 megapixels": (patched(PLAIN, 5, (20_000).to_bytes(2, "big") * 2), ImageTooLarge),
    "a line of 60,000 pixels": (patched(PLAIN, 5, (16).to_bytes(2, "big") + (60_000).to_bytes(2, "big")), UnsupportedJpeg),
    "a pillar of 60,000 pixels": (patched(PLAIN, 5, (60_000).to_bytes(2, "big") + (16).to_bytes(2, "big")), UnsupportedJpeg),
    "a height that comes later": (patched(PLAIN, 5, b"\0\0"), UnsupportedJpeg),
    "12 bits a sample": (patched(PLAIN, 4, b"\x0c"), UnsupportedJpeg),
    "arithmetic coding": (patched(PLAIN, 1, b"\xc9"), UnsupportedJpeg),
    "arithmetic coding, progressive": (patched(PLAIN, 1, b"\xca"), UnsupportedJpeg),
    "lossless": (patched(PLAIN, 1, b"\xc3"), UnsupportedJpeg),
    "two components": (patched(PLAIN, 2, b"\0\x0e" + PLAIN[at_frame(PLAIN) + 4 :][:5] + b"\x02"), UnsupportedJpeg),
    "a sampling of 0": (patched(PLAIN, 11, b"\0"), TruncatedJpeg),
    "inks of which only the first is sampled in full": (saved("CMYK", subsampling=2), UnsupportedJpeg),
    "two frames": (with_segments(PLAIN, PLAIN[at_frame(PLAIN) :][:19]), UnsupportedJpeg),
    "two pictures": (PLAIN[:-2] + PLAIN, UnsupportedJpeg),
    "a page before it": (b"<html><!--" + PLAIN, NotAJpeg),
    "too much beside the picture": (
        with_segments(PLAIN, *[segment(0xE1, b"Exif\0\0" + bytes(65_000))] * 3),
        UnsupportedJpeg,
    ),
    "too many comments": (with_segments(PLAIN, *[segment(0xFE, b"x")] * 200), UnsupportedJpeg),
    "too many scans": (PROGRESSIVE[:-2] + PROGRESSIVE[SCAN:-2] * MAX_SCANS + b"\xff\xd9", UnsupportedJpeg),
    "more scans than a plain file has": (PLAIN[:-2] + PLAIN[PLAIN.index(b"\xff\xda") : -2] * 4 + b"\xff\xd9", UnsupportedJpeg),
    "no end": (PLAIN[:-2], TruncatedJpeg),
    "half of it": (PLAIN[: len(PLAIN) // 2], TruncatedJpeg),
    "only a header": (PLAIN[: PLAIN.index(b"\xff\xda")] + b"\xff\xd9", TruncatedJpeg),
    "a scan without a frame": (PLAIN[:2] + PLAIN[PLAIN.index(b"\xff\xda") :], TruncatedJpeg),
    "a segment longer than the file": (PLAIN[:2] + b"\xff\xe1\xff\xff" + PLAIN[2:200], TruncatedJpeg),
    "a segment of length 0": (PLAIN[:2] + b"\xff\xe1\0\0" + PLAIN[2:], TruncatedJpeg),
    "nothing": (b"", NotAJpeg),
    "three bytes": (b"\xff\xd8\xff", TruncatedJpeg),
}


@pytest.mark.parametrize("name", REFUSED)
def test_an_odd_file_is_refused_by_its_markers(name: str) -> None:
    data, problem = REFUSED[name]
    with pytest.raises(problem) as refused:
        check_jpeg(data)
    assert refused.value.status == 422


def test_a_thumbnail_and_a_colour_profile_are_not_too_much() -> None:
    rest = MAX_METADATA - 60_000 - len(b"JFIF\0\1\1\0\0\1\0\1\0\0")
    profile = [segment(0xE2, bytes(rest // 2)), segment(0xE2, bytes(rest - rest // 2))]
    assert check_jpeg(with_segments(PLAIN, segment(0xE1, bytes(60_000)), *profile)) == Header(128, 96, 3, False, 1)
    with pytest.raises(UnsupportedJpeg):
        check_jpeg(with_segments(PLAIN, segment(0xE1, bytes(60_001)), *profile))


BEHIND = {
    "a byte": b"\0",
    "a second end": b"\xff\xd9",
    "padding with 0": bytes(4096),
    "padding with ff": b"\xff" * 511,
    "a line's end": b"\r\n",
    "a second picture": PLAIN,
    "a progressive preview": PROGRESSIVE,
    "the beginning of a picture": PLAIN[:200],
    "a short film": b"\0\0\0\x18ftypmp42" + bytes(300_000),
    "a page": b"<html><script>alert(1)</script></html>",
    "an archive": b"PK\x03\x04" + bytes(60),
    "more than may lie beside": b"\xa5" * 2 * MAX_METADATA,
}


@pytest.mark.parametrize("name", BEHIND)
def test_what_lies_behind_the_end_is_no_part_of_the_picture(name: str) -> None:
    behind = BEHIND[name]
    assert check_jpeg(PLAIN + behind) == check_jpeg(PLAIN)
    assert np.array_equal(decode_jpeg(PLAIN + behind), decode_jpeg(PLAIN))
    assert np.array_equal(Picture.from_jpeg(PROGRESSIVE + behind).fit(64, 64), Picture.from_jpeg(PROGRESSIVE).fit(64, 64))


def test_of_a_file_with_two_pictures_the_first_is_seen() -> None:
    """As CIPA DC-007 has it: a segment in the first picture says where the second begins."""
    stream, second = io.BytesIO(), Pillow.fromarray(PIXELS[::-1, ::-1])
    Pillow.fromarray(PIXELS).save(stream, "MPO", quality=90, save_all=True, append_images=[second])
    file = stream.getvalue()
    assert file.count(b"\xff\xd8\xff") == 2
    assert check_jpeg(file) == check_jpeg(PLAIN)
    assert np.array_equal(decode_jpeg(file), decode_jpeg(PLAIN))


def test_restarts_and_stuffed_bytes_within_the_data_are_no_markers() -> None:
    jpeg = saved(restart_marker_blocks=1)
    assert jpeg.count(b"\xff\xd0") > 2
    assert check_jpeg(jpeg).scans == 1
