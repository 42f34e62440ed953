"""Sends the whole API requests that its description allows or forbids: no 5xx, no crash, no growth. With schemathesis.

    .venv/bin/python -m bench.fuzz_api --requests 100000

Every round takes all operations in turn, with valid and with invalid requests, most of them from the role that the operation is
for: an administrator or a candidate; the rest from the other, or without a session. Most identifiers in addresses are real, or
nothing but 404 would be tried. One thread makes up requests while others wait for answers, or most of the time would be
waiting.
"""

import json
import random
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy
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
from tests.support.segments import recorded
from tests.support.server import digest

from bench.fuzz_images import seeds
from bench.fuzzed import Target, World, target
from openproctor.server.routes import describe

__all__ = ["Report", "fuzz"]

WHO = ("admin", "candidate", "anonymous")
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
MEDIA = {
    "/frames/": "image/jpeg",
    "/check": "image/jpeg",
    "/sound/": "audio/webm",
    "/events/": "application/json",
    "/messages/": "application/json",
    "/gaps/": "application/json",
    "/recording/": "video/webm",
    "/screen/": "video/webm",
}
"""The media type of items, by a part of the address."""
ENDED = {"not-signed-in", "token-invalid", "attempt-closed"}
"""Problems that show that the sender's session, token or attempt has ended."""
SHORTENED = 1000
"""Characters of a value in an address that would be too long; each may become twelve."""
REAL = 0.8
RIGHTFUL = 0.75
"""The share of requests that come from the role that the operation is for."""
AT_ONCE = 8
TRIES = 5
"""How often a request is repeated while the server is busy."""
ROUND = 50
"""Requests of one kind to one operation before the next operation's turn."""
RENEW, RENEW_ENDED = 500, 40
"""Requests after which exam, attempt and session are made again; and the fewest before that if one of them has ended."""


@dataclass
class Report:
    """The outcomes of the requests."""

    requests: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    failures: list[dict[str, Any]] = field(default_factory=list)
    """Requests that were answered with a 5xx, or not at all."""
    busy: int = 0
    """Answers of 503 with ``Retry-After``, after which the request was made again."""
    logged: list[str] = field(default_factory=list)
    began_mb: float = 0.0
    most_mb: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """For printing."""
        return {
            "requests": self.requests,
            "busy": self.busy,
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
        self._videos = [recorded(1), recorded(1, sound=False)]
        # Answers set cookies, which must not go with the requests of others.
        nothing = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
        limits = httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE)
        self._http = httpx.Client(base_url=at.base, timeout=60, cookies=nothing, limits=limits)
        self._senders = ThreadPoolExecutor(AT_ONCE)
        self._free = threading.Semaphore(2 * AT_ONCE)
        self._lock = threading.Lock()
        self._made = self._renewed = 0
        self._ended = False
        self.renew()

    @property
    def made(self) -> int:
        """How many requests there were so far, those under way included."""
        return self._made

    def renew(self) -> None:
        """Make session, exam and attempt again: a request may have ended one of them."""
        world = self._target.world()
        with self._lock:
            self._world, self._renewed, self._ended = world, self._made, False
        now_mb = self._target.process.rss_mb()
        if self._made < 2000 or not self._report.began_mb:
            self._report.began_mb = now_mb
        self._report.most_mb = max(self._report.most_mb, now_mb)

    def finish(self) -> None:
        """Wait for the answers that are still to come."""
        self._senders.shutdown()
        self._http.close()
        self.renew()

    def send(self, case: Any) -> None:
        """One request, from one of the three."""
        since = self._made - self._renewed
        if since >= RENEW or (self._ended and since >= RENEW_ENDED):
            self.renew()
        rightful = "candidate" if case.path.startswith("/api/v1/attempts/") else "admin"
        who = rightful if self._random.random() < RIGHTFUL else self._random.choice(WHO)
        request = self._request(case, who)
        self._made += 1
        self._free.acquire()
        self._senders.submit(self._answered, request, who, self._world)

    def _answered(self, request: httpx.Request, who: str, world: World) -> None:
        try:
            answer = self._sent(request)
        except Exception as error:  # noqa: BLE001 - whatever it is, the request was not answered
            self._note(request, who, repr(error))
        else:
            self._note(request, who, answer.status_code)
            own = who == "admin" or (who == "candidate" and world.attempt_id in str(request.url))
            if own and answer.status_code in (401, 409) and _problem(answer) in ENDED:
                with self._lock:
                    self._ended |= world is self._world
        finally:
            self._free.release()

    def _sent(self, request: httpx.Request) -> httpx.Response:
        """The answer. As a page does, it tries again if the server is busy and says when: eight at once of one candidate
        are more than it admits."""
        answer = self._http.send(request)
        for _ in range(TRIES):
            if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE or "retry-after" not in answer.headers:
                break
            with self._lock:
                self._report.busy += 1
            time.sleep(float(answer.headers["retry-after"]))
            answer = self._http.send(request)
        return answer

    def _note(self, request: httpx.Request, who: str, what: int | str) -> None:
        with self._lock:
            self._report.requests += 1
            if isinstance(what, int):
                self._report.statuses[what] += 1
            if isinstance(what, str) or what >= 500:
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
        media = next((media for part, media in MEDIA.items() if part in case.path), None)
        if media is not None:
            body = self._item(headers, media, body)
        content = body.encode("utf-8", "replace") if isinstance(body, str) else body
        params = sent.get("params")

        def build(query: Any) -> httpx.Request:
            return self._http.build_request(sent["method"], sent["url"], params=query, headers=headers, content=content)

        try:
            return build(params)
        except httpx.InvalidURL:
            # The client itself refuses what no server and no proxy would take.
            return build({name: str(value)[:SHORTENED] for name, value in (params or {}).items()})

    def _known(self, parameters: dict[str, Any], world: World) -> dict[str, Any]:
        real = {"exam_id": world.exam_id, "attempt_id": world.attempt_id, "candidate_id": world.candidate_id}
        return {
            name: real[name] if name in real and self._random.random() < REAL else value for name, value in parameters.items()
        }

    def _item(self, headers: dict[str, bytes], media: str, body: Any) -> bytes:
        """An item's body, mostly with the right digest and media type, or only their lack would be tested."""
        files = {"image/jpeg": self._pictures, "video/webm": self._videos}.get(media)
        content = self._random.choice(files) if files else _bytes(body)
        if self._random.random() < 0.3:
            content = content[: self._random.randrange(len(content) + 1)]
        if self._random.random() < REAL:
            headers["Content-Type"] = media.encode()
            headers["content-digest"] = digest(content).encode()
            headers["captured-at"] = b"2026-11-22T09:00:00Z"
        return content


