"""What a candidate is granted changes the policy before anything is judged, and never to the candidate's harm."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from openproctor.attempts.effective_policy import accommodation_of, closing_time
from openproctor.model.incident import IncidentKind
from openproctor.rules.accommodation import Accommodation, effective_policy
from openproctor.rules.catalogue import FAULTS, SIGNALS
from openproctor.rules.policy import Policy, Watching
from tests.unit.seen import policies

K = IncidentKind
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def granted(policy: Policy, **signals: Watching) -> Policy:
    allowance = Accommodation(signals={IncidentKind(kind): watching for kind, watching in signals.items()})
    return effective_policy(policy, allowance, exam_in_other_tab=False)


def test_nothing_granted_changes_nothing() -> None:
    assert granted(Policy(version=4)) == Policy(version=4)


def test_a_signal_is_switched_off_and_the_others_stay() -> None:
    policy = granted(Policy(), looking_away=Watching.OFF)
    assert not policy.signals[K.LOOKING_AWAY].enabled
    assert {kind for kind, signal in policy.signals.items() if signal != Policy().signals[kind]} == {K.LOOKING_AWAY}


@given(policies, st.sampled_from(sorted(Policy().signals)))
def test_a_relaxed_signal_is_reached_less_easily_and_does_not_warn(policy: Policy, kind: IncidentKind) -> None:
    before, after = policy.signals[kind], granted(policy, **{kind: Watching.RELAXED}).signals[kind]
    assert after.enabled == before.enabled
    assert after.raise_after_s >= before.raise_after_s
    assert after.raise_after_looks > before.raise_after_looks
    assert after.threshold == before.threshold if kind in FAULTS else after.threshold >= before.threshold
    assert after.share is None if before.share is None else (after.share or 0) >= before.share
    assert not after.warn


def test_a_signal_that_has_no_settings_is_passed_over() -> None:
    assert granted(Policy(), connection_lost=Watching.OFF) == Policy()


def test_the_policy_keeps_its_version() -> None:
    assert granted(Policy(version=9), phone=Watching.OFF).version == 9


def test_an_exam_in_another_tab_hides_the_page_rightly() -> None:
    policy = effective_policy(Policy(require_fullscreen=True), Accommodation(), exam_in_other_tab=True)
    behind = {K.TAB_HIDDEN, K.WINDOW_BLURRED, K.FULLSCREEN_LEFT}
    assert behind == {kind for kind, signal in SIGNALS.items() if signal.behind}
    assert {kind for kind, signal in policy.signals.items() if not signal.enabled} >= behind
    assert not policy.require_fullscreen


def test_extra_minutes_lengthen_the_window_if_there_is_one() -> None:
    stored = Accommodation(extra_minutes=25).model_dump(mode="json")
    assert closing_time(NOON, stored) == NOON + timedelta(minutes=25)
    assert closing_time(NOON, None) == NOON
    assert closing_time(None, stored) is None


def test_what_is_stored_is_read_again() -> None:
    allowance = Accommodation(extra_minutes=5, signals={K.PHONE: Watching.OFF}, note="Glucose meter.")
    assert accommodation_of(allowance.model_dump(mode="json")) == allowance
    assert accommodation_of(None) == Accommodation()


@pytest.mark.parametrize("bad", [{"extra_minutes": -1}, {"extra_minutes": 1441}, {"signals": {"phone": "on"}}, {"mercy": 1}])
def test_bad_allowances_are_refused(bad: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Accommodation.model_validate(bad)
