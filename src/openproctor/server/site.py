"""The built pages, served by the same process: files by name, and the one page for every address that the app knows."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import APIRouter, Response
from starlette.responses import FileResponse, PlainTextResponse
from starlette.staticfiles import StaticFiles

from openproctor.attempts.views import exam_frame_url
from openproctor.core.injection import Injected
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
    async def page(path: str, database: Injected[Database]) -> Response:
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
    split = urlsplit(url)
    return f"{split.scheme}://{split.netloc.rpartition('@')[2]}"
