"""The last seconds of every camera on the disk, so that they outlive the process.

What becomes evidence is known only when an incident opens, and evidence begins seconds before that. Those frames were
acknowledged, so a server that is killed must have them when it starts again (docs/decisions/0019-the-last-seconds-on-disk.md).

Frames are appended to a segment, a file that lives for as long as one of its frames may be wanted. They are sealed
(AES-256-GCM under a key of their own), and not flushed: a killed process loses nothing by that, and a power cut loses pictures
of the last seconds, never what is evidence already. A record is::

    length, 4 bytes | nonce, 12 bytes | sealed: length of the head, 4 bytes | head, JSON | JPEG
"""

import fcntl
import os
import secrets
import struct
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Self

import structlog
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import BaseModel, Field, ValidationError

from openproctor.core.clock import Clock
from openproctor.incidents.record import KeptItem
from openproctor.ingest.frame_buffer import KEEP_S, BufferedFrame
from openproctor.model.item import ItemHead
from openproctor.model.observation import Stream

__all__ = ["Spool"]

SEGMENT_S = 10.0
SEGMENT_BYTES = 32 * 2**20
MAX_SEGMENTS = 16
"""Most segments that are kept: half a gigabyte."""
NONCE = 12
SUFFIX = ".frames"
_LENGTH = struct.Struct(">I")

_log = structlog.get_logger(__name__)


class _Kept(BaseModel):
    """A :class:`KeptItem` as a record has it."""

    stream: Stream
    seq: int
    key: str
    sha256: str
    size: int
    captured_at: datetime
    received_at: datetime
    width: int
    height: int
    faces: list[dict[str, float]]
    status: str

    @classmethod
    def of(cls, kept: KeptItem) -> Self:
        """The record of an item."""
        head = kept.head
        return cls.model_construct(
            stream=head.stream,
            seq=head.seq,
            key=kept.key,
            sha256=head.sha256.hex(),
            size=head.size,
            captured_at=kept.at,
            received_at=kept.received_at,
            width=kept.width,
            height=kept.height,
            faces=kept.faces,
            status=kept.status,
        )

    def item(self) -> KeptItem:
        """The item of a record. What its head says about the candidate's clock is not kept: evidence has the server's time."""
        return KeptItem(
            head=ItemHead(self.stream, self.seq, bytes.fromhex(self.sha256), self.size, self.captured_at),
            key=self.key,
            at=self.captured_at,
            received_at=self.received_at,
            width=self.width,
            height=self.height,
            faces=self.faces,
            status=self.status,
        )


class _Head(BaseModel):
    buffer_key: Annotated[str, Field(alias="ring")]
    """The alias is the name in files that an earlier version has left."""
    at: float
    kept: _Kept


@dataclass(slots=True)
class _Segment:
    path: Path
    descriptor: int
    """Locked while the process lives, so that no other process mistakes these frames for left behind."""
    begun: float
    size: int = 0


class Spool:
    """Segments in a folder. Several processes may share it."""

    def __init__(self, folder: Path, key: bytes, clock: Clock) -> None:
        self._folder = folder
        self._cipher = AESGCM(key)
        self._clock = clock
        self._segments: deque[_Segment] = deque()
        self._count = 0

    def add(self, buffer_key: str, frame: BufferedFrame) -> None:
        """Append a frame.

        Raises:
            OSError: the disk is full; what was there stays readable.
        """
        head = (
            _Head.model_construct(buffer_key=buffer_key, at=frame.at, kept=_Kept.of(frame.kept))
            .model_dump_json(by_alias=True)
            .encode()
        )
        nonce = secrets.token_bytes(NONCE)
        sealed = self._cipher.encrypt(nonce, _LENGTH.pack(len(head)) + head + frame.jpeg, None)
        record = _LENGTH.pack(NONCE + len(sealed)) + nonce + sealed
        segment = self._open(len(record))
        try:
            written = os.write(segment.descriptor, record)
            if written < len(record):
                raise OSError("the disk is full")
        except OSError:
            os.ftruncate(segment.descriptor, segment.size)
            raise
        segment.size += len(record)

    def expire(self) -> None:
        """Drop the segments whose frames cannot be wanted any more."""
        before = self._clock.monotonic() - SEGMENT_S - KEEP_S
        while self._segments and (self._segments[0].begun <= before or len(self._segments) > MAX_SEGMENTS):
            self._drop(self._segments.popleft())

    def recover(self) -> list[tuple[str, BufferedFrame]]:
        """The frames that processes which have ended left behind, with their buffer keys, in order; kept as long as our own."""
        found: list[tuple[str, BufferedFrame]] = []
        for path in sorted(self._folder.glob(f"*{SUFFIX}")):
            # A live process may drop one of its own just now.
            with suppress(FileNotFoundError):
                segment = self._claimed(path)
                if segment is not None:
                    self._segments.append(segment)
                    found.extend(self._records(path))
        return found

    def close(self) -> None:
        """Leave everything to the next start."""
        while self._segments:
            os.close(self._segments.popleft().descriptor)

    def _open(self, size: int) -> _Segment:
        now = self._clock.monotonic()
        if self._segments:
            last = self._segments[-1]
            if now - last.begun < SEGMENT_S and last.size + size <= SEGMENT_BYTES:
                return last
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Names sort by time, whichever process writes.
        self._count += 1
        name = f"{self._clock.now().timestamp():017.6f}-{self._count:06d}-{secrets.token_hex(4)}{SUFFIX}"
        path = self._folder / name
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        self._segments.append(_Segment(path, descriptor, now))
        self.expire()
        return self._segments[-1]

    def _claimed(self, path: Path) -> _Segment | None:
        """An earlier process's segment, ours from now on; None if that process lives."""
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        # Marked as full, so that nothing is appended behind what may be torn.
        return _Segment(path, descriptor, self._clock.monotonic(), SEGMENT_BYTES)

    def _records(self, path: Path) -> Iterator[tuple[str, BufferedFrame]]:
        with path.open("rb") as file:
            while len(length := file.read(_LENGTH.size)) == _LENGTH.size:
                sealed = file.read(*_LENGTH.unpack(length))
                try:
                    plain = self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], None)
                    (end,) = _LENGTH.unpack_from(plain)
                    head = _Head.model_validate_json(plain[_LENGTH.size : _LENGTH.size + end])
                except (InvalidTag, ValueError, ValidationError, struct.error):
                    # The process was killed while it wrote, or the key is another: the rest cannot be read.
                    _log.warning("spool_cut", file=path.name)
                    return
                yield head.buffer_key, BufferedFrame(head.at, plain[_LENGTH.size + end :], head.kept.item())

    @staticmethod
    def _drop(segment: _Segment) -> None:
        with suppress(FileNotFoundError):
            segment.path.unlink()
        os.close(segment.descriptor)
