"""Measures how much the landmarks of a living face move, and how much those of a photograph of it that is held by a hand.

    .venv/bin/python -m bench.stillness

``detection/liveness.py`` distinguishes the two; its bands come from this table.
"""

from __future__ import annotations

from math import hypot

import numpy as np
from rich.console import Console
from rich.table import Table

from bench.acts import Act
from bench.make_clips import Studio
from bench.puppet import make_puppets
from openproctor.cli.bench.pictures import FULL, largest_face
from openproctor.detection import faces, landmarks, liveness
from openproctor.detection.detector import FaceDetecting, FaceMeshing
from openproctor.detection.image import Picture
from openproctor.detection.standard import standard_options
from openproctor.model.observation import FaceMesh

__all__: list[str] = []

CANDIDATES, LOOKS, EVERY_S, SEED = 14, 80, 2.0, 5000


def main() -> None:
    """Print the table."""
    options = standard_options()
    detecting, meshing = faces.open_network(options), landmarks.open_network(options)
    puppets = make_puppets(detecting, meshing)
    table = Table(
        "face, px", "eyes apart, px", "which", title="Standard deviations, and the longest time without a sign of life"
    )
    for name in ("gaze across", "gaze down", "eyes closed", "mouth open", "still, s"):
        table.add_column(name, justify="right")
    for number in range(CANDIDATES):
        for which in ("alive", "photo"):
            acts = [Act("photo_attack", 4.0, 1e6)] if which == "photo" else []
            studio = Studio(puppets, SEED + number, LOOKS * EVERY_S + 10, acts)
            _add(table, which, studio.candidate.face_px, _meshes(studio, detecting, meshing))
    Console().print(table)


def _meshes(studio: Studio, detecting: FaceDetecting, meshing: FaceMeshing) -> list[tuple[float, FaceMesh]]:
    found = []
    for look in range(LOOKS):
        at = 6 + look * EVERY_S
        image = Picture.from_jpeg(studio.jpeg(at)).fit(*FULL)
        face = largest_face(detecting, image)
        mesh = None if face is None else meshing.measure(image, face)
        if mesh is not None and mesh.presence >= 0.5:
            found.append((at, mesh))
    return found


def _add(table: Table, which: str, face_px: float, meshes: list[tuple[float, FaceMesh]]) -> None:
    state, longest = None, 0.0
    for at, mesh in meshes:
        state, still_s = liveness.observe(state, mesh, at)
        longest = max(longest, still_s or 0.0)
    apart = np.mean([hypot(m.points[1][0] - m.points[0][0], m.points[1][1] - m.points[0][1]) for _, m in meshes])
    rows = [(mesh.gaze_x, mesh.gaze_y, mesh.eyes_closed, mesh.mouth_open) for _, mesh in meshes]
    spreads = (f"{value:.3f}" for value in np.std(rows, axis=0))
    table.add_row(f"{face_px:.0f}", f"{apart:.0f}", which, *spreads, f"{longest:.0f}")


if __name__ == "__main__":
    main()
