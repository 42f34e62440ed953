"""What the pages know of the signals is written from the signals' own files, and covers every one of them."""

import json
import re
from pathlib import Path

from openproctor.cli.signals import pages_signals, signals
from openproctor.model.incident import IncidentKind
from openproctor.rules.catalogue import SIGNALS

PAGES = Path(__file__).parents[2] / "web" / "src"
DESCRIBED, ICONS, THRESHOLDS = pages_signals().values()


def entries(text: str) -> dict[str, str]:
    """The objects of a generated file, by the kind that they stand under."""
    return dict(re.findall(r"^  (\w+): \{\n(.*?)^  \},$", text, re.MULTILINE | re.DOTALL))


def member(name: str, value: str | float) -> str:
    return f"{name}: {json.dumps(value, ensure_ascii=False)},"


def test_every_signal_is_described_in_the_catalogues_order() -> None:
    described = entries(DESCRIBED)
    assert list(described) == list(IncidentKind)
    for kind, signal in SIGNALS.items():
        words = signal.words
        for name in ("group", "name", "candidate", "staff"):
            assert member(name, getattr(words, name)) in described[kind]
        for name in ("severity", "fault", "momentary", "preventable", "behind"):
            assert member(name, getattr(signal, name)) in described[kind]
        assert member("settings", signal.standard is not None) in described[kind]
        assert member("page", signal.page is not None) in described[kind]


def test_every_signal_has_its_icon_which_is_imported() -> None:
    icons = dict(re.findall(r"^  (\w+): (Icon\w+),$", ICONS, re.MULTILINE))
    assert icons == {kind: signal.words.icon for kind, signal in SIGNALS.items()}
    assert re.findall(r"^  (Icon\w+),$", ICONS, re.MULTILINE) == sorted(set(icons.values()))


def test_a_candidates_browser_need_not_fetch_the_icons() -> None:
    assert "Icon" not in DESCRIBED


def test_there_is_a_threshold_wherever_the_standard_policy_sets_one() -> None:
    thresholds = entries(THRESHOLDS)
    assert set(thresholds) == {kind for kind, signal in SIGNALS.items() if (signal.standard or {}).get("threshold")}
    for kind, shown in thresholds.items():
        threshold = SIGNALS[IncidentKind(kind)].words.threshold
        assert threshold is not None
        assert member("label", threshold.label) in shown
        assert member("hint", threshold.hint) in shown
        assert f"{member('min', threshold.least)} {member('max', threshold.most)} {member('step', threshold.step)}" in shown


def test_what_is_a_fault_is_shown_with_the_technical_troubles() -> None:
    assert all(signal.fault == (signal.words.group == "technical") for signal in SIGNALS.values())


def test_the_files_of_the_pages_are_up_to_date(tmp_path: Path) -> None:
    signals(tmp_path)
    for name in pages_signals():
        assert (PAGES / name).read_text(encoding="utf-8") == (tmp_path / name).read_text(encoding="utf-8"), "run make generate"
