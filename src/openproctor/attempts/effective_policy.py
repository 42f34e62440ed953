"""What an attempt runs under: the exam's policy and window, changed by what its candidate is granted."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, select

from openproctor.core.instants import later
from openproctor.core.text import STORED
from openproctor.database.engine import Transaction
from openproctor.database.tables import policies
from openproctor.rules.accommodation import Accommodation, effective_policy
from openproctor.rules.policy import AwayClock, LinkPolicy, Policy
from openproctor.wire.exams import ExamView

__all__ = [
    "EffectivePolicies",
    "accommodation_of",
    "closing_time",
    "given_back",
    "policy_for",
    "policy_of_version",
]


def accommodation_of(stored: Mapping[str, Any] | None) -> Accommodation:
    """The allowance in a candidate's row; where the row holds none, nothing is granted."""
    return Accommodation.model_validate(stored or {}, context=STORED)


def closing_time(closes_at: datetime | None, stored: Mapping[str, Any] | None, away_s: float = 0.0) -> datetime | None:
    """When the exam closes for a candidate with this allowance; None if it is closed by hand.

    ``away_s`` are the seconds that are given back because they were lost with the connection.
    """
    if closes_at is None:
        return None
    return later(closes_at, timedelta(minutes=accommodation_of(stored).extra_minutes, seconds=away_s))


def given_back(link: LinkPolicy, before_s: float, absent_s: float) -> float:
    """Seconds given back in all, after an absence of ``absent_s`` following ``before_s`` given back already."""
    if link.away_clock is AwayClock.RUNS:
        return before_s
    patience = link.away_after_s if link.away_clock is AwayClock.STOPS_AFTER else 0.0
    return max(before_s, min(link.away_at_most_s, before_s + max(0.0, absent_s - patience)))


def policy_for(policy: Policy, exam: Row[Any], stored: Mapping[str, Any] | None) -> Policy:
    """The policy for a candidate with this allowance. ``exam`` is any row with ``exam_view`` and ``exam_url``."""
    other_tab = exam.exam_view == ExamView.TAB and exam.exam_url is not None
    return effective_policy(policy, accommodation_of(stored), exam_in_other_tab=other_tab)


class EffectivePolicies:
    """One policy as it is for each of many candidates: computed once for each distinct accommodation.

    Of an exam's people hardly any are granted anything, and computing one policy takes longer than all else of a line.
    """

    def __init__(self, policy: Policy, *, exam_in_other_tab: bool) -> None:
        self._policy = policy
        self._exam_in_other_tab = exam_in_other_tab
        self._known: dict[str, Policy] = {}

    def of(self, stored: Mapping[str, Any] | None) -> Policy:
        """The policy for a candidate with this allowance."""
        # Extra time and the note change no policy.
        granted = (stored or {}).get("signals") or {}
        key = json.dumps(granted, sort_keys=True) if granted else ""
        if key not in self._known:
            accommodation = accommodation_of({"signals": granted})
            self._known[key] = effective_policy(self._policy, accommodation, exam_in_other_tab=self._exam_in_other_tab)
        return self._known[key]


async def policy_of_version(tx: Transaction, exam_id: str, version: int) -> Policy | None:
    """An exam's policy of this version; None if it was never kept."""
    found = await tx.connection.execute(
        select(policies.c.policy).where(policies.c.exam_id == exam_id, policies.c.version == version)
    )
    row = found.one_or_none()
    return None if row is None else row.policy
