"""All that comes in, read from the routes and the models themselves: each parameter and each member with its type."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, APIWebSocketRoute, iter_route_contexts
from pydantic import AfterValidator, AwareDatetime, BaseModel

from openproctor.core.instants import as_instant
from openproctor.core.text import SafeText
from openproctor.model.incident import IncidentKind
from openproctor.server.permissions import key_of
from openproctor.server.routes import documented
from openproctor.wire import attempts, messages_and_gaps
from openproctor.wire.sockets import CandidateToServer, StaffToServer

__all__ = ["Leaf", "bodies", "leaves", "loose", "messages", "parameters"]

PLAIN = (int, float, bool, NoneType)
RAW_BODIES: Mapping[str, type[BaseModel]] = {
    each.__name__: each for each in (attempts.PageEvent, attempts.MessageInput, messages_and_gaps.GapInput)
}
"""Shapes of bodies that a route reads by itself, by the names that the API's description has for them."""


@dataclass(frozen=True)
class Leaf:
    """One value that comes in."""

    path: tuple[str | int, ...]
    """Where it is in the body; a parameter's name."""
    kind: Any
    metadata: tuple[Any, ...]

    @property
    def rule(self) -> SafeText | None:
        """What a text may be."""
        return next((each for each in self.metadata if isinstance(each, SafeText)), None)

    @property
    def is_time(self) -> bool:
        return self.kind in (datetime, AwareDatetime)

    @property
    def is_loose(self) -> bool:
        """Whether a text or a time may be anything, or nobody can tell."""
        if self.is_time:
            return not any(isinstance(each, AfterValidator) and each.func is as_instant for each in self.metadata)
        if self.kind is str:
            return self.rule is None
        closed = isinstance(self.kind, type) and issubclass(self.kind, Enum)
        return not closed and self.kind not in PLAIN


def leaves(kind: Any, metadata: tuple[Any, ...] = (), path: tuple[str | int, ...] = ()) -> Iterator[Leaf]:
    """Every value in a type."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        yield from leaves(inner[0], (*metadata, *inner[1:]), path)
    elif origin in (Union, UnionType):
        for each in inner:
            yield from leaves(each, metadata, path)
    elif origin is Literal:
        return
    elif origin is list:
        yield from leaves(inner[0], (), (*path, 0))
    elif origin is dict:
        yield from leaves(inner[0], (), (*path, "(key)"))
        yield from leaves(inner[1], (), (*path, str(IncidentKind.NO_FACE)))
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            yield from leaves(field.annotation, tuple(field.metadata), (*path, name))
    else:
        yield Leaf(path, kind, metadata)


def loose(kind: Any) -> list[tuple[str | int, ...]]:
    """Where a type takes any text or any time."""
    return [leaf.path for leaf in leaves(kind) if leaf.is_loose]


@cache
def _routes() -> dict[str, APIRoute | APIWebSocketRoute]:
    found = (context.original_route for context in iter_route_contexts(documented(Path("no pages")).routes))
    return {key_of(route): route for route in found if isinstance(route, APIRoute | APIWebSocketRoute)}


def _all(dependant: Dependant, kind: str) -> Iterator[Any]:
    yield from getattr(dependant, kind)
    for each in dependant.dependencies:
        yield from _all(each, kind)


def parameters(kind: str) -> dict[tuple[str, str], list[Leaf]]:
    """By route and name, the parameters of a kind: ``path``, ``query``, ``header`` or ``cookie``."""
    found: dict[tuple[str, str], list[Leaf]] = {}
    for name, route in _routes().items():
        for field in _all(route.dependant, f"{kind}_params"):
            info = field.field_info
            found.setdefault((name, field.alias), []).extend(leaves(info.annotation, tuple(info.metadata), (field.alias,)))
    return found


def bodies() -> dict[str, Any]:
    """The shape of each route's JSON body."""
    found: dict[str, Any] = {}
    for name, route in _routes().items():
        for field in _all(route.dependant, "body_params"):
            found[name] = field.field_info.annotation
        if isinstance(route, APIRoute):
            content = (route.openapi_extra or {}).get("requestBody", {}).get("content", {})
            for media in content.values():
                reference = media["schema"].get("$ref")
                if reference is not None:
                    found[name] = RAW_BODIES[reference.rpartition("/")[2]]
    return found


def messages() -> dict[str, type[BaseModel]]:
    """The shape of each message that a page sends over a socket."""
    return {each.__name__: each for union in (CandidateToServer, StaffToServer) for each in get_args(get_args(union)[0])}
