"""The versions of an exam's policy, and the policies as shipped."""

from datetime import datetime

from sqlalchemy import insert, select

from openproctor.database.engine import Transaction
from openproctor.database.tables import policies
from openproctor.rules.catalogue import PRESETS
from openproctor.rules.policy import Policy, preset
from openproctor.wire.accounts import Staff
from openproctor.wire.exams import PolicyPage, PolicyVersion

__all__ = ["keep_policy", "list_policies", "named", "presets"]


def presets() -> list[Policy]:
    """The policies as shipped, the mildest first."""
    return [preset(name) for name in PRESETS]


def named(policy: Policy) -> Policy:
    """The policy under its right name: a preset's only as long as nothing was changed, ``custom`` otherwise."""
    if policy.preset == "custom":
        return policy
    shipped = preset(policy.preset).model_copy(update={"version": policy.version})
    return policy if policy == shipped else policy.model_copy(update={"preset": "custom"})


async def keep_policy(tx: Transaction, exam_id: str, policy: Policy, by: Staff, now: datetime) -> None:
    """Store one version; it is never changed afterwards."""
    await tx.connection.execute(
        insert(policies).values(
            exam_id=exam_id,
            version=policy.version,
            policy=policy,
            created_at=now,
            created_by=by.name,
        )
    )


async def list_policies(tx: Transaction, exam_id: str, *, before: int | None, limit: int) -> PolicyPage:
    """Versions of an exam's policy, newest first."""
    query = select(policies).where(policies.c.exam_id == exam_id).order_by(policies.c.version.desc()).limit(limit + 1)
    if before is not None:
        query = query.where(policies.c.version < before)
    rows = (await tx.connection.execute(query)).all()
    return PolicyPage(
        policies=[
            PolicyVersion(
                version=row.version,
                policy=named(row.policy),
                created_at=row.created_at,
                created_by=row.created_by,
            )
            for row in rows[:limit]
        ],
        next_before=rows[limit - 1].version if len(rows) > limit else None,
    )
