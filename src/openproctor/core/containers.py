"""The container formats in which browsers record: recognised by how a file begins, whatever it is said to be."""

from enum import StrEnum

__all__ = ["Container", "container_of"]

_EBML = b"\x1a\x45\xdf\xa3"
_BRAND = b"ftyp"


class Container(StrEnum):
    """A container format; its value is the ending of a file's name and the subtype of its media type."""

    WEBM = "webm"
    """VP8 and Opus: Chromium and Firefox."""
    MP4 = "mp4"
    """H.264 and AAC: Safari. Chromium has Opus in it where the system encodes no AAC."""


def container_of(data: bytes) -> Container | None:
    """What a file is by its first bytes; None where it is neither."""
    if data.startswith(_EBML):
        return Container.WEBM
    return Container.MP4 if data[4:8] == _BRAND else None
