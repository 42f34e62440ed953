"""Sends both sockets what no page would send: each message is answered or ends the socket, and the server goes on.

.venv/bin/python -m bench.fuzz_sockets --messages 10000
"""

import asyncio
import copy
import itertools
import json
import random
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import httpx
import typer
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from bench.fuzzed import Target, World, target

__all__ = ["fuzz"]

ID = "att_00000000000000000000000000000000"
PEER: dict[str, Any] = {"attempt_id": ID, "peer": "peer-00000001"}
VALID: dict[str, list[dict[str, Any]]] = {
    "staff": [
        {"type": "hello", "ticket": "x" * 43},
        {"type": "ping", "t": 1.5},
        {"type": "rtc_watch", "quality": "tile"} | PEER,
        {"type": "rtc_quality", "quality": "full"} | PEER,
        {"type": "rtc_signal", "description": {"type": "offer", "sdp": "v=0"}} | PEER,
        {"type": "rtc_signal", "candidate": {"candidate": "", "sdp_mid": "0", "sdp_m_line_index": 0}} | PEER,
        {"type": "talk", "on": True} | PEER,
        {"type": "rtc_unwatch"} | PEER,
    ],
    "candidate": [
        {"type": "hello", "ticket": "x" * 43},
        {"type": "ping", "t": 1, "rtt_ms": 20, "sent_at": "2026-11-22T09:00:00Z", "backlog": 3},
        {"type": "camera", "state": "lost", "reason": "unplugged"},
        {"type": "rtc_signal", "peer": "peer-00000001", "description": {"type": "answer", "sdp": "v=0"}},
    ],
}
ODD: list[Any] = [
    None,
    True,
    -1,
    0,
    2**63,
    10**400,
    1e308,
    -1e308,
    float("nan"),
    float("inf"),
    "",
    "\0",
    "\ud800",
    "x" * 5000,
    "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00+23:59",
    [],
    {},
    [[[[]]]],
    {"type": "ping"},
]
QUIET_S = 10.0


class Answers(Counter[str]):
    """The answers to the messages, and how sockets ended."""


def malformed(rng: random.Random, kind: str, world: World) -> str | bytes | tuple[bytes]:
    """One message: text, binary, or, in a tuple, bytes that are sent as text."""
    message = copy.deepcopy(rng.choice(VALID[kind]))
    if message.get("attempt_id") and rng.random() < 0.5:
        message["attempt_id"] = world.attempt_id
    for _ in range(rng.choice((0, 1, 1, 1, 2, 3))):
        _damage(rng, message)
    text = json.dumps(message)
    how = rng.random()
    if how < 0.6:
        return text
    if how < 0.7:
        return bytes(text, "utf-8")
    if how < 0.8:
        return text[: rng.randrange(len(text))]
    if how < 0.85:
        return ("[" * rng.choice((10, 1000, 30_000))) + text
    if how < 0.9:
        return (rng.randbytes(rng.choice((1, 10, 200))),)
    if how < 0.92:
        return text[:-1] + ', "more": "' + "y" * 70_000 + '"}'
    raw = bytearray(text, "utf-8")
    for _ in range(rng.randint(1, 5)):
        raw[rng.randrange(len(raw))] = rng.randrange(256)
    return (bytes(raw),)


def _damage(rng: random.Random, message: dict[str, Any]) -> None:
    name = rng.choice([*message, "unknown"])
    inside = message.get(name)
    if isinstance(inside, dict) and inside and rng.random() < 0.5:
        _damage(rng, inside)
    elif rng.random() < 0.2:
        message.pop(name, None)
    else:
        message[name] = rng.choice(ODD)


async def fuzz(at: Target, messages: int, seed: int = 1) -> dict[str, Any]:
    """Send so many messages, half of them to each socket. Returns the outcomes."""
    rng, answers, sent = random.Random(seed), Answers(), 0
    began_mb = most_mb = at.process.rss_mb()
    world = await asyncio.to_thread(at.world)
    kinds = itertools.cycle(VALID)
    while sent < messages:
        kind = next(kinds)
        sent += await _conversation(at, world, kind, rng, answers)
        most_mb = max(most_mb, at.process.rss_mb())
    return {
        "messages": sent,
        "answers": dict(answers.most_common()),
        "logged errors": len(at.errors()),
        "grown_mb": round(most_mb - began_mb, 1),
    }


async def _conversation(at: Target, world: World, kind: str, rng: random.Random, answers: Answers) -> int:
    """Use one socket until it is closed or 40 messages were sent. Returns how many were sent."""
    base = at.base.replace("http", "ws", 1) + "/api/v1"
    path = f"/exams/{world.exam_id}" if kind == "staff" else f"/attempts/{world.attempt_id}"
    ticket = await _ticket(at, path, world.headers("admin" if kind == "staff" else "candidate"))
    sent = 0
    async with connect(f"{base}{path}/live", max_size=None) as socket:
        try:
            if rng.random() < 0.9:
                await socket.send(json.dumps({"type": "hello", "ticket": ticket}))
            while sent < 40:
                message = malformed(rng, kind, world)
                sent += 1
                if isinstance(message, tuple):
                    await socket.send(message[0], text=True)
                else:
                    await socket.send(message)
            await _drained(socket, answers)
        except ConnectionClosed as closed:
            answers[f"closed {closed.rcvd.code if closed.rcvd else 'without a word'}"] += 1
            await _said(socket, answers)
    return sent


async def _ticket(at: Target, path: str, headers: dict[str, str]) -> str:
    async with httpx.AsyncClient(base_url=at.base, timeout=30) as http:
        answer = await http.post(f"/api/v1{path}/socket-ticket", headers=headers)
        return str(answer.raise_for_status().json()["ticket"])


async def _drained(socket: ClientConnection, answers: Answers) -> None:
    """Ask for one more answer, and read up to it."""
    await socket.send('{"type": "ping", "t": 424242}')
    async with asyncio.timeout(QUIET_S):
        while True:
            said = json.loads(await socket.recv())
            if said.get("t") == 424242:
                return
            answers[said["type"]] += 1


async def _said(socket: ClientConnection, answers: Answers) -> None:
    """Count what was sent before the end."""
    try:
        while True:
            answers[json.loads(await socket.recv())["type"]] += 1
    except ConnectionClosed:
        return


def main(
    messages: Annotated[int, typer.Option(help="Messages, about.")] = 10_000,
    seed: Annotated[int, typer.Option(help="Of what is made up.")] = 1,
) -> None:
    """Fuzz the sockets of a server of its own, and print the outcome."""
    with tempfile.TemporaryDirectory() as folder, target(Path(folder)) as at:
        began = time.monotonic()
        report = asyncio.run(fuzz(at, messages, seed))
        at.world()  # it still works
        print(json.dumps(report | {"seconds": round(time.monotonic() - began)}, indent=2))
        for line in at.errors()[:5]:
            print(line[:3000])
        if at.errors():
            raise SystemExit(1)


if __name__ == "__main__":
    typer.run(main)
