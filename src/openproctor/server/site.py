"""The built pages, served by the same process: files by name, and the one page for every address that the app knows."""

import re
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import AnyHttpUrl, ValidationError
from starlette.responses import FileResponse, PlainTextResponse
from starlette.staticfiles import StaticFiles

from openproctor.attempts.views import exam_frame_url
from openproctor.core.injection import Injected
from openproctor.core.text import relayed
from openproctor.database.engine import Database
from openproctor.http.middleware import content_security_policy

__all__ = ["WEB", "assets", "page_router"]

WEB = Path(__file__).with_name("web")
"""Where ``vite build`` puts the pages."""
_ATTEMPT = re.compile(r"attempt/([A-Za-z0-9_]{8,64})/?")


def assets(web: Path) -> StaticFiles:
    """The files with a hash in their names."""
    return StaticFiles(directory=web / "assets", check_dir=False)


def page_router(web: Path) -> APIRouter:
    """All addresses outside the API: files beside the page, or the page itself."""
    router = APIRouter(include_in_schema=False)
    files = {file.name: file for file in web.glob("*.*") if file.name != "index.html"}

    @router.get("/{path:path}")
    async def page(path: Annotated[str, relayed(8000)], database: Injected[Database]) -> Response:
        if path in files:
            return FileResponse(files[path])
        index = web / "index.html"
        if not index.exists():
            return PlainTextResponse("The pages are not built. Run: make setup", status_code=503)
        headers = {"cache-control": "no-cache"}
        attempt = _ATTEMPT.fullmatch(path)
        if attempt:
            async with database.read() as tx:
                url = await exam_frame_url(tx, attempt.group(1))
            if url:
                headers["content-security-policy"] = content_security_policy(_origin(url))
        return FileResponse(index, headers=headers)

    return router


def _origin(url: str) -> str:
    """The source for an exam's address, its host in ASCII. What an earlier version took for an address may be none."""
    try:
        parsed = AnyHttpUrl(url)
    except ValidationError:
        return "'none'"
    default = {"http": 80, "https": 443}[parsed.scheme]
    return f"{parsed.scheme}://{parsed.host}" + ("" if parsed.port == default else f":{parsed.port}")
