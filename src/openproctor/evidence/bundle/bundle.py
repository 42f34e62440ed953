"""One attempt as one file that proves itself: what is in it, and how it is made piece by piece.

The same attempt gives the same bytes each time, as long as nothing is added to it and no key is changed.
"""

import asyncio
import hashlib
import json
import struct
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from openproctor.core.errors import Overloaded
from openproctor.core.time_slices import TimeSlices
from openproctor.database.engine import Database
from openproctor.evidence.bundle.archive import Archive
from openproctor.evidence.bundle.layout import (
    FORMAT,
    MANIFEST,
    README,
    SIGNATURE,
    TEXTS,
    evidence_name,
    readme,
    recording_name,
)
from openproctor.evidence.bundle.snapshot import Snapshot, read_snapshot
from openproctor.evidence.bundle.summaries import incident_summaries, measures, message_summaries, pretty
from openproctor.evidence.chain.chain import TOMBSTONE, canonical, digest_of, timestamp
from openproctor.evidence.chain.checkpoint_signer import CheckpointSigner
from openproctor.evidence.chain.entries import POLICY, evidence_body
from openproctor.evidence.chain.observation_digest import item_of
from openproctor.evidence.chain.signed_statements import bundle_statement
from openproctor.evidence.chain.signing import Signature
from openproctor.evidence.store.protocol import EvidenceStore, Missing

__all__ = ["Bundle", "prepare", "signature_file"]

TRIES = 8
PIECE_BYTES = 256 * 1024
"""Bytes that are handed to the connection at once: the system copies them while the event loop waits."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """One file of the store."""

    name: str
    key: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that is ready to be sent: all but the evidence's bytes is made."""

    filename: str
    _texts: Mapping[str, bytes]
    _kept: Sequence[_Kept]
    _signature: bytes
    _store: EvidenceStore

    async def chunks(self) -> AsyncIterator[bytes]:
        """The file from its first byte to its last. One piece of evidence is held in memory at a time.

        What the store has lost is left out, and what it holds is sent as it is: verification reports either.
        """
        archive = Archive()
        for name, data in self._texts.items():
            for piece in _pieces(archive.add(name, data)):
                yield piece
        for kept in self._kept:
            try:
                data = await self._store.read(kept.key)
            except Missing:
                continue
            for piece in _pieces(archive.add(kept.name, data)):
                yield piece
        yield archive.add(SIGNATURE, self._signature)
        for part in archive.end():
            yield part


async def prepare(
    database: Database, store: EvidenceStore, checkpoint_signer: CheckpointSigner, exam_id: str, attempt_id: str
) -> Bundle:
    """Sign the attempt's head if it is not signed yet, and prepare the bundle of what is there at that moment.

    The second read finds another signing key only if the key was rotated just now: then the bundle is made again.

    Raises:
        NotFound: the exam has no such attempt.
        Overloaded: entries are added so often that no quiet moment was found.
    """
    for _ in range(TRIES):
        async with database.read() as tx:
            found = await read_snapshot(tx, checkpoint_signer.signer, exam_id, attempt_id)
            ready = found.signed and await checkpoint_signer.is_settled(tx, attempt_id)
        if ready:
            texts, kept = await _files(found)
            sha256 = hashlib.sha256(texts[MANIFEST]).hexdigest()
            async with database.read() as tx:
                signed = await checkpoint_signer.signer.sign(tx, bundle_statement(sha256))
            if signed.key_id == found.keys[-1].id:
                return Bundle(f"openproctor-{attempt_id}.zip", texts, kept, signature_file(sha256, signed), store)
        await checkpoint_signer.attest(attempt_id)
    raise Overloaded(retry_after_s=5)


def signature_file(manifest_sha256: str, signed: Signature) -> bytes:
    """The bundle's last entry."""
    body = {
        "format": FORMAT,
        "manifest_sha256": manifest_sha256,
        "key": signed.key_id,
        "signature": signed.value.hex(),
    }
    return canonical(body).encode() + b"\n"


async def _files(found: Snapshot) -> tuple[dict[str, bytes], list[_Kept]]:
    """The texts, the manifest first, and what comes from the store.

    What has a line for each look and each entry is made in slices: in a thread it would hold everyone up, 5 ms at a time.
    """
    standing = [(kind, body) for kind, body in await TimeSlices().make(found.chain, _kind_and_body) if body is not None]
    made = {
        README: readme(found.attempt.title, (key.id for key in found.keys)),
        "chain.jsonl": await _lines(found.chain, _entry),
        "checkpoints.jsonl": await _lines(found.checkpoints, _checkpoint),
        "incidents.json": await asyncio.to_thread(lambda: pretty(incident_summaries(standing))),
        "messages.json": await asyncio.to_thread(lambda: pretty(message_summaries(standing))),
        "observations.jsonl": await _lines(found.items, _item),
        "gaps.json": pretty([_gap(row) for row in found.gaps]),
    }
    kept = [
        _Kept(evidence_name(row.stream, row.seq, row.sha256, row.key), row.key, row.sha256, row.size)
        for row in found.evidence
        if row.erased_at is None
    ]
    kept += [
        _Kept(recording_name(row.stream, row.seq, row.sha256, row.key), row.key, row.sha256, row.size)
        for row in found.recordings
    ]
    files = [{"name": name, "sha256": await _digest(made[name]), "size": len(made[name])} for name in TEXTS]
    files += [{"name": each.name, "sha256": each.sha256, "size": each.size} for each in kept]
    manifest = await asyncio.to_thread(lambda: pretty(_manifest(found, standing, files)))
    return {MANIFEST: manifest} | {name: made[name] for name in TEXTS}, kept


