"""A server that shares its name with others: everything of it lies below a path, such as ``/proctoring``.

Some proxies take the path off before they pass a request on, and some do not. Both work without being told apart: below this
middleware every path is that of a server at the root. What goes out (cookies, links, the page itself) carries the path again.
"""

from collections.abc import Awaitable

from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["BasePath"]


class BasePath:
    """Takes the base path off the paths that begin with it."""

    def __init__(self, app: ASGIApp, base_path: str) -> None:
        """``base_path`` begins with a slash and ends with none."""
        self._app = app
        self._base = base_path
        self._raw = base_path.encode("ascii")

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        path = scope.get("path", "")
        if path == self._base or path.startswith(f"{self._base}/"):
            # Not as ASGI's root_path: that stays in the path, and every comparison with an address would have to know of it.
            scope = {**scope, "path": path[len(self._base) :] or "/"}
            if (raw := scope.get("raw_path")) is not None and raw.startswith(self._raw):
                scope["raw_path"] = raw[len(self._raw) :] or b"/"
        return self._app(scope, receive, send)
