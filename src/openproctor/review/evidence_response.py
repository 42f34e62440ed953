"""Evidence on its way to a browser: pictures re-encoded, everything in ranges, nothing cached."""

import asyncio

import simplejpeg
from fastapi import Response

from openproctor.core.errors import EvidenceDamaged
from openproctor.detection.image import ImageError, decode_jpeg
from openproctor.evidence.store.protocol import EvidenceStore
from openproctor.evidence.store.ranges import BehindTheEnd, parse_range

__all__ = ["encode_anew", "serve_evidence"]

QUALITY = 90
_EXTENSIONS = {"image/jpeg": "jpg", "audio/webm": "webm", "audio/mp4": "m4a"}


async def serve_evidence(store: EvidenceStore, key: str, media_type: str, name: str, wanted: str | None) -> Response:
    """Answer with the evidence under ``key``, or the range of it that the ``Range`` header ``wanted`` asks for.

    Raises:
        Missing, EvidenceDamaged
    """
    picture = await asyncio.to_thread(encode_anew, await store.read(key)) if media_type == "image/jpeg" else None
    size = await store.size(key) if picture is None else len(picture)
    headers = {
        "accept-ranges": "bytes",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "content-disposition": f'inline; filename="{name}.{_EXTENSIONS[media_type]}"',
    }
    try:
        span = parse_range(wanted, size)
    except BehindTheEnd:
        return Response(status_code=416, headers=headers | {"content-range": f"bytes */{size}"})
    start, stop = span or (0, size)
    body = await store.read(key, start, stop) if picture is None else picture[start:stop]
    if span is None:
        return Response(body, media_type=media_type, headers=headers)
    headers["content-range"] = f"bytes {start}-{stop - 1}/{size}"
    return Response(body, status_code=206, media_type=media_type, headers=headers)


def encode_anew(jpeg: bytes) -> bytes:
    """The same picture in a file of our own making, upright: a browser never gets a byte that a candidate made.

    Raises:
        EvidenceDamaged: it is not a picture.
    """
    try:
        pixels = decode_jpeg(jpeg)
    except ImageError as error:
        raise EvidenceDamaged("The stored picture cannot be decoded.") from error
    return bytes(simplejpeg.encode_jpeg(pixels, quality=QUALITY))
