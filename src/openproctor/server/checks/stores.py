"""What is read and written beside the database: the evidence store, the model files, the pages."""

import asyncio
import secrets
from collections.abc import Iterator

from openproctor.core.errors import DependencyFailed, OperatorError, StorageUnavailable
from openproctor.core.settings import Settings
from openproctor.detection.weights import default_weights_folder, require_weights
from openproctor.evidence.store.opening import open_store
from openproctor.evidence.store.watched import try_store
from openproctor.server.checks.finding import Finding, Level, failures, tried
from openproctor.server.site import WEB

__all__ = ["check_models", "check_pages", "try_evidence"]

PART = "evidence"
PATIENCE_S = 30.0


async def try_evidence(settings: Settings) -> list[Finding]:
    """Write, read and delete a few bytes. A folder that is not there yet is left to the first start."""
    if settings.evidence_url is None and not settings.data_dir.is_dir():
        return [Finding(PART, Level.OK, "a folder in the data folder")]
    try:
        async with asyncio.timeout(PATIENCE_S):
            await try_store(open_store(settings), f"check-{secrets.token_hex(8)}")
    except StorageUnavailable as error:
        return failures(PART, DependencyFailed(error.cause or str(error)))
    except OperatorError as error:
        return failures(PART, error)
    except TimeoutError:
        return failures(PART, DependencyFailed("The evidence store does not answer: look at EVIDENCE_URL and at its server."))
    where = "a folder in the data folder" if settings.evidence_url is None else "the bucket of EVIDENCE_URL"
    return [Finding(PART, Level.OK, f"written, read and deleted in {where}")]


def check_models(settings: Settings) -> Iterator[Finding]:
    """Whether all model files are there and whole. Nothing is fetched."""

    def look() -> str:
        folder = settings.weights_dir or default_weights_folder()
        return f"{require_weights(folder)} files in {folder}"

    yield from tried("models", look)


def check_pages(settings: Settings) -> Iterator[Finding]:
    """Whether the pages are built."""
    if settings.web_dir is None and not (WEB / "index.html").is_file():
        yield Finding("pages", Level.WARNING, "The pages are not built: run make setup, or set OPENPROCTOR_WEB_DIR.")
