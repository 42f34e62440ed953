"""Taking bundles apart and putting them together again as somebody would who knows the format."""

import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import insert, update

from openproctor.database.engine import Database
from openproctor.database.tables import attempts, candidates, evidence, exams, frames
from openproctor.database.tables.migrate import migrate
from openproctor.evidence.bundle.archive import Archive
from openproctor.evidence.bundle.bundle import prepare, signature_file
from openproctor.evidence.bundle.summaries import pretty
from openproctor.evidence.chain import ledger
from openproctor.evidence.chain.chain import canonical, digest_of, genesis, link
from openproctor.evidence.chain.checkpoint_signer import CheckpointSigner
from openproctor.evidence.chain.entries import EVENT, EVIDENCE, event_body, evidence_body
from openproctor.evidence.chain.signed_statements import bundle_statement, checkpoint_statement, fingerprint
from openproctor.evidence.chain.signing import Signature, Signer
from openproctor.evidence.store.local import LocalStore
from openproctor.model import measures
from openproctor.model.observation import Observation, Stream
from openproctor.model.packing import pack
from tests.fakes import FakeClock

__all__ = ["ATTEMPT", "EXAM", "Forger", "exported", "lines", "opened", "rebuilt", "relisted", "small_attempt", "unlined"]

ATTEMPT, EXAM = "att_small", "exam_small"
AT = datetime(2026, 11, 22, 9, 30, 15, 250_000, UTC)


