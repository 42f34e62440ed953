"""A part of the candidate's page could not be drawn."""

from openproctor.model.attempt import PageState
from openproctor.model.incident import IncidentKind, Severity
from openproctor.rules.signal import Signal, SignalWords, while_connected

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.PAGE_FAILED,
    severity=Severity.INFO,
    stream=None,
    link=while_connected(lambda seen: seen.page is PageState.FAILED),
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
