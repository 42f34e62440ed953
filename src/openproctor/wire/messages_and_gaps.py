"""What a page hands in besides its streams: messages from the candidate, and reports of items that it had to give up."""

from datetime import datetime
from itertools import pairwise
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from openproctor.core.instants import Instant
from openproctor.core.text import token
from openproctor.wire.attempts import ChunkReply, Message
from openproctor.wire.base import Wire

__all__ = ["GAP_STREAMS", "MAX_SEQ", "UNEXPLAINED", "Gap", "GapInput", "GapStream", "MessageReply"]

MAX_SEQ = 2**31 - 1
MAX_NUMBERS = 2000
"""Numbers in one gap; with ten digits each they fit into its body."""

GapStream = Literal["camera", "microphone", "page", "recording", "screen"]
GAP_STREAMS: tuple[GapStream, ...] = get_args(GapStream)
Seq = Annotated[int, Field(ge=0, le=MAX_SEQ)]
Cause = Annotated[str, token(40, 1, "device_full|storage_failed|page_closed_without_storage|refused:[a-z0-9-]{1,32}")]
UNEXPLAINED = "unexplained"
"""No page has said why; pages themselves cannot hand this in."""


class GapInput(Wire):
    """Items of one stream that a page had to give up, and why."""

    stream: GapStream
    cause: Cause
    """``refused:`` is followed by the type of the problem with which the server refused them."""
    begins_at: Instant
    """Capture time of the first, by the page's clock."""
    ends_at: Instant
    seqs: Annotated[list[Seq], Field(min_length=1, max_length=MAX_NUMBERS)]
    """Their numbers, ascending."""

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if any(after <= before for before, after in pairwise(self.seqs)):
            raise ValueError("the numbers do not ascend")
        if self.ends_at < self.begins_at:
            raise ValueError("it ends before it begins")
        return self


class Gap(Wire):
    """What is missing of a gap, or of several for one reason; its times are by the server's clock.

    A page that gets no answer cannot know that the server has an item, and may give it up; such items are not counted.
    """

    stream: GapStream
    cause: str
    """As the page gave it; ``unexplained`` where it could not say anything any more."""
    begins_at: datetime
    ends_at: datetime
    first_seq: Seq
    last_seq: Seq
    count: Annotated[int, Field(ge=1)]
    noted_at: datetime


class MessageReply(ChunkReply):
    """The acknowledgement of a candidate's message."""

    message: Message
