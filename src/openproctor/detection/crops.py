"""Which part of the picture the object detector looks at: one at a time, and only where something has changed. Pure.

The network sees 320x320 pixels. The whole picture shows it people and large things; a phone on the desk is seen only from
closer by. So there are five crops, the whole and four overlapping parts, and each look takes the one that has waited
longest since something in it changed. What each crop showed holds until it is looked at again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from openproctor.detection.change import changed
from openproctor.detection.image import Thumbnail
from openproctor.model.observation import DetectedObject, ObjectKind

__all__ = ["BODY", "CROPS", "WHOLE", "Box", "Crop", "best_now", "next_crop", "seen_in"]

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom as fractions of the picture's sides."""

WHOLE = 0
CROPS: tuple[Box, ...] = ((0, 0, 1, 1), (0, 0, 0.6, 0.6), (0.4, 0, 1, 0.6), (0, 0.4, 0.6, 1), (0.4, 0.4, 1, 1))
"""The whole picture and its parts; two parts overlap by a third of their sides, so that nothing falls between."""
AGE_OF_WHOLE = 2.0
"""The whole picture shows people, and is looked at more often than any part."""
LONGEST_S = 60.0
"""A crop in which nothing has changed is looked at again after this time all the same."""
BODY = 0.5
"""Score from which a person counts."""
AGAIN = 0.25
"""Where something like a phone was seen with this score, the same crop is looked at again before any other."""


@dataclass(frozen=True, slots=True, eq=False)
class Crop:
    """The last look at one crop."""

    at: float
    """Capture time in seconds."""
    thumb: Thumbnail
    """The whole picture at that time."""
    objects: tuple[DetectedObject, ...]


def next_crop(crops: Mapping[int, Crop], thumb: Thumbnail, at: float) -> int | None:
    """The crop to look at in a picture captured ``at``; None if no crop would show anything new."""
    if _people(crops.get(WHOLE)) > 1 and max(crops, key=lambda number: crops[number].at) != WHOLE:
        return WHOLE  # only the whole picture shows whether there are still two
    doubtful = [number for number, crop in crops.items() if _best(crop.objects, ObjectKind.PHONE) >= AGAIN]
    if doubtful:
        return max(doubtful, key=lambda number: _best(crops[number].objects, ObjectKind.PHONE))
    waited = {number: _waited(number, crops.get(number), thumb, at) for number in range(len(CROPS))}
    longest = max(waited, key=lambda number: waited[number])
    return longest if waited[longest] > 0 else None


def seen_in(crops: Mapping[int, Crop], number: int, crop: Crop) -> dict[int, Crop]:
    """The crops after one has been looked at. People are counted only in the whole picture."""
    objects = crop.objects if number == WHOLE else tuple(each for each in crop.objects if each.kind is not ObjectKind.PERSON)
    return {**crops, number: Crop(crop.at, crop.thumb, objects)}


def _waited(number: int, crop: Crop | None, thumb: Thumbnail, at: float) -> float:
    """Seconds since a crop was looked at; 0 if nothing has changed in it."""
    if crop is None or crop.thumb.shape != thumb.shape or at < crop.at:
        # Never seen: the whole picture first, then one part after the other.
        return 2 * LONGEST_S - number
    age = at - crop.at
    if age < LONGEST_S:
        left, top, right, bottom = CROPS[number]
        height, width = thumb.shape
        rows, columns = slice(int(top * height), int(bottom * height)), slice(int(left * width), int(right * width))
        if not changed(thumb[rows, columns], crop.thumb[rows, columns]).any():
            return 0.0
    return age * AGE_OF_WHOLE if number == WHOLE else age


def _people(crop: Crop | None) -> int:
    return (
        0
        if crop is None
        else sum(each_object.kind is ObjectKind.PERSON and each_object.score >= BODY for each_object in crop.objects)
    )


def best_now(crops: Mapping[int, Crop], number: int, kind: ObjectKind) -> float | None:
    """The highest score of a kind after a look at one crop; None if another crop has shown a higher one.

    What another crop showed before is not a second look at the object, and not seeing it here does not take it back.
    """
    here = _best(crops[number].objects, kind)
    elsewhere = max((_best(crop.objects, kind) for other, crop in crops.items() if other != number), default=0.0)
    return here if here >= elsewhere else None


def _best(objects: Iterable[DetectedObject], kind: ObjectKind) -> float:
    return max((each_object.score for each_object in objects if each_object.kind is kind), default=0.0)
