"""What a running server consists of, and how endpoints ask for it: each part by its type.

``server/app.py`` makes one :class:`Container`. It travels in the scope of every request and socket, so one set of routes serves
every application of the process, and an endpoint names in its signature exactly what it works with.
"""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar, cast

from fastapi import Depends
from starlette.requests import HTTPConnection

__all__ = ["CONTAINER", "Container", "Injected", "inject"]

CONTAINER = "openproctor.container"
"""The key under which the scope carries the container."""

Part = TypeVar("Part")


class Container:
    """One part of each type. A part that stands behind a protocol is registered under the protocol."""

    def __init__(self) -> None:
        self._parts: dict[type[Any], object] = {}

    def add(self, kind: type[Part], part: Part) -> Part:
        """Register ``part`` under this type, and return it."""
        self._parts[kind] = part
        return part

    def get(self, kind: type[Part]) -> Part:
        """The part of this type.

        Raises:
            KeyError: there is none.
        """
        return cast("Part", self._parts[kind])


_PROVIDERS: dict[type[Any], Callable[[HTTPConnection], Awaitable[Any]]] = {}
"""One function a type: the framework asks each at most once for a request."""


def _provider(kind: type[Any]) -> Callable[[HTTPConnection], Awaitable[Any]]:
    async def provide(connection: HTTPConnection) -> Any:
        return connection.scope[CONTAINER].get(kind)

    return _PROVIDERS.setdefault(kind, provide)


def inject(kind: type[Any]) -> Any:
    """The dependency behind ``Injected``, for a type that is known only when the route is made."""
    return Depends(_provider(kind))


if TYPE_CHECKING:
    Injected: TypeAlias = Annotated[Part, "injected"]
else:

    class Injected:
        """``Injected[Database]`` as the type of an endpoint's parameter: the server's own database."""

        def __class_getitem__(cls, kind: type[Any]) -> Any:
            return Annotated[kind, inject(kind)]
