"""Every setting, given wrongly: one sentence that names the variable and what to do, before anything is opened."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from openproctor.core.environment import unknown_variables
from openproctor.core.settings import Settings
from tests.support.commands import clean_environment, one_sentence, run

FILE, FOLDER = "{file}", "{folder}"
"""Stand for a file and an empty folder that are there."""
WRONG: Mapping[str, tuple[str, str, str]] = {
    "host": ("OPENPROCTOR_HOST", "not a host", "address"),
    "port": ("PORT", "seventy", "whole number from 0 up to 65535"),
    "data_dir": ("DATA_DIR", "", "give it a value"),
    "database_url": ("DATABASE_URL", "mysql://user:hidden@db/exams", "postgresql://"),
    "database_pool": ("OPENPROCTOR_DATABASE_POOL", "0", "from 1 up to 100"),
    "database_wait_s": ("OPENPROCTOR_DATABASE_WAIT_S", "soon", "above 0 up to 60"),
    "environment": ("OPENPROCTOR_ENVIRONMENT", "staging", "development or production"),
    "evidence_url": ("EVIDENCE_URL", "ftp://bucket/hidden", "s3://bucket/prefix"),
    "s3_endpoint": ("OPENPROCTOR_S3_ENDPOINT", "s3.example.org", "https://"),
    "s3_region": ("OPENPROCTOR_S3_REGION", "us east", "one word"),
    "s3_access_key_id": ("OPENPROCTOR_S3_ACCESS_KEY_ID", "alone", "set both"),
    "s3_secret_access_key": ("OPENPROCTOR_S3_SECRET_ACCESS_KEY", "two hidden", "one word"),
    "master_key": ("OPENPROCTOR_MASTER_KEY", "hidden", "openssl rand -hex 32"),
    "new_master_key": ("OPENPROCTOR_NEW_MASTER_KEY", "00" * 32, "openssl rand -hex 32"),
    "tls": ("OPENPROCTOR_TLS", "on", "off, generated or files"),
    "tls_certificate": ("OPENPROCTOR_TLS_CERTIFICATE", "certificate.pem", "OPENPROCTOR_TLS=files"),
    "tls_key": ("OPENPROCTOR_TLS_KEY", "key.pem", "OPENPROCTOR_TLS=files"),
    "tls_names": ("OPENPROCTOR_TLS_NAMES", "exam.lan,not a name", "separated by commas"),
    "allowed_origins": ("OPENPROCTOR_ALLOWED_ORIGINS", "exam.example.org", "https://exam.example.org"),
    "trusted_proxies": ("OPENPROCTOR_TRUSTED_PROXIES", "proxy", "separated by commas"),
    "require_second_factor": ("OPENPROCTOR_REQUIRE_SECOND_FACTOR", "some", "off, admins or all"),
    "rate_factor": ("OPENPROCTOR_RATE_FACTOR", "nan", "above 0"),
    "ice_servers": ("OPENPROCTOR_ICE_SERVERS", '[{"urls": "stun:hidden"}]', "stun:"),
    "media": ("OPENPROCTOR_MEDIA", "pigeon", "peer"),
    "face_detector": ("OPENPROCTOR_FACE_DETECTOR", "eyes", "centerface or dlib_hog"),
    "analysis_workers": ("OPENPROCTOR_ANALYSIS_WORKERS", "0.5", "whole number from 1 up to 256"),
    "analysis_queue": ("OPENPROCTOR_ANALYSIS_QUEUE", "1000000", "up to 100000"),
    "weights_dir": ("OPENPROCTOR_WEIGHTS_DIR", FILE, "set it to a folder"),
    "web_dir": ("OPENPROCTOR_WEB_DIR", FOLDER, "index.html"),
    "log_level": ("OPENPROCTOR_LOG_LEVEL", "loud", "debug, info, warning or error"),
    "log_file": ("OPENPROCTOR_LOG_FILE", FOLDER, "the name of a file"),
}
"""For each setting its variable, a wrong value, and what is said to do."""


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    clean_environment(monkeypatch)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def test_every_setting_has_a_line() -> None:
    assert set(WRONG) == set(Settings.model_fields)


@pytest.mark.parametrize("command", ["serve", "check", "admin list"])
@pytest.mark.parametrize("field", WRONG)
def test_a_wrong_value_is_one_sentence(field: str, command: str, data: Path, tmp_path: Path) -> None:
    name, value, to_do = WRONG[field]
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    outcome = run(
        *command.split(), **{name: value.format(file=tmp_path / "file", folder=tmp_path / "folder") if "{f" in value else value}
    )
    assert outcome.code == 2, outcome.said
    said = one_sentence(outcome, name, to_do)
    assert said.endswith((".", "32", ")"))
    assert "hidden" not in outcome.said
    assert not data.exists()


def test_each_of_several_has_its_sentence() -> None:
    outcome = run("serve", PORT="seventy", OPENPROCTOR_TLS="on", OPENPROCTOR_MASTER_KEY="", OPENPROCTOR_LOG_LEVLE="debug")
    assert outcome.code == 2
    assert sorted(said.split()[0] for said in outcome.failures()) == [
        "OPENPROCTOR_LOG_LEVLE",
        "OPENPROCTOR_MASTER_KEY",
        "OPENPROCTOR_TLS",
        "PORT",
    ]


@pytest.mark.parametrize("value", ["", " "])
@pytest.mark.parametrize("name", ["DATABASE_URL", "EVIDENCE_URL", "OPENPROCTOR_MASTER_KEY", "OPENPROCTOR_S3_SECRET_ACCESS_KEY"])
def test_a_secret_or_an_address_that_did_not_arrive_has_no_stand_in(name: str, value: str) -> None:
    outcome = run("serve", **{name: value})
    assert outcome.code == 2
    assert name in outcome.failures()[0]


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://user:pass/word@db/exams",
        "postgresql://user@db:port/exams",
        "postgresql://user@db/exams?sslmode=require",
        "db/exams",
    ],
)
def test_a_database_address_that_the_driver_would_choke_on_is_refused(url: str) -> None:
    outcome = run("check", DATABASE_URL=url)
    assert outcome.code == 2
    assert "word" not in one_sentence(outcome, "DATABASE_URL").replace("password", "")


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("OPENPROCTOR_TRUSTED_PROXY", "OPENPROCTOR_TRUSTED_PROXIES"),
        ("OPENPROCTOR_DATABSE_POOL", "OPENPROCTOR_DATABASE_POOL"),
        ("OPENPROCTOR_LOGLEVEL", "OPENPROCTOR_LOG_LEVEL"),
        ("OPENPROCTOR_EVIDENCE_URI", "EVIDENCE_URL"),
        ("OPENPROCTER_MASTER_KEY", "OPENPROCTOR_MASTER_KEY"),
        ("openproctor_tls_cert", None),
        ("OPENPROCTOR_FLAVOUR", None),
    ],
)
def test_a_misspelt_name_is_refused_with_the_one_that_was_meant(given: str, meant: str | None) -> None:
    outcome = run("check", **{given: "1"})
    if meant is None:
        assert [line for line in outcome.out.splitlines() if line.startswith("warning") and given in line]
        return
    assert outcome.code == 2
    one_sentence(outcome, given, f"did you mean {meant}?")
    assert run("serve", **{given: "1"}).failures() == outcome.failures()


@pytest.mark.parametrize(
    "name",
    [
        "OPENPROCTOR_SERVICE_HOST",
        "OPENPROCTOR_SERVICE_PORT_HTTP",
        "OPENPROCTOR_PORT_8000_TCP_ADDR",
        "OPENPROCTOR_WEIGHTS",
        "HOME",
    ],
)
def test_names_that_others_set_are_left_alone(name: str) -> None:
    assert list(unknown_variables({name: "1"})) == []


def test_json_has_the_same(tmp_path: Path) -> None:
    outcome = run("check", "--json", PORT="seventy")
    report = json.loads(outcome.out)
    assert (report["ok"], report["exit_code"], outcome.code) == (False, 2, 2)
    assert [(each["part"], each["level"]) for each in report["checks"]] == [("settings", "failure")]


def test_the_version_is_said() -> None:
    outcome = run("--version")
    assert outcome.code == 0
    assert outcome.out.startswith("openproctor ")
    assert os.linesep in outcome.out
