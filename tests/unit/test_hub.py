"""Who listens on a topic, and when there is something to write."""

from openproctor.feed.hub import Hub
from openproctor.model.publication import Publication

NEWS = Publication("exam", "news")


def test_nothing_begins_before_the_first_push_and_then_once() -> None:
    hub, begun = Hub(), list[str]()
    with hub.subscribe("exam") as subscription, subscription.beginning(lambda: begun.append("writing")):
        assert begun == []
        hub.publish(NEWS)
        hub.publish(NEWS)
        assert begun == ["writing"]


def test_what_was_pushed_before_begins_it_at_once() -> None:
    hub, begun = Hub(), list[str]()
    with hub.subscribe("exam") as subscription:
        hub.publish(NEWS)
        with subscription.beginning(lambda: begun.append("writing")):
            assert begun == ["writing"]


def test_a_push_after_the_end_begins_nothing() -> None:
    hub, begun = Hub(), list[str]()
    with hub.subscribe("exam") as subscription:
        with subscription.beginning(lambda: begun.append("writing")):
            pass
        hub.publish(NEWS)
        assert begun == []
