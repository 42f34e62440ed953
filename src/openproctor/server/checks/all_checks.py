"""Which checks run when."""

from openproctor.core.clock import Clock
from openproctor.core.environment import unknown_variables
from openproctor.core.settings import Settings
from openproctor.server.checks import machine, stores
from openproctor.server.checks.database import Tried, try_database
from openproctor.server.checks.finding import Finding, Level
from openproctor.server.checks.origin import check_origins
from openproctor.server.checks.stores import try_evidence

__all__ = ["check_all", "check_at_start", "check_environment"]


async def check_all(settings: Settings, clock: Clock) -> list[Finding]:
    """Everything, for settings that are usable. Nothing is made, fetched or changed that stays."""
    findings = [*machine.check_data_folder(settings)]
    if not _fails(findings):
        findings += machine.check_disk(settings)
    findings += await _check_storage(settings, clock, disk_fails=_fails(findings))
    findings += machine.check_log_file(settings)
    findings += machine.check_certificate(settings, clock)
    findings += machine.check_port(settings)
    findings += await check_origins(settings)
    findings += [*stores.check_models(settings), *stores.check_pages(settings)]
    return findings


async def check_at_start(settings: Settings, clock: Clock) -> list[Finding]:
    """What a start does not find out by itself before it opens anything; its data folder is there, its port taken."""
    findings = [*machine.check_disk(settings)]
    return findings + await _check_storage(settings, clock, disk_fails=_fails(findings))


async def _check_storage(settings: Settings, clock: Clock, *, disk_fails: bool) -> list[Finding]:
    """What lies in a data folder that cannot be used is not tried: it would be the same failure once more."""
    tried = Tried([])
    findings: list[Finding] = []
    if not disk_fails:
        findings += machine.check_secret(settings)
    if not (disk_fails and settings.database_url is None):
        tried = await try_database(settings)
        findings += tried.findings
    findings += machine.check_clock(clock.now(), tried.newest)
    if not (disk_fails and settings.evidence_url is None):
        findings += await try_evidence(settings)
    return findings


def _fails(findings: list[Finding]) -> bool:
    return any(each.level is Level.FAILURE for each in findings)


def check_environment(environment: dict[str, str]) -> list[Finding]:
    """A warning for each variable that looks like a setting and is none. One that is nearly one is refused before."""
    return [
        Finding("settings", Level.WARNING, f"{name} is no setting of OpenProctor: remove it, or look for the right name.")
        for name, meant in unknown_variables(environment)
        if meant is None
    ]
