"""Whatever is done to a bundle is found, and the place is named."""

import asyncio
import io
import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from openproctor.cli.main import app
from openproctor.evidence.bundle.archive import Archive
from openproctor.evidence.bundle.verify import Verdict, verify_file
from openproctor.evidence.chain.chain import canonical
from openproctor.model.incident import IncidentKind
from openproctor.model.observation import Observation, Stream
from openproctor.model.packing import pack
from openproctor.rules.catalogue import MEASURE_OF
from tests.support.bundles import Forger, lines, opened, rebuilt, relisted, small_attempt, unlined

Change = Callable[[list[dict[str, Any]], int], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return asyncio.run(small_attempt(tmp_path_factory.mktemp("small")))


@pytest.fixture
def entries(bundle: bytes) -> dict[str, bytes]:
    return opened(bundle)


def verdict(data: bytes, *trusted: str) -> Verdict:
    return verify_file(io.BytesIO(data), trusted)


def key_of(bundle: bytes) -> str:
    return str(json.loads(opened(bundle)["signature.json"])["key"])


def test_a_bundle_as_it_was_exported_fits(bundle: bytes) -> None:
    found = verdict(bundle, key_of(bundle)[:16])
    assert found.ok, (found.item, found.problem)
    assert found.trusted
    assert (found.entries, found.checkpoints, found.files, found.erased) == (6, 2, 8, 1)
    assert verdict(bundle).trusted is None


def test_taking_it_apart_and_together_changes_nothing(bundle: bytes, entries: dict[str, bytes]) -> None:
    assert rebuilt(entries) == bundle
    assert relisted(entries) == entries


def test_every_single_byte_counts(bundle: bytes) -> None:
    chance = random.Random(8)
    for place in range(len(bundle)):
        changed = bytearray(bundle)
        changed[place] ^= chance.randrange(1, 256)
        found = verdict(bytes(changed))
        assert not found.ok, f"byte {place} of {len(bundle)} was changed and nobody noticed"
        assert found.item


def test_every_cut_and_every_addition_is_found(bundle: bytes) -> None:
    for length in range(0, len(bundle), 7):
        assert not verdict(bundle[:length]).ok, length
    assert verdict(bundle + b"\0").item == "the ZIP file"
    assert not verdict(b"\0" + bundle).ok


def deleted(rows: list[dict[str, Any]], at: int) -> list[dict[str, Any]]:
    return rows[:at] + rows[at + 1 :]


def doubled(rows: list[dict[str, Any]], at: int) -> list[dict[str, Any]]:
    return rows[: at + 1] + rows[at:]


def swapped(rows: list[dict[str, Any]], at: int) -> list[dict[str, Any]]:
    return [*rows[:at], rows[at + 1], rows[at], *rows[at + 2 :]]


@pytest.mark.parametrize("change", [deleted, doubled, swapped])
@pytest.mark.parametrize("listed", [False, True], ids=["manifest-as-it-was", "manifest-adapted"])
def test_the_first_entry_out_of_place_is_named(entries: dict[str, bytes], change: Change, listed: bool) -> None:
    rows = lines(entries, "chain.jsonl")
    for at in range(len(rows) - 1):
        changed = entries | {"chain.jsonl": unlined(change(rows, at))}
        found = verdict(rebuilt(relisted(changed) if listed else changed))
        assert found.item == f"chain.jsonl, entry {at + (change is doubled)}", (at, found)


@pytest.mark.parametrize("member", ["body", "digest", "hash", "kind", "at"])
def test_an_entry_that_was_changed_is_named(entries: dict[str, bytes], member: str) -> None:
    rows = lines(entries, "chain.jsonl")
    changed = {"body": '{"a":1}', "digest": "00" * 32, "hash": "00" * 32, "kind": "other", "at": "2026-01-01"}
    rows[2][member] = changed[member]
    found = verdict(rebuilt(relisted(entries | {"chain.jsonl": unlined(rows)})))
    assert found.item == "chain.jsonl, entry 2"


def test_an_entry_without_body_needs_a_tombstone(entries: dict[str, bytes]) -> None:
    rows = lines(entries, "chain.jsonl")
    rows[2]["body"] = None
    found = verdict(rebuilt(relisted(entries | {"chain.jsonl": unlined(rows)})))
    assert (found.item, "tombstone" in (found.problem or "")) == ("chain.jsonl, entry 2", True)


def test_a_chain_written_anew_does_not_have_the_checkpoints(entries: dict[str, bytes]) -> None:
    rows = deleted(lines(entries, "chain.jsonl"), 2)
    found = verdict(rebuilt(Forger().chained_again(entries | {"chain.jsonl": unlined(rows)})))
    assert found.item == "checkpoints.jsonl, checkpoint 0"


def without_tail(entries: dict[str, bytes]) -> dict[str, bytes]:
    """Without the tombstone at the end, and with the body that it tells of, by somebody who still has it."""
    rows = lines(entries, "chain.jsonl")[:-1]
    (erased,) = json.loads(entries["manifest.json"])["erased"]
    rows[1]["body"] = canonical({name: erased[name] for name in erased.keys() - {"position", "reason"}})
    return entries | {"chain.jsonl": unlined(rows)}


def test_a_tail_cut_with_its_checkpoint_is_missed_by_the_signature(entries: dict[str, bytes]) -> None:
    cut = without_tail(entries) | {"checkpoints.jsonl": unlined(lines(entries, "checkpoints.jsonl")[:1])}
    found = verdict(rebuilt(relisted(cut)))
    assert (found.item, found.problem) == ("manifest.json", "is another one than was signed")


def test_a_tail_cut_alone_leaves_a_checkpoint_without_its_entry(entries: dict[str, bytes]) -> None:
    assert verdict(rebuilt(relisted(without_tail(entries)))).item == "checkpoints.jsonl, checkpoint 1"


@pytest.mark.parametrize("change", [deleted, doubled, swapped])
def test_checkpoints_are_no_less_fixed(entries: dict[str, bytes], change: Change) -> None:
    rows = change(lines(entries, "checkpoints.jsonl"), 0)
    found = verdict(rebuilt(relisted(entries | {"checkpoints.jsonl": unlined(rows)})))
    assert not found.ok


def test_every_file_is_missed_by_its_name(entries: dict[str, bytes]) -> None:
    for name in entries:
        left = {other: data for other, data in entries.items() if other != name}
        assert verdict(rebuilt(left)).item == name


def test_every_file_is_named_when_it_is_another(entries: dict[str, bytes]) -> None:
    for name in set(entries) - {"manifest.json", "signature.json", "chain.jsonl", "checkpoints.jsonl"}:
        assert verdict(rebuilt(entries | {name: entries[name] + b" "})).item == name


def test_another_key_is_good_only_for_who_asks_for_none(bundle: bytes, entries: dict[str, bytes]) -> None:
    forged = rebuilt(Forger().signed_again(entries))
    assert verdict(forged).ok
    assert verdict(forged).signed_by != key_of(bundle)
    found = verdict(forged, key_of(bundle))
    assert (found.ok, found.item) == (False, "signature.json")


def forged(entries: dict[str, bytes]) -> bytes:
    """All that a server with its key could have signed, to see what is compared beyond hashes and signatures."""
    forger = Forger()
    return rebuilt(forger.signed_again(forger.chained_again(entries)))


def test_evidence_that_the_chain_names_must_be_there(entries: dict[str, bytes]) -> None:
    (name,) = (name for name in entries if name.startswith("evidence/"))
    left = {other: data for other, data in entries.items() if other != name}
    assert verdict(forged(left)).item == name
    more = dict(list(entries.items())[:-1]) | {name.replace("/1-", "/3-"): b"x", "signature.json": b""}
    manifest = json.loads(more["manifest.json"])
    manifest["files"].append({"name": name.replace("/1-", "/3-"), "sha256": "", "size": 0})
    more["manifest.json"] = json.dumps(manifest).encode()
    found = verdict(forged(more))
    assert (found.item, found.problem) == (name.replace("/1-", "/3-"), "is named by no entry of the chain")


@pytest.mark.parametrize("name", ["incidents.json", "messages.json"])
def test_views_must_say_what_the_chain_says(entries: dict[str, bytes], name: str) -> None:
    assert verdict(forged(entries | {name: b"[]\n"})).item == name


def test_observations_are_those_that_were_sealed(entries: dict[str, bytes]) -> None:
    assert verdict(forged(entries | {"observations.jsonl": b""})).item == "observations.jsonl"
    (row,) = lines(entries, "observations.jsonl")
    row["measured"]["measures"]["faces"] = 2.0
    assert verdict(forged(entries | {"observations.jsonl": unlined([row])})).item == "observations.jsonl, line 0"


def test_what_is_said_to_be_erased_must_be_in_the_chain(entries: dict[str, bytes]) -> None:
    manifest = json.loads(entries["manifest.json"])
    manifest["erased"][0]["reason"] = "another"
    changed = entries | {"manifest.json": json.dumps(manifest).encode()}
    assert verdict(forged(changed)).item == "manifest.json, erased 'ev_2'"


def hostile() -> dict[str, bytes]:
    """Files that would do harm to a careless reader."""
    bomb, twice, deep = io.BytesIO(), io.BytesIO(), Archive()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("manifest.json", b" " * 50_000_000)
    with zipfile.ZipFile(twice, "w") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("manifest.json", b"{}")
        file.writestr("manifest.json", b"{}")
    huge = bytearray(deep.place("manifest.json", 0, 0xFFFFFFF0))
    nested = b"[" * 1_000_000
    return {
        "empty": b"",
        "no zip": b"\x89PNG" * 100,
        "bomb": bomb.getvalue(),
        "twice": twice.getvalue(),
        "large by its header": bytes(huge),
        "deep": rebuilt({"manifest.json": nested}),
        "odd members": rebuilt({"manifest.json": b'{"format":"openproctor-bundle-1","files":7}'}),
        "a number that never ends": rebuilt({"manifest.json": b"9" * 100_000}),
    }


@pytest.mark.parametrize("name", ["empty", "no zip", "bomb", "twice", "large by its header", "deep", "odd members",
                                  "a number that never ends"])  # fmt: skip
def test_what_is_hostile_is_refused_in_words(name: str) -> None:
    found = verdict(hostile()[name])
    assert (found.ok, found.item) == (False, "manifest.json")


@pytest.mark.parametrize("name", ["/etc/passwd", "evidence/../../x", "evidence/camera/1-0123456789abcdef.exe", "C:\\x"])
def test_names_that_lead_elsewhere_are_refused(entries: dict[str, bytes], name: str) -> None:
    more = dict(list(entries.items())[:-1]) | {name: b"x", "signature.json": b""}
    manifest = json.loads(more["manifest.json"])
    manifest["files"].append({"name": name, "sha256": "", "size": 0})
    more["manifest.json"] = json.dumps(manifest).encode()
    found = verdict(forged(more))
    assert found.problem == "has a name that no bundle has"


def test_the_command_says_who_signed_and_ends_with_one_where_something_does_not_fit(tmp_path: Path, bundle: bytes) -> None:
    path, run = tmp_path / "bundle.zip", CliRunner().invoke
    path.write_bytes(bundle)
    good = run(app, ["verify", str(path)])
    assert good.exit_code == 0
    assert key_of(bundle) in good.stdout
    assert "openproctor keys list" in good.stdout
    trusted = run(app, ["verify", str(path), "--key", key_of(bundle), "--json"])
    assert json.loads(trusted.stdout)["trusted"] is True
    path.write_bytes(bundle[:-1])
    bad = run(app, ["verify", str(path)])
    assert bad.exit_code == 1
    assert "the ZIP file's directory" in bad.stdout
    assert run(app, ["verify", str(path), "--key", "abc"]).exit_code == 2


def test_many_entries_are_read_by_others_too() -> None:
    many = {f"evidence/camera/{number}-0123456789abcdef.jpg": b"" for number in range(70_000)}
    with zipfile.ZipFile(io.BytesIO(rebuilt(many))) as file:
        assert file.namelist() == list(many)


def test_a_verifier_that_loads_nothing_else_knows_the_measures_of_pages() -> None:
    program = "from openproctor.evidence.bundle.summaries import measures\nprint(measures(bytes.fromhex({packed!r}), 'page'))\n"
    packed = pack(Observation(1.0, Stream.PAGE, {MEASURE_OF[IncidentKind.TAB_HIDDEN]: 2.0})).hex()
    shown = subprocess.run([sys.executable, "-c", program.format(packed=packed)], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "{'at': 1.0, 'failed': [], 'measures': {'tab_hidden': 2.0}}"
