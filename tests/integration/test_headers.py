"""The headers of every answer, and the built page."""

import re

import httpx
import pytest

from openproctor.http.middleware import SecurityHeaders
from openproctor.server.site import WEB
from tests.support.server import Server

EXPECTED = {
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


@pytest.mark.parametrize("path", ["/", "/healthz", "/assets/none.js", "/api/v1/session", "/api/v1/nothing"])
async def test_every_answer_has_them(server: Server, path: str) -> None:
    answer = await server.browser().get(path)
    assert answer.headers.items() >= EXPECTED.items()
    policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["script-src"] == policy["connect-src"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert "camera=(self)" in answer.headers["permissions-policy"]
    assert "strict-transport-security" not in answer.headers
    assert (answer.headers.get("cache-control") == "no-store") is path.startswith("/api/")


async def test_over_tls_browsers_are_told_to_stay_with_it(server: Server) -> None:
    secure = httpx.AsyncClient(
        transport=httpx.ASGITransport(app=SecurityHeaders(server.app.serve_documented)), base_url="https://test"
    )
    async with secure:
        answer = await secure.get("/healthz")
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


def test_the_built_page_has_no_inline_script_and_names_no_other_place() -> None:
    index = WEB / "index.html"
    if not index.exists():
        pytest.skip("the pages are not built (make setup)")
    page = index.read_text()
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL)
    assert scripts
    for attributes, inside in scripts:
        assert 'src="/assets/' in attributes
        assert not inside.strip()
    assert not re.search(r"\son[a-z]+=|javascript:|https?://|<style|\sstyle=", page)
