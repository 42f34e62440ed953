"""Revocations: as long as a token may live, however many there are."""

from openproctor.accounts.revocations import REMEMBERED, Revocations
from openproctor.model.push import PushMessage, session_topic
from tests.fakes import FakeClock


def test_every_revocation_lasts_as_long_as_a_token_and_no_longer() -> None:
    clock = FakeClock()
    passed: list[PushMessage] = []
    revocations = Revocations(clock, passed.append)
    subjects = revocations.subjects
    many = [f"session{number}" for number in range(50_000)]
    for each in many:
        revocations.publish(PushMessage(session_topic(each), "", ends=True))
    assert len(passed) == len(subjects) == len(many)
    clock.advance(REMEMBERED.total_seconds() - 1)
    assert many[0] in subjects
    assert many[-1] in subjects
    clock.advance(1)
    assert many[0] not in subjects
    assert not len(subjects)


def test_only_what_ends_a_session_is_recorded() -> None:
    revocations = Revocations(FakeClock(), lambda _: None)
    revocations.publish(PushMessage(session_topic("goes-on"), "news"))
    revocations.publish(PushMessage("exam:1", "", ends=True))
    assert not len(revocations.subjects)
