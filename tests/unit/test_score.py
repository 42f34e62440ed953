"""The suspicion score: a sum that explains itself."""

from hypothesis import given
from hypothesis import strategies as st

from openproctor.model.incident import IncidentKind, ReviewDecision
from openproctor.rules.catalogue import FAULTS
from openproctor.rules.policy import Policy
from openproctor.rules.score import Scored, contributions, total

K = IncidentKind
WEIGHTS = Policy.model_validate({"signals": {"phone": {"weight": 40}, "clipboard": {"weight": 8}, "book": {"enabled": False}}})


def incident(kind: IncidentKind, since: float = 0, seconds: float | None = 60, **members: object) -> Scored:
    ended = None if seconds is None else since + seconds
    return Scored(f"{kind}-{since:g}", kind, since, ended, peak=1, **members)  # type: ignore[arg-type]


def points(*seen: Scored, policy: Policy = WEIGHTS, now: float = 1000) -> list[float]:
    return [part.points for part in contributions(seen, policy, now)]


def test_a_minute_adds_the_whole_weight_and_a_moment_half_of_it() -> None:
    assert points(incident(K.PHONE, seconds=60)) == [40]
    assert points(incident(K.PHONE, seconds=3600)) == [40]
    assert points(incident(K.PHONE, seconds=0)) == [20]
    assert points(incident(K.PHONE, seconds=30)) == [30]


def test_what_happens_at_once_adds_its_whole_weight() -> None:
    assert points(incident(K.CLIPBOARD, seconds=0)) == [8]


def test_each_one_more_of_a_kind_says_less() -> None:
    assert points(*(incident(K.PHONE, since=100 * i) for i in range(4))) == [40, 20, 13.3, 10]


def test_what_goes_on_counts_up_to_now() -> None:
    assert points(incident(K.PHONE, since=0, seconds=None), now=30) == [30]
    assert points(incident(K.PHONE, since=50, seconds=None), now=30) == [20]


def test_faults_are_no_part_of_it() -> None:
    assert points(*(incident(kind) for kind in FAULTS)) == []


def test_what_a_person_dismissed_adds_nothing_and_does_not_count_as_a_repetition() -> None:
    dismissed = incident(K.PHONE, since=0, decision=ReviewDecision.DISMISSED)
    first, second = contributions([dismissed, incident(K.PHONE, since=100)], WEIGHTS, 1000)
    assert (first.points, second.points) == (0, 40)
    assert "Dismissed" in first.reckoning


def test_what_is_switched_off_adds_nothing_and_says_so() -> None:
    (part,) = contributions([incident(K.BOOK)], WEIGHTS, 1000)
    assert part.points == 0
    assert "Switched off" in part.reckoning


def test_the_reckoning_names_all_that_went_in() -> None:
    _, second = contributions([incident(K.PHONE), incident(K.PHONE, since=100, seconds=30)], WEIGHTS, 1000)
    assert second.reckoning == "Weight 40, 75 % for its length, divided by 2: it is number 2 of its kind."
    assert second.points == 15


@given(st.lists(st.builds(incident, st.sampled_from(K), st.integers(0, 900), st.none() | st.integers(0, 300)), max_size=30))
def test_the_score_is_the_sum_of_its_parts_in_any_order(seen: list[Scored]) -> None:
    parts = contributions(seen, WEIGHTS, 1000)
    assert total(parts) == round(sum(part.points for part in parts), 1)
    assert total(contributions(seen[::-1], WEIGHTS, 1000)) == total(parts)
    assert all(0 <= part.points <= WEIGHTS.signals[part.kind].weight for part in parts)
    assert len(parts) == sum(each.kind not in FAULTS for each in seen)
