"""Secrets, links, certificates, settings: the small parts that others lean on."""

from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from pydantic import ValidationError

from openproctor.core.errors import DependencyFailed, LinkInvalid
from openproctor.core.links import Links
from openproctor.core.secret import derive, load_or_draw
from openproctor.core.settings import Settings
from openproctor.http.tls import ensure_certificate, local_names
from openproctor.model.attempt import ENDED, TRANSITIONS, AttemptState, may_become
from tests.fakes import FakeClock


def kept(path: Path) -> bytes:
    """The secret, as where there is no database yet: a new one is written at once."""
    secret = load_or_draw(path)
    secret.keep()
    return secret.value


def test_the_secret_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "secret"
    first = kept(path)
    assert kept(path) == first
    assert path.stat().st_mode & 0o077 == 0
    assert derive(first, "a") != derive(first, "b")


def test_a_damaged_secret_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("00ff")
    with pytest.raises(DependencyFailed, match="32 bytes"):
        kept(tmp_path / "secret")


def test_links_of_another_server_are_not_ours() -> None:
    token = Links(b"a" * 32).personal("cand_1", 1).partition("#")[2]
    assert Links(b"a" * 32).read(token).target == "cand_1"
    with pytest.raises(LinkInvalid):
        Links(b"b" * 32).read(token)


@pytest.mark.parametrize("token", ["", "p", "p.cand_1.1", "p.cand_1.-1.x", "x.cand_1.1.y", "p.cand_1.1.é", "o..1.AAAA"])
def test_nonsense_is_no_link(token: str) -> None:
    with pytest.raises(LinkInvalid):
        Links(b"a" * 32).read(token)


def test_a_certificate_names_the_machine_and_is_kept_until_it_must_be_renewed(tmp_path: Path) -> None:
    clock = FakeClock()
    names = [*local_names(["exam.lan"]), "10.1.2.3"]
    certificate, key = ensure_certificate(tmp_path, names, clock.now())
    kept = certificate.read_bytes()
    parsed = x509.load_pem_x509_certificate(kept)
    found = parsed.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert "exam.lan" in found.get_values_for_type(x509.DNSName)
    assert key.stat().st_mode & 0o077 == 0
    assert ensure_certificate(tmp_path, names, clock.now())[0].read_bytes() == kept
    assert ensure_certificate(tmp_path, [*names, "new.lan"], clock.now())[0].read_bytes() != kept
    kept = certificate.read_bytes()
    clock.advance(timedelta(days=380).total_seconds())
    assert ensure_certificate(tmp_path, names, clock.now())[0].read_bytes() != kept


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PORT", "9000")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:p@db/name")
    monkeypatch.setenv("OPENPROCTOR_ALLOWED_ORIGINS", "https://a.example, https://b.example")
    monkeypatch.setenv("OPENPROCTOR_ICE_SERVERS", '[{"urls": ["stun:stun.example:3478"]}]')
    settings = Settings()
    assert (settings.port, settings.data_dir) == (9000, tmp_path)
    assert settings.database == "postgresql+asyncpg://u:p@db/name"
    assert settings.allowed_origins == ["https://a.example", "https://b.example"]
    assert settings.ice_servers == [{"urls": ["stun:stun.example:3478"]}]


def test_a_bad_setting_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "seventy")
    with pytest.raises(ValidationError):
        Settings()
    with pytest.raises(ValueError, match="postgresql://"):
        _ = Settings(port=1, database_url="mysql://x").database


def test_nothing_follows_a_sealed_attempt() -> None:
    assert set(TRANSITIONS) == set(AttemptState)
    assert {AttemptState.SUBMITTED, AttemptState.TERMINATED, AttemptState.EXPIRED} == ENDED
    for state in ENDED:
        assert not any(may_become(state, following) for following in AttemptState)
