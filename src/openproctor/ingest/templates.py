"""The template by which a face is compared: apart from the attempt, and sealed under a key of its own for each exam."""

import struct
from dataclasses import replace

from sqlalchemy import delete, insert, select

from openproctor.clock import Clock
from openproctor.database import Transaction
from openproctor.errors import EvidenceDamaged
from openproctor.evidence.keyring import Keyring
from openproctor.evidence.sealed import seal, unseal
from openproctor.ingest.repository import Known
from openproctor.tables import templates

__all__ = ["FaceTemplates"]


class FaceTemplates:
    """Puts references into their table and takes them out."""

    def __init__(self, keyring: Keyring, clock: Clock) -> None:
        self._keyring = keyring
        self._clock = clock

    async def recall(self, tx: Transaction, known: Known) -> Known:
        """The attempt with its reference, if one is kept.

        Raises:
            EvidenceDamaged: it cannot be opened.
        """
        found = await tx.connection.execute(select(templates.c.sealed).where(templates.c.attempt_id == known.attempt_id))
        sealed = found.scalar_one_or_none()
        if sealed is None:
            return known
        key = await self._keyring.existing_in(tx, known.exam_id, "portraits")
        if key is None:
            raise EvidenceDamaged("The exam has no key for templates, or has it no more.")
        packed = unseal(key, _name(known), sealed)
        reference = struct.unpack(f"<{len(packed) // 4}f", packed)
        return replace(known, learnt=replace(known.learnt, reference=reference))

    async def keep(self, tx: Transaction, known: Known) -> None:
        """Keep the reference that is known of the attempt now, in place of any before."""
        await tx.connection.execute(delete(templates).where(templates.c.attempt_id == known.attempt_id))
        reference = known.learnt.reference
        if reference is None:
            return
        key = await self._keyring.key_in(tx, known.exam_id, "portraits")
        packed = struct.pack(f"<{len(reference)}f", *reference)
        row = {"attempt_id": known.attempt_id, "sealed": seal(key, _name(known), packed), "created_at": self._clock.now()}
        await tx.connection.execute(insert(templates).values(row))


def _name(known: Known) -> str:
    """What the sealed bytes are bound to, so that nobody's template can be put in another's place."""
    return f"{known.exam_id}/{known.attempt_id}/template"
