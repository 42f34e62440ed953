"""What this code uses of libraries although they promise nothing about it, and how to find such uses in the source.

A name is private if it begins with an underscore, and also if it has no place in the library's documentation: the methods of
uvicorn's protocols have plain names and change with any release. Each library here has an upper bound in ``pyproject.toml``.
"""

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path

__all__ = ["DOCUMENTED", "OWN", "PRIVATE", "SRC", "Private", "inherited_uses", "names_of", "resolve", "underscored_uses"]

SRC = Path(__file__).parents[2] / "src" / "openproctor"


@dataclass(frozen=True, slots=True)
class Private:
    """One name of a library, and what it must look like."""

    library: str
    """As ``pyproject.toml`` names it."""
    place: str
    """Where the name is: a module, or ``module:Class``."""
    name: str
    needed_by: str
    """The module of ours that uses it."""
    parameters: tuple[str, ...] | None = None
    """Of a function, without ``self``: those given by position, then those given by name, with ``=``. None: no function."""
    overridden: bool = False
    """Whether the library calls a version of ours instead: then it must pass exactly these parameters."""
    coroutine: bool = False

    def __str__(self) -> str:
        return f"{self.library}-{self.place.rpartition(':')[2]}.{self.name}"


def _private(
    library: str,
    place: str,
    needed_by: str,
    *,
    values: str = "",
    calls: Mapping[str, str] | None = None,
    overrides: Mapping[str, str] | None = None,
    coroutines: str = "",
) -> list[Private]:
    """Entries of one place. ``calls`` and ``overrides`` map names to parameters; all lists are separated by spaces."""
    found = [Private(library, place, name, needed_by) for name in values.split()]
    for functions, overridden in ((calls or {}, False), (overrides or {}, True)):
        for name, parameters in functions.items():
            awaited = name in coroutines.split()
            found.append(Private(library, place, name, needed_by, tuple(parameters.split()), overridden, awaited))
    return found


_SQLITE = "sqlalchemy.dialects.sqlite.aiosqlite"
_DRIVER, _TRANSPORT, _QUANTIZATION = "database/sqlite.py", "http/transport.py", "../../scripts/convert_weights/quantization.py"

PRIVATE: tuple[Private, ...] = (
    *_private(
        "aiosqlite",
        "aiosqlite.core:Connection",
        _DRIVER,
        values="_conn _connection _running",
        calls={"_execute": "fn args kwargs"},
        coroutines="_execute",
    ),
    *_private(
        "sqlalchemy",
        f"{_SQLITE}:AsyncAdapt_aiosqlite_cursor",
        _DRIVER,
        values="_adapt_connection _connection _cursor _rows _soft_closed_memoized",
        overrides={
            "__init__": "adapt_connection",
            "_async_soft_close": "",
            "close": "",
            "execute": "operation parameters",
            "executemany": "operation seq_of_parameters",
        },
        coroutines="_async_soft_close",
    ),
    *_private(
        "sqlalchemy",
        f"{_SQLITE}:AsyncAdapt_aiosqlite_connection",
        _DRIVER,
        values="_connection _cursor_cls",
        calls={"_handle_exception": "error"},
        overrides={"__init__": "dbapi connection", "commit": "", "rollback": ""},
    ),
    *_private(
        "sqlalchemy",
        f"{_SQLITE}:AsyncAdapt_aiosqlite_dbapi",
        _DRIVER,
        calls={"__init__": "aiosqlite sqlite"},
        overrides={"connect": "arg kw"},
    ),
    *_private("sqlalchemy", "sqlalchemy.util", _DRIVER, values="EMPTY_DICT", calls={"await_": "awaitable"}),
    *_private(
        "sqlalchemy",
        "sqlalchemy.exc:DBAPIError",
        _DRIVER,
        calls={"instance": "statement params orig dbapi_base_err"},
    ),
    *_private(
        "uvicorn",
        "uvicorn.protocols.http.httptools_impl:HttpToolsProtocol",
        _TRANSPORT,
        values="app_state client config connections headers scheme scope server server_state transport url ws_protocol_class",
        overrides={
            "handle_websocket_upgrade": "",
            "on_header": "name value",
            "on_headers_complete": "",
            "on_message_complete": "",
            "send_400_response": "msg",
        },
    ),
    *_private(
        "uvicorn",
        "uvicorn.protocols.websockets.websockets_sansio_impl:WebSocketsSansIOProtocol",
        _TRANSPORT,
        values="client conn connections curr_msg_data_type frames scheme server transport",
        calls={"__init__": "config server_state app_state", "handle_connect": "event"},
        overrides={"send_receive_event_to_app": ""},
    ),
    *_private(
        "uvicorn",
        "uvicorn.server:Server",
        "http/listening.py",
        values="config should_exit",
        calls={"__init__": "config"},
        overrides={"startup": "sockets"},
        coroutines="startup",
    ),
    *_private("uvicorn", "uvicorn.server:Server", "cli/serve.py", calls={"capture_signals": ""}),
    *_private("uvicorn", "uvicorn.config:Config", "cli/serve.py", values="ssl", calls={"get_loop_factory": "", "load": ""}),
    *_private("websockets", "websockets.protocol:Protocol", _TRANSPORT, values="parser", calls={"parse": ""}),
    *_private("websockets", "websockets.datastructures:Headers", _TRANSPORT, calls={"set_insecure": "key value"}),
    *_private("websockets", "websockets.http11:Request", _TRANSPORT, calls={"__init__": "path headers method protocol"}),
    *_private("fastapi", "fastapi.dependencies.models:Dependant", "server/permissions.py", values="call dependencies"),
    *_private(
        "onnxruntime",
        "onnxruntime.quantization.qdq_quantizer:QDQQuantizer",
        _QUANTIZATION,
        values="model",
        calls={
            "__init__": "model per_channel= reduce_range= weight_qType= activation_qType= tensors_range= nodes_to_quantize="
            " nodes_to_exclude= op_types_to_quantize= extra_options=",
            "quantize_model": "",
        },
    ),
    *_private(
        "onnxruntime",
        "onnxruntime.quantization.calibrate:TensorsData",
        _QUANTIZATION,
        calls={"__init__": "calibration_method data"},
    ),
    *_private(
        "onnxruntime",
        "onnxruntime.quantization.shape_inference",
        _QUANTIZATION,
        calls={"quant_pre_process": "input_model output_model_path skip_symbolic_shape="},
    ),
    *_private(
        "typer",
        "typer.core:TyperGroup",
        "cli/main.py",
        overrides={"get_command": "ctx cmd_name", "invoke": "ctx", "list_commands": "ctx"},
    ),
)

