"""The media engine that the settings ask for."""

from collections.abc import Callable

from openproctor.core.settings import Settings
from openproctor.live.media.peer import PeerSignaling
from openproctor.live.media.signaling import MediaSignaling
from openproctor.model.push import PushMessage

__all__ = ["open_media"]

ENGINES: dict[str, Callable[[Settings, Callable[[PushMessage], None]], MediaSignaling]] = {
    "peer": lambda _, publish: PeerSignaling(publish),
}
"""By the name in ``OPENPROCTOR_MEDIA``."""


def open_media(settings: Settings, publish: Callable[[PushMessage], None]) -> MediaSignaling:
    """The engine, which answers over ``publish``.

    Raises:
        ValueError: there is none of that name.
    """
    if settings.media not in ENGINES:
        raise ValueError(f"OPENPROCTOR_MEDIA={settings.media} names no media engine; there are: {', '.join(ENGINES)}.")
    return ENGINES[settings.media](settings, publish)
