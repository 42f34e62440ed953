"""Sealed objects: what goes in comes out, no byte of it can be changed, and only the chunks that are needed are read."""

from pathlib import Path

import pytest

from openproctor.core.errors import EvidenceDamaged
from openproctor.evidence.store.local import LocalStore
from openproctor.evidence.store.sealed import CHUNK, HEADER, SEALED, SealedStore, seal, unseal

KEY = bytes(range(7, 39))
NAME = "exam/attempt/camera/1.jpg"
SIZES = [0, 1, 31_000, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5]


class OneKey:
    async def evidence_key(self, exam_id: str, *, create: bool) -> bytes:
        return KEY


class Noting(LocalStore):
    """Notes how much is read of it."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.read_bytes = 0

    async def read(self, key: str, start: int = 0, stop: int | None = None) -> bytes:
        data = await super().read(key, start, stop)
        self.read_bytes += len(data)
        return data


def content(size: int) -> bytes:
    return bytes(n * 7 % 251 for n in range(size))


@pytest.fixture
def inner(tmp_path: Path) -> Noting:
    return Noting(tmp_path)


@pytest.fixture
def store(inner: Noting) -> SealedStore:
    return SealedStore(inner, OneKey())


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_put_is_read_whole_and_has_its_size(store: SealedStore, inner: Noting, size: int) -> None:
    await store.put({NAME: content(size)})
    assert await store.read(NAME) == content(size)
    assert await store.size(NAME) == size
    assert await inner.size(NAME) > size


@pytest.mark.parametrize("size", SIZES)
async def test_every_range_is_that_of_the_content(store: SealedStore, size: int) -> None:
    await store.put({NAME: content(size)})
    edges = sorted({0, 1, size // 2, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, size, size + 10})
    for start in edges:
        for stop in [*edges, None]:
            assert await store.read(NAME, start, stop) == content(size)[start:stop], (start, stop)


async def test_a_range_reads_only_the_chunks_it_touches(store: SealedStore, inner: Noting) -> None:
    await store.put({NAME: content(20 * CHUNK)})
    inner.read_bytes = 0
    await store.read(NAME, 5 * CHUNK + 10, 5 * CHUNK + 20)
    assert inner.read_bytes == HEADER + SEALED


def test_nothing_of_the_content_can_be_seen_and_no_two_objects_are_alike() -> None:
    data = b"a face, a voice, a name" * 100
    first, second = seal(KEY, NAME, data), seal(KEY, NAME, data)
    assert b"a face" not in first
    assert first != second
    assert first[HEADER:] != second[HEADER:]


def test_every_single_byte_change_is_noticed() -> None:
    sealed = seal(KEY, NAME, b"short")
    for at in range(len(sealed)):
        changed = bytearray(sealed)
        changed[at] ^= 1
        with pytest.raises(EvidenceDamaged):
            unseal(KEY, NAME, bytes(changed))


def test_chunks_cannot_be_cut_swapped_left_out_or_added() -> None:
    sealed = seal(KEY, NAME, content(3 * CHUNK))
    header = sealed[:HEADER]
    one, two, three = (sealed[HEADER + n * SEALED : HEADER + (n + 1) * SEALED] for n in range(3))
    assert unseal(KEY, NAME, header + one + two + three) == content(3 * CHUNK)
    for chunks in [(one, two), (two, one, three), (one, three), (three,), (one, two, three, three), (one, two, three[:-1]), ()]:
        with pytest.raises(EvidenceDamaged):
            unseal(KEY, NAME, header + b"".join(chunks))


async def test_a_cut_tail_is_noticed_by_whoever_reads_the_end(store: SealedStore, inner: Noting) -> None:
    await store.put({NAME: content(3 * CHUNK)})
    await inner.put({NAME: (await inner.read(NAME))[: HEADER + 2 * SEALED]})
    with pytest.raises(EvidenceDamaged):
        await store.read(NAME, CHUNK, 2 * CHUNK)


async def test_files_cannot_be_swapped(store: SealedStore, inner: Noting) -> None:
    await store.put({"exam/a/1.jpg": b"one", "exam/b/1.jpg": b"two"})
    await inner.put({"exam/a/1.jpg": await inner.read("exam/b/1.jpg")})
    with pytest.raises(EvidenceDamaged):
        await store.read("exam/a/1.jpg")
    with pytest.raises(EvidenceDamaged):
        await store.read("exam/a/1.jpg", 1, 2)


async def test_evidence_from_before_encryption_stays_readable(store: SealedStore, inner: Noting) -> None:
    await inner.put({NAME: b"\xff\xd8 as it was received"})
    assert await store.read(NAME) == b"\xff\xd8 as it was received"
    assert await store.read(NAME, 3, 5) == b"as"
    assert await store.size(NAME) == len(b"\xff\xd8 as it was received")
