"""``openproctor serve`` as a process of its own: what it says and when, its signals, its certificate, its files."""

import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from cryptography import x509

from openproctor.cli.bench.server import PROGRAM, ServerProcess, free_port
from tests.support.certificates import write_pair

SOON_S = 30.0
TRUSTING = ssl.create_default_context()
TRUSTING.check_hostname = False
TRUSTING.verify_mode = ssl.CERT_NONE


def stat_of(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_what_it_makes_is_its_owners_and_a_hangup_does_not_end_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    data.chmod(0o755)
    with ServerProcess(data) as server:
        assert server.first_link is not None
        said = (tmp_path / "data.out").read_text()
        assert said.index(f"OpenProctor serves {server.base}") < said.index("/setup#")
        with httpx.Client(base_url=server.base) as http:
            body = {"token": server.first_link, "email": "a@example.org", "name": "A", "password": "correct horse battery"}
            assert http.post("/api/v1/setup", json=body).status_code == 201
            os.kill(server.pid, signal.SIGHUP)
            assert http.get("/healthz").json() == {"status": "ok", "origin": server.base}
            os.kill(server.pid, signal.SIGHUP)
            assert http.get("/api/v1/session").status_code == 200
        assert {path: stat_of(path) & 0o077 for path in [data, *data.rglob("*")] if stat_of(path) & 0o077} == {}
        again = subprocess.run(
            [sys.executable, *PROGRAM],
            env=server._environment() | {"PORT": str(free_port())},
            capture_output=True,
            text=True,
            check=False,
        )
        assert again.returncode == 3
        assert again.stderr.startswith("openproctor: Another server works on ")
        checked = subprocess.run(
            [sys.executable, *PROGRAM[:-1], "check"], env=server._environment(), capture_output=True, text=True, check=False
        )
        assert checked.returncode == 0, checked.stdout + checked.stderr
        assert "where a server of this data folder works" in checked.stdout
        os.kill(server.pid, signal.SIGTERM)
    assert not list(data.glob(".probe*"))


def test_a_port_in_use_is_said_before_anything_else(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("OPENPROCTOR_")}
        done = subprocess.run(
            [sys.executable, *PROGRAM],
            env=environment | {"PORT": str(port), "DATA_DIR": str(tmp_path / "data")},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 3
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"openproctor: PORT={port} is in use on 127.0.0.1")


@contextmanager
def kept_connection(port: int) -> Iterator[ssl.SSLSocket]:
    with socket.create_connection(("127.0.0.1", port), timeout=SOON_S) as plain, TRUSTING.wrap_socket(plain) as secure:
        yield secure


def ask(connection: ssl.SSLSocket) -> bytes:
    connection.sendall(b"GET /api/v1/nothing HTTP/1.1\r\nhost: localhost\r\n\r\n")
    return connection.recv(4096)


def serial(connection: ssl.SSLSocket) -> int:
    shown = connection.getpeercert(binary_form=True)
    assert shown is not None
    return x509.load_der_x509_certificate(shown).serial_number


def test_a_renewed_certificate_is_loaded_without_dropping_anybody(tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    certificate, key = write_pair(tmp_path / "tls")
    first = x509.load_pem_x509_certificate(certificate.read_bytes()).serial_number
    settings = {
        "PORT": str(port),
        "DATA_DIR": str(tmp_path / "data"),
        "OPENPROCTOR_TLS": "files",
        "OPENPROCTOR_TLS_CERTIFICATE": str(certificate),
        "OPENPROCTOR_TLS_KEY": str(key),
        "OPENPROCTOR_HOST": "127.0.0.1",
        "OPENPROCTOR_LOG_FILE": str(log),
    }
    kept = {name: value for name, value in os.environ.items() if name == "OPENPROCTOR_WEIGHTS" or "OPENPROCTOR" not in name}
    process = subprocess.Popen([sys.executable, *PROGRAM], env=kept | settings, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert re.search(r"serves https://127\.0\.0\.1", process.stdout.readline())
        with kept_connection(port) as old:
            assert serial(old) == first
            assert b"404" in ask(old)
            # Half of a renewal, as a tool that writes one file after the other leaves for a moment: the old pair stays.
            other, other_key = write_pair(tmp_path / "new")
            other.replace(certificate)
            os.kill(process.pid, signal.SIGHUP)
            until_logged(log, "certificate_not_loaded")
            with kept_connection(port) as new:
                assert serial(new) == first
            other_key.replace(key)
            os.kill(process.pid, signal.SIGHUP)
            until_logged(log, '"event": "certificate_loaded"')
            with kept_connection(port) as new:
                assert serial(new) == x509.load_pem_x509_certificate(certificate.read_bytes()).serial_number != first
            # What is expired is not loaded either.
            expired, expired_key = write_pair(tmp_path / "expired", begins=timedelta(days=-9), ends=timedelta(days=-1))
            expired_key.replace(key)
            expired.replace(certificate)
            os.kill(process.pid, signal.SIGHUP)
            until_logged(log, "expired on")
            with kept_connection(port) as new:
                assert serial(new) != first
            assert b"404" in ask(old)
    finally:
        process.terminate()
        process.wait(timeout=SOON_S)
        process.stdout.close() if process.stdout else None


def until_logged(log: Path, words: str) -> None:
    deadline = time.monotonic() + SOON_S
    while words not in log.read_text():
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.02)


@pytest.mark.parametrize("arguments", [("--version",), ("admin", "--help")])
def test_what_needs_nothing_asks_for_nothing(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, *PROGRAM[:-1], *arguments], env=os.environ | {"PORT": "seventy"}, capture_output=True, check=False
    )
    assert done.returncode == 0
