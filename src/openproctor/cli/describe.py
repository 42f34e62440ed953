"""The commands that describe the server to the pages: ``openapi``."""

import json
import sys

from openproctor.server.routes import describe

__all__ = ["openapi"]


def openapi() -> None:
    """Print the API's description, from which the web's types are made."""
    sys.stdout.write(json.dumps(describe(), indent=2, sort_keys=True) + "\n")
