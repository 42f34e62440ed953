"""What check-in learns of a candidate comes back as it was stored; the reference is not stored with it."""

from typing import Any

import pytest

from openproctor.model.observation import Face
from openproctor.model.profile import CandidateProfile, dump_profile, load_profile

POSTER = Face(500, 40, 60, 70, 0.9)


@pytest.mark.parametrize("stored", [None, {}])
def test_nothing_stored_is_nothing_known(stored: dict[str, Any] | None) -> None:
    assert load_profile(stored) == CandidateProfile()


def test_posters_come_back_and_the_reference_does_not() -> None:
    assert load_profile(dump_profile(CandidateProfile((1.0, 2.0), (POSTER,)))) == CandidateProfile(None, (POSTER,))


def test_the_reference_of_an_older_attempt_is_read() -> None:
    assert load_profile({"reference": [1.0, 2.0]}) == CandidateProfile((1.0, 2.0))