def _manifest(found: Snapshot, standing: Sequence[tuple[str, Any]], files: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    attempt = found.attempt
    policies = [body for kind, body in standing if kind == POLICY]
    return {
        "format": FORMAT,
        "exam": {"id": attempt.exam_id, "title": attempt.title},
        "attempt": {
            "id": attempt.id,
            "candidate": attempt.name,
            "state": attempt.state,
            "created_at": timestamp(attempt.created_at),
            "started_at": _time(attempt.started_at),
            "ended_at": _time(attempt.ended_at),
            "end_reason": attempt.end_reason,
            "erased_at": _time(attempt.erased_at),
        },
        "consent": {
            "version": attempt.consent_version,
            # Exactly as it was hashed.
            "text": attempt.consent_text,
            "at": _time(attempt.consent_at),
        },
        "policy": attempt.stored_policy,
        "allowance": attempt.allowance,
        "detectors": next((body["detectors"] for body in policies if body.get("detectors") is not None), None),
        "chain": {
            "length": attempt.chain_length,
            "head": None if attempt.chain_hash is None else attempt.chain_hash.hex(),
        },
        "keys": [
            {
                "id": key.id,
                "public_key": key.public_key.hex(),
                "created_at": timestamp(key.created_at),
                "retired_at": _time(key.retired_at),
                "endorsed_by": key.endorsed_by,
                "endorsement": None if key.endorsement is None else key.endorsement.hex(),
            }
            for key in found.keys
        ],
        "files": files,
        "erased": _erased(found),
    }


def _erased(found: Snapshot) -> list[dict[str, Any]]:
    """Evidence that was erased. Its entry is found by its digest, and the tombstone by the entry's position."""
    positions = {row.digest: row.position for row in found.chain}
    reasons: dict[int, Any] = {}
    for row in found.chain:
        if row.kind == TOMBSTONE and (body := _body(row)) is not None:
            reasons |= dict.fromkeys(body.get("erased", ()), body.get("reason"))
    erased = []
    for row in found.evidence:
        if row.erased_at is not None:
            position = positions.get(digest_of(canonical(_evidence(row))))
            reason = None if position is None else reasons.get(position)
            erased.append(_evidence(row) | {"position": position, "reason": reason})
    return erased


def _body(row: Row[Any]) -> dict[str, Any] | None:
    """An entry's body; None where there is none, or it is not a JSON object: reporting that is the verifier's task."""
    try:
        body = json.loads(row.body or "null")
    except ValueError:
        return None
    return body if isinstance(body, dict) else None


def _evidence(row: Row[Any]) -> dict[str, Any]:
    return evidence_body(row.id, row.stream, row.seq, row.sha256, row.size, row.captured_at, row.received_at)


def _pieces(data: bytes) -> Iterator[bytes]:
    return (data[begin : begin + PIECE_BYTES] for begin in range(0, len(data), PIECE_BYTES))


async def _digest(data: bytes) -> str:
    """In a thread, which others need not wait for: some megabytes take 10 ms, and the lock of the interpreter is not held."""
    return (await asyncio.to_thread(hashlib.sha256, data)).hexdigest()


def _kind_and_body(row: Row[Any]) -> tuple[str, dict[str, Any] | None]:
    return row.kind, _body(row)


async def _lines(rows: Iterable[Row[Any]], make: Callable[[Row[Any]], Mapping[str, Any]]) -> bytes:
    return b"".join(await TimeSlices().make(rows, lambda row: canonical(make(row)).encode() + b"\n"))


def _entry(row: Row[Any]) -> dict[str, Any]:
    return {
        "position": row.position,
        "kind": row.kind,
        "at": timestamp(row.at),
        "body": row.body,
        "digest": row.digest.hex(),
        "hash": row.hash.hex(),
    }


def _checkpoint(row: Row[Any]) -> dict[str, Any]:
    return {
        "position": row.position,
        "hash": row.hash.hex(),
        "at": timestamp(row.at),
        "key": row.key_id,
        "signature": row.signature.hex(),
    }


def _item(row: Row[Any]) -> dict[str, Any]:
    packed = row.observation
    try:
        shown = None if packed is None else measures(packed, row.stream)
    except (ValueError, struct.error):
        shown = None
    return item_of(row) | {"size": row.size, "packed": None if packed is None else packed.hex(), "measured": shown}


def _gap(row: Row[Any]) -> dict[str, Any]:
    return {
        "stream": row.stream,
        "seqs": row.seqs,
        "begins_at": timestamp(row.begins_at),
        "ends_at": timestamp(row.ends_at),
        "cause": row.cause,
        "noted_at": timestamp(row.noted_at),
    }


def _time(at: Any) -> str | None:
    return None if at is None else timestamp(at)
