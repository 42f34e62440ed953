"""A measure's number is stored with every observation: it is one byte, and nobody else's."""

import pytest

from openproctor.model import measures
from openproctor.model.measures import Measure, all_measures


@pytest.mark.parametrize("number", [0, -1, 256])
def test_a_number_that_is_no_byte_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="a measure's number is 1 to 255"):
        Measure(number, "nothing")


def test_a_number_that_is_in_use_is_refused() -> None:
    with pytest.raises(ValueError, match="1 is the number of faces already"):
        Measure(1, "nothing")
    assert "nothing" not in [measure.name for measure in all_measures()]
    assert measures.FACES in all_measures()
