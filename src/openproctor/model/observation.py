"""What the detectors measured on one frame."""

from dataclasses import dataclass

__all__ = ["Face", "FaceLook"]


@dataclass(frozen=True, slots=True)
class Face:
    """One face found in a frame."""

    x: float
    """Left edge of the box, in pixels of the frame as received."""
    y: float
    """Top edge of the box, in pixels."""
    width: float
    """Width of the box, in pixels."""
    height: float
    """Height of the box, in pixels."""
    score: float
    """The detector's confidence, 0 to 1."""


@dataclass(frozen=True, slots=True)
class FaceLook:
    """All faces found in one frame, and how hard the detector looked."""

    faces: tuple[Face, ...]
    """Faces at or above the detector's threshold, highest score first."""
    width: int
    """Width of the frame, in pixels."""
    height: int
    """Height of the frame, in pixels."""
    detector: str
    """Name and version of the detector, for instance ``centerface-1``."""
    full: bool
    """Whether the frame was searched at full resolution (small faces in the background are found only then)."""
