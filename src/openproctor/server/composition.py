"""Makes every part of a server from the settings."""

from openproctor.accounts.lockout import DeviceCookies, Lockout
from openproctor.accounts.passwords import Passwords
from openproctor.accounts.revocations import Revocations
from openproctor.accounts.second_factor import SecondFactors
from openproctor.accounts.sign_in import SignIns
from openproctor.attempts.ended import EndedAttempts
from openproctor.attempts.tokens import AccessTokens
from openproctor.attempts.updates import UpdatesLoader
from openproctor.core.clock import Clock
from openproctor.core.injection import Container
from openproctor.core.links import Links
from openproctor.core.secret import Secret, derive, load_or_draw
from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.detection.engine import AnalysisEngine
from openproctor.detection.standard import standard_detectors
from openproctor.evidence.chain.checkpoint_signer import CheckpointSigner
from openproctor.evidence.chain.signing import Signer
from openproctor.evidence.store.keyring import Keyring, MasterKey
from openproctor.evidence.store.opening import open_store
from openproctor.evidence.store.protocol import EvidenceStore
from openproctor.evidence.store.sealed import SealedStore
from openproctor.evidence.store.watched import WatchedStore
from openproctor.feed.hub import Hub
from openproctor.feed.presence import PresenceBoard
from openproctor.ingest.pipeline import Pipeline
from openproctor.ingest.recordings import RecordingIngest
from openproctor.ingest.spool import Spool
from openproctor.ingest.templates import FaceTemplates
from openproctor.live.candidate import CandidateSockets
from openproctor.live.media.opening import open_media
from openproctor.live.media.signaling import MediaSignaling
from openproctor.live.reconnects import ReconnectLoader
from openproctor.live.staff import StaffSockets
from openproctor.live.tickets import MemoryTickets, Tickets
from openproctor.review.score_list import ScoreLists
from openproctor.server.health import Health, parts_of_server
from openproctor.wire.sockets import IceServer

__all__ = ["compose"]


def compose(settings: Settings, clock: Clock, engine: AnalysisEngine | None, passwords: Passwords) -> Container:
    """All parts, by type; nothing is opened yet. ``engine`` is used instead of the one that the settings ask for."""
    parts = Container()
    secret = parts.add(Secret, load_or_draw(settings.data_dir / "secret")).value
    parts.add(Settings, settings)
    parts.add(Clock, clock)
    parts.add(Passwords, passwords)
    parts.add(Links, Links(derive(secret, "links"), settings.base_path))
    _add_database(parts)
    _add_accounts(parts, secret)
    _add_evidence(parts, secret)
    parts.add(AnalysisEngine, engine or _engine(settings))
    _add_ingest(parts, secret)
    _add_live(parts)
    return parts


def _add_database(parts: Container) -> None:
    """The database, and what gets its pushes: two listeners, and behind them the fan-out."""
    settings, clock = parts.get(Settings), parts.get(Clock)
    hub = parts.add(Hub, Hub())
    ended = parts.add(EndedAttempts, EndedAttempts(hub.publish))
    revocations = parts.add(Revocations, Revocations(clock, ended.publish))
    database = Database(settings.database, revocations.publish, pool=settings.database_pool, wait_s=settings.database_wait_s)
    parts.add(Database, database)
    parts.add(PresenceBoard, PresenceBoard(clock, hub.publish))
    parts.add(ScoreLists, ScoreLists(database, clock))


def _add_accounts(parts: Container, secret: bytes) -> None:
    settings, clock, database = parts.get(Settings), parts.get(Clock), parts.get(Database)
    devices = DeviceCookies(derive(secret, "device cookies"), clock)
    second_factors = SecondFactors(derive(secret, "second factors"), clock, settings.require_second_factor)
    parts.add(SecondFactors, second_factors)
    parts.add(SignIns, SignIns(database, clock, parts.get(Passwords), Lockout(clock), devices, second_factors))
    parts.add(AccessTokens, AccessTokens(secret, clock, parts.get(Revocations).subjects))


def _add_evidence(parts: Container, secret: bytes) -> None:
    settings, clock, database = parts.get(Settings), parts.get(Clock), parts.get(Database)
    keyring = parts.add(Keyring, Keyring(database, MasterKey.of(settings, secret), clock))
    store = WatchedStore(open_store(settings))
    parts.add(EvidenceStore, SealedStore(store, keyring))
    parts.add(Health, Health(parts_of_server(settings, database, store)))
    signer = parts.add(CheckpointSigner, CheckpointSigner(database, Signer(derive(secret, "signing keys")), clock))
    parts.get(EndedAttempts).subscribe(signer.wake)


def _engine(settings: Settings) -> AnalysisEngine:
    return AnalysisEngine(
        standard_detectors(settings.face_detector, settings.weights_dir),
        workers=settings.analysis_workers,
        pending=settings.analysis_queue,
    )


def _add_ingest(parts: Container, secret: bytes) -> None:
    settings, clock, database, store = parts.get(Settings), parts.get(Clock), parts.get(Database), parts.get(EvidenceStore)
    pipeline = Pipeline(
        database,
        parts.get(AnalysisEngine),
        store,
        parts.get(PresenceBoard),
        clock,
        FaceTemplates(parts.get(Keyring), clock),
        Spool(settings.data_dir / "spool", MasterKey.of(settings, secret).spool_key, clock),
    )
    parts.add(Pipeline, pipeline)
    parts.get(EndedAttempts).subscribe(pipeline.forget)
    parts.add(RecordingIngest, RecordingIngest(database, store, clock))


def _add_live(parts: Container) -> None:
    settings, clock, database, hub = parts.get(Settings), parts.get(Clock), parts.get(Database), parts.get(Hub)
    tickets = parts.add(Tickets, MemoryTickets(clock))
    media = parts.add(MediaSignaling, open_media(settings, hub.publish))
    parts.add(UpdatesLoader, UpdatesLoader(database, clock))
    reconnects = parts.add(ReconnectLoader, ReconnectLoader(database))
    ice_servers = [IceServer.model_validate(server) for server in settings.ice_servers]
    candidates = CandidateSockets(
        database=database,
        clock=clock,
        hub=hub,
        tickets=tickets,
        revocations=parts.get(Revocations),
        presence=parts.get(PresenceBoard),
        media=media,
        reconnects=reconnects,
        ice_servers=ice_servers,
    )
    parts.add(CandidateSockets, candidates)
    staff = StaffSockets(
        database=database,
        clock=clock,
        hub=hub,
        tickets=tickets,
        second_factors=parts.get(SecondFactors),
        presence=parts.get(PresenceBoard),
        media=media,
        ice_servers=ice_servers,
    )
    parts.add(StaffSockets, staff)
