"""Whatever does not fit in a bundle is said in words that name it, even where hashes and signatures were made to fit."""

import hashlib
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from openproctor.evidence.bundle.bundle import signature_file
from openproctor.evidence.bundle.summaries import pretty
from openproctor.evidence.bundle.verify import verify_file
from openproctor.evidence.chain.chain import canonical
from openproctor.evidence.chain.entries import CONSENT, POLICY, RECORDING
from openproctor.evidence.chain.signed_statements import bundle_statement
from tests.support.bundles import Forger, lines, opened, rebuilt, relisted, unlined
from tests.unit.test_verify import bundle

__all__ = ["bundle"]

Entries = dict[str, bytes]
Change = Callable[[Any], None]


@pytest.fixture
def entries(bundle: bytes) -> Entries:
    return opened(bundle)


def complaint(entries: Entries) -> tuple[str | None, str]:
    """What a verifier says is wrong, and where."""
    found = verify_file(io.BytesIO(rebuilt(entries)), ())
    assert not found.ok
    return found.item, found.problem or ""


def changed_lines(entries: Entries, name: str, change: Change) -> Entries:
    """With the lines of a file changed, and a manifest that lists it as it is then."""
    rows = lines(entries, name)
    change(rows)
    return relisted(entries | {name: unlined(rows)})


def changed_manifest(entries: Entries, change: Change) -> Entries:
    manifest = json.loads(entries["manifest.json"])
    change(manifest)
    return entries | {"manifest.json": pretty(manifest)}


def sign(entries: Entries, forger: Forger, statement: bytes | None = None) -> Entries:
    """With a signature over the manifest as it is, or over something else."""
    sha256 = hashlib.sha256(entries["manifest.json"]).hexdigest()
    return entries | {"signature.json": signature_file(sha256, forger.sign(statement or bundle_statement(sha256)))}


def append(entries: Entries, kind: str, body: dict[str, Any]) -> Entries:
    """With one more entry in a chain that fits and is signed."""
    rows = lines(entries, "chain.jsonl")
    rows.append(rows[-1] | {"kind": kind, "body": canonical(body)})
    forger = Forger()
    return forger.signed_again(forger.chained_again(entries | {"chain.jsonl": unlined(rows)}))


def of_line(number: int, **members: Any) -> Change:
    return lambda rows: rows[number].update(members)


@pytest.mark.parametrize(
    ("change", "item", "problem"),
    [
        (lambda m: m.update(format="openproctor-bundle-0"), "manifest.json", "is not of the format openproctor-bundle-1"),
        (lambda m: m["files"].reverse(), "manifest.json, file 0", "must be README.txt"),
        (lambda m: m.update(files=m["files"][:2]), "manifest.json", "does not list "),
        (lambda m: m["files"].append(m["files"][-1]), "manifest.json", "lists a file twice"),
        (lambda m: m["keys"][0].update(id="00"), "manifest.json, key 0", "does not have its own fingerprint"),
        (lambda m: m["keys"][0].update(endorsed_by="00"), "manifest.json, key 0", "does not follow from the key before it"),
    ],
)
def test_a_manifest_that_is_wrong(entries: Entries, change: Change, item: str, problem: str) -> None:
    found = complaint(changed_manifest(entries, change))
    assert found[0] == item
    assert found[1].startswith(problem)


def test_a_key_that_the_one_before_has_not_endorsed(entries: Entries) -> None:
    forger = Forger()
    entries = forger.signed_again(entries)
    other = json.loads(Forger().signed_again(entries)["manifest.json"])["keys"][0]

    def endorse(manifest: dict[str, Any]) -> None:
        before = manifest["keys"][0]["id"]
        manifest["keys"].append(other | {"endorsed_by": before, "endorsement": "00" * 64})

    assert complaint(sign(changed_manifest(entries, endorse), forger)) == (
        "manifest.json, key 1",
        "is not endorsed by the key before it",
    )


@pytest.mark.parametrize(
    ("change", "item", "problem"),
    [
        (of_line(2, more=1), "chain.jsonl, entry 2", "does not have the members of an entry"),
        (of_line(2, hash="12"), "chain.jsonl, entry 2", "has no proper hash"),
        (of_line(2, hash="zz" * 32), "chain.jsonl, entry 2", "has no proper hash"),
    ],
)
def test_an_entry_that_is_wrong(entries: Entries, change: Change, item: str, problem: str) -> None:
    assert complaint(changed_lines(entries, "chain.jsonl", change)) == (item, problem)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"erased": [1], "reason": 3, "by": None}, "is a tombstone that does not say what it is for"),
        ({"erased": 1, "reason": "pictures", "by": None}, "is a tombstone that does not say what it is for"),
        ({"erased": [99], "reason": "pictures", "by": None}, "is a tombstone for what does not come before it"),
    ],
)
def test_a_tombstone_that_is_wrong(entries: Entries, body: dict[str, Any], problem: str) -> None:
    assert complaint(append(entries, "tombstone", body)) == ("chain.jsonl, entry 6", problem)


