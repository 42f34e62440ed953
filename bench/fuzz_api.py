"""Sends the whole API whatever its description allows, and what it does not: no 5xx, no crash, no growth. With schemathesis.

    .venv/bin/python -m bench.fuzz_api --requests 100000

Each operation gets its share, half of valid and half of invalid requests, from an administrator, a candidate and nobody. Most
identifiers in addresses are real ones, or nothing but 404 would be tried.
"""

import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import httpx
import typer
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis.errors import Unsatisfiable
from schemathesis import openapi
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode
from tests.support.server import digest

from bench.fuzz_images import seeds
from bench.fuzzed import Target, World, target
from openproctor.app import describe

__all__ = ["Report", "fuzz"]

WHO = ("admin", "candidate", "anonymous")
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
ITEMS = ("/frames/", "/sound/", "/events/", "/check")
REAL = 0.8
RENEW = 500
"""Requests after which exam, attempt and session are new ones."""


@dataclass
class Report:
    """What became of the requests."""

    requests: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    failures: list[dict[str, Any]] = field(default_factory=list)
    """Requests that were answered with a 5xx, or not at all."""
    logged: list[str] = field(default_factory=list)
    began_mb: float = 0.0
    most_mb: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """For printing."""
        return {
            "requests": self.requests,
            "statuses": dict(sorted(self.statuses.items())),
            "failures": self.failures[:20],
            "logged errors": len(self.logged),
            "grown_mb": round(self.most_mb - self.began_mb, 1),
        }


class _Fuzzer:
    def __init__(self, at: Target, report: Report, seed: int) -> None:
        self._target = at
        self._report = report
        self._random = random.Random(seed)
        self._pictures = list(seeds())
        self._http = httpx.Client(base_url=at.base, timeout=60)
        self._world = at.world()
        self._renewed = 0

    def renew(self) -> None:
        """Something may have ended the session, the attempt or the exam."""
        self._world, self._renewed = self._target.world(), self._report.requests
        now_mb = self._target.process.rss_mb()
        if self._report.requests < 2000 or not self._report.began_mb:
            self._report.began_mb = now_mb
        self._report.most_mb = max(self._report.most_mb, now_mb)

    def send(self, case: Any) -> None:
        """One request, from one of the three."""
        if self._report.requests >= self._renewed + RENEW:
            self.renew()
        who = self._random.choice(WHO)
        request = self._request(case, who)
        try:
            status = self._http.send(request).status_code
        except httpx.HTTPError as error:
            self._fail(request, who, repr(error))
        else:
            self._report.statuses[status] += 1
            if status >= 500:
                self._fail(request, who, status)
        finally:
            self._http.cookies.clear()
            self._report.requests += 1

    def _fail(self, request: httpx.Request, who: str, what: object) -> None:
        found = {"who": who, "method": request.method, "url": str(request.url), "body": repr(request.content[:500])}
        self._report.failures.append(found | {"what": what})

    def _request(self, case: Any, who: str) -> httpx.Request:
        case.path_parameters = self._known(case.path_parameters or {}, self._world)
        sent = case.as_transport_kwargs(base_url=self._target.base)
        headers = {name: str(value).encode("utf-8", "replace") for name, value in (sent.get("headers") or {}).items()}
        headers |= {name: value.encode() for name, value in self._world.headers(who).items()}
        body = sent.get("data")
        if sent.get("json") is not None:
            body = json.dumps(sent["json"]).encode()
            headers["Content-Type"] = b"application/json"
        if any(part in case.path for part in ITEMS):
            body = self._item(headers, case.path, body)
        content = body.encode("utf-8", "replace") if isinstance(body, str) else body
        return self._http.build_request(
            sent["method"], sent["url"], params=sent.get("params"), headers=headers, content=content
        )

    def _known(self, parameters: dict[str, Any], world: World) -> dict[str, Any]:
        real = {"exam_id": world.exam_id, "attempt_id": world.attempt_id, "candidate_id": world.candidate_id}
        return {
            name: real[name] if name in real and self._random.random() < REAL else value for name, value in parameters.items()
        }

    def _item(self, headers: dict[str, bytes], path: str, body: Any) -> bytes:
        """Mostly with the right digest and media type, or nothing but their lack would be tried."""
        content = self._random.choice(self._pictures) if "/frames/" in path or "/check" in path else _bytes(body)
        if self._random.random() < 0.3:
            content = content[: self._random.randrange(len(content) + 1)]
        if self._random.random() < REAL:
            media = "audio/webm" if "/sound/" in path else "application/json" if "/events/" in path else "image/jpeg"
            headers["Content-Type"] = media.encode()
            headers["content-digest"] = digest(content).encode()
            headers["captured-at"] = b"2026-11-22T09:00:00Z"
        return content


def _bytes(body: Any) -> bytes:
    return body if isinstance(body, bytes) else str(body or "").encode("utf-8", "replace")


def _described() -> dict[str, Any]:
    """The description, with one name for all that is just bytes."""
    text = json.dumps(describe())
    for media in ("image/jpeg", "audio/webm"):
        text = text.replace(f'"{media}"', '"application/octet-stream"')
    described: dict[str, Any] = json.loads(text)
    return described


def fuzz(at: Target, requests: int, seed: int = 1) -> Report:
    """Send about ``requests`` requests, and say what became of them."""
    report = Report()
    fuzzer = _Fuzzer(at, report, seed)
    operations = [each.ok() for each in openapi.from_dict(_described()).get_all_operations() if isinstance(each, Ok)]
    examples = max(1, round(requests / (len(operations) * len(MODES))))
    for operation in operations:
        for mode in MODES:
            fuzzer.renew()
            _run(operation.as_strategy(generation_mode=mode), examples, seed, fuzzer.send)
    fuzzer.renew()
    report.logged = at.errors()
    return report


def _run(strategy: Any, examples: int, seed: int, send: Callable[[Any], None]) -> None:
    @seeded(seed)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def run(case: Any) -> None:
        send(case)

    with suppress(Unsatisfiable):  # an operation without parameters has no invalid form
        run()


def main(
    requests: Annotated[int, typer.Option(help="Requests, about.")] = 100_000,
    seed: Annotated[int, typer.Option(help="Of what is made up.")] = 1,
) -> None:
    """Fuzz a server of one's own, and print what became of it."""
    with tempfile.TemporaryDirectory() as folder, target(Path(folder)) as at:
        began = time.monotonic()
        report = fuzz(at, requests, seed)
        print(json.dumps(report.as_dict() | {"seconds": round(time.monotonic() - began)}, indent=2))
        for line in report.logged[:5]:
            print(line[:3000])
    if report.failures or report.logged:
        raise SystemExit(1)


if __name__ == "__main__":
    typer.run(main)
