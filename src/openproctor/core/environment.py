"""Settings as the environment has them; where it is wrong, one sentence for each variable that says what to do."""

import os
import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from pydantic import SecretStr, ValidationError
from pydantic_core import ErrorDetails

from openproctor.core.errors import SettingsInvalid
from openproctor.core.settings import Settings

__all__ = ["load_settings", "unknown_variables", "variable_of"]

PREFIX = "OPENPROCTOR_"
UNPREFIXED = frozenset(("port", "data_dir", "database_url", "evidence_url"))
"""Settings whose variable is the plain name, as hosting platforms set it. With the prefix they are read too."""
SET_UP = "OPENPROCTOR_WEIGHTS"
"""The folder of the model files for the set-up, which reads it without the settings."""
NEAR = 0.75
"""How alike two names are, from 0 to 1, for one to be taken for a slip of the pen of the other."""
_CREDENTIALS = frozenset(("database_url", "evidence_url", "s3_endpoint", "s3_access_key_id", "ice_servers"))
"""Settings besides the secret ones whose value may carry a password: it is not repeated to the screen and the log."""
_SERVICE_LINK = re.compile(r"SERVICE_(HOST|PORT(_\w+)?)|PORT_\d+_(TCP|UDP)(_\w+)?")
"""What Kubernetes sets, without being asked, for a service that is called openproctor."""


def load_settings(**given: Any) -> Settings:
    """The settings of the environment; ``given`` has precedence.

    Raises:
        SettingsInvalid: a variable is wrong, empty, or a misspelt name of one.
    """
    wrong = dict(_misspelt(os.environ)) | dict(_empty(os.environ, given))
    try:
        settings = Settings(**given)
    except ValidationError as error:
        wrong |= {name: said for name, said in map(_sentence, error.errors()) if name not in wrong}
        raise SettingsInvalid("\n".join(wrong.values())) from error
    if wrong:
        raise SettingsInvalid("\n".join(wrong.values()))
    return settings


def variable_of(field: str) -> str:
    """The variable by which a setting is set, or would be."""
    prefixed = PREFIX + field.upper()
    if field not in UNPREFIXED:
        return prefixed
    names = {name.upper() for name in os.environ}
    return prefixed if prefixed in names and field.upper() not in names else field.upper()


def unknown_variables(environment: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    """Variables that look like ours and are none, each with the name that was meant, if one is near."""
    known = [PREFIX + field.upper() for field in Settings.model_fields] + [SET_UP]
    for name in environment:
        upper = name.upper()
        beginning = upper[: len(PREFIX)]
        if upper in known:
            continue
        if beginning == PREFIX:
            rest = upper.removeprefix(PREFIX)
            if not _SERVICE_LINK.fullmatch(rest):
                near = get_close_matches(rest, [each.removeprefix(PREFIX) for each in known], 1, NEAR)
                yield name, _shown(near[0]) if near else None
        elif SequenceMatcher(None, beginning, PREFIX).ratio() > NEAR:
            near = get_close_matches(upper, known, 1, 0.9)
            if near:
                yield name, _shown(near[0].removeprefix(PREFIX))


def _shown(name: str) -> str:
    return name if name.lower() in UNPREFIXED else PREFIX + name


def _misspelt(environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, meant in unknown_variables(environment):
        if meant is not None:
            yield name, f"{name} is no setting: did you mean {meant}? Rename it, or remove it."


def _empty(environment: Mapping[str, str], given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """An empty variable is, as a rule, a secret or an address that did not arrive: no default must stand in for it."""
    values = {name.upper(): value for name, value in environment.items()}
    for field, info in Settings.model_fields.items():
        name = variable_of(field)
        if field not in given and values.get(name) == "" and not _is_list(info.annotation):
            yield name, f"{name} is empty: give it a value, or remove it."


def _is_list(annotation: Any) -> bool:
    return str(annotation).startswith("list[")


def _sentence(error: ErrorDetails) -> tuple[str, str]:
    field = str(error["loc"][0]).lower()
    name, value = variable_of(field), error["input"]
    hidden = field in _CREDENTIALS or isinstance(value, SecretStr) or "SecretStr" in str(_annotation(field))
    is_text = isinstance(value, str) and not hidden and len(value) <= 100
    return name, f"{name}{f' is {value!r}: it' if is_text else ''} must be {_asked(field, error)}."


def _annotation(field: str) -> Any:
    return Settings.model_fields[field].annotation


def _asked(field: str, error: ErrorDetails) -> str:
    """What the setting must be: by its own check, its choices, or its type and bounds."""
    context = error.get("ctx", {})
    if error["type"] == "value_error":
        return str(context["error"])
    if error["type"] == "literal_error":
        return str(context["expected"]).replace("'", "")
    if _is_list(_annotation(field)):
        return "a list"
    kind = "a whole number" if "int" in str(_annotation(field)) else "a number"
    return kind + "".join(_bound(each) for each in Settings.model_fields[field].metadata)


def _bound(limit: Any) -> str:
    words = {"ge": "from", "gt": "above", "le": "up to", "lt": "below"}
    return "".join(f" {word} {getattr(limit, name)}" for name, word in words.items() if hasattr(limit, name))
