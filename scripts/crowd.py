"""Attempts without a browser: they make the same HTTP calls as a candidate's page."""

import base64
import hashlib
import time
from collections.abc import Sequence
from datetime import UTC, datetime

import httpx

from scripts.scenes import Scenes

__all__ = ["Attempt", "join"]

FRAME_EVERY_S = 0.5


class Attempt:
    """One attempt and the right to act in it."""

    def __init__(self, http: httpx.Client, answer: httpx.Response) -> None:
        access = answer.raise_for_status().json()
        self.id = str(access["attempt"]["id"])
        self._http = http
        self._version = access["attempt"]["consent"]["version"]
        self._headers = {"authorization": f"Bearer {access['access_token']}"}

    def agree(self) -> "Attempt":
        """Agree to be watched."""
        return self._do("PUT", "consent", {"text_version": self._version})

    def start(self) -> "Attempt":
        """Begin the exam."""
        return self._do("POST", "start")

    def submit(self) -> "Attempt":
        """Finish it."""
        return self._do("POST", "submit")

    def send(self, scenes: Scenes, names: Sequence[str]) -> "Attempt":
        """Send frames of these scenes, one after the other in real time: what is seen must last to become an incident."""
        for seq, name in enumerate(names):
            frame = base64.b64decode(scenes[name][0].partition(",")[2])
            headers = {
                **self._headers,
                "content-type": "image/jpeg",
                "content-digest": f"sha-256=:{base64.b64encode(hashlib.sha256(frame).digest()).decode()}:",
                "captured-at": datetime.now(UTC).isoformat(),
            }
            self._http.put(f"/api/v1/attempts/{self.id}/frames/{seq}", content=frame, headers=headers).raise_for_status()
            time.sleep(FRAME_EVERY_S)
        return self

    def _do(self, method: str, what: str, body: object = None) -> "Attempt":
        path = f"/api/v1/attempts/{self.id}/{what}"
        self._http.request(method, path, json=body, headers=self._headers).raise_for_status()
        return self


def join(http: httpx.Client, link: str, name: str | None = None) -> Attempt:
    """Open a link; the open one asks for a name."""
    return Attempt(http, http.post("/api/v1/attempts", json={"token": link.partition("#")[2], "name": name}))