def _problem(answer: httpx.Response) -> str:
    return str(answer.json()["type"]).removeprefix("urn:openproctor:")


def _bytes(body: Any) -> bytes:
    return body if isinstance(body, bytes) else str(body or "").encode("utf-8", "replace")


def _described() -> dict[str, Any]:
    """The API's description, with one media type for all that is just bytes."""
    text = json.dumps(describe())
    for media in ("image/jpeg", "audio/webm", "video/webm"):
        text = text.replace(f'"{media}"', '"application/octet-stream"')
    described: dict[str, Any] = json.loads(text)
    return described


def fuzz(at: Target, requests: int, seed: int = 1) -> Report:
    """Send about ``requests`` requests, and report the outcomes."""
    report = Report()
    fuzzer = _Fuzzer(at, report, seed)
    operations = [each.ok() for each in openapi.from_dict(_described()).get_all_operations() if isinstance(each, Ok)]
    strategies = [operation.as_strategy(generation_mode=mode) for operation in operations for mode in MODES]
    # Where there are no parameters, or they may be anything, there is no invalid request: found out with one, as it takes long.
    strategies = [each for each in strategies if _run(each, 1, seed, fuzzer.send)]
    share = max(1, min(ROUND, round(requests / len(strategies))))
    while fuzzer.made < requests:
        seed += 1
        for each in strategies:
            if fuzzer.made < requests:
                _run(each, share, seed, fuzzer.send)
    fuzzer.finish()
    report.logged = at.errors()
    return report


def _run(strategy: Any, examples: int, seed: int, send: Callable[[Any], None]) -> bool:
    """Send ``examples`` requests; False if there are none of this kind."""

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

    try:
        run()
    except Unsatisfiable:
        return False
    return True


def main(
    requests: Annotated[int, typer.Option(help="Requests, about.")] = 100_000,
    seed: Annotated[int, typer.Option(help="Of what is made up.")] = 1,
) -> None:
    """Fuzz a server of its own, and print the outcome."""
    with tempfile.TemporaryDirectory() as folder, target(Path(folder)) as at:
        began = time.monotonic()
        report = fuzz(at, requests, seed)
        seconds = time.monotonic() - began
        figures = {"seconds": round(seconds), "requests_per_s": round(report.requests / seconds, 1)}
        print(json.dumps(report.as_dict() | figures, indent=2))
        for line in report.logged[:5]:
            print(line[:3000])
    if report.failures or report.logged:
        raise SystemExit(1)


if __name__ == "__main__":
    typer.run(main)
