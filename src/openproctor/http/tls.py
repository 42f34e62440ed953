"""A certificate of our own, for a LAN: browsers give cameras only to pages that come over HTTPS (or from this very machine)."""

import ipaddress
import os
import socket
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

__all__ = ["ensure_certificate", "local_names", "names_of"]

DAYS = 397
"""Browsers refuse certificates that are valid for longer."""
RENEW_BEFORE = timedelta(days=30)


def local_names(extra: Iterable[str] = ()) -> list[str]:
    """The names and addresses under which this machine may be reached, the most useful first."""
    names = [*extra, *_lan_addresses(), socket.gethostname(), "localhost", "127.0.0.1", "::1"]
    return list(dict.fromkeys(names))


def ensure_certificate(folder: Path, names: Sequence[str], now: datetime) -> tuple[Path, Path]:
    """Certificate and key files in ``folder``; made again when they are missing, about to expire, or lack a name."""
    certificate_path, key_path = folder / "certificate.pem", folder / "key.pem"
    if certificate_path.exists() and key_path.exists() and _is_good(certificate_path, key_path, names, now):
        return certificate_path, key_path
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _certificate(key, names, now)
    pem = serialization.Encoding.PEM
    # A crash between the two leaves a pair that does not fit, and the next start makes both again.
    _replace(key_path, key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    _replace(certificate_path, certificate.public_bytes(pem))
    return certificate_path, key_path


def names_of(certificate: x509.Certificate) -> set[str]:
    """The names and addresses that a certificate is for."""
    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return set()
    addresses = {str(address) for address in found.get_values_for_type(x509.IPAddress)}
    return addresses | set(found.get_values_for_type(x509.DNSName))


def _is_good(certificate_path: Path, key_path: Path, names: Sequence[str], now: datetime) -> bool:
    """Whether a pair may be kept. What cannot be read is made again: it is our own."""
    try:
        kept = x509.load_pem_x509_certificate(certificate_path.read_bytes())
        key = serialization.load_pem_private_key(key_path.read_bytes(), None)
    except (ValueError, TypeError):
        return False
    return (
        kept.public_key() == key.public_key()
        and kept.not_valid_before_utc <= now
        and kept.not_valid_after_utc - now > RENEW_BEFORE
        and set(names) <= names_of(kept)
    )


def _certificate(key: ec.EllipticCurvePrivateKey, names: Sequence[str], now: datetime) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "OpenProctor")])
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=DAYS))
        .add_extension(x509.SubjectAlternativeName([_general_name(name) for name in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _lan_addresses() -> list[str]:
    # Connecting a datagram socket sends nothing; it only makes the kernel choose the outgoing address.
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return []
        return [probe.getsockname()[0]]


def _replace(path: Path, data: bytes) -> None:
    """Whole or not at all: a running server may be reading it."""
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
    beside.replace(path)
