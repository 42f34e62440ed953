"""Whether the face is the one of the check-in: the distance of its template to the reference, which is learnt first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from openproctor.detection.detector import FaceEncoding, FrameDetector, Options, Values
from openproctor.detection.faces import FaceMemory
from openproctor.detection.frame_analysis import FrameContext
from openproctor.detection.networks.dlib_resnet import FaceEncoder
from openproctor.detection.schedule import Cadence
from openproctor.detection.validation import validate_embedding
from openproctor.model import measures
from openproctor.model.observation import Detector

__all__ = ["Identity", "TemplateMemory", "create", "has_come_back", "open_network"]

RETURN_LOOKS = 3
"""Looks that are made two seconds apart once the candidate is back: the first may fall on somebody who is still moving."""
REFERENCE_LOOKS = 5
"""Templates whose mean is the reference."""
SURE = 0.5
"""Presence from which the points of a mesh say where the face is."""
MOST = 100.0
"""Templates are about 1.4 apart at most; another network's may be longer."""


@dataclass(frozen=True, slots=True, eq=False)
class TemplateMemory:
    """The looks before this one."""

    templates: tuple[NDArray[np.float32], ...] = ()
    """Templates of the candidate, while there is no reference."""
    since: float = -inf
    """Capture time of the last frame with no face or more than one: looks are counted since then."""
    looks: int = 0


def has_come_back(frame: FrameContext) -> bool:
    """Whether the candidate was gone, or not alone, and has hardly been looked at since."""
    gone_at, memory = frame.memory[FaceMemory].not_alone_at, frame.memory[TemplateMemory]
    return gone_at > -inf and (memory.since != gone_at or memory.looks < RETURN_LOOKS)


class Identity(FrameDetector):
    """Looks where there is exactly one face."""

    name = Detector.IDENTITY
    needs = (Detector.FACES, Detector.LANDMARKS)
    cadence = Cadence(lambda policy: policy.identity_every_s, hurry_s=2.0, hurry_when=has_come_back, check_in_s=2.0)
    ranges: ClassVar = {measures.IDENTITY: (0, MOST)}

    def __init__(self, network: FaceEncoding) -> None:
        self._network = network

    @property
    def version(self) -> str:
        return f"{self._network.name}-{self._network.version}"

    def load(self) -> None:
        self._network.load()

    def wants(self, frame: FrameContext) -> bool:
        return frame.faces is not None and len(frame.faces.faces) == 1

    def look(self, frame: FrameContext) -> Values:
        face = frame.main_face()
        points = frame.mesh.points if frame.mesh is not None and frame.mesh.presence >= SURE else None
        template = None if face is None else validate_embedding(self._network.encode(frame.image(), face, points))
        if template is None:
            return {}
        memory = _counted(frame)
        known = frame.request.profile.reference
        if known is not None and not frame.request.check_in:
            frame.memory[TemplateMemory] = memory
            return {measures.IDENTITY: float(np.linalg.norm(template - np.asarray(known, np.float32)))}
        templates = (*memory.templates, template)[-REFERENCE_LOOKS:]
        frame.memory[TemplateMemory] = replace(memory, templates=templates)
        if frame.request.check_in or len(templates) == REFERENCE_LOOKS:
            reference = tuple(round(float(value), 6) for value in np.mean(templates, axis=0))
            frame.profile = replace(frame.profile, reference=reference)
        return {}


def _counted(frame: FrameContext) -> TemplateMemory:
    gone_at, memory = frame.memory[FaceMemory].not_alone_at, frame.memory[TemplateMemory]
    if memory.since != gone_at:
        memory = replace(memory, since=gone_at, looks=0)
    return replace(memory, looks=memory.looks + 1)


def open_network(options: Options) -> FaceEncoding:
    """The network, not yet loaded."""
    files = options.weights("dlib-resnet", "dlib-5-points")
    return FaceEncoder(files["dlib-resnet"], files["dlib-5-points"])


def create(options: Options) -> Identity:
    """The detector."""
    return Identity(open_network(options))
