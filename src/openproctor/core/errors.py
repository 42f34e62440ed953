"""Every error that a client can meet: one small tree, one status and one stable type each.

The core raises these; one handler in ``server/routes.py`` turns them into RFC 9457 problems. Nothing below the endpoints knows
HTTP beyond the status number kept here.
"""

from collections.abc import Sequence
from typing import ClassVar

from openproctor.core.text import without_controls

__all__ = [
    "AttemptClosed",
    "AttemptRunning",
    "BodyTooLarge",
    "CodeInvalid",
    "ConsentMissing",
    "DependencyFailed",
    "DigestMismatch",
    "DigestMissing",
    "EmailTaken",
    "EvidenceDamaged",
    "EvidenceErased",
    "ExamArchived",
    "ExamHasAttempts",
    "ExamNotOpen",
    "FrameConflict",
    "HeadersTooLarge",
    "HelloLate",
    "ImageTooLarge",
    "InvalidRange",
    "InvalidRecording",
    "InvalidRequest",
    "InvalidSound",
    "InvalidTransition",
    "LegalHold",
    "LinkInvalid",
    "MasterKeyWrong",
    "NotAJpeg",
    "NotAllowed",
    "NotFound",
    "NotReady",
    "NotSignedIn",
    "OperatorError",
    "OriginRefused",
    "Overloaded",
    "Problem",
    "RecordingNotWanted",
    "Replaced",
    "RequestTimeout",
    "RosterChanged",
    "RosterTooLong",
    "RosterUnreadable",
    "SecondFactorRequired",
    "SequenceOutOfRange",
    "SettingsInvalid",
    "SignInFailed",
    "SocketMessageInvalid",
    "SocketMessageTooLarge",
    "StorageUnavailable",
    "TicketInvalid",
    "TokenExpired",
    "TokenInvalid",
    "TooManyConnections",
    "TooManyRequests",
    "TooManySignIns",
    "TruncatedJpeg",
    "UnsupportedJpeg",
    "UnsupportedMediaType",
    "WeakPassword",
    "WeakSecret",
]


class OperatorError(Exception):
    """Something that the person who runs a command can mend. The message says what is wrong, and what to do.

    Each line of it is one sentence about one thing.
    """

    exit_code: ClassVar[int] = 2
    """What the command ends with; 2: it was asked wrongly."""


class SettingsInvalid(OperatorError):  # noqa: N818 - what has happened, in plain words
    """Variables of the environment are wrong, misspelt, or contradict each other."""


class DependencyFailed(OperatorError):  # noqa: N818 - as above
    """Something that the server needs beside itself is missing or does not work: a database, a bucket, a folder, a port."""

    exit_code = 3


class Problem(Exception):  # noqa: N818 - named after what RFC 9457 calls it
    """An error with a status, a stable ``type`` and a title; ``detail`` says what was wrong this time."""

    status: ClassVar[int] = 500
    type: ClassVar[str] = "internal"
    title: ClassVar[str] = "Something went wrong on the server."

    def __init__(self, detail: str | None = None, *, retry_after_s: int | None = None) -> None:
        super().__init__(detail or self.title)
        # It may name members of a request as they came, and half of a surrogate pair cannot be sent.
        self.detail = None if detail is None else without_controls(detail)
        self.retry_after_s = retry_after_s

    @property
    def uri(self) -> str:
        """The stable identifier that clients compare."""
        return f"urn:openproctor:{self.type}"

    def as_dict(self) -> dict[str, str | int | list[str]]:
        """The members of the RFC 9457 problem."""
        body: dict[str, str | int | list[str]] = {"type": self.uri, "title": self.title, "status": self.status}
        if self.detail:
            body["detail"] = self.detail
        return body


class InvalidRequest(Problem):
    status, type, title = 422, "invalid-request", "The request does not have the expected form."


class NotFound(Problem):
    status, type, title = 404, "not-found", "There is nothing here, or it is not yours to see."


class NotSignedIn(Problem):
    status, type, title = 401, "not-signed-in", "Sign in first."


class SignInFailed(Problem):
    status, type, title = 401, "sign-in-failed", "The e-mail address or the password is not right."


class TooManySignIns(Problem):
    status, type, title = 429, "too-many-sign-ins", "Too many attempts to sign in; wait a moment."
    first = True
    """False when this was refused before in the same way: it need not be audited again."""


class CodeInvalid(Problem):
    status, type, title = 401, "code-invalid", "This code is not right, or it was used already."


class SecondFactorRequired(Problem):
    status, type, title = 403, "second-factor-required", "Set up a second factor for your account first."


class TicketInvalid(Problem):
    status, type, title = 401, "ticket-invalid", "The socket's ticket was used, is too old, or is for something else."


class NotAllowed(Problem):
    status, type, title = 403, "not-allowed", "Your role does not allow this."


class OriginRefused(Problem):
    status, type, title = 403, "origin-refused", "The request comes from another site."

    def __init__(self, detail: str | None = None, *, origin: str | None = None, expected: Sequence[str] = ()) -> None:
        """``origin`` is the one that came and ``expected`` those that are let in, where the answer is to say so."""
        super().__init__(detail)
        self.origin = origin
        self.expected = list(expected)

    def as_dict(self) -> dict[str, str | int | list[str]]:
        """The members of the RFC 9457 problem; for staff with ``origin`` and ``expected``."""
        return super().as_dict() | ({} if self.origin is None else {"origin": self.origin, "expected": self.expected})


class LinkInvalid(Problem):
    status, type, title = 404, "link-invalid", "This link is not valid, was switched off, or has been used."


