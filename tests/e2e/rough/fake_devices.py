"""Cameras and microphones in a page's own browser that a test can unplug, mute, silence, take and refuse."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import BrowserContext, Page

__all__ = ["Devices", "fake_devices"]

SCRIPT = Path(__file__).with_suffix(".js")
Kind = Literal["camera", "microphone"]


def fake_devices(
    context: BrowserContext,
    cameras: Sequence[str | dict[str, Any]] = ("Built-in Camera",),
    microphones: Sequence[str | dict[str, Any]] = ("Built-in Microphone",),
    denied: Sequence[Kind] = (),
) -> BrowserContext:
    """Give every page of a context these devices, again after each reload.

    A device is its label, or its label and how it is: ``{"label": "USB Camera", "busy": True}``, also ``unplugged``, ``muted``,
    ``silent``. Its id is its kind and its place in the list: ``camera-0``.
    """
    listed = {"cameras": _described(cameras), "microphones": _described(microphones), "denied": list(denied)}
    context.add_init_script(f"{{ const CONFIG = {json.dumps(listed)};\n{SCRIPT.read_text('utf-8')} }}")
    return context


def _described(devices: Sequence[str | dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"label": each} if isinstance(each, str) else dict(each) for each in devices]


class Devices:
    """What happens to the devices of one open page."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def do(self, what: str, kind: Kind, *arguments: Any) -> None:
        """Call ``window.__devices``: ``do("unplug", "microphone", 0)``; see the script for what there is."""
        self._page.evaluate("([what, given]) => window.__devices[what](...given)", [what, [kind, *arguments]])

    def opened(self, kind: Kind) -> list[str]:
        """The labels of the devices of a kind that the page has open."""
        return list(self._page.evaluate("kind => window.__devices.opened(kind)", kind))

    def calls(self) -> dict[str, int]:
        """How often the page asked for which kinds."""
        return dict(self._page.evaluate("window.__devices.calls"))
