"""The candidate's page as far as the outbox goes, in a process that can be killed: the page's own code, bundled for Node."""

import asyncio
import base64
import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self

__all__ = ["OutboxPage", "bundle_outbox"]

WEB = Path(__file__).parents[2] / "web"
PROGRAM = Path(__file__).with_name("outbox_page.mjs")
BUILD = """
import { build } from "vite";
const [entry, outDir] = process.argv.slice(1);
await build({
  root: process.cwd(), configFile: false, logLevel: "error", ssr: { noExternal: true },
  build: { ssr: entry, outDir, emptyOutDir: true, minify: false, target: "node20" },
});
"""
ANSWER_S = 30.0
REQUEST_MS = 600
"""A page gives up a request sooner here than in an exam."""


def bundle_outbox(folder: Path) -> Path | None:
    """The outbox as one file for Node; None where Node or the web's packages are not installed."""
    node = shutil.which("node")
    if node is None or not (WEB / "node_modules" / "vite").exists():
        return None
    command = [node, "--input-type=module", "-e", BUILD, "src/outbox/outbox.ts", str(folder)]
    subprocess.run(command, cwd=WEB, check=True)
    (built,) = folder.glob("outbox.*js")
    return built


@dataclass
class OutboxPage:
    """One page's process. Its disk is a file, which the next page finds."""

    bundle: Path
    disk: Path
    settings: Mapping[str, Any]
    process: asyncio.subprocess.Process | None = None

    async def start(self) -> Self:
        settings = json.dumps({"timeoutMs": REQUEST_MS, **self.settings})
        self.process = await asyncio.create_subprocess_exec(
            "node",
            "--no-warnings",
            str(PROGRAM),
            str(self.bundle),
            str(WEB / "package.json"),
            str(self.disk),
            settings,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=2**22,
        )
        assert (await self._answer())["ready"]
        return self

    async def add(
        self, stream: str, body: bytes, at: datetime, *, tab: int = 0, ref: str | None = None, wait: bool = True
    ) -> dict[str, Any] | None:
        """Hand an item to the outbox; what it says of it, once it says so."""
        text = base64.b64encode(body).decode()
        command = {"op": "add", "stream": stream, "body": text, "at": at.isoformat(), "tab": tab}
        return await self.tell(command | ({} if ref is None else {"ref": ref}), wait=wait)

    async def tell(self, command: Mapping[str, Any], *, wait: bool = True) -> dict[str, Any] | None:
        assert self.process is not None
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(command).encode() + b"\n")
        await self.process.stdin.drain()
        return await self._answer() if wait else None

    async def kill(self) -> None:
        """As a crash or a power cut would."""
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()
        self.process = None

    async def _answer(self) -> dict[str, Any]:
        assert self.process is not None
        assert self.process.stdout is not None
        async with asyncio.timeout(ANSWER_S):
            line = await self.process.stdout.readline()
        assert line, "the page has ended"
        answer: dict[str, Any] = json.loads(line)
        assert "error" not in answer, answer
        return answer
