"""The chains of the attempts as the database keeps them. Every function works in the caller's transaction.

On PostgreSQL rows are locked in one order everywhere, so that no deadlock can occur: the attempt's row first, the exam's
after it. A transaction seals entries of one attempt only.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from openproctor.database.engine import Transaction
from openproctor.database.tables import attempts, chain
from openproctor.evidence.chain.chain import TOMBSTONE, canonical, digest_of, genesis, link, timestamp

__all__ = ["Entry", "add_tombstone", "lock_attempt", "seal", "seal_all"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be sealed."""

    kind: str
    at: datetime
    body: Mapping[str, Any]


async def lock_attempt(tx: Transaction, attempt_id: str) -> None:
    """Lock the attempt's row until the commit, before rows that are locked after it; on SQLite there is one writer anyway."""
    if tx.postgresql:
        # Not FOR UPDATE: rows that refer to the attempt share its key, and two such transactions would wait for each other.
        await tx.connection.execute(select(attempts.c.id).where(attempts.c.id == attempt_id).with_for_update(key_share=True))


async def seal(tx: Transaction, attempt_id: str, kind: str, at: datetime, body: Mapping[str, Any]) -> int:
    """Append an entry to the attempt's chain and return its position. The attempt stays locked until the commit."""
    return await seal_all(tx, attempt_id, [Entry(kind, at, body)])


async def seal_all(tx: Transaction, attempt_id: str, entries: Sequence[Entry]) -> int:
    """Append one entry or more, as :func:`seal` does, and return the position of the last."""
    head = select(attempts.c.chain_length, attempts.c.chain_hash).where(attempts.c.id == attempt_id)
    if tx.postgresql:
        head = head.with_for_update(key_share=True)
    row = (await tx.connection.execute(head)).one()
    length, last = int(row.chain_length), row.chain_hash or genesis(attempt_id)
    rows: list[dict[str, Any]] = []
    for position, entry in enumerate(entries, length):
        text = canonical(entry.body)
        digest = digest_of(text)
        last = link(last, position, entry.kind, timestamp(entry.at), digest)
        rows.append(
            {
                "attempt_id": attempt_id,
                "position": position,
                "kind": entry.kind,
                "at": entry.at,
                "body": text,
                "digest": digest,
                "hash": last,
            }
        )
    await tx.connection.execute(insert(chain), rows)
    length += len(rows)
    await tx.connection.execute(
        update(attempts).where(attempts.c.id == attempt_id).values(chain_length=length, chain_hash=last)
    )
    return length - 1


async def add_tombstone(
    tx: Transaction, attempt_id: str, positions: Iterable[int], at: datetime, *, reason: str, by: str | None = None
) -> int | None:
    """Erase the bodies of entries and append a tombstone that names them; None if there is nothing left to erase.

    ``reason`` is a word for the class of what was erased, ``by`` the id of the person who asked for it, None for the job.
    """
    await lock_attempt(tx, attempt_id)
    wanted = sorted(set(positions))
    found = await tx.connection.execute(
        select(chain.c.position).where(
            chain.c.attempt_id == attempt_id, chain.c.position.in_(wanted), chain.c.body.is_not(None)
        )
    )
    standing = sorted(found.scalars())
    if not standing:
        return None
    await tx.connection.execute(
        update(chain).where(chain.c.attempt_id == attempt_id, chain.c.position.in_(standing)).values(body=None)
    )
    return await seal(tx, attempt_id, TOMBSTONE, at, {"erased": standing, "reason": reason, "by": by})
