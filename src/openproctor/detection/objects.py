"""Phones, books, laptops and people: one part of the picture at a time, where something has changed (``crops.py``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from openproctor.detection.background_faces import bodies_without_background
from openproctor.detection.boxes import scaled
from openproctor.detection.crops import BODY, WHOLE, Crop, best_now, next_crop, seen_in
from openproctor.detection.detector import FrameDetector, ObjectDetecting, Options, Values
from openproctor.detection.frame_analysis import FrameContext
from openproctor.detection.networks.efficientdet import ObjectDetector
from openproctor.detection.schedule import Cadence
from openproctor.detection.validation import validate_objects
from openproctor.model import measures
from openproctor.model.measures import Measure
from openproctor.model.observation import Detector, ObjectKind

__all__ = ["CropMemory", "Objects", "create", "open_network"]

MOST = 200.0
"""More people than this in a frame are not plausible."""
_KINDS = {measures.PHONE: ObjectKind.PHONE, measures.BOOK: ObjectKind.BOOK, measures.LAPTOP: ObjectKind.LAPTOP}


@dataclass(frozen=True, slots=True, eq=False)
class CropMemory:
    """The last look at each crop of the picture."""

    crops: Mapping[int, Crop] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChosenCrop:
    """Which crop this frame's look is at."""

    number: int = WHOLE


class Objects(FrameDetector):
    """Looks at one crop a look."""

    name = Detector.OBJECTS
    cadence = Cadence(lambda policy: policy.objects_every_s, hurry_s=1.0, check_in_s=4.0)
    ranges: ClassVar = {**dict.fromkeys(_KINDS, (0.0, 1.0)), measures.BODIES: (0.0, MOST)}

    def __init__(self, network: ObjectDetecting) -> None:
        self._network = network

    @property
    def version(self) -> str:
        return f"{self._network.name}-{self._network.version}"

    def load(self) -> None:
        self._network.load()

    def wants(self, frame: FrameContext) -> bool:
        number = next_crop(frame.memory[CropMemory].crops, frame.picture.thumbnail(), frame.at)
        if number is None:
            frame.looked.add(self.name)
            return False
        frame.memory[ChosenCrop] = ChosenCrop(number)
        return True

    def look(self, frame: FrameContext) -> Values:
        image, number = frame.image(), frame.memory[ChosenCrop].number
        found = validate_objects(self._network.detect(image, number), image.shape[1], image.shape[0])
        crops = seen_in(frame.memory[CropMemory].crops, number, Crop(frame.at, frame.picture.thumbnail(), found))
        frame.objects = found
        frame.memory[CropMemory] = CropMemory(crops)
        values: dict[Measure, float] = {}
        for measure, kind in _KINDS.items():
            best = best_now(crops, number, kind)
            if best is not None:
                values[measure] = best
        if number == WHOLE:
            people = [each for each in found if each.kind is ObjectKind.PERSON and each.score >= BODY]
            background = scaled(frame.request.profile.background, frame.scale(), frame.scale())
            values[measures.BODIES] = len(bodies_without_background(people, background))
        return values


def open_network(options: Options) -> ObjectDetecting:
    """The network, not yet loaded."""
    return ObjectDetector(options.weights("object-detector")["object-detector"])


def create(options: Options) -> Objects:
    """The detector."""
    return Objects(open_network(options))
