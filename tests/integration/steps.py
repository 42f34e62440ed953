"""What several of these tests do, and what they look at afterwards."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import httpx
import numpy as np
from sqlalchemy import select

from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.database.tables import frames, metadata
from openproctor.detection.sound import decode
from openproctor.evidence.chain.checkpoint_signer import CheckpointSigner
from openproctor.model import measures
from openproctor.model.measures import Measure
from openproctor.model.observation import Observation, Stream
from openproctor.model.packing import unpack
from tests.fakes import picture
from tests.support.detectors import Networks, fake_networks
from tests.support.server import CandidatePage, Server, StaffPage

__all__ = [
    "Hearing",
    "hearing_networks",
    "listed",
    "look",
    "observations",
    "problem",
    "put_policy",
    "snapshot",
    "times",
]


class Hearing:
    """Takes whatever is loud for speech, in recordings as a page makes them."""

    name, version = "hearing", "1"

    def load(self) -> None:
        """Nothing to load."""

    def measure(self, data: bytes) -> dict[Measure, float]:
        sound = decode(data)
        loud = float(np.sqrt(np.mean(sound.samples**2))) > 0.05
        return {measures.SPEECH_S: sound.seconds if loud else 0.0, measures.SOUND_S: sound.seconds}


def hearing_networks() -> Networks:
    """Fakes of all networks; that of speech decodes what it is given."""
    return replace(fake_networks(), speech=Hearing())


async def look(page: CandidatePage, faces: int, *, times: int = 1, every_s: float = 1.0) -> None:
    """Hand in frames, one each ``every_s`` of the clock."""
    for _ in range(times):
        page.server.clock.advance(every_s)
        answer = await page.put(picture(faces, mark=page.seq))
        assert answer.status_code == 200, answer.text


async def listed(staff: StaffPage, exam_id: str) -> list[dict[str, Any]]:
    """The suspicions, in the order in which they were noted. Faults of the line come as the machine's load has it."""
    answer = await staff.http.get(f"/api/v1/exams/{exam_id}/incidents")
    assert answer.status_code == 200, answer.text
    return [each for each in answer.json()["incidents"][::-1] if each["incident_class"] == "suspicion"]


def times(incidents: Sequence[dict[str, Any]]) -> list[tuple[str, str, str | None]]:
    """Kind, begin and end of each, for comparing."""
    return sorted((each["kind"], each["opened_at"], each["closed_at"]) for each in incidents)


async def observations(server: Server, attempt_id: str, stream: Stream) -> list[Observation]:
    """What is stored of a stream, in the order of its numbers."""
    async with server.get(Database).read() as tx:
        rows = await tx.connection.execute(
            select(frames.c.observation)
            .where(frames.c.attempt_id == attempt_id, frames.c.stream == stream)
            .order_by(frames.c.seq)
        )
        return [unpack(row.observation, stream) for row in rows]


OF_ITSELF = frozenset({"audit", "checkpoints", "signing_keys"})
"""Tables that are written whether or not anything was taken."""


async def snapshot(server: Server) -> dict[str, list[str]]:
    """Everything that the database holds, and every file of evidence.

    Left out is what a refusal is meant to leave behind (its line in the audit log), and what time alone changes.
    """
    # It seals by itself, soon after an attempt has ended: let it come to rest first.
    await server.get(CheckpointSigner).look()
    found: dict[str, list[str]] = {}
    async with server.get(Database).read() as tx:
        for table in metadata.sorted_tables:
            if table.name not in OF_ITSELF:
                columns = [column for column in table.columns if column.name != "seen_at"]
                found[table.name] = sorted(map(repr, await tx.connection.execute(select(*columns))))
    folder = server.get(Settings).data_dir / "evidence"
    found["files"] = sorted(str(file) for file in folder.rglob("*") if file.is_file())
    return found


def problem(answer: httpx.Response) -> tuple[int, str]:
    """Status and type of a problem."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    return answer.status_code, str(answer.json()["type"]).removeprefix("urn:openproctor:")


async def put_policy(staff: StaffPage, exam_id: str, policy: dict[str, Any]) -> httpx.Response:
    """Save the exam as it is, but with this policy."""
    exam = (await staff.http.get(f"/api/v1/exams/{exam_id}")).json()
    body = {key: exam[key] for key in ("title", "exam_url", "exam_view", "opens_at", "closes_at")}
    return await staff.http.put(f"/api/v1/exams/{exam_id}", json=body | {"policy": policy})
