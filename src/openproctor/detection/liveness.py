"""Whether a face lives: anyone at a screen blinks, moves the eyes and now and then the mouth; a photograph never does.

Only what changes the shape of a face counts, not its place, size or turn, for a photograph can be moved by hand. The bands are
several times the landmarks' noise on still pictures that were shifted, turned, scaled, dimmed and covered with noise
(``docs/accuracy.md``). Not measured on video of real people: so the time until a still face is reported is long.
"""

from dataclasses import dataclass, replace
from math import hypot, sqrt

from openproctor.model.observation import FaceMesh

__all__ = ["LifeState", "observe"]

EYES, MOUTH, GAZE_X, GAZE_Y = 0.35, 0.12, 0.12, 0.09
"""Distances from the usual that are a sign of life, for a face whose eyes are ``NEAR`` pixels apart."""
NEAR = 50.0
FAR = 26.0
"""Eyes closer together than this, in pixels, say nothing: the landmarks tremble too much."""
FOLLOW = 0.15
"""Weight of a look in what is usual."""
SPREAD = 0.062
"""Standard deviation of ``gaze_x`` that is a sign of life, even if no single look stands out: eyes that read wander over some
ten degrees to each side, which makes 0.09 of it; the landmarks of a photograph that is held by hand tremble by 0.011 to 0.03,
in a dim and noisy picture by 0.05, and not twice as much where the face is half as large (``python -m bench.stillness``)."""
FOLLOW_SPREAD, MOST_SPREAD = 0.2, 0.1
"""Weight of a look in that, so that about nine looks count, and the most that two looks may differ in it: one glance and back
is no reading."""


APART_S = 10.0
"""Most seconds that one look counts for: a face that was out of sight may have blinked."""


@dataclass(frozen=True, slots=True)
class LifeState:
    """What is remembered of the face of one attempt."""

    lived_at: float
    """Capture time, in seconds, of the last sign of life."""
    eyes: float
    mouth: float
    gaze_x: float
    gaze_y: float
    seen_at: float = 0.0
    """Capture time of the last look."""
    last_x: float = 0.0
    """``gaze_x`` of the last look."""
    spread: float = 0.0
    """Variance of ``gaze_x`` lately, from the differences of looks: it does not wait for the usual to follow."""


def observe(state: LifeState | None, mesh: FaceMesh, at: float) -> tuple[LifeState | None, float | None]:
    """The state after a look at ``at`` seconds, and for how many seconds there was no sign of life; None if unknown."""
    apart = hypot(mesh.points[1][0] - mesh.points[0][0], mesh.points[1][1] - mesh.points[0][1])
    if apart < FAR:
        return None, None
    if state is None:
        return LifeState(at, mesh.eyes_closed, mesh.mouth_open, mesh.gaze_x, mesh.gaze_y, at, mesh.gaze_x), 0.0
    wide = max(1.0, NEAR / apart)
    off = min(abs(mesh.gaze_x - state.last_x) / sqrt(2), MOST_SPREAD * wide)
    spread = state.spread + FOLLOW_SPREAD * (off**2 - state.spread)
    lives = (
        abs(mesh.eyes_closed - state.eyes) > EYES * wide
        or abs(mesh.mouth_open - state.mouth) > MOUTH * wide
        or abs(mesh.gaze_x - state.gaze_x) > GAZE_X * wide
        or abs(mesh.gaze_y - state.gaze_y) > GAZE_Y * wide
        or sqrt(spread) > SPREAD * sqrt(wide)
    )
    after = replace(
        state,
        lived_at=at if lives else state.lived_at + max(0.0, at - state.seen_at - APART_S),
        seen_at=at,
        eyes=_follow(state.eyes, mesh.eyes_closed),
        mouth=_follow(state.mouth, mesh.mouth_open),
        gaze_x=_follow(state.gaze_x, mesh.gaze_x),
        gaze_y=_follow(state.gaze_y, mesh.gaze_y),
        last_x=mesh.gaze_x,
        spread=spread,
    )
    return after, max(0.0, at - after.lived_at)


def _follow(usual: float, now: float) -> float:
    return usual + FOLLOW * (now - usual)
