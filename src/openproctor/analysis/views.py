"""Which part of the picture the object detector looks at: one at a time, and only where something has changed. Pure.

The network sees 320x320 pixels. The whole picture shows it people and large things; a phone on the desk is seen only from
closer by. So there are five views, the whole and four overlapping parts, and each look takes the one that has waited longest
since something in it changed. What each view showed holds until it is looked at again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from openproctor.analysis.change import Thumbnail, changed
from openproctor.model.observation import Thing, ThingKind

__all__ = ["BODY", "VIEWS", "WHOLE", "Box", "View", "best_now", "next_view", "seen_in"]

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom as fractions of the picture's sides."""

WHOLE = 0
VIEWS: tuple[Box, ...] = ((0, 0, 1, 1), (0, 0, 0.6, 0.6), (0.4, 0, 1, 0.6), (0, 0.4, 0.6, 1), (0.4, 0.4, 1, 1))
"""The whole picture and its parts; two parts overlap by a third of their sides, so that nothing falls between."""
AGE_OF_WHOLE = 2.0
"""The whole picture shows people, and is looked at more often than any part."""
LONGEST_S = 60.0
"""A view in which nothing has changed is looked at again after this time all the same."""
BODY = 0.5
"""Score from which a person counts."""
AGAIN = 0.25
"""Where something like a phone was seen with this score, the same view is looked at again before any other."""


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """The last look at one view."""

    at: float
    """Capture time in seconds."""
    thumb: Thumbnail
    """The whole picture then."""
    things: tuple[Thing, ...]


def next_view(views: Mapping[int, View], thumb: Thumbnail, at: float) -> int | None:
    """The view to look at in a picture captured ``at``; None where none would show anything new."""
    if _people(views.get(WHOLE)) > 1 and max(views, key=lambda number: views[number].at) != WHOLE:
        return WHOLE  # whether there are still two is told by the whole picture alone
    doubtful = [number for number, view in views.items() if _best(view.things, ThingKind.PHONE) >= AGAIN]
    if doubtful:
        return max(doubtful, key=lambda number: _best(views[number].things, ThingKind.PHONE))
    waited = {number: _waited(number, views.get(number), thumb, at) for number in range(len(VIEWS))}
    longest = max(waited, key=lambda number: waited[number])
    return longest if waited[longest] > 0 else None


def seen_in(views: Mapping[int, View], number: int, view: View) -> dict[int, View]:
    """The views after one has been looked at. People are counted in the whole picture alone."""
    things = view.things if number == WHOLE else tuple(each for each in view.things if each.kind is not ThingKind.PERSON)
    return {**views, number: View(view.at, view.thumb, things)}


def _waited(number: int, view: View | None, thumb: Thumbnail, at: float) -> float:
    """Seconds since a view was looked at; 0 where nothing has changed in it."""
    if view is None or view.thumb.shape != thumb.shape or at < view.at:
        # Never seen: the whole picture first, then one part after the other.
        return 2 * LONGEST_S - number
    age = at - view.at
    if age < LONGEST_S:
        left, top, right, bottom = VIEWS[number]
        height, width = thumb.shape
        rows, columns = slice(int(top * height), int(bottom * height)), slice(int(left * width), int(right * width))
        if not changed(thumb[rows, columns], view.thumb[rows, columns]).any():
            return 0.0
    return age * AGE_OF_WHOLE if number == WHOLE else age


def _people(view: View | None) -> int:
    return 0 if view is None else sum(thing.kind is ThingKind.PERSON and thing.score >= BODY for thing in view.things)


def best_now(views: Mapping[int, View], number: int, kind: ThingKind) -> float | None:
    """The highest score of a kind after a look at one view; None where another view has shown more of it.

    What was seen elsewhere before is no second look at it, and that it is not seen here does not take it back.
    """
    here = _best(views[number].things, kind)
    elsewhere = max((_best(view.things, kind) for other, view in views.items() if other != number), default=0.0)
    return here if here >= elsewhere else None


def _best(things: Iterable[Thing], kind: ThingKind) -> float:
    return max((thing.score for thing in things if thing.kind is kind), default=0.0)
