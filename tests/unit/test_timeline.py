"""Where stretches lie: no time is lost or told twice, and a gap is named where there is one."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from openproctor.evidence.video.timeline import Missing, Recorded, lay_out, missing


def sounding(*begins: int, lasting: int = 5000) -> list[Recorded]:
    return [Recorded(begin, lasting, has_sound=True) for begin in begins]


def test_what_follows_at_once_has_no_gap_and_keeps_the_clocks_pace() -> None:
    segments = sounding(0, 5040, 10_090)
    assert list(missing(segments, 0, 15_100)) == []
    assert [each.begin_ms for each in lay_out(segments)] == [0, 5040, 10_090]


def test_a_gap_takes_no_time_in_the_video() -> None:
    segments = sounding(0, 5000, 60_000)
    assert list(missing(segments, 0, 65_000)) == [Missing(10_000, 60_000)]
    assert [each.begin_ms for each in lay_out(segments)] == [0, 5000, 10_000]


def test_before_the_first_and_after_the_last_something_can_be_missing_too() -> None:
    assert list(missing(sounding(20_000), 0, 90_000)) == [Missing(0, 20_000), Missing(25_000, 90_000)]
    assert list(missing(sounding(20_000), None, None)) == []
    assert list(missing([], 0, 1000)) == [Missing(0, 1000)]


def test_a_screen_that_stands_still_is_no_gap() -> None:
    still = [Recorded(begin, 1, has_sound=False) for begin in (0, 5000, 10_000, 30_000)]
    assert list(missing(still, 0, None)) == [Missing(10_001, 30_000)]
    assert [each.begin_ms for each in lay_out(still)] == [0, 5000, 10_000, 10_001]


def test_sound_tells_that_a_short_stretch_was_short() -> None:
    segments = [Recorded(0, 2000, has_sound=True), Recorded(6000, 5000, has_sound=True)]
    assert list(missing(segments, 0, None)) == [Missing(2000, 6000)]


@given(st.lists(st.builds(Recorded, st.integers(0, 200_000), st.integers(1, 15_000), st.booleans()), min_size=1, max_size=30))
def test_the_videos_time_only_grows_whatever_the_clocks_said(segments: list[Recorded]) -> None:
    lying = lay_out(segments)
    for segment, place in zip(segments, lying, strict=True):
        assert place.lasts_ms >= segment.duration_ms
    for one, other in pairwise(lying):
        assert other.begin_ms == one.begin_ms + one.lasts_ms
