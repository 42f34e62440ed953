"""The parts of a running server, made once by ``app.py`` and handed to the endpoints."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from openproctor.accounts.lockout import DeviceCookies, Lockout
from openproctor.accounts.passwords import Passwords
from openproctor.accounts.revocations import Revocations
from openproctor.accounts.second_factor import SecondFactors
from openproctor.analysis.engine import AnalysisEngine
from openproctor.attempts.tokens import AccessTokens
from openproctor.clock import Clock
from openproctor.database import Database
from openproctor.evidence.keyring import Keyring
from openproctor.evidence.notary import Notary
from openproctor.evidence.store import EvidenceStore
from openproctor.feed.hub import Hub
from openproctor.ingest.pipeline import Pipeline
from openproctor.ingest.recordings import RecordingIngest
from openproctor.links import Links
from openproctor.live.media import MediaRelay
from openproctor.live.messages import IceServer
from openproctor.live.presence import PresenceBoard
from openproctor.live.returning import ReturningPages
from openproctor.live.tickets import Tickets
from openproctor.settings import Settings

__all__ = ["PARTS", "Parts", "PartsOf", "parts_of"]

PARTS = "openproctor.parts"
"""Where a request carries what it is served with, in its scope."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What endpoints and sockets work with."""

    settings: Settings
    ice_servers: tuple[IceServer, ...]
    clock: Clock
    database: Database
    passwords: Passwords
    links: Links
    tokens: AccessTokens
    revocations: Revocations
    tickets: Tickets
    lockout: Lockout
    devices: DeviceCookies
    second_factors: SecondFactors
    keyring: Keyring
    evidence: EvidenceStore
    engine: AnalysisEngine
    hub: Hub
    presence: PresenceBoard
    pages: ReturningPages
    media: MediaRelay
    pipeline: Pipeline
    notary: Notary
    recordings: RecordingIngest


async def parts_of(connection: HTTPConnection) -> Parts:
    """The parts of the application that serves this request or socket."""
    parts = connection.scope[PARTS]
    assert isinstance(parts, Parts)
    return parts


PartsOf = Annotated[Parts, Depends(parts_of)]
