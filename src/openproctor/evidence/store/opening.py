"""The store that the settings ask for."""

from openproctor.core.settings import Settings
from openproctor.evidence.store.local import LocalStore
from openproctor.evidence.store.protocol import EvidenceStore
from openproctor.evidence.store.s3 import S3Store

__all__ = ["open_store"]


def open_store(settings: Settings) -> EvidenceStore:
    """A folder in the data folder, or a bucket.

    Raises:
        ValueError: ``EVIDENCE_URL`` is not such an address.
    """
    if settings.evidence_url is None:
        return LocalStore(settings.data_dir / "evidence")
    secret = settings.s3_secret_access_key
    return S3Store(
        settings.evidence_url,
        endpoint=settings.s3_endpoint,
        region=settings.s3_region,
        access_key_id=settings.s3_access_key_id,
        secret_access_key=None if secret is None else secret.get_secret_value(),
    )
