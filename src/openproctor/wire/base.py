"""The base of everything that crosses to the browser."""

from pydantic import BaseModel, ConfigDict

__all__ = ["Wire"]


class Wire(BaseModel):
    """A closed, typed shape: an unknown member is an error, and serialised members are always present."""

    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)
