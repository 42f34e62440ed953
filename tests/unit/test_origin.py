"""Which origins are let in, and what those read that are not: the way by which they came, and what mends it."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send
from structlog.testing import capture_logs

from openproctor.core.settings import Settings
from openproctor.http.forwarded import TrustedProxies
from openproctor.http.origin import OriginCheck
from tests.fakes import FakeClock

PROXY = "10.0.0.2"
SIGN_IN, JOIN = "/api/v1/session", "/api/v1/attempts"


async def ask(
    origin: str | None,
    headers: dict[str, str],
    *,
    path: str = SIGN_IN,
    trusted: Sequence[str] = (PROXY,),
    allowed: Sequence[str] = (),
    kind: str = "http",
    times: int = 1,
) -> tuple[int, dict[str, Any]]:
    """Status and body of the last of several such requests, which a proxy passes on to the server."""
    sent: list[Message] = []

    async def served(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b"{}"})

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    app = TrustedProxies(OriginCheck(served, allowed, FakeClock()), trusted)
    given = headers if origin is None else {"origin": origin, **headers}
    for _ in range(times):
        scope: Scope = {
            "type": kind,
            "method": "POST",
            "scheme": "ws" if kind == "websocket" else "http",
            "path": path,
            "client": (PROXY, 5000),
            "headers": [(name.encode(), value.encode("latin-1")) for name, value in given.items()],
            "extensions": {"websocket.http.response": {}},
        }
        await app(scope, receive, send)
    return int(sent[-2]["status"]), json.loads(sent[-1]["body"])


HTTPS = {"x-forwarded-proto": "https"}


@pytest.mark.parametrize(
    ("origin", "headers"),
    [
        ("https://exam.example.org", {"host": "exam.example.org", **HTTPS}),
        ("https://exam.example.org", {"host": "exam.example.org:443", **HTTPS}),
        ("https://Exam.Example.org", {"host": "EXAM.example.org", **HTTPS}),
        ("https://exam.example.org:8443", {"host": "exam.example.org:8443", **HTTPS}),
        ("http://exam.example.org", {"host": "exam.example.org:80"}),
        ("https://[2001:db8::1]:8443", {"host": "[2001:db8::1]:8443", **HTTPS}),
        ("https://exam.example.org", {"host": "127.0.0.1:8000", "x-forwarded-host": "exam.example.org", **HTTPS}),
        (
            "https://exam.example.org",
            {"host": "a", "x-forwarded-host": "exam.example.org, b", "x-forwarded-proto": "https, http"},
        ),
        ("https://www.example.org", {"host": "inside"}),
        (None, {"host": "inside"}),
    ],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
async def test_the_servers_own_origin_is_let_in_however_it_is_told(
    origin: str | None, headers: dict[str, str], kind: str
) -> None:
    assert (await ask(origin, headers, kind=kind, allowed=["https://www.example.org/"]))[0] == 204


OWN = {"host": "exam.example.org", **HTTPS}
REFUSED = {
    "the scheme": ("https://exam.example.org", {"host": "exam.example.org"}, "http://exam.example.org", "X-Forwarded-Proto"),
    "plain HTTP": ("http://exam.example.org", OWN, "https://exam.example.org", "open https://exam.example.org"),
    "the port": ("https://exam.example.org:8443", OWN, "https://exam.example.org", "Only the port differs"),
    "another port": (
        "https://exam.example.org",
        OWN | {"host": "exam.example.org:8443"},
        "https://exam.example.org:8443",
        "port",
    ),
    "www.": ("https://www.exam.example.org", OWN, "https://exam.example.org", "OPENPROCTOR_ALLOWED_ORIGINS"),
    "a number": ("https://192.0.2.7", OWN, "https://exam.example.org", "Open the address that was expected"),
    "null": ("null", OWN, "https://exam.example.org", "The browser hides where the page came from"),
    "the server's own name inside": (
        "https://exam.example.org",
        {"host": "127.0.0.1:8000", **HTTPS},
        "https://127.0.0.1:8000",
        "pass on the Host header",
    ),
    "a port without a host": ("https://", OWN, "https://exam.example.org", "Open the address"),
    "what is no address": ("http://[::1", OWN, "https://exam.example.org", "Open the address"),
    "what is no text": ("https://ex\xe4m.example.org", OWN, "https://exam.example.org", "Open the address"),
}


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize("name", REFUSED)
async def test_a_refusal_says_what_came_what_was_expected_and_what_mends_it(name: str, kind: str) -> None:
    origin, headers, expected, mends = REFUSED[name]
    with capture_logs() as logs:
        status, body = await ask(origin, headers, kind=kind)
    assert (status, body["type"], body["expected"]) == (403, "urn:openproctor:origin-refused", [expected])
    shown = origin.encode("ascii", "backslashreplace").decode()
    assert body["origin"] == shown.rstrip("/")
    assert body["origin"] in body["detail"]
    assert expected in body["detail"]
    assert mends in body["detail"]
    (line,) = logs
    assert (line["event"], line["origin"], line["expected"]) == ("origin_refused", body["origin"], [expected])


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ({"host": "exam.example.org", **HTTPS}, []),
        ({"host": "inside", "x-forwarded-host": "exam.example.org", **HTTPS}, []),
        ({"host": "inside", "x-forwarded-for": "192.0.2.1"}, ["pass on the Host header"]),
    ],
)
async def test_a_proxy_that_is_not_named_reads_its_own_address(headers: dict[str, str], words: list[str]) -> None:
    _, body = await ask("https://exam.example.org", headers, trusted=["192.0.2.0/24"])
    for part in [f"{PROXY} is not believed until it is named in OPENPROCTOR_TRUSTED_PROXIES", *words]:
        assert part in body["detail"]


@pytest.mark.parametrize(
    "path", [JOIN, "/api/v1/invitations/read", "/api/v1/attempts/att_1/consent", "/api/v1/attempts/att_1/live"]
)
@pytest.mark.parametrize("origin", ["null", "https://www.exam.example.org", "http://exam.example.org"])
async def test_a_candidate_reads_one_calm_sentence_and_nothing_of_the_inside(path: str, origin: str) -> None:
    with capture_logs() as logs:
        status, body = await ask(origin, {"host": "inside:8000", **HTTPS}, path=path)
    assert (status, body["type"]) == (403, "urn:openproctor:origin-refused")
    assert body.keys() == {"type", "title", "status", "detail"}
    assert not any(word in body["detail"] for word in ("inside", "://", "OPENPROCTOR", "proxy", "origin"))
    assert logs[0]["origin"] == origin, "whoever runs the server reads all of it"


async def test_a_flood_of_refusals_does_not_fill_the_log() -> None:
    with capture_logs() as logs:
        await ask("https://evil.example", OWN, times=500)
    assert 1 <= len(logs) <= 20


async def test_an_endless_origin_is_cut() -> None:
    _, body = await ask("https://" + "a" * 20_000, OWN)
    assert len(json.dumps(body)) < 1500


@pytest.mark.parametrize(
    ("given", "kept"),
    [("", ""), ("/", ""), ("/proctoring", "/proctoring"), ("proctoring/", "/proctoring"), ("/a/b-1.2_~", "/a/b-1.2_~")],
)
def test_a_base_path_is_taken_with_or_without_slashes(given: str, kept: str) -> None:
    assert Settings(base_path=given).base_path == kept


@pytest.mark.parametrize(
    "given", ["/a//b", "/a/../b", "/.", "/a b", "/ä", "/a?b", "/a#b", '/a"b', "https://a", "/api", "/assets/x", "/healthz"]
)
def test_what_is_no_path_or_the_servers_own_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match="a path such as /proctoring"):
        Settings(base_path=given)


async def refused(parts: Sequence[bytes]) -> tuple[int, int]:
    """How many parts of a foreign request's body were read before it was answered, and the status."""
    read = answered_after = -1

    async def served(scope: Scope, receive: Receive, send: Send) -> None:
        raise AssertionError("it must not come this far")

    async def receive() -> Message:
        nonlocal read
        read += 1
        return {"type": "http.request", "body": parts[read], "more_body": read + 1 < len(parts)}

    async def send(message: Message) -> None:
        nonlocal answered_after
        answered_after = read + 1
        if message["type"] == "http.response.start":
            statuses.append(int(message["status"]))

    statuses: list[int] = []
    headers = [(b"origin", b"https://elsewhere.example"), (b"host", b"openproctor.example")]
    scope: Scope = {
        "type": "http",
        "method": "POST",
        "scheme": "http",
        "path": SIGN_IN,
        "client": (PROXY, 5000),
        "headers": headers,
    }
    await TrustedProxies(OriginCheck(served, (), FakeClock()), ())(scope, receive, send)
    return answered_after, statuses[0]


async def test_a_small_body_is_read_before_its_request_is_refused_so_that_no_proxy_cuts_the_answer() -> None:
    assert await refused([b"{", b"}", b""]) == (3, 403)


async def test_a_large_body_is_not() -> None:
    read, status = await refused([bytes(30_000)] * 100)
    assert (read, status) == (3, 403)