class WeakPassword(Problem):
    status, type, title = 422, "weak-password", "Choose a password of at least 10 characters."


class EmailTaken(Problem):
    status, type, title = 409, "email-taken", "This e-mail address is in use already."


class TokenInvalid(Problem):
    status, type, title = 401, "token-invalid", "The access token is not valid for this attempt."


class TokenExpired(Problem):
    status, type, title = 401, "token-expired", "The access token has expired; ask for a new one."


class Replaced(Problem):
    status, type, title = 409, "replaced", "The exam was opened in another window."


class ConsentMissing(Problem):
    status, type, title = 409, "consent-missing", "Consent to the recording has not been given."


class ExamArchived(Problem):
    status, type, title = 409, "exam-archived", "The exam is archived: nobody can join it, and its settings stay as they are."


class ExamHasAttempts(Problem):
    status, type, title = 409, "exam-has-attempts", "People have joined this exam; archive it instead of deleting it."


class ExamNotOpen(Problem):
    status, type, title = 409, "exam-not-open", "The exam is not open now."


class AttemptClosed(Problem):
    status, type, title = 409, "attempt-closed", "The attempt has ended; nothing can be added to it."


class AttemptRunning(Problem):
    status, type, title = 409, "attempt-running", "The attempt is in progress; end it first."


class LegalHold(Problem):
    status, type, title = 409, "legal-hold", "A legal hold keeps this from being erased."


class InvalidTransition(Problem):
    status, type, title = 409, "invalid-transition", "The attempt's state does not allow this."


class RosterUnreadable(Problem):
    status, type, title = 422, "roster-unreadable", "This file cannot be read as a roster."


class RosterTooLong(Problem):
    status, type, title = 422, "roster-too-long", "The file has more rows than can be added at once."


class RosterChanged(Problem):
    status, type, title = 409, "roster-changed", "The roster has changed since this preview. Look at the preview again."


class UnsupportedMediaType(Problem):
    status, type, title = 415, "unsupported-media-type", "The body is of another media type than is asked for."


class BodyTooLarge(Problem):
    status, type, title = 413, "body-too-large", "The body is larger than allowed."


class NotAJpeg(Problem):
    status, type, title = 422, "not-a-jpeg", "The body is not a JPEG image."


class InvalidSound(Problem):
    status, type, title = 422, "invalid-sound", "This is no stretch of sound as the page records it."


class InvalidRecording(Problem):
    status, type, title = 422, "invalid-recording", "This is no stretch of video as the page records it."


class RecordingNotWanted(Problem):
    status, type, title = 409, "recording-not-wanted", "By its policy, this exam does not record that."


class InvalidRange(Problem):
    status, type, title = 416, "invalid-range", "The range of bytes lies beyond the end."


class TruncatedJpeg(Problem):
    status, type, title = 422, "truncated-jpeg", "The JPEG image is incomplete or damaged."


class ImageTooLarge(Problem):
    status, type, title = 422, "image-too-large", "The image has more pixels than allowed."


class UnsupportedJpeg(Problem):
    status, type, title = 422, "unsupported-jpeg", "The JPEG image is of a kind that is not taken."


class DigestMissing(Problem):
    status, type, title = 400, "digest-missing", "Content-Digest with a sha-256 is required (RFC 9530)."


class DigestMismatch(Problem):
    status, type, title = (
        400,
        "digest-mismatch",
        "The body does not have the sha-256 that Content-Digest states.",
    )


class SequenceOutOfRange(Problem):
    status, type, title = 422, "sequence-out-of-range", "The sequence number is not within the allowed range."


class FrameConflict(Problem):
    status, type, title = 409, "frame-conflict", "This sequence number already holds other bytes."


class TooManyRequests(Problem):
    status, type, title = 429, "too-many-requests", "Too many requests; wait a moment."


class TooManyConnections(Problem):
    status, type, title = 429, "too-many-connections", "Too many connections are open already."


class RequestTimeout(Problem):
    status, type, title = 408, "request-timeout", "The request did not arrive in time."


class HelloLate(Problem):
    status, type, title = 408, "hello-late", "The page did not say hello in time; it connects again."


class HeadersTooLarge(Problem):
    status, type, title = 431, "headers-too-large", "The request has too many or too large headers."


class Overloaded(Problem):
    status, type, title = 503, "overloaded", "The server is busy; send this again later."


class SocketMessageInvalid(Problem):
    status, type, title = 400, "socket-message-invalid", "The socket message does not have the expected form."


class SocketMessageTooLarge(Problem):
    status, type, title = 413, "socket-message-too-large", "The socket message is larger than allowed."


class StorageUnavailable(Problem):
    status, type, title = 503, "storage-unavailable", "The server cannot store or read anything now; send this again later."
    cause = ""
    """For the log and the operator, not for the answer: what failed, and what mends it."""


class NotReady(Problem):
    status, type, title = 503, "not-ready", "The server cannot take an exam now."


class EvidenceErased(Problem):
    status, type, title = 410, "evidence-erased", "This evidence was erased."


class EvidenceDamaged(Problem):
    status, type, title = 500, "evidence-damaged", "The stored evidence is not what was put there, or its key does not fit."


class MasterKeyWrong(Problem):
    status, type = 500, "master-key-wrong"
    title = (
        "The stored keys were wrapped by another master key: set OPENPROCTOR_MASTER_KEY to it, or put back the file"
        " secret of the data folder."
    )


class WeakSecret(Problem):
    status, type, title = 500, "weak-secret", "A secret of the settings is too weak."
