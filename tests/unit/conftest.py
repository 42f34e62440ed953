"""What tests of the real detectors and of their model files need."""

from pathlib import Path

import pytest

from openproctor.detection.weight_manifest import MANIFEST
from openproctor.detection.weights import default_weights_folder, ensure_weights

__all__: list[str] = []


@pytest.fixture(scope="session")
def weights() -> dict[str, Path]:
    """The model files where the set-up has put them; without them the test is skipped, never downloaded."""
    folder = default_weights_folder()
    missing = [entry.loaded for entry in MANIFEST if not (folder / entry.loaded).exists()]
    if missing:
        pytest.skip(f"model files not set up: {', '.join(missing)}")
    return ensure_weights(folder)
