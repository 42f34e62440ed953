"""How far the candidate's clock is from the server's, as its page shows by when it says that it sent something."""

from datetime import datetime

from openproctor.attempts.service import save_clock_skew
from openproctor.database.engine import Database

__all__ = ["note_skew"]

SKEW_STEP_S = 0.5
SKEW_LIMIT_S = 86_400.0


async def note_skew(
    database: Database, attempt_id: str, known_s: float, now: datetime, sent_at: datetime, rtt_ms: float | None
) -> float:
    """Save the difference where it has changed; what is known now, in seconds."""
    skew_s = (now - sent_at).total_seconds() - (rtt_ms or 0.0) / 2000
    if abs(skew_s - known_s) < SKEW_STEP_S or abs(skew_s) > SKEW_LIMIT_S:
        return known_s
    async with database.write() as tx:
        await save_clock_skew(tx, attempt_id, skew_s)
    return skew_s
