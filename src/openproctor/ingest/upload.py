"""What is checked of an item before anything decodes it: number, media type, size, digest, time, and a JPEG's own header."""

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from openproctor.core.containers import container_of
from openproctor.core.errors import (
    BodyTooLarge,
    DigestMismatch,
    DigestMissing,
    InvalidRequest,
    SequenceOutOfRange,
    UnsupportedMediaType,
)
from openproctor.core.instants import as_instant
from openproctor.ingest.jpeg import check_jpeg
from openproctor.model.item import ItemHead
from openproctor.model.observation import Stream
from openproctor.wire.messages_and_gaps import MAX_SEQ
from openproctor.wire.streams import BY_STREAM, StreamSpec

__all__ = [
    "Upload",
    "check_seq",
    "digest_of",
    "parse_digest",
    "parse_json",
    "parse_time",
    "read_body",
    "read_jpeg",
    "read_upload",
]

Shape = TypeVar("Shape", bound=BaseModel)

_DIGEST = re.compile(r"(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):\s*(?:,|$)")


@dataclass(frozen=True, slots=True)
class Upload:
    """An item as it came in, checked from the outside."""

    head: ItemHead
    body: bytes


async def read_upload(request: Request, spec: StreamSpec, seq: int) -> Upload:
    """Read and check one item's request.

    Raises:
        Problem: the one that names what is wrong; nothing has been decoded or stored.
    """
    check_seq(seq)
    headers = request.headers
    stated, captured_at = parse_digest(headers.get("content-digest", "")), parse_time(headers.get("captured-at", ""))
    body = await read_body(request, spec.media_types, spec.limit)
    _check_container(request, spec, body)
    digest = digest_of(body, stated)
    if spec.stream is Stream.CAMERA:
        # By its markers alone: a small file can unfold to gigabytes.
        check_jpeg(body)
    return Upload(ItemHead(spec.stream, seq, digest, len(body), captured_at), body)


def _check_container(request: Request, spec: StreamSpec, body: bytes) -> None:
    """Where a stream takes several containers, a body must be in the one that the request names."""
    container = container_of(body) if len(spec.media_types) > 1 else None
    if container is not None and not _media_type(request).endswith(container):
        raise UnsupportedMediaType(f"The body is {container}.")


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def read_jpeg(request: Request) -> bytes:
    """Read and check a JPEG that will not be stored."""
    spec = BY_STREAM[Stream.CAMERA]
    body = await read_body(request, spec.media_types, spec.limit)
    check_jpeg(body)
    return body


def check_seq(seq: int) -> None:
    """Check an item's number.

    Raises:
        SequenceOutOfRange
    """
    if not 0 <= seq <= MAX_SEQ:
        raise SequenceOutOfRange(f"0 to {MAX_SEQ}, not {seq}.")


async def read_body(request: Request, media: Sequence[str], most: int) -> bytes:
    """The body of a request, of one of these media types and of at most ``most`` bytes.

    Raises:
        UnsupportedMediaType, BodyTooLarge
    """
    if _media_type(request) not in media:
        raise UnsupportedMediaType
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > most:
        raise BodyTooLarge(f"At most {most} bytes.")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > most:
            raise BodyTooLarge(f"At most {most} bytes.")
    return bytes(body)


def digest_of(body: bytes, stated: bytes) -> bytes:
    """The SHA-256 of a body.

    Raises:
        DigestMismatch: it is not the one that was stated.
    """
    digest = hashlib.sha256(body).digest()
    if digest != stated:
        raise DigestMismatch
    return digest


def parse_json(shape: type[Shape], body: bytes) -> Shape:
    """The body as this shape.

    Raises:
        InvalidRequest
    """
    try:
        return shape.model_validate_json(body)
    except ValidationError as error:
        found = [f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors()[:5]]
        raise InvalidRequest("; ".join(found)) from error


def parse_digest(header: str) -> bytes:
    """The SHA-256 of a ``Content-Digest`` header (RFC 9530).

    Raises:
        DigestMissing
    """
    match = _DIGEST.search(header)
    if match is None:
        raise DigestMissing
    try:
        return base64.b64decode(match.group(1), validate=True)
    except binascii.Error as error:
        raise DigestMissing from error


def parse_time(header: str) -> datetime:
    """An RFC 3339 time between the years 2000 and 2200, in UTC.

    Raises:
        InvalidRequest
    """
    try:
        captured_at = datetime.fromisoformat(header)
    except ValueError as error:
        raise InvalidRequest("Captured-At must be an RFC 3339 time.") from error
    if captured_at.tzinfo is None:
        raise InvalidRequest("Captured-At must carry its offset from UTC.")
    try:
        return as_instant(captured_at)
    except ValueError as error:
        raise InvalidRequest(f"Captured-At {error}.") from error
