"""What the page says of itself: beginnings and ends, what happens at once, and what is only a consequence."""

import pytest

from openproctor.model.attempt import CameraState, Connection
from openproctor.model.incident import IncidentKind
from openproctor.model.observation import Observation
from openproctor.model.signal import Closed, LinkSeen, Opened, Reopened, RuleInput
from openproctor.rules.policy import Policy, preset
from openproctor.rules.step import SETTLE_S, RulesState, active_signals
from tests.unit.seen import AHEAD, STANDARD, camera, incidents, looks, opened, page, run

K = IncidentKind
STRICT = preset("strict")


def test_a_hidden_tab_is_one_incident_of_its_exact_length() -> None:
    (incident,) = incidents([page(10, K.TAB_HIDDEN, 1), *looks(10, 30, 1, AHEAD), page(30.5, K.TAB_HIDDEN, 0)])
    assert (incident.kind, incident.since, incident.ended) == (K.TAB_HIDDEN, 10, 30.5)


def test_while_it_goes_on_the_next_pictures_open_it() -> None:
    state, _ = run([page(10, K.TAB_HIDDEN, 1)])
    assert active_signals(state) == (K.TAB_HIDDEN,)
    state, changes = run([camera(10.9 + SETTLE_S, AHEAD)], state=state)
    assert changes == []
    _, (change,) = run([camera(11 + SETTLE_S, AHEAD)], state=state)
    assert isinstance(change, Opened)
    assert change.since == 10


def test_a_moment_behind_another_tab_does_not_count() -> None:
    assert opened([page(10, K.TAB_HIDDEN, 1), page(10.5, K.TAB_HIDDEN, 0), *looks(11, 30, 1, AHEAD)]) == []


def test_an_end_without_a_beginning_is_nothing() -> None:
    assert run([page(5, K.TAB_HIDDEN, 0), page(6, K.CLIPBOARD, 0)])[1] == []


def test_saying_again_that_it_goes_on_does_not_begin_it_anew() -> None:
    (incident,) = incidents([page(0, K.TAB_HIDDEN, 1), page(8, K.TAB_HIDDEN, 1), page(9, K.TAB_HIDDEN, 0)])
    assert (incident.since, incident.ended) == (0, 9)


@pytest.mark.parametrize("policy", [STANDARD, STRICT])
@pytest.mark.parametrize("order", [(0.0, 0.01, 0.02), (0.02, 0.01, 0.0), (0.01, 0.2, 0.0)])
def test_leaving_for_another_tab_is_one_incident_whatever_else_the_browser_reports(
    order: tuple[float, float, float], policy: Policy
) -> None:
    kinds = (K.TAB_HIDDEN, K.WINDOW_BLURRED, K.FULLSCREEN_LEFT)
    gone = [page(10 + delay, kind, 1) for delay, kind in zip(order, kinds, strict=True)]
    back = [page(40 + delay, kind, 0) for delay, kind in zip(order, kinds, strict=True)]
    seen = sorted([*gone, *looks(11, 39, 1, AHEAD), *back, *looks(41, 60, 1, AHEAD)], key=lambda each: each.at)
    assert opened(seen, policy) == [K.TAB_HIDDEN]


def test_who_comes_back_without_full_screen_has_left_it_from_then_on() -> None:
    seen = [page(10, K.FULLSCREEN_LEFT, 1), page(10, K.TAB_HIDDEN, 1), page(40, K.TAB_HIDDEN, 0), *looks(41, 60, 1, AHEAD)]
    first, second = incidents(seen)
    assert (first.kind, second.kind, second.since) == (K.TAB_HIDDEN, K.FULLSCREEN_LEFT, 40)


def test_another_window_in_front_long_before_the_tab_is_hidden_is_an_incident_of_its_own() -> None:
    seen = [page(10, K.WINDOW_BLURRED, 1), page(20, K.TAB_HIDDEN, 1), page(30, K.TAB_HIDDEN, 0), page(30, K.WINDOW_BLURRED, 0)]
    assert opened(seen) == [K.WINDOW_BLURRED, K.TAB_HIDDEN]


def test_a_paste_opens_and_closes_at_once_and_again_soon_goes_on() -> None:
    state, changes = run([page(10, K.CLIPBOARD, 1)])
    assert [type(change) for change in changes] == [Opened, Closed]
    assert isinstance(changes[1], Closed)
    assert changes[1].ended == 10
    state, changes = run([page(25, K.CLIPBOARD, 2)], state=state)
    assert [type(change) for change in changes] == [Reopened, Closed]
    assert isinstance(changes[0], Reopened)
    assert (changes[0].ref.ordinal, changes[0].peak) == (1, 3)
    _, changes = run([page(46, K.CLIPBOARD, 1)], state=state)
    assert isinstance(changes[0], Opened)
    assert (changes[0].ref.ordinal, changes[0].peak) == (2, 1)


