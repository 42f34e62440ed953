"""The master key: what is refused, and that what it wraps is bound to exam and purpose."""

import base64
import secrets

import pytest

from openproctor.core.errors import EvidenceDamaged, WeakSecret
from openproctor.evidence.store.keyring import MasterKey, parse_master_key

STRONG = bytes.fromhex("48d6de601bf1b3cc39120012b16371c3a9c9a8653f200d37cd1ecfa9563e8807")
WEAK = [
    b"\0" * 32,
    b"correct horse battery staple yes",
    bytes(range(32)),
    b"\x01\xff" * 16,
]


@pytest.mark.parametrize(
    "text", [STRONG.hex(), base64.b64encode(STRONG).decode(), base64.urlsafe_b64encode(STRONG).decode().rstrip("=")]
)
def test_thirty_two_random_bytes_are_taken_in_either_form(text: str) -> None:
    assert parse_master_key("KEY", text, lenient=False) == STRONG


@pytest.mark.parametrize(
    "text", ["", "secret", STRONG[:31].hex(), STRONG.hex() + "00", "z" * 64, "correct horse battery staple"]
)
def test_other_lengths_are_refused_everywhere_and_not_shown(text: str) -> None:
    for lenient in (True, False):
        with pytest.raises(WeakSecret) as refused:
            parse_master_key("KEY", text, lenient=lenient)
        assert "\n" not in str(refused.value)
        assert not text or text not in str(refused.value)


@pytest.mark.parametrize("key", WEAK)
def test_what_nobody_drew_at_random_is_refused_outside_development(key: bytes) -> None:
    with pytest.raises(WeakSecret, match="not drawn at random"):
        parse_master_key("KEY", key.hex(), lenient=False)
    assert parse_master_key("KEY", key.hex(), lenient=True) == key


def test_random_keys_are_never_taken_for_weak() -> None:
    for _ in range(2000):
        parse_master_key("KEY", secrets.token_hex(32), lenient=False)


def test_a_wrapped_key_opens_for_its_exam_and_purpose_under_its_master_key_alone() -> None:
    master, key = MasterKey(STRONG), secrets.token_bytes(32)
    wrapped = master.wrap(key, "exam", "evidence")
    assert master.unwrap(wrapped, "exam", "evidence") == key
    assert key not in wrapped
    for exam, purpose in (("other", "evidence"), ("exam", "portraits")):
        with pytest.raises(EvidenceDamaged):
            master.unwrap(wrapped, exam, purpose)
    with pytest.raises(EvidenceDamaged, match="another master key"):
        MasterKey(secrets.token_bytes(32)).unwrap(wrapped, "exam", "evidence")
    with pytest.raises(EvidenceDamaged):
        master.unwrap(wrapped[:-1] + bytes([wrapped[-1] ^ 1]), "exam", "evidence")
