"""What a candidate's page is told when it connects, or in the reply to a request where no socket reaches it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import structlog

from openproctor.attempts import messages
from openproctor.attempts.views import PageView, page_views
from openproctor.core.batch_loader import BatchLoader
from openproctor.core.clock import Clock
from openproctor.core.errors import NotFound, Problem
from openproctor.database.engine import Database
from openproctor.wire.attempts import Message, MessageKind
from openproctor.wire.sockets import CandidateUpdates

__all__ = ["UPDATES_HEADER", "PageLoader", "SpokenPage", "UpdatesLoader", "with_updates"]

UPDATES_HEADER = "openproctor-updates"
"""A page without a socket sends it with its items: their replies then say in ``updates`` what else there is to know."""
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class SpokenPage:
    """One page's attempt, and what was said in it, oldest first."""

    view: PageView
    messages: list[Message]


class PageLoader(BatchLoader[str, SpokenPage]):
    """Pages by their attempts: many that ask at once are read together."""

    def __init__(self, database: Database) -> None:
        super().__init__(self._read_pages)
        self._database = database

    async def _read_pages(self, attempt_ids: Collection[str]) -> Mapping[str, SpokenPage]:
        async with self._database.read() as tx:
            views = await page_views(tx, attempt_ids)
            said = await messages.of_attempts(tx, [key for key, view in views.items() if view.has_messages])
        return {key: SpokenPage(view, said.get(key, [])) for key, view in views.items()}


class UpdatesLoader(PageLoader):
    """What is new for pages without a socket. Behind one proxy may sit a whole class."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database)
        self._clock = clock

    async def page(self, attempt_id: str) -> SpokenPage:
        """The attempt as it is now.

        Raises:
            NotFound
        """
        found = await self.load(attempt_id)
        if found is None:
            raise NotFound
        return found

    def updates(self, page: SpokenPage, *, history: bool) -> CandidateUpdates:
        """What the page is told: the messages that it has not confirmed, or all of them."""
        said = [each for each in page.messages if history or _is_open(each)]
        return CandidateUpdates(
            attempt=page.view.attempt,
            messages=[messages.for_candidate(each) for each in said],
            server_time=self._clock.now(),
        )


def _is_open(message: Message) -> bool:
    return message.delivered_at is None and message.kind is not MessageKind.CANDIDATE


async def with_updates(loader: UpdatesLoader, attempt_id: str, reply: str) -> str:
    """The reply to an item, a JSON object, with the updates in it: these are not kept with the reply, to be given again.

    The item is stored already. So its reply comes without the updates rather than not at all.
    """
    try:
        updates = loader.updates(await loader.page(attempt_id), history=False)
    except Problem as problem:
        _log.info("updates_not_read", attempt_id=attempt_id, problem=problem.type)
        return reply
    return f'{reply[:-1]},"updates":{updates.model_dump_json()}}}'
