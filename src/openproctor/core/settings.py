"""All settings, read from the environment (prefix ``OPENPROCTOR_``; ``PORT``, ``DATA_DIR`` and ``DATABASE_URL`` go without)."""

import json
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from openproctor.core.setting_forms import FORMS, check_form

__all__ = ["Settings"]


class Settings(BaseSettings):
    """What an operator decides. Every field has a default that serves one machine with nothing beside it."""

    model_config = SettingsConfigDict(env_prefix="OPENPROCTOR_", extra="ignore", populate_by_name=True)

    host: str | None = None
    """``127.0.0.1`` when not set; with TLS, every address of the machine, since that is what it is for."""
    port: Annotated[int, Field(ge=0, le=65535, validation_alias=AliasChoices("port", "PORT"))] = 8000
    data_dir: Annotated[Path, Field(validation_alias=AliasChoices("data_dir", "DATA_DIR"))] = Path("data")
    database_url: Annotated[str | None, Field(validation_alias=AliasChoices("database_url", "DATABASE_URL"))] = None
    """``postgresql://user:password@host/name``; SQLite in the data folder when not set."""
    database_pool: Annotated[int, Field(ge=1, le=100)] = 10
    database_wait_s: Annotated[float, Field(gt=0, le=60)] = 10.0
    """How long a transaction waits for SQLite's lock, or for its turn to write, before the request gets 503."""

    environment: Literal["development", "production"] = "production"
    """Weak secrets are refused outside development."""
    evidence_url: Annotated[str | None, Field(validation_alias=AliasChoices("evidence_url", "EVIDENCE_URL"))] = None
    """``s3://bucket/prefix``; a folder in the data folder when not set."""
    s3_endpoint: str | None = None
    """Address of an S3-compatible server; it and the next three from the standard ``AWS_`` variables when not set."""
    s3_region: str | None = None
    s3_access_key_id: str | None = None
    s3_secret_access_key: SecretStr | None = None
    master_key: SecretStr | None = None
    """32 random bytes, hexadecimal or base64, that wrap the exams' keys; derived from the data folder's secret when not set."""
    new_master_key: SecretStr | None = None
    """For ``openproctor keys rewrap`` alone."""

    tls: Literal["off", "generated", "files"] = "off"
    """``generated``: a certificate of our own for this machine's names and addresses, kept in the data folder."""
    tls_certificate: Path | None = None
    tls_key: Path | None = None
    tls_names: Annotated[list[str], NoDecode] = []
    """Further names or addresses for the generated certificate, separated by commas."""

    allowed_origins: Annotated[list[str], NoDecode] = []
    """Origins besides the server's own, for a reverse proxy that changes the Host header; separated by commas."""

    trusted_proxies: Annotated[list[str], NoDecode] = []
    """Addresses or networks of reverse proxies, separated by commas: the address and scheme that they report are believed."""

    require_second_factor: Literal["off", "admins", "all"] = "off"
    """Who may do nothing until a second factor is set up."""
    rate_factor: Annotated[float, Field(gt=0, le=1_000_000)] = 1.0
    """Every rate limit is multiplied by this."""

    ice_servers: Annotated[list[dict[str, Any]], NoDecode] = []
    """JSON as in WebRTC: ``[{"urls": ["stun:stun.example.org"], "username": "...", "credential": "..."}]``."""

    media: str = "peer"
    """How live video reaches the staff; ``peer``: from browser to browser, signalled over the sockets."""

    face_detector: Literal["centerface", "dlib_hog"] = "centerface"
    analysis_workers: Annotated[int | None, Field(ge=1, le=256)] = None
    """Threads that analyse frames; the number of cores when not set."""
    analysis_queue: Annotated[int, Field(ge=1, le=100_000)] = 256
    """Frames that may wait; above that, frames are refused with 503 and sent again later."""
    weights_dir: Path | None = None
    web_dir: Path | None = None
    """The built pages; those of the package when not set."""

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_file: Path | None = None
    """Also write the log here; rotated at 10 MB, five files kept."""

    @field_validator("ice_servers", mode="before")
    @classmethod
    def _parse_json(cls, value: object) -> object:
        try:
            return json.loads(value) if isinstance(value, str) else value
        except ValueError as error:
            raise ValueError("""JSON as in WebRTC, such as [{"urls": ["stun:stun.example.org"]}]""") from error

    @field_validator("allowed_origins", "tls_names", "trusted_proxies", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, value: list[str]) -> list[str]:
        try:
            return [str(ip_network(each, strict=False)) for each in value]
        except ValueError as error:
            raise ValueError("addresses or networks such as 10.0.0.0/8, separated by commas") from error

    _check_form = field_validator(*FORMS)(check_form)

    @property
    def database(self) -> str:
        """The SQLAlchemy URL with the async driver."""
        if self.database_url is None:
            return f"sqlite+aiosqlite:///{(self.data_dir / 'openproctor.db').absolute()}"
        return f"postgresql+asyncpg://{self.database_url.partition('://')[2]}"
