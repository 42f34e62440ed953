"""What a store promises, on a folder and on an S3-compatible server."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from openproctor.core.errors import StorageUnavailable
from openproctor.core.settings import Settings
from openproctor.evidence.store.opening import open_store
from openproctor.evidence.store.protocol import EvidenceStore, Missing
from tests.support.s3 import BUCKET, CREDENTIALS, running_proxy, running_s3


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    with running_s3() as address:
        yield address


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> EvidenceStore:
    if request.param == "folder":
        return open_store(Settings(data_dir=tmp_path))
    address: str = request.getfixturevalue("s3")
    return bucket(tmp_path, address, prefix=request.node.name.partition("[")[0])


def bucket(data_dir: Path, address: str, prefix: str = "exams") -> EvidenceStore:
    return open_store(
        Settings.model_validate(
            {"data_dir": data_dir, "evidence_url": f"s3://{BUCKET}/{prefix}", "s3_endpoint": address} | CREDENTIALS
        )
    )


async def listed(store: EvidenceStore, prefix: str = "", older_than: datetime | None = None) -> list[str]:
    return sorted([key async for key in store.keys(prefix, older_than=older_than)])


async def test_what_was_put_is_read_whole_in_parts_and_replaced(store: EvidenceStore) -> None:
    await store.put({"e/a/1.jpg": b"0123456789", "e/a/2.jpg": b""})
    assert await store.read("e/a/1.jpg") == b"0123456789"
    assert await store.read("e/a/2.jpg") == b""
    for start, stop in [(0, 3), (3, 7), (7, None), (7, 100), (3, 3), (10, None), (50, 60), (5, 2)]:
        assert await store.read("e/a/1.jpg", start, stop) == b"0123456789"[start:stop], (start, stop)
    assert await store.size("e/a/1.jpg") == 10
    await store.put({"e/a/1.jpg": b"other"})
    assert await store.read("e/a/1.jpg") == b"other"


async def test_what_is_not_there_is_missing(store: EvidenceStore) -> None:
    with pytest.raises(Missing):
        await store.read("e/nothing.jpg")
    with pytest.raises(Missing):
        await store.read("e/nothing.jpg", 1, 2)
    with pytest.raises(Missing):
        await store.size("e/nothing.jpg")


async def test_deleting_again_harms_nothing(store: EvidenceStore) -> None:
    await store.put({"e/a/1.jpg": b"one", "e/b/1.jpg": b"two"})
    for _ in range(2):
        await store.delete(["e/a/1.jpg", "e/a/never.jpg"])
    with pytest.raises(Missing):
        await store.read("e/a/1.jpg")
    assert await store.read("e/b/1.jpg") == b"two"
    await store.delete([])


async def test_keys_are_listed_by_whole_names_and_age(store: EvidenceStore) -> None:
    assert await listed(store) == []
    keys = ["e1/a/camera/1.jpg", "e1/b/camera/1.jpg", "e12/a/camera/1.jpg"]
    await store.put(dict.fromkeys(keys, b"x"))
    assert await listed(store) == keys
    assert await listed(store, "e1") == keys[:2]
    assert await listed(store, "e1/b/") == keys[1:2]
    assert await listed(store, "none") == []
    now = datetime.now(UTC)
    assert await listed(store, older_than=now - timedelta(hours=1)) == []
    assert await listed(store, older_than=now + timedelta(hours=1)) == keys


@pytest.mark.parametrize("key", ["../outside", "/etc/passwd", "a//b", "a/./b", "", "a/.hidden"])
async def test_a_key_cannot_leave_the_store(store: EvidenceStore, key: str) -> None:
    with pytest.raises(ValueError, match="not a key"):
        await store.put({key: b"x"})
    with pytest.raises(ValueError, match="not a key"):
        await store.read(key)
    with pytest.raises(ValueError, match="not a key"):
        await store.delete([key])


async def test_repair_removes_what_was_being_written_and_nothing_else(tmp_path: Path) -> None:
    store = open_store(Settings(data_dir=tmp_path))
    await store.put({"e/a/1.jpg": b"whole"})
    folder = tmp_path / "evidence/e/a"
    (folder / ".2.jpg.0a1b2c3d").write_bytes(b"half")
    assert await listed(store) == ["e/a/1.jpg"]
    await store.repair()
    assert [path.name for path in folder.iterdir()] == ["1.jpg"]


async def test_repair_leaves_alone_what_is_being_written_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(Settings(data_dir=tmp_path))
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: (store._repair(), fsync(descriptor)))  # type: ignore[attr-defined]
    await store.put({"e/a/1.jpg": b"whole"})
    assert await store.read("e/a/1.jpg") == b"whole"


@pytest.mark.parametrize("mode", ["refuse", "cut", "hang"])
async def test_a_failing_bucket_is_unavailable_keeps_nothing_half_and_goes_on(tmp_path: Path, s3: str, mode: str) -> None:
    body = os.urandom(200_000)
    async with running_proxy(s3) as proxy:
        store = bucket(tmp_path, proxy.address, prefix=mode)
        await store.put({"e/before.jpg": b"before"})
        proxy.mode = mode  # type: ignore[assignment]
        with pytest.raises(StorageUnavailable) as refused:
            await store.put({"e/1.jpg": body})
        assert refused.value.retry_after_s is not None
        assert proxy.met >= 1
        proxy.mode = "pass"
        assert await listed(store) == ["e/before.jpg"]
        await store.put({"e/1.jpg": body})
        assert await store.read("e/1.jpg") == body
        assert await store.read("e/before.jpg") == b"before"


@pytest.mark.parametrize("address", ["https://example.org", "", "s3", "s3:bucket", "://bucket", "bucket/prefix"])
async def test_only_an_s3_address_is_one(tmp_path: Path, address: str) -> None:
    with pytest.raises(ValueError, match="s3://bucket/prefix"):
        open_store(Settings.model_validate({"data_dir": tmp_path, "evidence_url": address}))