def test_a_virtual_camera_is_noted_at_once() -> None:
    _, (change,) = run([page(3, K.VIRTUAL_CAMERA, 1)])
    assert isinstance(change, Opened)


def test_what_began_while_it_was_switched_off_does_not_count_afterwards() -> None:
    off = Policy.model_validate({"signals": {"tab_hidden": {"enabled": False}}})
    state, changes = run([page(10, K.TAB_HIDDEN, 1), *looks(10, 20, 1, AHEAD)], off)
    assert changes == []
    assert active_signals(state) == ()
    assert run(looks(20, 40, 1, AHEAD), state=state)[1] == []


def test_switched_off_while_it_goes_on_it_does_not_open() -> None:
    off = Policy.model_validate({"signals": {"tab_hidden": {"enabled": False}}})
    state, _ = run([page(10, K.TAB_HIDDEN, 1)])
    assert run(looks(11, 40, 1, AHEAD), off, state)[1] == []


def test_said_again_after_it_was_switched_off_it_is_forgotten() -> None:
    off = Policy.model_validate({"signals": {"tab_hidden": {"enabled": False}}})
    state, _ = run([page(10, K.TAB_HIDDEN, 1)])
    state, changes = run([page(10.5, K.TAB_HIDDEN, 1)], off, state)
    assert (changes, active_signals(state)) == ([], ())


def test_silence_of_the_other_streams_hides_nothing() -> None:
    """Nothing but the page's own words: the camera may be off."""
    words: list[Observation] = [page(10, K.SECOND_SCREEN, 1), page(15, K.CLIPBOARD, 1)]
    assert opened(words) == [K.SECOND_SCREEN, K.CLIPBOARD]
    assert run(words, state=RulesState())[0].signals[K.SECOND_SCREEN].open


def absence(begin: float, end: float) -> list[RuleInput]:
    """What the watchdog says of a page that falls silent at ``begin`` and is heard again at ``end``."""
    lost = LinkSeen(begin + 4, Connection.LOST, CameraState.OK)
    return [lost, *(LinkSeen(end + delay, Connection.CONNECTED, CameraState.OK) for delay in (0.5, 1.0, 1.5, 2.0))]


@pytest.mark.parametrize("kind", [K.TAB_HIDDEN, K.WINDOW_BLURRED, K.FULLSCREEN_LEFT, K.SCREEN_SHARE_STOPPED])
def test_the_last_word_of_a_page_that_went_away_is_no_departure(kind: IncidentKind) -> None:
    lost, *found = absence(20, 50)
    gone = [*looks(10, 20, 1, AHEAD), page(19.9, kind, 1)]
    back = [camera(50, AHEAD), page(50.1, kind, 0), *looks(51, 60, 1, AHEAD)]
    assert opened([*gone, lost, *back[:2], *found, *back[2:]]) == [K.CONNECTION_LOST]


def test_whichever_comes_first_after_an_absence() -> None:
    gone = [*looks(10, 20, 1, AHEAD), page(19.5, K.TAB_HIDDEN, 1), page(19.6, K.WINDOW_BLURRED, 1)]
    lost, *found = absence(20, 50)
    words = [page(50, K.TAB_HIDDEN, 0), page(50, K.WINDOW_BLURRED, 0), *looks(50.5, 60, 1, AHEAD)]
    assert opened([*gone, lost, *words, *found]) == [K.CONNECTION_LOST]
    assert opened([*gone, lost, *found, *words]) == [K.CONNECTION_LOST]


def test_who_is_still_behind_another_tab_after_an_absence_is_there_from_then_on() -> None:
    lost, *found = absence(20, 50)
    seen = [*looks(10, 20, 1, AHEAD), page(19.9, K.TAB_HIDDEN, 1), lost, *found, *looks(50, 60, 1, AHEAD)]
    _, hidden = incidents(seen)
    assert (hidden.kind, hidden.since) == (K.TAB_HIDDEN, 50 + SETTLE_S)


def test_a_hidden_tab_is_noted_through_a_lost_line_and_through_a_lost_camera() -> None:
    lost, *found = absence(12, 40)
    with_pictures = [page(10, K.TAB_HIDDEN, 1), lost, *looks(11, 30, 1, AHEAD), page(30, K.TAB_HIDDEN, 0), *found]
    assert sorted(opened(with_pictures)) == [K.CONNECTION_LOST, K.TAB_HIDDEN], "it came later, and nothing is missing"
    without_camera = [page(10, K.TAB_HIDDEN, 1), page(60, K.TAB_HIDDEN, 0)]
    assert opened(without_camera) == [K.TAB_HIDDEN], "nothing was seen meanwhile, but the page was heard"
