"""Who may do what: every route and every socket message has an entry here, or is refused.

The dependencies in ``accounts/access.py`` and ``attempts/access.py`` check. This table says which of them each route must
have; ``require_declared`` compares the two before the application starts, and ``refuse_undeclared`` runs before every route.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, get_args

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, APIWebSocketRoute, iter_route_contexts
from starlette.exceptions import WebSocketException
from starlette.requests import HTTPConnection
from starlette.routing import BaseRoute, Mount

from openproctor.accounts.access import Admin, ExamActor, ExamReader, SignedIn
from openproctor.attempts.access import BearerGrant
from openproctor.core.errors import NotAllowed

__all__ = [
    "PERMISSIONS",
    "Permission",
    "Undeclared",
    "key_of",
    "refuse_undeclared",
    "require_declared",
]


class Permission(StrEnum):
    """Whom a route lets in. Permissions without a dependency of their own are checked by the route itself."""

    ANYONE = "anyone"
    """Shows nothing about anybody."""
    LINK = "link"
    """Anyone with the secret of a link, which is in the body."""
    PASSWORD = "password"  # noqa: S105 - a name
    """Anyone who knows the password of an account."""
    OWN_SESSION = "own_session"
    """About the caller's own session, whether or not there is one."""
    ATTEMPT_COOKIE = "attempt_cookie"
    """The browser that joined the attempt."""
    ATTEMPT = "attempt"
    """An access token of the attempt in the path."""
    SIGNED_IN = "signed_in"
    """Any member of the staff; what is not theirs is left out."""
    EXAM_READER = "exam_reader"
    """Staff assigned to the exam, and administrators."""
    EXAM_ACTOR = "exam_actor"
    """Proctors assigned to the exam, and administrators."""
    ADMIN = "admin"
    SOCKET = "socket"
    """The socket decides who may, message by message."""


def _dependency(annotated: Any) -> Callable[..., Any]:
    depends = get_args(annotated)[1]
    assert callable(depends.dependency)
    return depends.dependency  # type: ignore[no-any-return]


GUARDS: Mapping[Permission, Callable[..., Any]] = MappingProxyType(
    {
        Permission.ATTEMPT: _dependency(BearerGrant),
        Permission.SIGNED_IN: _dependency(SignedIn),
        Permission.EXAM_READER: _dependency(ExamReader),
        Permission.EXAM_ACTOR: _dependency(ExamActor),
        Permission.ADMIN: _dependency(Admin),
    }
)
"""The dependency that a route with this permission must have."""

