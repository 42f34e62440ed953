"""How MP4 describes AAC and Opus: in two boxes, of which a decoder wants the inside in another order."""

from openproctor.core.mp4_boxes import Mp4Error, Reader

__all__ = ["aac_config", "esds", "opus_head"]

ES, DECODER_CONFIG, SPECIFIC_INFO, SYNC_LAYER = 0x03, 0x04, 0x05, 0x06
AAC = 0x40
AUDIO_STREAM = 0x15
_WITH_URL, _WITH_STREAM, _WITH_CLOCK = 0x40, 0x80, 0x20


def aac_config(config: bytes) -> bytes:
    """What an AAC decoder is set up with, from the descriptors of an ``esds`` box (ISO/IEC 14496-1, 7.2.6).

    Raises:
        Mp4Error: it describes something else.
    """
    reader = Reader(config, 0, len(config))
    reader.take(4)
    _descriptor(reader, ES)
    reader.take(2)
    flags = reader.number(1)
    reader.take(2 if flags & _WITH_STREAM else 0)
    reader.take(reader.number(1) if flags & _WITH_URL else 0)
    reader.take(2 if flags & _WITH_CLOCK else 0)
    _descriptor(reader, DECODER_CONFIG)
    if reader.number(1) != AAC:
        raise Mp4Error("its sound is not AAC")
    reader.take(12)
    return reader.take(_descriptor(reader, SPECIFIC_INFO))


def esds(specific: bytes) -> bytes:
    """The content of an ``esds`` box for ``aac_config``'s bytes. Bit rates, which differ from file to file, are left out."""
    info = _tagged(SPECIFIC_INFO, specific)
    config = _tagged(DECODER_CONFIG, bytes((AAC, AUDIO_STREAM)) + bytes(11) + info)
    return bytes(4) + _tagged(ES, bytes(3) + config + _tagged(SYNC_LAYER, b"\x02"))


def _tagged(tag: int, content: bytes) -> bytes:
    """A descriptor; its length takes four bytes, as writers of this format have it."""
    size = len(content)
    return bytes((tag, size >> 21 & 0x7F | 0x80, size >> 14 & 0x7F | 0x80, size >> 7 & 0x7F | 0x80, size & 0x7F)) + content


def _descriptor(reader: Reader, tag: int) -> int:
    """The length of the descriptor that follows, which must have this tag."""
    if reader.number(1) != tag:
        raise Mp4Error("its sound is not described")
    length = 0
    for _ in range(4):
        byte = reader.number(1)
        length = length << 7 | byte & 0x7F
        if not byte & 0x80:
            break
    return length


def opus_head(config: bytes) -> bytes:
    """The header that an Opus decoder is set up with (RFC 7845, 5.1), from a ``dOps`` box, whose numbers are big-endian.

    Raises:
        Mp4Error: it describes more than two channels.
    """
    reader = Reader(config, 0, len(config))
    reader.take(1)
    channels, skip, rate, gain, mapping = (
        reader.number(1),
        reader.number(2),
        reader.number(4),
        reader.number(2),
        reader.number(1),
    )
    if mapping:
        raise Mp4Error("more than two channels")
    numbers = ((channels, 1), (skip, 2), (rate, 4), (gain, 2), (mapping, 1))
    return b"OpusHead\x01" + b"".join(value.to_bytes(length, "little") for value, length in numbers)
