"""The store that the settings ask for."""

from importlib import import_module
from typing import cast

from openproctor.core.settings import Settings
from openproctor.evidence.store.protocol import EvidenceStore

__all__ = ["open_store"]

STORES = {
    None: "local",
    "s3": "s3",
}
"""The manifest of stores: the scheme of ``EVIDENCE_URL``, None where it is not set, and the module of this package that has
``create``."""


def open_store(settings: Settings) -> EvidenceStore:
    """The store at ``EVIDENCE_URL``, or a folder in the data folder.

    Raises:
        ValueError: ``EVIDENCE_URL`` is not the address of a store.
    """
    scheme = None if settings.evidence_url is None else settings.evidence_url.partition("://")[0]
    if scheme not in STORES:
        raise ValueError(f"EVIDENCE_URL must look like {' or '.join(f'{name}://bucket/prefix' for name in STORES if name)}")
    return cast("EvidenceStore", import_module(f"openproctor.evidence.store.{STORES[scheme]}").create(settings))
