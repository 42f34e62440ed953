"""Faces: how many there are in every frame, without the pictures on the wall. How hard it looks is in ``cascade.py``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import inf
from typing import ClassVar

from openproctor.detection.background_faces import BackgroundFaces, learn_background, without_background
from openproctor.detection.boxes import scaled
from openproctor.detection.cascade import Cascade, LookMemory, Pace
from openproctor.detection.detector import FaceDetecting, FaceDetectorName, FrameDetector, Options, Values
from openproctor.detection.frame_analysis import FrameContext
from openproctor.detection.networks.centerface import CenterFace
from openproctor.detection.networks.dlib_hog import DlibHog
from openproctor.detection.networks.sessions import has_fast_integers
from openproctor.detection.validation import validate_faces
from openproctor.model import measures
from openproctor.model.observation import Detector, Face

__all__ = ["FaceMemory", "Faces", "create", "open_network", "weights_of"]

MOST = 200.0
"""More faces than this in a frame are not plausible."""


@dataclass(frozen=True, slots=True)
class FaceMemory:
    """What the next look at faces needs to know of the earlier ones."""

    cascade: LookMemory | None = None
    background: BackgroundFaces = field(default_factory=BackgroundFaces)
    """What the check-in has learnt."""
    not_alone_at: float = -inf
    """Capture time, in seconds, of the last frame with no face, or with more than one."""


class Faces(FrameDetector):
    """Looks at every frame, mostly at little cost."""

    name = Detector.FACES
    ranges: ClassVar = {measures.FACES: (0, MOST)}

    def __init__(self, network: FaceDetecting, pace: Pace | None = None) -> None:
        self._network = network
        self._cascade = Cascade(network, pace)

    @property
    def version(self) -> str:
        return f"{self._network.name}-{self._network.version}"

    def load(self) -> None:
        self._network.load()

    def look(self, frame: FrameContext) -> Values:
        memory = frame.memory[FaceMemory]
        found, cascade = self._cascade.look(frame.picture, memory.cascade, frame.at)
        validate_faces(found.faces, found.width, found.height)
        background = frame.request.profile.background
        frame.faces = replace(found, faces=without_background(found.faces, background)) if background else found
        count = len(frame.faces.faces)
        memory = replace(memory, cascade=cascade, not_alone_at=memory.not_alone_at if count == 1 else frame.at)
        if frame.request.check_in:
            memory = _learn_background(frame, memory, cascade.faces)
        frame.memory[FaceMemory] = memory
        return {measures.FACES: count}


def _learn_background(frame: FrameContext, memory: FaceMemory, faces: tuple[Face, ...]) -> FaceMemory:
    scale = frame.scale()
    background = learn_background(memory.background, frame.image(), scaled(faces, scale, scale), frame.at)
    hung = tuple(
        replace(
            face,
            x=round(face.x / scale, 1),
            y=round(face.y / scale, 1),
            width=round(face.width / scale, 1),
            height=round(face.height / scale, 1),
        )
        for face in background.faces
    )
    frame.profile = replace(frame.profile, background=hung)
    return replace(memory, background=background)


def weights_of(name: FaceDetectorName) -> tuple[str, ...]:
    """The names of the model files that a face detector uses on this machine."""
    if name == "dlib_hog":
        return ()
    return ("centerface", "centerface-int8") if has_fast_integers() else ("centerface",)


def open_network(options: Options) -> FaceDetecting:
    """The network of that name, not yet loaded.

    Raises:
        ValueError: there is none of that name.
    """
    if options.face_detector == "centerface":
        files = options.weights(*weights_of("centerface"))
        return CenterFace(files["centerface"], files.get("centerface-int8"))
    if options.face_detector == "dlib_hog":
        return DlibHog()
    raise ValueError(f"there is no face detector called {options.face_detector!r}")


def create(options: Options) -> Faces:
    """The detector."""
    return Faces(open_network(options))
