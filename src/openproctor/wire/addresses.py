"""The API's addresses and cookies, each named once: routes, rate limits and fast paths are made from these."""

import re

__all__ = [
    "API",
    "ATTEMPT",
    "DEVICE_COOKIE",
    "ENTRANCE",
    "ITEM",
    "LIVE",
    "ROSTER_FILE",
    "SESSION_COOKIE",
    "SESSION_PATH",
    "TICKET",
    "attempt_cookie",
    "attempt_path",
    "video_path",
]

API = "/api/v1"
SESSION_PATH = f"{API}/session"
SESSION_COOKIE = "openproctor_session"
"""Signs a member of the staff in."""
DEVICE_COOKIE = "openproctor_device"
"""Marks a browser in which an account has signed in before."""

_ID = "[A-Za-z0-9_]{1,64}"

ATTEMPT = re.compile(rf"{API}/attempts/([^/]{{1,64}})/.*")
"""Everything that a candidate's page asks of its attempt."""
ENTRANCE = re.compile(rf"{API}/(?:setup|setup/read|session|session/.*|invitations/read|attempts)")
"""What is asked before there is a session or an access token."""
ITEM = re.compile(rf"{API}/attempts/({_ID})/([a-z]+)/(-?[0-9]{{1,20}})")
"""One item of a stream: attempt, the stream's path, sequence number."""
LIVE = re.compile(rf"{API}/attempts/({_ID})/live")
ROSTER_FILE = re.compile(rf"{API}/exams/[^/]{{1,64}}/roster/(?:preview|import)")
"""Where a roster file is handed in."""
TICKET = re.compile(rf"{API}/attempts/({_ID})/socket-ticket")


def attempt_cookie(attempt_id: str) -> str:
    """The cookie with which the browser that joined asks for access tokens."""
    return f"openproctor_{attempt_id}"


def attempt_path(attempt_id: str) -> str:
    """The address below which everything of an attempt lies, for its candidate."""
    return f"{API}/attempts/{attempt_id}"


def video_path(exam_id: str, attempt_id: str, stream: str, container: str) -> str:
    """The address of a stream's recording as a video, for the staff."""
    return f"{API}/exams/{exam_id}/attempts/{attempt_id}/recordings/{stream}/video.{container}"
