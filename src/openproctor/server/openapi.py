"""The OpenAPI description, with the problem type, page events and socket messages that FastAPI cannot know of."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, TypeAdapter

from openproctor.wire.attempts import PageEvent
from openproctor.wire.messages_and_gaps import GapInput
from openproctor.wire.sockets import CandidateToServer, ServerToCandidate, ServerToStaff, StaffToServer

__all__ = ["ProblemBody", "install_openapi"]

REF = "#/components/schemas/{model}"


class ProblemBody(BaseModel):
    """An error, as RFC 9457 describes one."""

    type: str
    """Stable: ``urn:openproctor:...``"""
    title: str
    status: int
    detail: str | None = None


def _further_schemas() -> dict[str, Any]:
    schemas: dict[str, Any] = {}
    for name, union, mode in (
        ("PageEvent", PageEvent, "validation"),
        ("GapInput", GapInput, "validation"),
        ("CandidateToServer", CandidateToServer, "validation"),
        ("StaffToServer", StaffToServer, "validation"),
        ("ServerToCandidate", ServerToCandidate, "serialization"),
        ("ServerToStaff", ServerToStaff, "serialization"),
    ):
        schema = TypeAdapter(union).json_schema(ref_template=REF, mode=mode)  # type: ignore[arg-type]
        schemas |= {key: value for key, value in schema.pop("$defs", {}).items() if key not in schemas}
        schemas[name] = schema
    return schemas


def install_openapi(app: FastAPI) -> None:
    """Make ``app.openapi()`` describe problems and sockets too."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = get_openapi(title=app.title, version=app.version, routes=app.routes)
            schemas = document.setdefault("components", {}).setdefault("schemas", {})
            for extra in ("HTTPValidationError", "ValidationError"):
                schemas.pop(extra, None)
            for key, value in _further_schemas().items():
                schemas.setdefault(key, value)
            schemas["Problem"] = ProblemBody.model_json_schema(ref_template=REF)
            _declare_problems(document)
            app.openapi_schema = document
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _declare_problems(document: dict[str, Any]) -> None:
    problem = {
        "description": "A problem (RFC 9457).",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for path in document["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = problem
