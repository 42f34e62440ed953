"""The certificate that a server shows: checked before it is used, and loaded again when it was renewed on the disk."""

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import structlog
from cryptography import x509

from openproctor.core.clock import Clock
from openproctor.core.data_folder import reason
from openproctor.core.errors import DependencyFailed, SettingsInvalid
from openproctor.core.settings import Settings
from openproctor.http.tls import ensure_certificate, local_names, names_of

__all__ = ["CertificateFiles", "CertificateKeeper", "Validity", "examine", "find_certificate", "has_certificate"]

EVERY_S = 60.0
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class CertificateFiles:
    """A certificate, with those of the authorities between if there are any, and its private key; both in PEM."""

    certificate: Path
    key: Path

    def stamp(self) -> tuple[tuple[int, int, int], ...]:
        """Changes whenever one of the files does."""
        found = (path.stat() for path in (self.certificate, self.key))
        return tuple((each.st_ino, each.st_mtime_ns, each.st_size) for each in found)


@dataclass(frozen=True, slots=True)
class Validity:
    """What a certificate says of itself."""

    until: datetime
    names: frozenset[str]


def has_certificate(settings: Settings) -> bool:
    """Whether the settings ask for HTTPS.

    Raises:
        SettingsInvalid: they contradict each other.
    """
    given = settings.tls_certificate is not None, settings.tls_key is not None
    if settings.tls == "files" and not all(given):
        raise SettingsInvalid("OPENPROCTOR_TLS=files needs OPENPROCTOR_TLS_CERTIFICATE and OPENPROCTOR_TLS_KEY: set both.")
    if settings.tls != "files" and any(given):
        name = "OPENPROCTOR_TLS_CERTIFICATE" if given[0] else "OPENPROCTOR_TLS_KEY"
        raise SettingsInvalid(f"{name} is set, but OPENPROCTOR_TLS is {settings.tls}: set OPENPROCTOR_TLS=files, or remove it.")
    return settings.tls != "off"


def find_certificate(settings: Settings, clock: Clock) -> CertificateFiles | None:
    """The files that the settings name, or those of the generated certificate, which is renewed here if that is due.

    None: HTTPS is not asked for.

    Raises:
        SettingsInvalid, DependencyFailed
    """
    if not has_certificate(settings):
        return None
    if settings.tls == "files":
        assert settings.tls_certificate is not None
        assert settings.tls_key is not None
        return CertificateFiles(settings.tls_certificate, settings.tls_key)
    folder = settings.data_dir / "tls"
    try:
        return CertificateFiles(*ensure_certificate(folder, local_names(settings.tls_names), clock.now()))
    except OSError as error:
        raise DependencyFailed(
            f"The generated certificate cannot be kept in {folder} ({reason(error)}): this user must own DATA_DIR"
            " and all in it."
        ) from error


def examine(files: CertificateFiles, now: datetime) -> Validity:
    """What the certificate says, if it can be used now.

    Raises:
        DependencyFailed: a file cannot be read, the two do not belong together, or the time is not within its days.
    """
    name, path = "OPENPROCTOR_TLS_CERTIFICATE", files.certificate
    try:
        certificate = x509.load_pem_x509_certificates(path.read_bytes())[0]
        name, path = "OPENPROCTOR_TLS_KEY", files.key
        path.read_bytes()
    except OSError as error:
        raise DependencyFailed(
            f"{name}={path} cannot be read ({reason(error)}): name a file that this user can read."
        ) from error
    except ValueError as error:
        raise DependencyFailed(f"{name}={path} holds no certificate in PEM: name one that does.") from error
    _require_pair(files)
    if certificate.not_valid_after_utc <= now:
        day = f"{certificate.not_valid_after_utc:%Y-%m-%d}"
        raise DependencyFailed(f"OPENPROCTOR_TLS_CERTIFICATE={files.certificate} expired on {day}: renew it.")
    if certificate.not_valid_before_utc > now:
        raise DependencyFailed(
            f"OPENPROCTOR_TLS_CERTIFICATE={files.certificate} is not valid before "
            f"{certificate.not_valid_before_utc:%Y-%m-%d %H:%M} UTC: look at this machine's clock, or take another certificate."
        )
    return Validity(certificate.not_valid_after_utc, frozenset(names_of(certificate)))


def _require_pair(files: CertificateFiles) -> None:
    def refuse() -> NoReturn:
        # Without this OpenSSL would ask for a passphrase on the terminal, and wait.
        raise DependencyFailed(f"OPENPROCTOR_TLS_KEY={files.key} is encrypted: name a key without a passphrase.")

    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(files.certificate, files.key, refuse)
    except ssl.SSLError as error:
        if error.reason in ("KEY_VALUES_MISMATCH", "KEY_TYPE_MISMATCH"):
            said = f"is not the key of OPENPROCTOR_TLS_CERTIFICATE={files.certificate}: name the one that belongs to it"
        else:
            said = "holds no private key in PEM: name one that does"
        raise DependencyFailed(f"OPENPROCTOR_TLS_KEY={files.key} {said}.") from error


class CertificateKeeper:
    """Loads a renewed certificate into the server's TLS context. Connections that are open go on; new ones get the new one."""

    def __init__(self, find: Callable[[], CertificateFiles | None], context: ssl.SSLContext, clock: Clock) -> None:
        """``find`` returns the files, and renews them first where that is our task. They have just been loaded."""
        self._find = find
        self._context = context
        self._clock = clock
        files = find()
        self._loaded = None if files is None else files.stamp()
        self._refused_for: str | None = None

    def look(self) -> bool:
        """Load the files if they have changed. Returns whether they were; what cannot be used is logged once."""
        try:
            files = self._find()
            if files is None or (stamp := files.stamp()) == self._loaded:
                return False
            until = examine(files, self._clock.now()).until
            self._context.load_cert_chain(files.certificate, files.key)
        except (DependencyFailed, OSError) as error:
            if str(error) != self._refused_for:
                _log.error("certificate_not_loaded", cause=str(error))
            self._refused_for = str(error)
            return False
        self._loaded, self._refused_for = stamp, None
        _log.info("certificate_loaded", until=until.isoformat())
        return True

    async def run(self) -> None:
        """Look once a minute, until cancelled."""
        while True:
            await asyncio.sleep(EVERY_S)
            self.look()
