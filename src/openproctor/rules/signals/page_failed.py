"""A part of the candidate's page could not be drawn."""

from openproctor.model.attempt import Connection, PageState
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.signal import LinkSeen
from openproctor.rules.signal import Condition, Signal, SignalWords

__all__ = ["SIGNAL"]


def _judge(seen: LinkSeen) -> Condition | None:
    # While the connection is lost, nothing is known about the page.
    if seen.connection is Connection.LOST:
        return None
    return Condition(seen.page is PageState.FAILED, 0)


SIGNAL = Signal(
    kind=IncidentKind.PAGE_FAILED,
    severity=Severity.INFO,
    stream=None,
    link=_judge,
    fault=True,
    sentence=lambda _: "A part of the exam's page could not be shown",
    words=SignalWords(
        group="technical",
        name="Page failed",
        candidate="a part of the page cannot be shown",
        staff="A part of the candidate’s page could not be shown. What is captured does not depend on that.",
        icon="IconBrowserX",
    ),
)