DOCUMENTED = {"_asdict", "_mapping"}
"""Of SQLAlchemy's rows: the underscore keeps them apart from the names of columns."""
OWN = {("live/candidate.py", "_mark")}
"""A private name of ours on another object than ``self``, within its module."""


def resolve(place: str) -> object:
    """The module or class at ``module`` or ``module:Class``."""
    module, _, name = place.partition(":")
    found: object = import_module(module)
    return getattr(found, name) if name else found


@lru_cache
def names_of(place: str) -> frozenset[str]:
    """The names of a module or class. Of a class those too that its methods, or inherited ones, give to ``self``."""
    found = resolve(place)
    names = set(dir(found))
    if isinstance(found, type):
        library = place.partition(".")[0]
        for base in found.__mro__:
            if base.__module__.partition(".")[0] == library:
                tree = ast.parse(textwrap.dedent(inspect.getsource(base)))
                names |= {name for name, stored in _on_self(tree) if stored}
    return frozenset(names)


def _on_self(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    """Attributes of ``self`` and ``super()``, and whether they are assigned to."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) in ("self", "super()"):
            yield node.attr, isinstance(node.ctx, ast.Store)


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SRC.rglob("*.py")):
        yield path.relative_to(SRC).as_posix(), ast.parse(path.read_text())


def _is_private(name: str) -> bool:
    return name.startswith("_") and not (name.startswith("__") and name.endswith("__"))


def underscored_uses() -> set[tuple[str, str]]:
    """All names with an underscore that are asked of something else than ``self`` or ``cls``, or imported, by module."""
    found = set()
    for module, tree in _modules():
        for node in ast.walk(tree):
            names: list[str] = []
            if isinstance(node, ast.Attribute) and ast.unparse(node.value) not in ("self", "cls", "super()"):
                names = [node.attr]
            elif isinstance(node, ast.Import):
                names = [part for alias in node.names for part in alias.name.split(".")]
            elif isinstance(node, ast.ImportFrom):
                names = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
            elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("getattr", "setattr", "hasattr", "delattr"):
                names = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            found |= {(module, name) for name in names if _is_private(name)}
    return found


def inherited_uses() -> Iterator[tuple[str, str, str]]:
    """What classes of ours use or replace of the classes in :data:`PRIVATE` that they extend: module, place and name.

    Left out is what the standard library's classes have too: that is documented.
    """
    places = {place for place in (each.place for each in PRIVATE) if ":" in place}
    for module, tree in _modules():
        imported = {
            alias.asname or alias.name: f"{node.module}:{alias.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        for node in (each for each in ast.walk(tree) if isinstance(each, ast.ClassDef)):
            for place in {imported.get(ast.unparse(base), "") for base in node.bases} & places:
                for name in sorted(_used_in(node) & names_of(place) - _standard(place)):
                    yield module, place, name


def _used_in(node: ast.ClassDef) -> set[str]:
    names = {name for name, _ in _on_self(node)}
    for each in node.body:
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
            names.add(each.name)
        elif isinstance(each, ast.Assign):
            names |= {ast.unparse(target) for target in each.targets}
        elif isinstance(each, ast.AnnAssign):
            names.add(ast.unparse(each.target))
    return names - {"__slots__"}


def _standard(place: str) -> set[str]:
    found = resolve(place)
    assert isinstance(found, type)
    library = place.partition(".")[0]
    bases = [base for base in found.__mro__ if base.__module__.partition(".")[0] != library and base is not object]
    return {name for base in bases for name in dir(base)} - {"__init__"}
