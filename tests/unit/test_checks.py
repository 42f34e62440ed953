"""The small parts of the start's checks: the clock, who may read the data folder, and what a command ends with."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from openproctor.cli.failures import explain
from openproctor.core.data_folder import open_data_folder
from openproctor.core.errors import DependencyFailed, MasterKeyWrong, SettingsInvalid, StorageUnavailable
from openproctor.database.explanation import explain_failure
from openproctor.evidence.store.protocol import unavailable
from openproctor.evidence.store.s3_refusals import Place, explain_refusal
from openproctor.server.checks.finding import Finding, Level, exit_code, failures, first_failure
from openproctor.server.checks.machine import check_clock

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "newest", "level"),
    [
        (NOW, None, Level.OK),
        (NOW, NOW + timedelta(seconds=30), Level.OK),
        (NOW, NOW + timedelta(hours=1), Level.WARNING),
        (NOW.replace(year=1970), None, Level.FAILURE),
        (NOW.replace(year=1999), None, Level.FAILURE),
        (NOW.replace(year=2201), None, Level.FAILURE),
        (NOW.replace(year=2200), None, Level.OK),
    ],
)
def test_a_clock_that_cannot_be_right(now: datetime, newest: datetime | None, level: Level) -> None:
    (found,) = check_clock(now, newest)
    assert found.level is level
    assert level is Level.OK or found.says.endswith("set it.")


def modes(folder: Path) -> set[int]:
    return {path.stat().st_mode & 0o077 for path in (folder, *folder.iterdir())}


def test_a_data_folder_is_made_private_and_one_of_something_else_is_left_as_it_is(tmp_path: Path) -> None:
    new, old, foreign = tmp_path / "new" / "data", tmp_path / "old", tmp_path / "foreign"
    for folder, name in ((old, "secret"), (foreign, "letters")):
        folder.mkdir()
        (folder / name).touch()
        (folder / name).chmod(0o644)
        folder.chmod(0o755)
    assert open_data_folder(new) == []
    assert open_data_folder(old) == []
    assert modes(new) == modes(old) == {0}
    (told,) = open_data_folder(foreign)
    assert str(foreign) in told
    assert modes(foreign) == {0o055, 0o044}


def test_a_shared_folder_for_temporary_files_is_never_narrowed(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    (tmp_path / "tmp").chmod(0o1777)
    assert len(open_data_folder(tmp_path / "tmp")) == 1
    assert (tmp_path / "tmp").stat().st_mode & 0o7777 == 0o1777


def test_a_wrong_setting_counts_more_than_what_is_missing() -> None:
    good = Finding("port", Level.OK, "free")
    missing = failures("database", DependencyFailed("It is gone: start it."))
    wrong = failures("settings", SettingsInvalid("PORT is wrong.\nTLS is wrong."))
    assert len(wrong) == 2
    assert [exit_code(found) for found in ([], [good], missing, [*missing, *wrong])] == [0, 0, 3, 2]
    assert first_failure([good]) is None
    error = first_failure([good, *missing])
    assert isinstance(error, DependencyFailed)
    assert str(error) == "It is gone: start it."


class Asked(BaseModel):
    email: str
    age: int


def test_what_a_command_says_of_each_kind_of_error() -> None:
    with pytest.raises(ValidationError) as invalid:
        Asked.model_validate({"email": 5, "age": "old"})
    said, code = explain(invalid.value) or ([], 0)
    assert (len(said), code) == (1, 2)
    assert said[0].startswith("email: ")
    assert explain(unavailable("The bucket is gone.")) == (["The bucket is gone."], 3)
    assert explain(StorageUnavailable()) == ([StorageUnavailable.title], 3)
    assert explain(PermissionError(13, "no", "/data/x")) == (["/data/x: Permission denied."], 3)
    assert (explain(MasterKeyWrong()) or ([], 0))[1] == 2
    assert explain(BrokenPipeError(32, "no reader")) is None
    assert explain(KeyError("a fault of the program")) is None


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_BUSY, "locked"),
        (sqlite3.SQLITE_READONLY | 2 << 8, "own DATA_DIR"),
        (sqlite3.SQLITE_FULL, "full"),
        (sqlite3.SQLITE_CORRUPT, "backup"),
        (sqlite3.SQLITE_IOERR | 5 << 8, "disk"),
        (sqlite3.SQLITE_TOOBIG, "look at DATA_DIR"),
    ],
)
def test_each_refusal_of_sqlite_has_a_sentence(code: int, words: str) -> None:
    error = sqlite3.OperationalError("text of the library")
    error.sqlite_errorcode = code
    found = explain_failure(error, "sqlite+aiosqlite:////data/openproctor.db")
    assert found is not None
    assert words in str(found)
    assert str(found).startswith("The database /data/openproctor.db ")


def test_a_failure_that_is_none_of_a_database_stays_what_it_is() -> None:
    assert explain_failure(DependencyFailed("Said already."), "sqlite+aiosqlite:////data/openproctor.db") is None
    try:
        raise DependencyFailed("The secret cannot be written.") from PermissionError(13, "no")
    except DependencyFailed as error:
        assert explain_failure(error, "postgresql+asyncpg://db/exams") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Error performing PUT http://169.254.169.254/latest", "There is no key"),
        ("error sending request: certificate verify failed", "is not trusted"),
        ("error sending request", "does not answer"),
        ("Server returned non-2xx status code: 502 Bad Gateway: ", "answers 502 Bad Gateway"),
    ],
)
def test_a_store_is_explained_without_its_password(text: str, words: str) -> None:
    said = explain_refusal(OSError(text), Place("exams", "https://key:hidden@s3.example.org"))
    assert words in said
    assert "hidden" not in said