PERMISSIONS: Mapping[str, Permission] = MappingProxyType(
    {
        # Signing in
        "read_setup_link": Permission.LINK,
        "redeem_setup_link": Permission.LINK,
        "sign_in": Permission.PASSWORD,
        "read_session": Permission.OWN_SESSION,
        "sign_out": Permission.OWN_SESSION,
        "sign_in_with_code": Permission.PASSWORD,
        # One's own account
        "enrol_second_factor": Permission.OWN_SESSION,
        "confirm_second_factor": Permission.OWN_SESSION,
        "disable_second_factor": Permission.OWN_SESSION,
        "list_own_sessions": Permission.SIGNED_IN,
        "end_own_session": Permission.SIGNED_IN,
        "end_other_sessions": Permission.SIGNED_IN,
        # Accounts
        "list_staff_sessions": Permission.ADMIN,
        "end_staff_session": Permission.ADMIN,
        "end_staff_sessions": Permission.ADMIN,
        "reset_second_factor": Permission.ADMIN,
        "read_audit": Permission.ADMIN,
        "read_exam_audit": Permission.ADMIN,
        "list_staff": Permission.ADMIN,
        "create_staff": Permission.ADMIN,
        "renew_setup_link": Permission.ADMIN,
        "change_staff": Permission.ADMIN,
        # Exams
        "list_exams": Permission.SIGNED_IN,
        "list_policy_presets": Permission.SIGNED_IN,
        "create_exam": Permission.ADMIN,
        "read_exam": Permission.EXAM_READER,
        "change_exam": Permission.ADMIN,
        "delete_exam": Permission.ADMIN,
        "archive_exam": Permission.ADMIN,
        "unarchive_exam": Permission.ADMIN,
        "list_policies": Permission.EXAM_READER,
        "switch_open_link": Permission.ADMIN,
        "assign_staff": Permission.ADMIN,
        "list_candidates": Permission.EXAM_READER,
        "add_candidates": Permission.ADMIN,
        "preview_roster": Permission.ADMIN,
        "import_roster": Permission.ADMIN,
        "renew_invitation": Permission.ADMIN,
        "grant_allowance": Permission.ADMIN,
        "remove_candidate": Permission.ADMIN,
        # A candidate's steps
        "read_invitation": Permission.LINK,
        "join_exam": Permission.LINK,
        "refresh_token": Permission.ATTEMPT_COOKIE,
        "give_consent": Permission.ATTEMPT,
        "start_attempt": Permission.ATTEMPT,
        "submit_attempt": Permission.ATTEMPT,
        "send_candidate_message": Permission.ATTEMPT,
        "check_camera": Permission.ATTEMPT,
        "put_frame": Permission.ATTEMPT,
        "put_sound": Permission.ATTEMPT,
        "put_event": Permission.ATTEMPT,
        "put_recording": Permission.ATTEMPT,
        "put_screen": Permission.ATTEMPT,
        "put_message": Permission.ATTEMPT,
        "put_gap": Permission.ATTEMPT,
        "issue_candidate_ticket": Permission.ATTEMPT,
        "report_page": Permission.ATTEMPT,
        # What the staff sees and does
        "issue_staff_ticket": Permission.EXAM_READER,
        "revoke_access": Permission.EXAM_ACTOR,
        "export_attempt": Permission.EXAM_READER,
        "list_gaps": Permission.EXAM_READER,
        "read_newest_frame": Permission.EXAM_READER,
        "list_recordings": Permission.EXAM_READER,
        "read_recording": Permission.EXAM_READER,
        "hold_exam": Permission.ADMIN,
        "hold_attempt": Permission.ADMIN,
        "erase_attempt": Permission.ADMIN,
        "read_attempt": Permission.EXAM_READER,
        "send_staff_message": Permission.EXAM_ACTOR,
        "end_attempt": Permission.EXAM_ACTOR,
        "list_incidents": Permission.EXAM_READER,
        "read_incident": Permission.EXAM_READER,
        "review_incident": Permission.EXAM_READER,
        "read_evidence": Permission.EXAM_READER,
        "mark_read": Permission.EXAM_READER,
        "list_scores": Permission.EXAM_READER,
        "read_score": Permission.EXAM_READER,
        "rescore_exam": Permission.EXAM_READER,
        # Sockets
        "candidate_socket": Permission.SOCKET,
        "staff_socket": Permission.SOCKET,
        # Files, and the answer for unknown addresses
        "assets": Permission.ANYONE,
        "healthz": Permission.ANYONE,
        "page": Permission.ANYONE,
        "unknown": Permission.ANYONE,
    }
)
"""By the route's ``operation_id``, or its name where it has none."""


class Undeclared(RuntimeError):  # noqa: N818 - what has happened
    """A route has no entry, or does not check what its entry says."""


def key_of(route: BaseRoute) -> str:
    """The name under which a route is declared."""
    return str(getattr(route, "operation_id", None) or getattr(route, "name", "") or getattr(route, "path", ""))


def require_declared(routes: Iterable[BaseRoute]) -> None:
    """Compare an application's routes with the table.

    Raises:
        Undeclared: a route has no entry, or not the dependency that its entry asks for.
    """
    for context in iter_route_contexts(list(routes)):
        route = context.original_route
        permission = PERMISSIONS.get(key_of(route))
        if permission is None:
            raise Undeclared(f"{key_of(route)} ({context.path}) says not who may: see permissions.py")
        guard = GUARDS.get(permission)
        if guard is not None and not (isinstance(route, APIRoute) and _depends_on(route.dependant, guard)):
            raise Undeclared(f"{key_of(route)} ({context.path}) does not check that it is for {permission}")
        if permission is Permission.SOCKET and not isinstance(route, APIWebSocketRoute):
            raise Undeclared(f"{key_of(route)} ({context.path}) is no socket")
        if isinstance(route, Mount) and permission is not Permission.ANYONE:
            raise Undeclared(f"{key_of(route)} ({context.path}) cannot check anything")


def _depends_on(dependant: Dependant, guard: Callable[..., Any]) -> bool:
    return any(each.call is guard or _depends_on(each, guard) for each in dependant.dependencies)


async def refuse_undeclared(connection: HTTPConnection) -> None:
    """A dependency of every route: a route that was added later without an entry is refused all the same.

    Raises:
        NotAllowed
        WebSocketException: the same for a socket.
    """
    if key_of(connection.scope["route"]) in PERMISSIONS:
        return
    if connection.scope["type"] == "websocket":
        raise WebSocketException(1008, NotAllowed.title)
    raise NotAllowed
