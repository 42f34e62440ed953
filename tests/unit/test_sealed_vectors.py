"""The published vectors of sealed files: a second implementation, written from docs/evidence.md alone, makes and opens them.

``docs/vectors/sealed.json`` is what :func:`document` returns, to the byte; the format is kept as long as that holds.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import GCM

from openproctor.core.errors import EvidenceDamaged
from openproctor.evidence.store import sealed as product
from openproctor.evidence.store.local import LocalStore

PUBLISHED = Path(__file__).parents[2] / "docs" / "vectors" / "sealed.json"
MAGIC, SALT, CONTENT, TAG = bytes.fromhex("894f505345414c01"), 32, 65536, 16
BEGIN, CHUNK = len(MAGIC) + SALT, CONTENT + TAG
SHORT = 64
"""Files of so many bytes of content or fewer are given in full."""
KEYS = (bytes(range(32)), bytes(range(255, 223, -1)))
SIZES = {
    "empty": 0,
    "one byte": 1,
    "short": 64,
    "a chunk less a byte": CONTENT - 1,
    "exactly a chunk": CONTENT,
    "a chunk and a byte": CONTENT + 1,
    "exactly two chunks": 2 * CONTENT,
    "three chunks and five bytes": 3 * CONTENT + 5,
}
LONGEST = "three chunks and five bytes"
REFUSED: tuple[dict[str, Any], ...] = (
    *({"of": "one byte", "flip": {"byte": at, "bit": bit}} for at, bit in ((0, 0), (7, 1), (8, 0), (39, 7), (40, 0), (56, 7))),
    *({"of": LONGEST, "flip": {"byte": BEGIN + n * CHUNK, "bit": 3}} for n in range(4)),
    *({"of": LONGEST, "cut_to": at} for at in (0, BEGIN - 1, BEGIN, BEGIN + 15)),
    *({"of": LONGEST, "cut_to": BEGIN + n * CHUNK} for n in (1, 2, 3)),
    {"of": LONGEST, "cut_to": BEGIN + 3 * CHUNK + 20},
    {"of": "exactly two chunks", "cut_to": BEGIN + CHUNK},
    *(
        {"of": LONGEST, "chunks": chunks}
        for chunks in ([1, 0, 2, 3], [0, 2, 1, 3], [0, 1, 3], [3], [0, 1, 2, 2, 3], [0, 1, 2, 3, 3])
    ),
    *({"of": of, "name": "exam_2/att_1/camera/1.jpg"} for of in ("empty", "one byte", LONGEST)),
    *({"of": of, "exam_key": KEYS[1].hex()} for of in ("empty", "one byte", LONGEST)),
)
"""Changes after which a file must be refused."""


def derive(exam_key: bytes, salt: bytes) -> bytes:
    """HKDF-SHA-256 (RFC 5869), 39 bytes."""
    secret = hmac.digest(salt, exam_key, "sha256")
    first = hmac.digest(secret, b"openproctor sealed object 1" + b"\x01", "sha256")
    return (first + hmac.digest(secret, first + b"openproctor sealed object 1" + b"\x02", "sha256"))[:39]


def plain_seal(exam_key: bytes, salt: bytes, name: str, content: bytes) -> bytes:
    """A sealed file."""
    derived, sealed = derive(exam_key, salt), MAGIC + salt
    starts = list(range(0, len(content), CONTENT)) or [0]
    for number, start in enumerate(starts):
        place = number.to_bytes(4, "big") + (b"\x01" if start == starts[-1] else b"\x00")
        encryptor = Cipher(AES(derived[:32]), GCM(derived[32:] + place)).encryptor()
        encryptor.authenticate_additional_data(place + name.encode())
        sealed += encryptor.update(content[start : start + CONTENT]) + encryptor.finalize() + encryptor.tag
    return sealed


def plain_open(exam_key: bytes, name: str, sealed: bytes) -> bytes:
    """The content of a sealed file.

    Raises:
        ValueError: it is not what was sealed.
    """
    header, chunks = sealed[:BEGIN], [sealed[at : at + CHUNK] for at in range(BEGIN, len(sealed), CHUNK)]
    if header[:8] != MAGIC or not chunks:
        raise ValueError("no sealed file")
    derived, content = derive(exam_key, header[8:]), b""
    for number, chunk in enumerate(chunks):
        place = number.to_bytes(4, "big") + (b"\x01" if number == len(chunks) - 1 else b"\x00")
        if len(chunk) < TAG:
            raise ValueError("an incomplete tag")
        decryptor = Cipher(AES(derived[:32]), GCM(derived[32:] + place, chunk[-TAG:])).decryptor()
        decryptor.authenticate_additional_data(place + name.encode())
        try:
            content += decryptor.update(chunk[:-TAG]) + decryptor.finalize()
        except InvalidTag as error:
            raise ValueError("a wrong tag") from error
    return content


def content_of(size: int) -> bytes:
    """Byte n is 7 n mod 251."""
    return bytes(7 * n % 251 for n in range(size))


def document() -> dict[str, Any]:
    """What is published."""
    return {
        "format": "openproctor-sealed-1",
        "described_in": "docs/evidence.md, Sealed files",
        "content": "byte n of the content is 7 * n mod 251; files with at most 64 bytes of content are given in full",
        "vectors": list(_vectors()),
        "refused": list(REFUSED),
    }


def _vectors() -> Iterator[dict[str, Any]]:
    for number, (case, size) in enumerate(SIZES.items(), 1):
        exam_key, salt = KEYS[0], hashlib.sha256(case.encode()).digest()
        name, content = f"exam_1/att_1/camera/{number}.jpg", content_of(size)
        sealed = plain_seal(exam_key, salt, name, content)
        vector = {"case": case, "exam_key": exam_key.hex(), "name": name, "salt": salt.hex(), "size": size}
        vector["derived"] = derive(exam_key, salt).hex()
        if size <= SHORT:
            vector |= {"content": content.hex(), "sealed": sealed.hex()}
        vector["sealed_size"], vector["sealed_sha256"] = len(sealed), hashlib.sha256(sealed).hexdigest()
        yield vector


@lru_cache
def published() -> Mapping[str, Any]:
    found: dict[str, Any] = json.loads(PUBLISHED.read_text())
    return found


def product_seal(monkeypatch: pytest.MonkeyPatch, vector: Mapping[str, Any]) -> bytes:
    """What the product makes of a vector's input under the vector's salt."""
    salt = bytes.fromhex(vector["salt"])
    monkeypatch.setattr(product, "secrets", SimpleNamespace(token_bytes=lambda size: salt[:size]))
    return product.seal(bytes.fromhex(vector["exam_key"]), vector["name"], content_of(vector["size"]))


def changed(sealed: bytes, change: Mapping[str, Any]) -> bytes:
    if "flip" in change:
        at, bit = change["flip"]["byte"], change["flip"]["bit"]
        return sealed[:at] + bytes([sealed[at] ^ 1 << bit]) + sealed[at + 1 :]
    if "cut_to" in change:
        return sealed[: change["cut_to"]]
    if "chunks" in change:
        return sealed[:BEGIN] + b"".join(sealed[BEGIN + n * CHUNK : BEGIN + (n + 1) * CHUNK] for n in change["chunks"])
    return sealed


def test_what_is_published_is_what_the_description_gives() -> None:
    assert PUBLISHED.read_text() == json.dumps(document(), indent=2) + "\n"


@pytest.mark.parametrize("case", SIZES)
def test_the_product_makes_and_opens_the_published_vectors(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (vector,) = (each for each in published()["vectors"] if each["case"] == case)
    exam_key, content = bytes.fromhex(vector["exam_key"]), content_of(vector["size"])
    sealed = product_seal(monkeypatch, vector)
    assert (len(sealed), hashlib.sha256(sealed).hexdigest()) == (vector["sealed_size"], vector["sealed_sha256"])
    assert vector.get("content", content.hex()) == content.hex()
    assert vector.get("sealed", sealed.hex()) == sealed.hex()
    assert product.unseal(exam_key, vector["name"], sealed) == content
    assert plain_open(exam_key, vector["name"], sealed) == content


@pytest.mark.parametrize("case", SIZES)
async def test_the_store_opens_what_the_second_implementation_made(case: str, tmp_path: Path) -> None:
    class OneKey:
        async def evidence_key(self, exam_id: str, *, create: bool) -> bytes:
            return KEYS[1]

    inner, name, content = LocalStore(tmp_path), "exam_1/att_1/screen/7.webm", content_of(SIZES[case])
    await inner.put({name: plain_seal(KEYS[1], b"\x5a" * SALT, name, content)})
    store = product.SealedStore(inner, OneKey())
    assert await store.read(name) == content
    assert await store.read(name, CONTENT - 3, CONTENT + 3) == content[CONTENT - 3 : CONTENT + 3]
    assert await store.size(name) == len(content)


@pytest.mark.parametrize("number", range(len(REFUSED)))
def test_both_refuse_each_change(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    change = published()["refused"][number]
    (vector,) = (each for each in published()["vectors"] if each["case"] == change["of"])
    sealed = changed(product_seal(monkeypatch, vector), change)
    exam_key, name = bytes.fromhex(change.get("exam_key", vector["exam_key"])), change.get("name", vector["name"])
    with pytest.raises(EvidenceDamaged):
        product.unseal(exam_key, name, sealed)
    with pytest.raises(ValueError, match=r"sealed|tag"):
        plain_open(exam_key, name, sealed)