def opened(bundle: bytes) -> dict[str, bytes]:
    """Names and bytes, in their order, read by somebody else's library."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as file:
        assert file.testzip() is None
        return {info.filename: file.read(info) for info in file.infolist()}


def rebuilt(entries: dict[str, bytes]) -> bytes:
    """A faultless ZIP file of these entries."""
    archive = Archive()
    parts = [archive.add(name, data) for name, data in entries.items()]
    return b"".join([*parts, *archive.end()])


def lines(entries: dict[str, bytes], name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in entries[name].splitlines()]


def unlined(values: list[dict[str, Any]]) -> bytes:
    return b"".join(canonical(value).encode() + b"\n" for value in values)


def relisted(entries: dict[str, bytes]) -> dict[str, bytes]:
    """With a manifest that lists what is there, and states the chain's length and head as they are."""
    manifest = json.loads(entries["manifest.json"])
    for file in manifest["files"]:
        if file["name"] in entries:
            data = entries[file["name"]]
            file |= {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
    manifest["files"] = [file for file in manifest["files"] if file["name"] in entries]
    chain = lines(entries, "chain.jsonl")
    manifest["chain"] = {"length": len(chain), "head": chain[-1]["hash"] if chain else None}
    return entries | {"manifest.json": pretty(manifest)}


class Forger:
    """Knows the format to the letter and has a key, though not the server's."""

    def __init__(self) -> None:
        self._key = Ed25519PrivateKey.generate()
        self._public = self._key.public_key().public_bytes_raw()

    def sign(self, statement: bytes) -> Signature:
        """With the forger's own key."""
        return Signature(fingerprint(self._public), self._key.sign(statement))

    def chained_again(self, entries: dict[str, bytes]) -> dict[str, bytes]:
        """With positions, digests and hashes that fit."""
        manifest = json.loads(entries["manifest.json"])
        before, chain = genesis(manifest["attempt"]["id"]), lines(entries, "chain.jsonl")
        for position, entry in enumerate(chain):
            digest = bytes.fromhex(entry["digest"]) if entry["body"] is None else digest_of(entry["body"])
            before = link(before, position, entry["kind"], entry["at"], digest)
            entry |= {"position": position, "digest": digest.hex(), "hash": before.hex()}
        return relisted(entries | {"chain.jsonl": unlined(chain)})

    def signed_again(self, entries: dict[str, bytes]) -> dict[str, bytes]:
        """With one checkpoint at the head and a manifest, both signed by the forger's own key."""
        manifest = json.loads(entries["manifest.json"])
        key_id, last = fingerprint(self._public), lines(entries, "chain.jsonl")[-1]
        statement = checkpoint_statement(manifest["attempt"]["id"], last["position"], bytes.fromhex(last["hash"]), last["at"])
        checkpoint = {"position": last["position"], "hash": last["hash"], "at": last["at"], "key": key_id}
        entries = entries | {"checkpoints.jsonl": unlined([checkpoint | {"signature": self._key.sign(statement).hex()}])}
        key = {"id": key_id, "public_key": self._public.hex(), "created_at": last["at"], "retired_at": None}
        manifest["keys"] = [key | {"endorsed_by": None, "endorsement": None}]
        entries = relisted(entries | {"manifest.json": pretty(manifest)})
        sha256 = hashlib.sha256(entries["manifest.json"]).hexdigest()
        signed = Signature(key_id, self._key.sign(bundle_statement(sha256)))
        return entries | {"signature.json": signature_file(sha256, signed)}


async def exported(
    database: Database, store: LocalStore, checkpoint_signer: CheckpointSigner, exam_id: str, attempt_id: str
) -> bytes:
    bundle = await prepare(database, store, checkpoint_signer, exam_id, attempt_id)
    return b"".join([chunk async for chunk in bundle.chunks()])


async def small_attempt(folder: Path) -> bytes:
    """The bundle of an attempt as small as can be: an incident, a message, two pictures of which one is erased, one look."""
    database, store = Database(f"sqlite+aiosqlite:///{folder / 'db'}", lambda _: None), LocalStore(folder / "evidence")
    checkpoint_signer = CheckpointSigner(database, Signer(bytes(32)), FakeClock())
    await migrate(database.engine)
    pictures = {seq: f"picture {seq}".encode() for seq in (1, 2)}
    await store.put({f"{seq}.jpg": data for seq, data in pictures.items()})
    try:
        async with database.write() as tx:
            await _rows(tx.connection)
            for seq, data in pictures.items():
                sha256 = hashlib.sha256(data).hexdigest()
                await tx.connection.execute(insert(evidence).values(_evidence(seq, sha256, len(data))))
                body = evidence_body(f"ev_{seq}", "camera", seq, sha256, len(data), AT, AT)
                await ledger.seal(tx, ATTEMPT, EVIDENCE, AT, body)
        async with database.write() as tx:
            incident = {"incident": {"id": "inc_1", "kind": "multiple_faces", "note": None}}
            await ledger.seal(tx, ATTEMPT, EVENT, AT, event_body(1, "incident_opened", AT, incident))
            message = {"message": {"id": "msg_1", "text": "Please stay in the picture."}}
            await ledger.seal(tx, ATTEMPT, EVENT, AT, event_body(2, "message_sent", AT, message))
        await checkpoint_signer.look()
        async with database.write() as tx:
            await ledger.add_tombstone(tx, ATTEMPT, [1], AT, reason="pictures", by="staff_1")
            await tx.connection.execute(update(evidence).where(evidence.c.id == "ev_2").values(erased_at=AT))
        return await exported(database, store, checkpoint_signer, EXAM, ATTEMPT)
    finally:
        await database.close()


async def _rows(connection: Any) -> None:
    await connection.execute(
        insert(exams).values(
            id=EXAM, title="Algebra", exam_view="link", policy={}, open_link_enabled=False, open_link_version=1,
            last_event_id=0, created_at=AT,
        )
    )  # fmt: skip
    await connection.execute(insert(candidates).values(id="cand_1", exam_id=EXAM, name="Candidate One", created_at=AT))
    await connection.execute(
        insert(attempts).values(
            id=ATTEMPT, exam_id=EXAM, candidate_id="cand_1", state="submitted", policy={"version": 1}, rules_state={},
            rules_version=0, evidence_state={}, clock_skew_s=0.0, created_at=AT, ended_at=AT,
        )
    )  # fmt: skip
    looked = pack(Observation(AT.timestamp(), Stream.CAMERA, {measures.FACES: 1.0}))
    await connection.execute(
        insert(frames).values(
            attempt_id=ATTEMPT, stream="camera", seq=1, sha256=bytes(32), captured_at=AT, received_at=AT, late=False,
            reply="", size=9, observation=looked,
        )
    )  # fmt: skip


def _evidence(seq: int, sha256: str, size: int) -> dict[str, Any]:
    return {
        "id": f"ev_{seq}", "attempt_id": ATTEMPT, "stream": "camera", "seq": seq, "key": f"{seq}.jpg", "sha256": sha256,
        "size": size, "captured_at": AT, "received_at": AT, "width": 1, "height": 1, "faces": [], "status": "analysed",
        "reason": "incident",
    }  # fmt: skip
