"""The server that is fuzzed, from outside: its process, its memory, what it logs, and who sends to it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from bench.light_server import PROGRAM
from openproctor.cli.bench.server import ServerProcess

__all__ = ["Target", "World", "target"]

PASSWORD = "correct horse battery"
EMAIL = "admin@example.org"


@dataclass
class World:
    """An exam and a candidate in the middle of it; remade now and then, because requests may end all of it."""

    exam_id: str
    attempt_id: str
    candidate_id: str
    session: str
    """Cookie header of the administrator."""
    token: str
    cookie: str
    """Cookie header of the candidate's browser."""

    def headers(self, who: str) -> dict[str, str]:
        """The headers that this sender adds to each request."""
        if who == "admin":
            return {"cookie": self.session}
        if who == "candidate":
            return {"cookie": self.cookie, "authorization": f"Bearer {self.token}"}
        return {}


class Target:
    """A running server."""

    def __init__(self, process: ServerProcess, log: Path) -> None:
        self.process = process
        self.base = process.base
        self._log = log
        assert process.first_link is not None
        body = {"token": process.first_link, "email": EMAIL, "name": "Admin", "password": PASSWORD}
        httpx.post(f"{self.base}/api/v1/setup", json=body).raise_for_status()

    def world(self) -> World:
        """A new exam and a new candidate."""
        api = f"{self.base}/api/v1"
        with httpx.Client(base_url=api, timeout=30) as staff, httpx.Client(base_url=api, timeout=30) as page:
            _sent(staff, "POST", "/session", {"email": EMAIL, "password": PASSWORD})
            exam = _sent(staff, "POST", "/exams", {"title": "Algebra"})["id"]
            people = {"candidates": [{"name": "Candidate One", "email": None}]}
            (candidate,) = _sent(staff, "POST", f"/exams/{exam}/candidates", people)
            token = candidate["invite_path"].partition("#")[2]
            access = _sent(page, "POST", "/attempts", {"token": token, "name": None})
            attempt, bearer = access["attempt"]["id"], access["access_token"]
            page.headers["authorization"] = f"Bearer {bearer}"
            version = access["attempt"]["consent"]["version"]
            _sent(page, "PUT", f"/attempts/{attempt}/consent", {"text_version": version})
            _sent(page, "POST", f"/attempts/{attempt}/start", None)
            return World(exam, attempt, candidate["id"], _cookies(staff), bearer, _cookies(page))

    def errors(self) -> list[str]:
        """What the server has logged as an error so far."""
        if not self._log.exists():
            return []
        lines = map(json.loads, self._log.read_text().splitlines())
        return [json.dumps(line) for line in lines if line.get("level") in ("error", "critical")]


def _sent(http: httpx.Client, method: str, path: str, body: object) -> Any:
    answer = http.request(method, path, json=body)
    answer.raise_for_status()
    return answer.json()


def _cookies(http: httpx.Client) -> str:
    return "; ".join(f"{name}={value}" for name, value in http.cookies.items())


@contextmanager
def target(folder: Path) -> Iterator[Target]:
    """A server with detectors that cost nothing, and without rate limits, while the block runs."""
    log = folder / "server.log"
    settings = {"OPENPROCTOR_RATE_FACTOR": "100000", "OPENPROCTOR_LOG_FILE": str(log)}
    with ServerProcess(folder / "data", settings, PROGRAM) as process:
        yield Target(process, log)
