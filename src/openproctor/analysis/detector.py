"""What every face detector offers to the rest of the analysis."""

from __future__ import annotations

from typing import Protocol

from openproctor.analysis.image import Image
from openproctor.model.observation import Face

__all__ = ["FaceDetector"]


class FaceDetector(Protocol):
    """Finds faces in one picture. Implementations may be called from several threads at once."""

    @property
    def name(self) -> str:
        """The name under which the detector is selected, for instance ``centerface``."""

    @property
    def version(self) -> str:
        """Changes whenever results may change; stored with every observation."""

    def load(self) -> None:
        """Reads the model and runs it once, so that the first real frame is not slow. May be called again."""

    def detect(self, image: Image) -> tuple[Face, ...]:
        """Everything that may be a face, highest score first, in pixels of ``image`` (RGB, height x width x
        3).

        A score of 0.5 or more means a face; lower ones are doubts, which tell the caller that a closer look
        is worth it.
        """
