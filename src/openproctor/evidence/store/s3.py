"""Evidence in an S3-compatible store. Read only through the server: no address of it is ever handed out."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store as Bucket

from openproctor.core.settings import Settings
from openproctor.evidence.store.protocol import Missing, check_key, check_prefix, unavailable
from openproctor.evidence.store.s3_refusals import Place, explain_refusal, is_of_bucket

__all__ = ["S3Store", "create"]

CONNECT_S, REQUEST_S, WHOLE_S = 2.0, 4.0, 9.0
"""Seconds. A candidate's page waits for the answer, so a store that hangs must fail before the page gives up."""
RETRIES = 2
AT_ONCE = 16
DELETED_AT_ONCE = 1000
"""The most that S3 accepts in one request."""
_ENDPOINTS = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT")


class S3Store:
    """One object a key below the prefix of ``url`` (``s3://bucket/prefix``).

    What is not given comes from the standard ``AWS_`` variables. Whole objects are put in one request each, so that an
    object is there whole or not at all.
    """

    def __init__(
        self,
        url: str,
        *,
        endpoint: str | None = None,
        region: str | None = None,
        access_key_id: str | None = None,
        secret_access_key: str | None = None,
    ) -> None:
        scheme, bucket, path, _, _ = urlsplit(url)
        if scheme != "s3" or not bucket:
            raise ValueError("EVIDENCE_URL must look like s3://bucket/prefix")
        endpoint = endpoint or next((os.environ[name] for name in _ENDPOINTS if os.environ.get(name)), None)
        given: dict[str, Any] = {
            "endpoint": endpoint,
            "region": region,
            "access_key_id": access_key_id,
            "secret_access_key": secret_access_key,
        }
        self._bucket = Bucket(
            bucket,
            prefix=path.strip("/") or None,
            # Servers other than Amazon's have no separate host name for each bucket.
            virtual_hosted_style_request=False,
            client_options={
                "allow_http": (endpoint or "").startswith("http://"),
                "connect_timeout": timedelta(seconds=CONNECT_S),
                "timeout": timedelta(seconds=REQUEST_S),
            },
            retry_config={
                "max_retries": RETRIES,
                "retry_timeout": timedelta(seconds=WHOLE_S),
                "backoff": {"init_backoff": timedelta(milliseconds=100), "max_backoff": timedelta(seconds=1), "base": 2},
            },
            **{name: value for name, value in given.items() if value is not None},
        )
        self._place = Place(bucket, endpoint or "Amazon S3")
        self._room = asyncio.Semaphore(AT_ONCE)

    async def put(self, items: Mapping[str, bytes]) -> None:
        """One request each, some in parallel; all are done, or given up, when this returns or raises."""
        checked = {check_key(key): data for key, data in items.items()}
        done = await asyncio.gather(*(self._put(key, data) for key, data in checked.items()), return_exceptions=True)
        for result in done:
            if isinstance(result, BaseException):
                raise result

    async def read(self, key: str, start: int = 0, stop: int | None = None) -> bytes:
        """The bytes under ``key``, or a part of them.

        Raises:
            Missing: there are none.
        """
        if stop is not None and stop <= start:
            return b""
        if start == 0 and stop is None:
            return await self._get(key, None)
        size = await self.size(key)
        return b"" if start >= size else await self._get(key, (start, size if stop is None else min(stop, size)))

    async def size(self, key: str) -> int:
        """The length of the object.

        Raises:
            Missing: there is none.
        """
        with self._problems(key):
            async with asyncio.timeout(WHOLE_S):
                return (await obstore.head_async(self._bucket, check_key(key)))["size"]

    async def delete(self, keys: Iterable[str]) -> None:
        """Remove; what is not there is passed over."""
        wanted = [check_key(key) for key in keys]
        if wanted:
            with self._problems(wanted[0]):
                for at in range(0, len(wanted), DELETED_AT_ONCE):
                    async with asyncio.timeout(WHOLE_S):
                        await obstore.delete_async(self._bucket, wanted[at : at + DELETED_AT_ONCE])

    async def keys(self, prefix: str = "", *, older_than: datetime | None = None) -> AsyncIterator[str]:
        """List page by page."""
        listing = obstore.list(self._bucket, prefix=check_prefix(prefix) or None).__aiter__()
        while True:
            with self._problems(prefix):
                async with asyncio.timeout(WHOLE_S):
                    page = await anext(listing, None)
            if page is None:
                return
            for entry in page:
                if older_than is None or entry["last_modified"] < older_than:
                    yield entry["path"]

    async def repair(self) -> None:
        """Nothing to do: a put that was cut left nothing."""

    @contextmanager
    def _problems(self, key: str) -> Iterator[None]:
        """Turn what the client raises into a problem; ``TimeoutError`` is an ``OSError``, and so is a missing object."""
        try:
            yield
        except FileNotFoundError as error:
            if is_of_bucket(error):
                raise unavailable(explain_refusal(error, self._place)) from error
            raise Missing(key) from error
        except (BaseError, OSError) as error:
            raise unavailable(explain_refusal(error, self._place)) from error

    async def _put(self, key: str, data: bytes) -> None:
        with self._problems(key):
            async with asyncio.timeout(WHOLE_S), self._room:
                await obstore.put_async(self._bucket, key, data, use_multipart=False)

    async def _get(self, key: str, span: tuple[int, int] | None) -> bytes:
        with self._problems(check_key(key)):
            async with asyncio.timeout(WHOLE_S):
                if span is None:
                    return bytes(await (await obstore.get_async(self._bucket, key)).bytes_async())
                return bytes(await obstore.get_range_async(self._bucket, key, start=span[0], end=span[1]))


def create(settings: Settings) -> S3Store:
    """The bucket at ``EVIDENCE_URL``."""
    secret = settings.s3_secret_access_key
    return S3Store(
        settings.evidence_url or "",
        endpoint=settings.s3_endpoint,
        region=settings.s3_region,
        access_key_id=settings.s3_access_key_id,
        secret_access_key=None if secret is None else secret.get_secret_value(),
    )
