"""What a JPEG file is made of, read from its markers before any decoder sees it (ITU-T T.81, annex B).

A decoder's work is bounded by the file's size only for plain files: a few hundred bytes can claim gigabytes of pixels, and each
further scan of a progressive file goes over the whole picture again. Cameras and browsers write none of what is refused here.

Bytes behind the end of the picture are taken. Honest cameras write them: padding to whole blocks, a second picture (CIPA
DC-007, "multi-picture format"), a gain map, a short film. They are not cut off, for evidence is what was sent, with its hash.
They are not read, for every decoder stops at the end marker. No browser gets them, for evidence is shown encoded anew. The
largest body of a stream bounds them.
"""

import re
from dataclasses import dataclass

from openproctor.core.errors import ImageTooLarge, NotAJpeg, TruncatedJpeg, UnsupportedJpeg

__all__ = ["MAX_METADATA", "MAX_PIXELS", "MAX_RATIO", "MAX_SCANS", "MAX_SEGMENTS", "MIN_SIDE", "Header", "check_jpeg"]

MAX_PIXELS = 2_100_000
MIN_SIDE, MAX_RATIO = 16, 4
"""Smallest side in pixels, and largest ratio of the sides: a picture scaled to a given width must not grow endlessly high."""
MAX_SCANS = 20
"""Encoders write ten scans for a progressive picture in colour, twelve or so when they optimise."""
MAX_SEGMENTS = 100
MAX_METADATA = 128 * 1024
"""Bytes in application segments and comments together: a colour profile is a few KB, a thumbnail up to 64 KB."""

_EOI, _SOS, _COM = 0xD9, 0xDA, 0xFE
_BASELINE, _EXTENDED, _PROGRESSIVE = 0xC0, 0xC1, 0xC2
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Every start-of-frame marker; among them those of arithmetic coding, lossless and hierarchical files."""
_TABLES = frozenset({0xC4, 0xDB, 0xDD})
_APPLICATION = frozenset(range(0xE0, 0xF0)) | {_COM}
_KNOWN = _FRAMES | _TABLES | _APPLICATION | {_SOS}
_SAMPLINGS = frozenset(
    {
        (0x11, 0x11),
        (0x12, 0x11),
        (0x12, 0x12),
        (0x13, 0x13),
        (0x21, 0x11),
        (0x21, 0x21),
        (0x22, 0x11),
        (0x22, 0x12),
        (0x22, 0x21),
        (0x31, 0x31),
        (0x41, 0x11),
    }
)
"""Sampling of luminance and of both colours that the decoder knows, horizontal and vertical; black is like luminance."""
_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""What ends coded data: a marker that is neither a stuffed byte nor a restart."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a decoder would have to do."""

    width: int
    height: int
    components: int
    progressive: bool
    scans: int


class _Reader:
    """Walks over the segments and remembers what it saw."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 2
        self._segments = 0
        self._metadata = 0
        self._frame: Header | None = None
        self._scans = 0

    def read(self) -> Header:
        while True:
            marker = self._marker()
            if marker == _EOI:
                return self._finished()
            self._segments += 1
            if self._segments > MAX_SEGMENTS:
                raise UnsupportedJpeg(f"More than {MAX_SEGMENTS} segments.")
            if marker not in _KNOWN:
                raise UnsupportedJpeg(f"A segment of kind {marker:02x}.")
            self._take(marker, self._segment())

    def _marker(self) -> int:
        if self._data[self._at : self._at + 1] != b"\xff":
            raise TruncatedJpeg("There is no marker where one must be.")
        while self._data[self._at : self._at + 1] == b"\xff":
            self._at += 1
        if self._at >= len(self._data):
            raise TruncatedJpeg("The file ends before its end marker.")
        self._at += 1
        return self._data[self._at - 1]

    def _segment(self) -> bytes:
        size = int.from_bytes(self._data[self._at : self._at + 2], "big")
        body = self._data[self._at + 2 : self._at + size]
        if size < 2 or self._at + size > len(self._data):
            raise TruncatedJpeg("A segment is cut.")
        self._at += size
        return body

    def _take(self, marker: int, body: bytes) -> None:
        if marker in _FRAMES:
            self._begin_frame(marker, body)
        elif marker == _SOS:
            self._pass_scan()
        elif marker in _APPLICATION:
            self._metadata += len(body)
            if self._metadata > MAX_METADATA:
                raise UnsupportedJpeg(f"More than {MAX_METADATA} bytes beside the picture.")

    def _begin_frame(self, marker: int, body: bytes) -> None:
        if self._frame is not None:
            raise UnsupportedJpeg("More than one frame.")
        if marker not in (_BASELINE, _EXTENDED, _PROGRESSIVE):
            raise UnsupportedJpeg("Only Huffman-coded baseline and progressive pictures are taken.")
        if len(body) < 6 or len(body) != 6 + 3 * body[5]:
            raise TruncatedJpeg("The frame's header is damaged.")
        if body[0] != 8:
            raise UnsupportedJpeg(f"{body[0]} bits a sample; 8 are taken.")
        height, width = int.from_bytes(body[1:3], "big"), int.from_bytes(body[3:5], "big")
        if not height or not width:
            raise UnsupportedJpeg("A picture without width or height.")
        if width * height > MAX_PIXELS:
            raise ImageTooLarge(f"{width} x {height} pixels; at most {MAX_PIXELS} in all.")
        if min(width, height) < MIN_SIDE or max(width, height) > MAX_RATIO * min(width, height):
            raise UnsupportedJpeg(f"{width} x {height} pixels is no camera's picture.")
        self._frame = _frame(body, width, height, progressive=marker == _PROGRESSIVE)

    def _pass_scan(self) -> None:
        if self._frame is None:
            raise TruncatedJpeg("Picture data before the frame's header.")
        self._scans += 1
        most = MAX_SCANS if self._frame.progressive else self._frame.components
        if self._scans > most:
            raise UnsupportedJpeg(f"More than {most} scans.")
        found = _NEXT.search(self._data, self._at)
        if found is None:
            raise TruncatedJpeg("The picture data has no end.")
        self._at = found.start()

    def _finished(self) -> Header:
        if self._frame is None or not self._scans:
            raise TruncatedJpeg("There is no picture in it.")
        frame = self._frame
        return Header(frame.width, frame.height, frame.components, frame.progressive, self._scans)


def _frame(body: bytes, width: int, height: int, *, progressive: bool) -> Header:
    components = body[5]
    if components not in (1, 3, 4):
        raise UnsupportedJpeg(f"{components} components.")
    for sampling in body[7::3]:
        if not (1 <= sampling >> 4 <= 4 and 1 <= sampling & 15 <= 4):
            raise TruncatedJpeg("The frame's header is damaged.")
    first, *others = body[7::3]
    if others and (
        (first, others[0]) not in _SAMPLINGS or bytes((first, others[0], others[0], first)[:components]) != body[7::3]
    ):
        raise UnsupportedJpeg("Its colours are sampled in a way that is not taken.")
    return Header(width, height, components, progressive, 0)


def check_jpeg(data: bytes) -> Header:
    """Walk over the markers of a whole file, as far as the end of its picture; what lies behind is nobody's concern.

    Raises:
        NotAJpeg: it does not begin like one.
        TruncatedJpeg: its structure is damaged.
        ImageTooLarge: by its own header it has too many pixels.
        UnsupportedJpeg: it is well-formed, but of a kind that no camera or browser writes.
    """
    if not data.startswith(b"\xff\xd8\xff"):
        raise NotAJpeg
    return _Reader(data).read()
