"""Every incident's cause in one sentence: what was noticed, never a judgement."""

import re

import pytest

from openproctor.model.incident import IncidentKind
from openproctor.rules.explain import cause
from openproctor.rules.wording import duration

K = IncidentKind
VERDICTS = re.compile(r"\b(cheat\w*|fraud\w*|violat\w*|guilt\w*|dishonest\w*|suspicious|misconduct)\b", re.IGNORECASE)


@pytest.mark.parametrize("kind", IncidentKind)
@pytest.mark.parametrize("seconds", [None, 0, 75])
def test_every_kind_has_one_sentence_without_a_verdict(kind: IncidentKind, seconds: float | None) -> None:
    said = cause(kind, 3, seconds)
    assert re.fullmatch(r"[A-Z0-9][^.]*(\.\d\d[^.]*)?\.", said), said
    assert not VERDICTS.search(said)


def test_all_sentences_differ() -> None:
    assert len({cause(kind, 3, 5) for kind in IncidentKind}) == len(IncidentKind)


def test_it_names_peak_detail_and_length() -> None:
    assert cause(K.MULTIPLE_FACES, 3, 8) == "3 faces were in the picture, 8 s in all."
    assert cause(K.TAB_HIDDEN, 1, None) == "The exam's page was hidden behind another tab or minimised."
    assert cause(K.CLIPBOARD, 2, 0, "paste, 120 characters") == ("Copy, cut or paste was used 2 times (paste, 120 characters).")


def test_lengths_are_told_as_people_tell_them() -> None:
    assert [duration(seconds) for seconds in (0.4, 8, 59.6, 60, 125)] == ["0 s", "8 s", "1 min", "1 min", "2 min 5 s"]
