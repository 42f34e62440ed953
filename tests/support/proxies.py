"""The reverse proxies that the documentation describes, run from its own files on free ports of loopback.

Only what the documentation tells a person to replace is replaced: the name, the certificate's files, the ports.
"""

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import connect

from openproctor.cli.bench.server import free_port
from openproctor.http.tls import ensure_certificate

__all__ = ["DEPLOY", "NAME", "ReverseProxy", "caddy", "haproxy", "nginx", "program", "running"]

DEPLOY = Path(__file__).parents[2] / "deploy"
NAME = "exam.example.org"
CERTIFICATE = f"/etc/ssl/{NAME}/certificate.pem"
KEY = f"/etc/ssl/{NAME}/key.pem"
BOTH = f"/etc/ssl/{NAME}/certificate-and-key.pem"
START_S = 20.0
PLACES = {"nginx": "/usr/sbin", "haproxy": "/usr/sbin", "caddy": "/usr/bin"}
"""Where Debian puts them, which is not on everybody's path."""


class _ToLoopback(httpx.AsyncHTTPTransport):
    """Opens connections to loopback for the exam's name, as a name server would have it."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        there = httpx.Request(
            request.method,
            request.url.copy_with(host="127.0.0.1"),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": request.url.host},
        )
        return await super().handle_async_request(there)


@dataclass
class ReverseProxy:
    """A running proxy as a browser meets it."""

    port: int
    tls: ssl.SSLContext
    process: subprocess.Popen[bytes]
    base_path: str = ""
    http_port: int = 0
    """Where it sends people on to HTTPS."""

    @property
    def origin(self) -> str:
        """What a browser calls the origin of the pages."""
        return f"https://{NAME}:{self.port}"

    def browser(self, address: str = "127.0.0.1") -> httpx.AsyncClient:
        """A client at this address of the loopback network, which sends the origin of the pages as a browser does."""
        transport = _ToLoopback(verify=self.tls, local_address=address)
        base = self.origin + self.base_path
        return httpx.AsyncClient(base_url=base, transport=transport, headers={"origin": self.origin}, timeout=30)

    def socket(self, path: str, address: str = "127.0.0.1", **headers: str) -> connect:
        """A socket of a page of this site."""
        url = f"wss://{NAME}:{self.port}{self.base_path}{path}"
        sent = {"origin": self.origin} | headers
        where = {"host": "127.0.0.1", "port": self.port, "local_addr": (address, 0)}
        return connect(url, ssl=self.tls, additional_headers=sent, **where)  # type: ignore[arg-type]


def program(name: str) -> str:
    """The proxy's program; the test is skipped where it is not installed."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:{PLACES[name]}")
    if found is None:
        pytest.skip(f"{name} is not installed (Debian: apt-get install {name})")
    return found


def filled(file: str, replaced: Mapping[str, str]) -> str:
    """A file of the documentation with a person's own values; each of them is in it."""
    text = (DEPLOY / file).read_text()
    for old, new in replaced.items():
        assert old in text, f"{file} has no {old}"
        text = text.replace(old, new)
    return text


@dataclass
class _Site:
    """A folder with a certificate for the name, and the ports that a site listens on."""

    folder: Path

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True)
        self.certificate, self.key = ensure_certificate(self.folder / "tls", [NAME, "127.0.0.1"], datetime.now(UTC))
        self.both = self.folder / "tls" / "both.pem"
        self.both.write_bytes(self.certificate.read_bytes() + self.key.read_bytes())
        self.tls = ssl.create_default_context(cafile=str(self.certificate))
        self.https, self.http = free_port(), free_port()

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text)
        return path


Edit = Callable[[str], str]


def _as_it_is(text: str) -> str:
    return text


