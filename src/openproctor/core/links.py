"""Private links: derived from a secret, so that the database holds none, and carried in the URL's fragment, so no log does."""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from typing import Literal

from openproctor.core.errors import LinkInvalid

__all__ = ["InvitationRef", "Links", "setup_path"]

MAC_BYTES = 18
"""144 bits: not to be guessed."""


@dataclass(frozen=True, slots=True)
class InvitationRef:
    """What an invitation token names."""

    kind: Literal["personal", "open"]
    target: str
    """The candidate for a personal link, the exam for an open one."""
    version: int
    """Links are revoked by raising the version."""


def setup_path(token: str, base_path: str = "") -> str:
    """Path and fragment of a one-time link by which staff set a password."""
    return f"{base_path}/setup#{token}"


class Links:
    """Makes and reads the tokens of links. The same arguments give the same token, so a link can be shown again."""

    def __init__(self, secret: bytes, base_path: str = "") -> None:
        """``base_path`` is what the site's addresses begin with."""
        self._secret = secret
        self._base_path = base_path

    def personal(self, candidate_id: str, version: int) -> str:
        """Path and fragment of a candidate's private link."""
        return f"{self._base_path}/join#{self._token('p', candidate_id, version)}"

    def open(self, exam_id: str, version: int) -> str:
        """Path and fragment of an exam's open link."""
        return f"{self._base_path}/join#{self._token('o', exam_id, version)}"

    def setup(self, token: str) -> str:
        """Path and fragment of a one-time link by which staff set a password."""
        return setup_path(token, self._base_path)

    def read(self, token: str) -> InvitationRef:
        """What ``token`` names.

        Raises:
            LinkInvalid: not one of ours, or altered.
        """
        kind, target, version, _ = [*token.split("."), "", "", "", ""][:4]
        if kind not in ("p", "o") or not version.isdecimal() or len(version) > 9:
            raise LinkInvalid
        if not hmac.compare_digest(self._token(kind, target, int(version)).encode(), token.encode()):
            raise LinkInvalid
        return InvitationRef("personal" if kind == "p" else "open", target, int(version))

    def _token(self, kind: str, target: str, version: int) -> str:
        body = f"{kind}.{target}.{version}"
        mac = hmac.new(self._secret, f"invitation:{body}".encode(), hashlib.sha256).digest()[:MAC_BYTES]
        return f"{body}.{base64.urlsafe_b64encode(mac).decode()}"
