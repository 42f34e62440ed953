"""The media engine that the settings ask for."""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from openproctor.core.settings import Settings
from openproctor.live.media.signaling import MediaSignaling
from openproctor.model.push import PushMessage

__all__ = ["open_media"]

ENGINES = ("peer",)
"""The manifest of media engines: each is the name of a module of this package that has ``create``, and what
``OPENPROCTOR_MEDIA`` may be."""


def open_media(settings: Settings, publish: Callable[[PushMessage], None]) -> MediaSignaling:
    """The engine, which answers over ``publish``.

    Raises:
        ValueError: there is none of that name.
    """
    if settings.media not in ENGINES:
        raise ValueError(f"OPENPROCTOR_MEDIA={settings.media} names no media engine; there are: {', '.join(ENGINES)}.")
    return cast("MediaSignaling", import_module(f"openproctor.live.media.{settings.media}").create(settings, publish))