@contextmanager
def nginx(folder: Path, target: int, *, file: str = "nginx.conf", edit: Edit = _as_it_is) -> Iterator[ReverseProxy]:
    """nginx with the site of ``deploy/nginx.conf``, or with one of its relatives."""
    site, path = _Site(folder), ""
    if file == "nginx.conf":
        names = {CERTIFICATE: str(site.certificate), KEY: str(site.key)}
        ports = {"listen 80;": f"listen {site.http};", "listen 443 ssl;": f"listen {site.https} ssl;"}
        text = filled(file, names | ports | {"127.0.0.1:8000": f"127.0.0.1:{target}"})
    elif file == "nginx-second.conf":
        text = filled(file, {"127.0.0.1:8080": f"127.0.0.1:{site.https}", "127.0.0.1:8000": f"127.0.0.1:{target}"})
    else:
        inner = filled(file, {"127.0.0.1:8000": f"127.0.0.1:{target}"})
        text = (
            f"server {{\nlisten {site.https} ssl;\nserver_name {NAME};\nssl_certificate {site.certificate};\n"
            f"ssl_certificate_key {site.key};\n{inner}\n}}\n"
        )
        path = "/proctoring"
    site.write("site.conf", edit(text))
    # What Debian's own nginx.conf does: it includes the sites.
    kinds = "\n".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    main = site.write(
        "main.conf",
        f"daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log stderr warn;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{kinds}\ninclude {folder}/site.conf;\n}}\n",
    )
    command = [program("nginx"), "-p", str(folder), "-e", "stderr", "-c", str(main)]
    with _running(command, site) as process:
        yield ReverseProxy(site.https, site.tls, process, path, site.http)


@contextmanager
def caddy(folder: Path, target: int, *, file: str = "Caddyfile", edit: Edit = _as_it_is) -> Iterator[ReverseProxy]:
    """Caddy with ``deploy/Caddyfile``, or with the block for a path."""
    site, path = _Site(folder), ""
    ports = {"http_port 80": f"http_port {site.http}", "https_port 443": f"https_port {site.https}"}
    names = {CERTIFICATE: str(site.certificate), KEY: str(site.key)}
    if file == "Caddyfile":
        text = filled(file, ports | names | {"127.0.0.1:8000": f"127.0.0.1:{target}"})
    else:
        inner = filled(file, {"127.0.0.1:8000": f"127.0.0.1:{target}"})
        options = "".join(f"{each}\n" for each in ports.values())
        text = f"{{\n{options}}}\n{NAME} {{\ntls {site.certificate} {site.key}\n{inner}\n}}\n"
        path = "/proctoring"
    config = site.write("Caddyfile", edit(text))
    own = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    admin = {"CADDY_ADMIN": f"127.0.0.1:{free_port()}"}
    command = [program("caddy"), "run", "--config", str(config), "--adapter", "caddyfile"]
    with _running(command, site, own | admin) as process:
        yield ReverseProxy(site.https, site.tls, process, path, site.http)


@contextmanager
def haproxy(folder: Path, target: int, *, file: str = "haproxy.cfg", edit: Edit = _as_it_is) -> Iterator[ReverseProxy]:
    """HAProxy with ``deploy/haproxy.cfg``, or with that for a path."""
    site = _Site(folder)
    replaced = {BOTH: str(site.both), "bind :443": f"bind :{site.https}", "127.0.0.1:8000": f"127.0.0.1:{target}"}
    if file == "haproxy.cfg":
        replaced["bind :80"] = f"bind :{site.http}"
    config = site.write("haproxy.cfg", edit(filled(file, replaced)))
    with _running([program("haproxy"), "-db", "-f", str(config)], site) as process:
        yield ReverseProxy(site.https, site.tls, process, "/proctoring" if "path" in file else "", site.http)


@contextmanager
def _running(command: Sequence[str], site: _Site, own: Mapping[str, str] | None = None) -> Iterator[subprocess.Popen[bytes]]:
    with running(command, site.folder / "log", site.https, own) as process:
        yield process


@contextmanager
def running(
    command: Sequence[str], log: Path, port: int, own: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A proxy's process, from when it listens on this port of loopback."""
    with log.open("wb") as file:
        process = subprocess.Popen(command, env={**os.environ, **(own or {})}, stdout=file, stderr=file)
    try:
        _await_port(process, log, port)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


def _await_port(process: subprocess.Popen[bytes], log: Path, port: int) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    raise RuntimeError(f"the proxy did not start:\n{log.read_text()}")
