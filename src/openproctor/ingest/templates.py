"""The template that a face is compared with: kept apart from the attempt, sealed under a key of its own for each exam."""

import struct
from dataclasses import replace

from sqlalchemy import delete, insert, select

from openproctor.core.clock import Clock
from openproctor.core.errors import EvidenceDamaged
from openproctor.database.engine import Transaction
from openproctor.database.tables import templates
from openproctor.evidence.store.keyring import Keyring
from openproctor.evidence.store.sealed import seal, unseal
from openproctor.ingest.repository import AttemptSnapshot

__all__ = ["FaceTemplates"]


class FaceTemplates:
    """Puts references into their table and takes them out."""

    def __init__(self, keyring: Keyring, clock: Clock) -> None:
        self._keyring = keyring
        self._clock = clock

    async def recall(self, tx: Transaction, attempt: AttemptSnapshot) -> AttemptSnapshot:
        """The attempt with its reference, if one is kept.

        Raises:
            EvidenceDamaged: it cannot be opened.
        """
        found = await tx.connection.execute(select(templates.c.sealed).where(templates.c.attempt_id == attempt.attempt_id))
        sealed = found.scalar_one_or_none()
        if sealed is None:
            return attempt
        key = await self._keyring.existing_in(tx, attempt.exam_id, "portraits")
        if key is None:
            raise EvidenceDamaged("The exam has no key for templates, or has it no more.")
        packed = unseal(key, _name(attempt), sealed)
        reference = struct.unpack(f"<{len(packed) // 4}f", packed)
        return replace(attempt, profile=replace(attempt.profile, reference=reference))

    async def keep(self, tx: Transaction, attempt: AttemptSnapshot) -> None:
        """Store the attempt's current reference, in place of any earlier one."""
        await tx.connection.execute(delete(templates).where(templates.c.attempt_id == attempt.attempt_id))
        reference = attempt.profile.reference
        if reference is None:
            return
        key = await self._keyring.key_in(tx, attempt.exam_id, "portraits")
        packed = struct.pack(f"<{len(reference)}f", *reference)
        row = {"attempt_id": attempt.attempt_id, "sealed": seal(key, _name(attempt), packed), "created_at": self._clock.now()}
        await tx.connection.execute(insert(templates).values(row))


def _name(attempt: AttemptSnapshot) -> str:
    """What the sealed bytes are bound to, so that one attempt's template cannot be put in another's place."""
    return f"{attempt.exam_id}/{attempt.attempt_id}/template"
