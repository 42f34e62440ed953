"""Pictures: from the bytes that arrived to arrays of pixels, at the scale that a detector wants."""

from __future__ import annotations

from typing import Literal, TypeAlias, cast

import cv2
import numpy as np
import simplejpeg
from numpy.typing import NDArray

from openproctor.detection.exif import SWAPS_SIDES, UPRIGHT, orientation, turned

__all__ = ["MAX_PIXELS", "Grey", "Image", "ImageError", "Picture", "Thumbnail", "decode_jpeg", "fitted_size", "shrink"]

Image: TypeAlias = NDArray[np.uint8]
"""Pixels, height x width x 3, in the order red, green, blue, 0 to 255."""

Grey: TypeAlias = NDArray[np.uint8]
"""Grey values, height x width, 0 to 255."""

Thumbnail: TypeAlias = NDArray[np.uint8]
"""Grey values of a picture 160 pixels wide, height x width."""

MAX_PIXELS = 40_000_000
"""Pictures that claim more pixels than this are refused before anything is allocated for them."""

THUMBNAIL = 160
"""Width in pixels."""

_Colour = Literal["RGB", "CMYK", "GRAY"]


class ImageError(ValueError):
    """The bytes are not a picture that can be decoded whole."""


class Picture:
    """One picture, decoded only as far as it is asked for.

    A JPEG can be decoded at a half, a quarter or other eighths of its size for less than the whole costs, and
    most frames of an exam are never needed at full size, nor in colour. Only the last grey picture is kept between calls.
    What it gives is turned as the file asks for: as browsers show it, so that boxes lie where a person sees the face.
    """

    def __init__(
        self, width: int, height: int, *, jpeg: bytes | None = None, pixels: Image | None = None, asked: int = UPRIGHT
    ) -> None:
        self.width = width
        """Width of the whole picture, in pixels, as it is seen."""
        self.height = height
        """Height of the whole picture, in pixels, as it is seen."""
        self._jpeg = jpeg
        self._pixels = pixels
        self._asked = asked
        self._grey: Grey | None = None

    @classmethod
    def from_jpeg(cls, data: bytes) -> Picture:
        """Reads the header of a JPEG; raises ImageError where there is none or it claims too many pixels."""
        height, width, _ = _header(data)
        asked = orientation(data)
        return cls(*_seen(width, height, asked), jpeg=data, asked=asked)

    @classmethod
    def from_pixels(cls, pixels: Image) -> Picture:
        """Wraps an RGB array, height x width x 3."""
        return cls(int(pixels.shape[1]), int(pixels.shape[0]), pixels=pixels)

    def fit(self, width: int, height: int) -> Image:
        """The picture scaled down to fit into ``width`` x ``height`` pixels, its aspect kept; never enlarged.

        Raises ImageError where the JPEG data is truncated or corrupt.
        """
        size = fitted_size(self.width, self.height, width, height)
        if self._pixels is not None:
            return shrink(self._pixels, *size)
        lying = _seen(*size, self._asked)
        # Turned last, when it is small.
        return turned(shrink(_decode(self._jpeg or b"", *lying), *lying), self._asked)

    def grey(self, width: int) -> Grey:
        """The picture's grey values, ``width`` pixels wide, its aspect kept.

        Colours need not even be decoded for it. Raises ImageError as ``fit``.
        """
        if self._grey is None or self._grey.shape[1] != width:
            height = max(1, round(self.height * width / self.width))
            lying = _seen(width, height, self._asked)
            self._grey = turned(_grey(self._jpeg, self._pixels, *lying), self._asked)
        return self._grey

    def thumbnail(self) -> Thumbnail:
        """The picture's grey values, 160 pixels wide. Raises ImageError as ``fit``."""
        return self.grey(THUMBNAIL)


def decode_jpeg(data: bytes) -> Image:
    """Decodes a whole JPEG file to RGB, height x width x 3, turned as it asks for; greyscale and CMYK files too.

    Raises ImageError where the data is not a JPEG, truncated, corrupt, or larger than ``MAX_PIXELS``.
    """
    height, width, _ = _header(data)
    return turned(_decode(data, width, height), orientation(data))


def fitted_size(width: int, height: int, max_width: int, max_height: int) -> tuple[int, int]:
    """Width and height, in pixels, of a picture scaled down to fit into the maximum; never enlarged."""
    scale = min(1.0, max_width / width, max_height / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def shrink(image: Image, width: int, height: int) -> Image:
    """Resizes to exactly ``width`` x ``height`` pixels, averaging so that detail does not turn into noise."""
    if image.shape[1] == width and image.shape[0] == height:
        return image
    smaller = image.shape[1] >= width and image.shape[0] >= height
    how = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    return cast("Image", cv2.resize(image, (width, height), interpolation=how))


def _seen(width: int, height: int, asked: int) -> tuple[int, int]:
    """Width and height after turning, from those before; and, as it is the same, the other way round."""
    return (height, width) if asked in SWAPS_SIDES else (width, height)


def _header(data: bytes) -> tuple[int, int, str]:
    try:
        height, width, colour, _ = simplejpeg.decode_jpeg_header(data)
    except (ValueError, KeyError) as error:  # KeyError: a cut header leaves no colour space that the library knows
        raise ImageError(f"not a JPEG picture: {error}") from error
    if width * height > MAX_PIXELS:
        raise ImageError(f"the picture claims {width}x{height} pixels; at most {MAX_PIXELS} are accepted")
    return int(height), int(width), str(colour)


def _decode(data: bytes, min_width: int, min_height: int) -> Image:
    """Decodes at the smallest of the codec's scales that still has the given size."""
    _, _, colour = _header(data)
    if colour in {"CMYK", "YCCK"}:
        return _from_inks(_pixels(data, "CMYK", min_width, min_height))
    return _pixels(data, "RGB", min_width, min_height)


def _pixels(data: bytes, colour: _Colour, min_width: int, min_height: int) -> Image:
    try:
        pixels = simplejpeg.decode_jpeg(data, colour, min_width=min_width, min_height=min_height)
    except ValueError as error:
        raise ImageError(f"the JPEG data is damaged: {error}") from error
    return cast("Image", pixels)


def _grey(jpeg: bytes | None, pixels: Image | None, width: int, height: int) -> Grey:
    """Decoded at most four times as large on a side as wanted, then averaged."""
    if pixels is None:
        _, _, colour = _header(jpeg or b"")
        if colour not in {"CMYK", "YCCK"}:
            grey = _pixels(jpeg or b"", "GRAY", width, height)[:, :, 0]
            return shrink(grey, width, height)
        pixels = _decode(jpeg or b"", width, height)
    return cast("Grey", cv2.cvtColor(shrink(pixels, width, height), cv2.COLOR_RGB2GRAY))


def _from_inks(inks: Image) -> Image:
    """CMYK to RGB. JPEG files hold inks inverted (Adobe's convention, the only one in use): 255 is no ink."""
    light = inks.astype(np.uint16)
    return (light[..., :3] * light[..., 3:] // 255).astype(np.uint8)
