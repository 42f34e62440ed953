"""Which file is converted how, and what has to come out."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from openproctor.detection.weight_manifest import MANIFEST, WeightFile
from openproctor.detection.weights import Fetch, WeightsError, ensure_weights, fetch_weights, is_converted, keep_converted
from scripts.convert_weights.centerface import convert_centerface
from scripts.convert_weights.dlib_network import convert_dlib_resnet
from scripts.convert_weights.quantization import quantize_centerface

__all__ = ["CONVERSIONS", "Conversion", "convert_weights"]


@dataclass(frozen=True, slots=True)
class Conversion:
    """How the file of one name in the manifest is made."""

    convert: Callable[[bytes], bytes]
    """From the published file to the one to load. The same input gives the same bytes."""
    sha256: str
    """Of what comes out, hexadecimal, on x86-64. Other processors may round a folded constant differently in its last bit."""


CONVERSIONS = {
    "centerface": Conversion(convert_centerface, "679786470fdb7c4c70bda6054dd83c052e34af98db82ef517898a590cc33a20b"),
    "centerface-int8": Conversion(quantize_centerface, "da4a5d655b8766f01a270b5bcc00ed296b8c61eb8da5ca9a0314fccfa32de63a"),
    "dlib-resnet": Conversion(convert_dlib_resnet, "38562eb040df3ec46149d977b6d6c8eb667dfafcc3eb5bc8811d40b2da8ed0f7"),
}


def convert_weights(
    folder: Path,
    *,
    manifest: Iterable[WeightFile] = MANIFEST,
    conversions: dict[str, Conversion] = CONVERSIONS,
    fetch: Fetch | None = None,
    machine: str = platform.machine(),
) -> dict[str, Path]:
    """Fetches what is missing, converts what is not converted yet, and returns the file to load for each name.

    Raises:
        WeightsError: as ``fetch_weights``, or what came out is not what it has to be.
    """
    entries = list(manifest)
    fetch_weights(folder, entries, fetch, progress=True)
    for entry in entries:
        if entry.converted is not None and not is_converted(entry, folder):
            conversion = conversions[entry.name]
            data = conversion.convert((folder / entry.file).read_bytes())
            if machine in ("x86_64", "AMD64") and hashlib.sha256(data).hexdigest() != conversion.sha256:
                raise WeightsError(f"{entry.converted} came out otherwise than pinned: is onnxruntime the locked one?")
            keep_converted(entry, folder, data)
    return ensure_weights(folder, manifest=entries, fetch=fetch)
