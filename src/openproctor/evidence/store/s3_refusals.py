"""Why a bucket does not do what it was asked, and what the operator can do: one sentence, without keys and signatures."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from obstore.exceptions import PermissionDeniedError, UnauthenticatedError

__all__ = ["Place", "explain_refusal", "is_of_bucket"]

_CODE = re.compile(r"<Code>(\w+)</Code>")
_STATUS = re.compile(
    r"status code: (\d{3} [A-Za-z ]+)|status: (\d{3})|HTTP status (?:client|server) error \((\d{3} [A-Za-z ]+)\)"
)
_KEY_REFUSED = (
    "The bucket {bucket} at {endpoint} refuses the key: correct OPENPROCTOR_S3_ACCESS_KEY_ID and"
    " OPENPROCTOR_S3_SECRET_ACCESS_KEY."
)
_DENIED = (
    "The bucket {bucket} at {endpoint} denies access: allow the key of OPENPROCTOR_S3_ACCESS_KEY_ID to put, get, list and"
    " delete objects, or correct EVIDENCE_URL."
)
_REGION = "The bucket {bucket} at {endpoint} is in another region: correct OPENPROCTOR_S3_REGION."
_SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "NoSuchBucket": "There is no bucket {bucket} at {endpoint}: create it, or correct EVIDENCE_URL.",
        "InvalidBucketName": "{bucket} is no name of a bucket: correct EVIDENCE_URL.",
        "InvalidAccessKeyId": _KEY_REFUSED,
        "SignatureDoesNotMatch": _KEY_REFUSED,
        "InvalidToken": _KEY_REFUSED,
        "ExpiredToken": _KEY_REFUSED,
        "AuthFailure": _KEY_REFUSED,
        "AccessDenied": _DENIED,
        "AllAccessDisabled": _DENIED,
        "PermanentRedirect": _REGION,
        "AuthorizationHeaderMalformed": _REGION,
        "RequestTimeTooSkewed": "The clocks of this machine and of {endpoint} differ too much: set this machine's clock.",
        "QuotaExceeded": "The bucket {bucket} at {endpoint} is full: make room, or raise its quota.",
        "XMinioStorageFull": "The disk of {endpoint} is full: make room there.",
    }
)


@dataclass(frozen=True, slots=True)
class Place:
    """The bucket, as it may be shown."""

    bucket: str
    endpoint: str


def is_of_bucket(error: BaseException) -> bool:
    """Whether a "not found" is about the bucket, not about an object in it."""
    return _code(error) == "NoSuchBucket"


def explain_refusal(error: BaseException, place: Place) -> str:
    """The sentence."""
    return _sentence(error).format(bucket=place.bucket, endpoint=_without_password(place.endpoint))


def _sentence(error: BaseException) -> str:
    code, text = _code(error), str(error)
    if code is not None and code in _SENTENCES:
        return _SENTENCES[code]
    if isinstance(error, UnauthenticatedError):
        return _KEY_REFUSED
    if isinstance(error, PermissionDeniedError):
        return _DENIED
    if "169.254.169.254" in text or "CredentialsProvider" in text:
        return "There is no key for the bucket {bucket}: set OPENPROCTOR_S3_ACCESS_KEY_ID and OPENPROCTOR_S3_SECRET_ACCESS_KEY."
    status = _STATUS.search(text)
    if status:
        answered = next(filter(None, status.groups())).strip()
        return (
            f"The bucket {{bucket}} at {{endpoint}} answers {answered}{f' ({code})' if code else ''}: look at its server's log."
        )
    if "certificate" in text.lower():
        return "The certificate of {endpoint} is not trusted: correct OPENPROCTOR_S3_ENDPOINT, or install its authority."
    return "The bucket {bucket} does not answer at {endpoint}: start its server, or correct OPENPROCTOR_S3_ENDPOINT."


def _code(error: BaseException) -> str | None:
    found = _CODE.search(str(error))
    return found.group(1) if found else None


def _without_password(endpoint: str) -> str:
    scheme, _, rest = endpoint.rpartition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}" if scheme else rest
