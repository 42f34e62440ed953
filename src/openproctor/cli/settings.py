"""The settings as a command gets them: refused in whole sentences before anything is opened."""

from typing import Any

from openproctor.core.environment import load_settings
from openproctor.core.settings import Settings
from openproctor.server.checks.settings import require_usable

__all__ = ["usable_settings"]


def usable_settings(**given: Any) -> Settings:
    """The settings of the environment, of the right form and fit to be used; ``given`` has precedence.

    Raises:
        SettingsInvalid
    """
    settings = load_settings(**given)
    require_usable(settings)
    return settings
