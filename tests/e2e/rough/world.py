"""One quick server for all of these tests in a process: a test brings an exam of its own, and whoever sits it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx
from playwright.sync_api import Browser, BrowserContext, Page, expect

from openproctor.cli.bench.server import ServerProcess
from tests.e2e.conftest import Errors

__all__ = ["Sitting", "World", "sign_up"]

PERSON = {"email": "admin@example.org", "name": "Admin", "password": "correct horse battery"}


def sign_up(server: ServerProcess) -> httpx.Client:
    """The administrator of a new server, signed in."""
    staff = httpx.Client(base_url=server.base, headers={"origin": server.base}, timeout=30)
    staff.post("/api/v1/setup", json={"token": server.first_link, **PERSON}).raise_for_status()
    return staff


@dataclass(frozen=True)
class Sitting:
    """A candidate who has joined an exam, and the page with which they did."""

    exam_id: str
    attempt_id: str
    link: str
    """The private link: path and fragment."""
    token: str
    """An access token of the attempt."""
    page: Page

    @property
    def path(self) -> str:
        """Where the exam's page is."""
        return f"/attempt/{self.attempt_id}"

    def enter(self) -> Page:
        """Open the exam's page, and wait for the exam's room."""
        self.page.goto(self.path)
        expect(self.page.get_by_role("button", name="Finish exam")).to_be_visible()
        return self.page


@dataclass
class World:
    """A server and its administrator, shared by a process; and what one test does with them."""

    server: ServerProcess
    browser: Browser
    errors: Errors
    staff: httpx.Client
    """Signed in as the administrator."""
    contexts: list[BrowserContext] = field(default_factory=list)

    def context(self, *, base: str | None = None, width: int = 1280, height: int = 900, **options: Any) -> BrowserContext:
        """A browser's context that knows nothing of others. ``base``: the address of a proxy before the server."""
        permissions: Sequence[str] = options.pop("permissions", ("camera", "microphone"))
        made = self.browser.new_context(
            base_url=base or self.server.base,
            viewport={"width": width, "height": height},
            permissions=list(permissions),
            **options,
        )
        made.set_default_timeout(20_000)
        self.contexts.append(made)
        return made

    def page(self, context: BrowserContext | None = None, **options: Any) -> Page:
        """A page whose errors fail the test."""
        return self.errors.watch((context or self.context(**options)).new_page())

    def exam(self, policy: Mapping[str, Any] | None = None, **members: Any) -> str:
        """Make an exam; its identifier. ``members`` are further members of ``ExamInput``."""
        body = {"title": "Linear Algebra", "policy": dict(policy or {}), **members}
        return str(self.staff.post("/api/v1/exams", json=body).raise_for_status().json()["id"])

    def invite(self, exam_id: str, name: str = "Candidate One") -> str:
        """Put someone on the roster; the private link."""
        body = {"candidates": [{"name": name}]}
        self.staff.post(f"/api/v1/exams/{exam_id}/candidates", json=body).raise_for_status()
        roster = self.staff.get(f"/api/v1/exams/{exam_id}/candidates").raise_for_status().json()
        (path,) = (each["invite_path"] for each in roster["candidates"] if each["name"] == name)
        return str(path)

    def join(
        self,
        exam_id: str,
        *,
        name: str = "Candidate One",
        context: BrowserContext | None = None,
        start: bool = True,
        **options: Any,
    ) -> Sitting:
        """Join, agree and, if wanted, start, as the pages would; the page itself has not been opened yet."""
        own = context or self.context(**options)
        link = self.invite(exam_id, name)
        access = self._call(own, "POST", "/api/v1/attempts", {"token": link.partition("#")[2], "name": None})
        attempt, token = access["attempt"], str(access["access_token"])
        path = f"/api/v1/attempts/{attempt['id']}"
        self._call(own, "PUT", f"{path}/consent", {"text_version": attempt["consent"]["version"]}, token)
        if start:
            self._call(own, "POST", f"{path}/start", None, token)
        return Sitting(exam_id, str(attempt["id"]), link, token, self.page(own))

    def sit(self, policy: Mapping[str, Any] | None = None, **options: Any) -> Sitting:
        """A candidate in the room of an exam of their own."""
        sitting = self.join(self.exam(policy), **options)
        sitting.enter()
        return sitting

    def watch(self, exam_id: str, *, context: BrowserContext | None = None, **options: Any) -> Page:
        """The staff's live page of an exam, in a browser of its own."""
        context = context or self.context(**options)
        signed_in = [{"name": each.name, "value": each.value or "", "url": self.server.base} for each in self.staff.cookies.jar]
        context.add_cookies(signed_in)  # type: ignore[arg-type]
        page = self.page(context)
        page.goto(f"/exams/{exam_id}/live")
        return page

    def live(self, exam_id: str, attempt_id: str) -> dict[str, Any]:
        """What the staff sees of an attempt at this moment: ``AttemptLive``."""
        found = self.staff.get(f"/api/v1/exams/{exam_id}/attempts/{attempt_id}").raise_for_status().json()
        return dict(found["live"])

    def incidents(self, exam_id: str) -> list[dict[str, Any]]:
        """All incidents of an exam, newest first."""
        return list(self.staff.get(f"/api/v1/exams/{exam_id}/incidents").raise_for_status().json()["incidents"])

    def message(self, sitting: Sitting, text: str, client_id: str = "message-0001") -> None:
        """Write to a candidate, as a proctor."""
        path = f"/api/v1/exams/{sitting.exam_id}/attempts/{sitting.attempt_id}/messages"
        self.staff.post(path, json={"text": text, "client_id": client_id}).raise_for_status()

    def close(self) -> None:
        """End what one test has opened. A camera that is used no more plays its clip from the beginning for the next."""
        for context in self.contexts:
            context.close()

    def _call(self, context: BrowserContext, method: str, path: str, body: Any, token: str | None = None) -> dict[str, Any]:
        headers = {"Origin": self.server.base} | ({"Authorization": f"Bearer {token}"} if token else {})
        answer = context.request.fetch(f"{self.server.base}{path}", method=method, data=body, headers=headers)
        assert answer.ok, answer.text()
        found: dict[str, Any] = answer.json()
        return found
