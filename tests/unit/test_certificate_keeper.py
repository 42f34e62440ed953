"""The certificate that a running server shows is renewed while it runs."""

import ssl
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509

from openproctor.core.clock import Clock
from openproctor.core.errors import DependencyFailed
from openproctor.core.settings import Settings
from openproctor.http.certificates import CertificateFiles, CertificateKeeper, examine, find_certificate
from openproctor.http.tls import ensure_certificate
from tests.fakes import FakeClock
from tests.support.certificates import write_pair

DAY = timedelta(days=1).total_seconds()


def shown(context: ssl.SSLContext) -> int:
    """The serial number that a new connection is shown."""
    to_server, to_client, client_side = ssl.MemoryBIO(), ssl.MemoryBIO(), ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client_side.check_hostname, client_side.verify_mode = False, ssl.CERT_NONE
    server = context.wrap_bio(to_server, to_client, server_side=True)
    client = client_side.wrap_bio(to_client, to_server)
    for _ in range(4):
        for side in (client, server):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
    found = client.getpeercert(binary_form=True)
    assert found is not None
    return x509.load_der_x509_certificate(found).serial_number


def serial(path: Path) -> int:
    return x509.load_pem_x509_certificate(path.read_bytes()).serial_number


def keeper_of(settings: Settings, clock: Clock) -> tuple[CertificateKeeper, ssl.SSLContext]:
    files = find_certificate(settings, clock)
    assert files is not None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files.certificate, files.key)
    return CertificateKeeper(lambda: find_certificate(settings, clock), context, clock), context


def test_the_generated_one_is_made_again_before_it_ends_and_shown_at_once(tmp_path: Path) -> None:
    clock, settings = FakeClock(), Settings(data_dir=tmp_path, tls="generated")
    keeper, context = keeper_of(settings, clock)
    first = shown(context)
    clock.advance(360 * DAY)
    assert not keeper.look()
    assert shown(context) == first
    clock.advance(10 * DAY)
    assert keeper.look()
    assert shown(context) == serial(tmp_path / "tls" / "certificate.pem") != first
    assert not keeper.look()


@pytest.mark.parametrize("name", ["certificate.pem", "key.pem"])
def test_a_generated_pair_that_does_not_fit_is_made_again(tmp_path: Path, name: str) -> None:
    clock = FakeClock()
    certificate, key = ensure_certificate(tmp_path, ["exam.lan"], clock.now())
    first = serial(certificate)
    (tmp_path / name).write_text("half of it")
    ensure_certificate(tmp_path, ["exam.lan"], clock.now())
    assert serial(certificate) != first
    ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key)
    assert (key.stat().st_mode | certificate.stat().st_mode) & 0o077 == 0


def test_one_by_files_is_loaded_when_they_change_and_only_if_it_can_be_used(tmp_path: Path) -> None:
    class Now(FakeClock):
        def __init__(self) -> None:
            super().__init__()
            # Between the days of the pairs below, whatever the machine's clock says.
            self.advance(
                (x509.load_pem_x509_certificate(certificate.read_bytes()).not_valid_before_utc - self.now()).total_seconds()
            )
            self.advance(3 * DAY)

    certificate, key = write_pair(tmp_path / "tls")
    clock = Now()
    settings = Settings(data_dir=tmp_path, tls="files", tls_certificate=certificate, tls_key=key)
    keeper, context = keeper_of(settings, clock)
    first = shown(context)
    assert not keeper.look()
    new, new_key = write_pair(tmp_path / "new")
    new.replace(certificate)
    assert not keeper.look()
    assert shown(context) == first
    new_key.replace(key)
    assert keeper.look()
    assert shown(context) == serial(certificate) != first
    certificate.unlink()
    assert not keeper.look()
    assert shown(context) != first


def test_a_certificate_says_for_whom_and_until_when(tmp_path: Path) -> None:
    clock = FakeClock()
    files = CertificateFiles(*ensure_certificate(tmp_path, ["exam.lan", "10.1.2.3"], clock.now()))
    found = examine(files, clock.now())
    assert found.names == {"exam.lan", "10.1.2.3"}
    assert found.until == clock.now() + timedelta(days=397)
    clock.advance(398 * DAY)
    with pytest.raises(DependencyFailed, match="expired on"):
        examine(files, clock.now())
