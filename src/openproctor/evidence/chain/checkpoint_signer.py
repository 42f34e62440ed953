"""Signs the heads of the chains: every half minute those that have grown, and soon after an attempt has ended."""

import asyncio
import contextlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import structlog
from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from openproctor.core.clock import Clock
from openproctor.core.errors import Problem
from openproctor.database.engine import Database, Transaction
from openproctor.database.slicing import in_slices
from openproctor.database.tables import attempts, chain, checkpoints
from openproctor.evidence.chain.chain import timestamp
from openproctor.evidence.chain.entries import OBSERVATIONS
from openproctor.evidence.chain.ledger import lock_attempt, seal
from openproctor.evidence.chain.observation_digest import Observed, count_items, observed
from openproctor.evidence.chain.signed_statements import checkpoint_statement
from openproctor.evidence.chain.signing import Signer
from openproctor.model.attempt import ENDED

__all__ = ["CheckpointSigner"]

EVERY_S = 30.0
AT_ONCE = 50
"""Checkpoints in one transaction: a signature takes some 50 microseconds, and others wait for the writer."""

_log = structlog.get_logger(__name__)


class CheckpointSigner:
    """Everything it does may be repeated, also by several processes at once: what is there already stays.

    An attempt that has ended gets, before its head is signed, an entry over all that was measured; if items come later still,
    the next pass seals another.
    """

    def __init__(self, database: Database, signer: Signer, clock: Clock) -> None:
        self._database = database
        self.signer = signer
        self._clock = clock
        self._woken = asyncio.Event()
        self._again: set[str] = set()

    def wake(self, attempt_id: str) -> None:
        """Make a pass soon, over this attempt too even if its chain has not grown: it has ended, or an item came late."""
        self._again.add(attempt_id)
        self._woken.set()

    async def run(self) -> None:
        """Go on until cancelled. A failing pass is logged, and the next one does what was left."""
        while True:
            try:
                await self.look()
            except (SQLAlchemyError, OSError, Problem):
                _log.exception("notary_failed")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), EVERY_S)
            self._woken.clear()

    async def look(self) -> None:
        """Sign every head that is not signed yet."""
        again, self._again = self._again, set()
        async with self._database.read() as tx:
            grown = [row.id async for part in in_slices(tx, _ENDED_UNSIGNED) for row in part]
        for attempt_id in sorted({*grown, *again}):
            await self._seal_observations(attempt_id)
        while await self._sign(None) == AT_ONCE:
            pass

    async def attest(self, attempt_id: str) -> None:
        """Bring one attempt up to date: all that was measured sealed if it has ended, and its head signed."""
        await self._seal_observations(attempt_id)
        await self._sign(attempt_id)

    @staticmethod
    async def is_settled(tx: Transaction, attempt_id: str) -> bool:
        """Whether all that was measured is sealed, as it must be once the attempt has ended."""
        return await _to_seal(tx, attempt_id) is None

    async def _sign(self, attempt_id: str | None) -> int:
        """Sign the head of this attempt, or of as many as go into one transaction, and return how many there were."""
        # Found in a transaction that only reads: who writes makes others wait, and all attempts are looked through.
        async with self._database.read() as tx:
            found = await _unsigned(tx, attempt_id)
        if not found:
            return 0
        async with self._database.write() as tx:
            await self.signer.current(tx, self._clock.now())
            heads = (await tx.connection.execute(_unsigned_heads(*_HEAD).where(attempts.c.id.in_(found)))).all()
            if heads:
                await self._store(tx, [await self._checkpoint(tx, head) for head in heads])
        return len(found)

    async def _store(self, tx: Transaction, rows: Sequence[Mapping[str, Any]]) -> None:
        """All in one call; what another process has signed meanwhile stays."""
        insert = postgresql.insert if tx.postgresql else sqlite.insert
        await tx.connection.execute(insert(checkpoints).on_conflict_do_nothing(), rows)

    async def _checkpoint(self, tx: Transaction, head: Any) -> Mapping[str, Any]:
        now, position = self._clock.now(), head.chain_length - 1
        signed = await self.signer.sign(tx, checkpoint_statement(head.id, position, head.chain_hash, timestamp(now)))
        return {
            "attempt_id": head.id,
            "position": position,
            "hash": head.chain_hash,
            "at": now,
            "key_id": signed.key_id,
            "signature": signed.value,
        }

    async def _seal_observations(self, attempt_id: str) -> None:
        """Repeated when an item came in between: the digest is made outside the transaction that writes it."""
        done = False
        while not done:
            async with self._database.read() as tx:
                found = await _to_seal(tx, attempt_id)
            done = found is None or await self._seal(attempt_id, found)

    async def _seal(self, attempt_id: str, found: Observed) -> bool:
        async with self._database.write() as tx:
            await lock_attempt(tx, attempt_id)  # of two passes at once, the second finds what the first has sealed
            if await count_items(tx, attempt_id) != found.count:
                return False
            if not await _is_sealed(tx, attempt_id, found):
                body = {"count": found.count, "sha256": found.sha256}
                await seal(tx, attempt_id, OBSERVATIONS, self._clock.now(), body)
            return True


def _unsigned_heads(*columns: ColumnElement[Any]) -> Select[Any]:
    """Attempts whose chain goes further than its last checkpoint."""
    head = and_(checkpoints.c.attempt_id == attempts.c.id, checkpoints.c.position == attempts.c.chain_length - 1)
    return (
        select(*columns)
        .outerjoin_from(attempts, checkpoints, head)
        .where(attempts.c.chain_length > 0, checkpoints.c.attempt_id.is_(None))
        .order_by(attempts.c.id)
    )


_ENDED_UNSIGNED = _unsigned_heads(attempts.c.id).where(attempts.c.state.in_(ENDED))
_HEAD = (attempts.c.id, attempts.c.chain_length, attempts.c.chain_hash)


async def _unsigned(tx: Transaction, attempt_id: str | None) -> list[str]:
    """This attempt, or a few, whose head is not signed."""
    query = _unsigned_heads(attempts.c.id).limit(AT_ONCE)
    if attempt_id is not None:
        query = query.where(attempts.c.id == attempt_id)
    return list((await tx.connection.execute(query)).scalars())


async def _to_seal(tx: Transaction, attempt_id: str) -> Observed | None:
    """The digest over all that was measured, if the attempt has ended and the chain does not hold it yet."""
    state = (await tx.connection.execute(select(attempts.c.state).where(attempts.c.id == attempt_id))).scalar_one_or_none()
    if state not in ENDED:
        return None
    found = await observed(tx, attempt_id)
    return None if await _is_sealed(tx, attempt_id, found) else found


async def _is_sealed(tx: Transaction, attempt_id: str, found: Observed) -> bool:
    """Whether the chain holds this digest already, or held one that has been erased since."""
    last = (
        select(chain.c.body)
        .where(chain.c.attempt_id == attempt_id, chain.c.kind == OBSERVATIONS)
        .order_by(chain.c.position.desc())
        .limit(1)
    )
    row = (await tx.connection.execute(last)).one_or_none()
    if row is None:
        return False
    return row.body is None or json.loads(row.body) == {"count": found.count, "sha256": found.sha256}
