"""Settings that have the right form and cannot be used all the same: what only the parts that use them can say."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pydantic import ValidationError

from openproctor.core.errors import OperatorError, Problem, SettingsInvalid
from openproctor.core.settings import Settings
from openproctor.evidence.store.keyring import parse_master_key
from openproctor.evidence.store.opening import open_store
from openproctor.http.certificates import has_certificate
from openproctor.live.media.opening import open_media
from openproctor.wire.sockets import IceServer

__all__ = ["require_usable"]

ICE_SCHEMES = ("stun:", "stuns:", "turn:", "turns:")


def require_usable(settings: Settings) -> None:
    """Nothing is opened, written or asked for here.

    Raises:
        SettingsInvalid: a sentence for each setting.
    """
    wrong = [said for check in _CHECKS for said in _said(check, settings)]
    if wrong:
        raise SettingsInvalid("\n".join(wrong))


def _said(check: Callable[[Settings], Iterator[str]], settings: Settings) -> Iterator[str]:
    try:
        yield from check(settings)
    except (OperatorError, Problem, ValueError) as error:
        yield str(error) if str(error).endswith((".", ")")) else f"{error}."


def _keys(settings: Settings) -> Iterator[str]:
    lenient = settings.environment == "development"
    given = {"OPENPROCTOR_MASTER_KEY": settings.master_key, "OPENPROCTOR_NEW_MASTER_KEY": settings.new_master_key}
    for name, key in given.items():
        if key is not None:
            try:
                parse_master_key(name, key.get_secret_value(), lenient=lenient)
            except Problem as error:
                yield str(error)


def _store(settings: Settings) -> Iterator[str]:
    if (settings.s3_access_key_id is None) is not (settings.s3_secret_access_key is None):
        missing = "_ACCESS_KEY_ID" if settings.s3_access_key_id is None else "_SECRET_ACCESS_KEY"
        yield f"OPENPROCTOR_S3{missing} is missing: set both OPENPROCTOR_S3_ACCESS_KEY_ID and OPENPROCTOR_S3_SECRET_ACCESS_KEY."
    open_store(settings)


def _certificate(settings: Settings) -> Iterator[str]:
    has_certificate(settings)
    yield from ()


def _media(settings: Settings) -> Iterator[str]:
    open_media(settings, lambda _: None)
    yield from ()


def _ice_servers(settings: Settings) -> Iterator[str]:
    for number, server in enumerate(settings.ice_servers, 1):
        try:
            urls = IceServer.model_validate(server).urls
        except ValidationError:
            urls = []
        if not urls or not all(url.lower().startswith(ICE_SCHEMES) for url in urls):
            yield (
                f"OPENPROCTOR_ICE_SERVERS: server {number} must have urls, a list of addresses that begin with stun: or turn:, "
                "and nothing else than username and credential."
            )


def _folders(settings: Settings) -> Iterator[str]:
    if settings.web_dir is not None and not (settings.web_dir / "index.html").is_file():
        yield f"OPENPROCTOR_WEB_DIR={settings.web_dir} has no built pages: set it to a folder with index.html, or remove it."
    yield from _no_folder("OPENPROCTOR_WEIGHTS_DIR", settings.weights_dir)
    if settings.log_file is not None and settings.log_file.is_dir():
        yield f"OPENPROCTOR_LOG_FILE={settings.log_file} is a folder: set it to the name of a file."


def _no_folder(name: str, path: Path | None) -> Iterator[str]:
    if path is not None and path.exists() and not path.is_dir():
        yield f"{name}={path} is a file: set it to a folder."


_CHECKS = (_keys, _store, _certificate, _media, _ice_servers, _folders)
