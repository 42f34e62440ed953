"""The chains of the attempts as the database keeps them. Every function works in the caller's transaction."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from openproctor.database import Transaction
from openproctor.evidence.chain import TOMBSTONE, canonical, digest_of, genesis, link, timestamp
from openproctor.tables import attempts, chain

__all__ = ["bury", "seal"]


async def seal(tx: Transaction, attempt_id: str, kind: str, at: datetime, body: Mapping[str, Any]) -> int:
    """Append an entry to the attempt's chain and answer its position. The attempt's row stays locked until the commit."""
    head = select(attempts.c.chain_length, attempts.c.chain_hash).where(attempts.c.id == attempt_id)
    if tx.postgresql:
        head = head.with_for_update()
    row = (await tx.connection.execute(head)).one()
    position, before = int(row.chain_length), row.chain_hash or genesis(attempt_id)
    text = canonical(body)
    digest = digest_of(text)
    following = link(before, position, kind, timestamp(at), digest)
    await tx.connection.execute(
        insert(chain).values(
            attempt_id=attempt_id, position=position, kind=kind, at=at, body=text, digest=digest, hash=following
        )
    )
    await tx.connection.execute(
        update(attempts).where(attempts.c.id == attempt_id).values(chain_length=position + 1, chain_hash=following)
    )
    return position


async def bury(
    tx: Transaction, attempt_id: str, positions: Iterable[int], at: datetime, *, reason: str, by: str | None = None
) -> int | None:
    """Erase the bodies of entries and append a tombstone that names them; None if there is nothing left to erase.

    ``reason`` is a word for the class of what was erased, ``by`` the id of whoever wanted it, None for the job.
    """
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