@pytest.mark.parametrize(
    ("change", "item", "problem"),
    [
        (of_line(0, more=1), "checkpoints.jsonl, checkpoint 0", "does not have the members of a checkpoint"),
        (of_line(0, key="none"), "checkpoints.jsonl, checkpoint 0", "is signed by a key that is not listed"),
        (of_line(0, signature="00" * 64), "checkpoints.jsonl, checkpoint 0", "is not properly signed"),
        (lambda rows: rows.pop(), "checkpoints.jsonl", "ends at entry 4, and the chain at 5"),
    ],
)
def test_a_checkpoint_that_is_wrong(entries: Entries, change: Change, item: str, problem: str) -> None:
    assert complaint(changed_lines(entries, "checkpoints.jsonl", change)) == (item, problem)


@pytest.mark.parametrize(
    ("data", "item", "problem"),
    [
        (lambda data: data[:-1], "chain.jsonl", "ends in the middle of a line"),
        (lambda data: data.replace(b":", b": ", 1), "chain.jsonl, entry 0", "is not written as such a line is"),
    ],
)
def test_lines_that_are_written_otherwise(entries: Entries, data: Callable[[bytes], bytes], item: str, problem: str) -> None:
    listed = relisted(entries)
    chain = data(entries["chain.jsonl"])

    def state(manifest: dict[str, Any]) -> None:
        (file,) = (file for file in manifest["files"] if file["name"] == "chain.jsonl")
        file |= {"sha256": hashlib.sha256(chain).hexdigest(), "size": len(chain)}

    assert complaint(changed_manifest(listed | {"chain.jsonl": chain}, state)) == (item, problem)


def test_a_signature_that_is_written_otherwise(entries: Entries) -> None:
    entries = Forger().signed_again(entries)
    spaced = json.dumps(json.loads(entries["signature.json"]), indent=1).encode()
    assert complaint(entries | {"signature.json": spaced}) == ("signature.json", "is not written as a signature is")


def test_a_signature_by_a_key_that_is_not_listed(entries: Entries) -> None:
    signed = sign(Forger().signed_again(entries), Forger())
    assert complaint(signed) == ("signature.json", "is made with a key that is not listed")


def test_a_signature_over_something_else(entries: Entries) -> None:
    forger = Forger()
    signed = sign(forger.signed_again(entries), forger, b"another statement")
    assert complaint(signed) == (
        "signature.json",
        "does not hold: it is not that of the key it names over this manifest",
    )


@pytest.mark.parametrize(
    ("kind", "body", "problem"),
    [
        (POLICY, {"policy": {"version": 2}, "allowance": None, "detectors": None}, "states another policy than the chain"),
        (
            POLICY,
            {"policy": {"version": 1}, "allowance": None, "detectors": {"faces": "other-1"}},
            "states other detectors than the chain",
        ),
    ],
)
def test_a_manifest_that_states_other_terms_than_the_chain(
    entries: Entries, kind: str, body: dict[str, Any], problem: str
) -> None:
    assert complaint(append(entries, kind, body)) == ("manifest.json", problem)


def test_a_manifest_that_states_another_consent_than_the_chain(entries: Entries) -> None:
    entries = changed_manifest(entries, lambda m: m.update(consent={"version": "1", "at": "2026", "text": "I agree."}))
    sealed = {"version": "1", "sha256": "00" * 32, "at": "2026"}
    assert complaint(append(entries, CONSENT, sealed)) == ("manifest.json", "states another consent than the chain")


def test_a_manifest_that_states_another_head_than_the_chain(entries: Entries) -> None:
    forger = Forger()
    entries = forger.signed_again(entries)
    longer = changed_manifest(entries, lambda m: m["chain"].update(length=7))
    assert complaint(sign(longer, forger)) == ("manifest.json", "states another length or head than the chain has")


def test_a_picture_that_is_another_than_the_chain_names(entries: Entries) -> None:
    (name,) = (name for name in entries if name.startswith("evidence/"))
    forged = Forger().signed_again(relisted(entries | {name: b"another picture"}))
    assert complaint(forged) == (name, "is another one than entry 0 of the chain names")


def test_a_recording_that_the_chain_names_is_missed(entries: Entries) -> None:
    item, problem = complaint(append(entries, RECORDING, {"sha256": "ab" * 32}))
    assert item == f"recordings, sha-256 '{'ab' * 32}'"
    assert problem == "is missing: the chain names it and does not say it was erased"


@pytest.mark.parametrize(
    ("change", "item", "problem"),
    [
        (lambda rows: rows.append(rows[0]), "observations.jsonl, line 1", "is out of order"),
        (
            of_line(0, observation="00" * 32),
            "observations.jsonl, line 0",
            "does not have the observation whose SHA-256 it states",
        ),
    ],
)
def test_an_observation_that_is_wrong(entries: Entries, change: Change, item: str, problem: str) -> None:
    forged = Forger().signed_again(changed_lines(entries, "observations.jsonl", change))
    assert complaint(forged) == (item, problem)
