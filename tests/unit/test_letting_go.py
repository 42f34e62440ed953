"""When a class of data is due, and that the folder lets go of files."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from openproctor.core.data_dir_lock import exclusive, shared
from openproctor.evidence.store.local import LocalStore
from openproctor.retention.classes import DataClass
from openproctor.retention.due import due_classes
from openproctor.rules.policy import Policy

ENDED = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Attempt:
    policy: Policy
    ended_at: datetime = ENDED


def due(policy: dict[str, Any], **after: float) -> set[str]:
    return {str(what) for what in due_classes(cast("Any", Attempt(Policy.model_validate(policy))), ENDED + timedelta(**after))}


def test_a_class_is_due_when_its_days_have_passed_and_not_a_moment_earlier() -> None:
    policy = {"retention": {"recordings_days": 7}}
    assert "recordings" not in due(policy, days=7, microseconds=-1)
    assert "recordings" in due(policy, days=7)


def test_nothing_but_the_template_goes_while_something_may_still_come() -> None:
    policy = {"retention": {f"{what}_days": 0 for what in DataClass}, "link": {"late_for_s": 600}}
    assert due(policy, seconds=599) == {"portraits"}
    assert due(policy, seconds=600) == set(DataClass)


def test_a_policy_from_before_there_was_retention_has_the_standard_days() -> None:
    assert due({"version": 3}, days=31) == {"portraits", "recordings", "documents"}


async def listed(store: LocalStore, prefix: str) -> list[str]:
    return sorted([key async for key in store.keys(prefix)])


async def test_what_is_deleted_is_gone_and_deleting_again_does_nothing(tmp_path: Path) -> None:
    store = LocalStore(tmp_path)
    await store.put({"exam/one/1.jpg": b"1", "exam/one/2.jpg": b"2", "exam/two/1.jpg": b"3"})
    assert await listed(store, "exam/one/") == ["exam/one/1.jpg", "exam/one/2.jpg"]
    for _ in range(2):
        await store.delete(["exam/one/1.jpg", "exam/none/1.jpg"])
        assert await listed(store, "exam/one/") == ["exam/one/2.jpg"]
    assert await listed(store, "exam/none/") == []
    assert await store.read("exam/two/1.jpg") == b"3"


async def test_the_folder_is_synced_after_a_deletion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = LocalStore(tmp_path)
    await store.put({"a/1.jpg": b"x"})
    synced: list[bool] = []
    fsync = os.fsync

    def noted(descriptor: int) -> None:
        synced.append((tmp_path / "a" / "1.jpg").exists())
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    await store.delete(["a/1.jpg"])
    assert synced == [False]


async def test_nothing_outside_the_folder_is_deleted_or_listed(tmp_path: Path) -> None:
    (tmp_path / "outside").touch()
    store = LocalStore(tmp_path / "evidence")
    with pytest.raises(ValueError, match="not a key"):
        await store.delete(["../outside"])
    with pytest.raises(ValueError, match="not a key"):
        await listed(store, "../")


def test_a_command_that_writes_much_waits_for_no_server_and_servers_do_not_hinder_each_other(tmp_path: Path) -> None:
    with shared(tmp_path), shared(tmp_path), pytest.raises(BlockingIOError), exclusive(tmp_path):
        pass
    with exclusive(tmp_path):
        pass
