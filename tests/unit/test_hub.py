"""Who listens on a topic, and when there is something to write."""

from openproctor.feed.hub import Hub
from openproctor.model.push import PushMessage

NEWS = PushMessage("exam", "news")


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


async def test_a_listener_that_does_not_keep_up_is_ended_and_holds_up_nobody() -> None:
    hub = Hub()
    with hub.subscribe("a", size=2) as slow, hub.subscribe("a") as quick:
        for number in range(5):
            hub.publish(PushMessage("a", str(number)))
        assert slow.overflowed
        assert [(await quick.next()).payload for _ in range(5)] == ["0", "1", "2", "3", "4"]
    assert hub.listeners("a") == 0
