"""Writes the bills of materials (CycloneDX) of the server and the pages.

    .venv/bin/python -m scripts.sbom build

``sbom-python.cdx.json`` comes from the locked requirements with their hashes, ``sbom-web.cdx.json`` from the pages' lock file.
Where a package was fetched from depends on the machine that builds, and is left out.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import typer

__all__ = ["python_parts", "web_parts"]

ROOT = Path(__file__).parent.parent


def python_parts(requirements: Path = ROOT / "requirements" / "runtime.txt") -> dict[str, Any]:
    """Everything that the server needs at run time."""
    module = ("-m", "cyclonedx_py", "requirements", str(requirements), "--output-reproducible", "--of", "JSON", "-o", "-")
    return _without_places(_run([sys.executable, *module], ROOT))


def web_parts() -> dict[str, Any]:
    """Everything that the pages are built from and with, by the lock file."""
    return _without_places(_run(["npm", "sbom", "--sbom-format", "cyclonedx", "--package-lock-only"], ROOT / "web"))


def _run(command: list[str], folder: Path) -> dict[str, Any]:
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def _without_places(document: dict[str, Any]) -> dict[str, Any]:
    for part in document["components"]:
        kept = [each for each in part.get("externalReferences", []) if each["type"] != "distribution" or each.get("hashes")]
        for each in kept:
            if each["type"] == "distribution":
                each["url"] = part.get("purl", part["name"])
        part["externalReferences"] = kept
        part["properties"] = [each for each in part.get("properties", []) if "path" not in each["name"].lower()]
    return document


def main(folder: Path) -> None:
    """Write both into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in (("sbom-python", python_parts()), ("sbom-web", web_parts())):
        path = folder / f"{name}.cdx.json"
        path.write_text(json.dumps(document, indent=2, sort_keys=True) + "\n")
        print(f"{path}: {len(document['components'])} components")


if __name__ == "__main__":
    typer.run(main)
