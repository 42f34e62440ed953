"""The server's own secret: made once, kept in the data folder, readable by its owner alone.

Links, signing keys, second factors and (without a master key of its own) all evidence hang on it. So a new one is written only
where nothing has been made under another one: ``server/secret_of_database.py`` looks before it calls :meth:`Secret.keep`.
"""

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from openproctor.core.data_folder import reason
from openproctor.core.errors import DependencyFailed

__all__ = ["Secret", "derive", "load_or_draw"]

BYTES = 32


@dataclass(frozen=True, slots=True)
class Secret:
    """The secret, and whether it is on the disk already."""

    path: Path
    value: bytes
    is_new: bool

    def keep(self) -> None:
        """Write a new secret durably; one that was read is there already.

        Raises:
            DependencyFailed: it cannot be written.
        """
        if not self.is_new:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write_new(self.path, self.value.hex() + "\n")
        except FileExistsError:
            # Another process was quicker, by a moment.
            if load_or_draw(self.path).value != self.value:
                raise DependencyFailed(f"{self.path} was made by another process just now: start again.") from None
        except OSError as error:
            raise DependencyFailed(
                f"{self.path} cannot be written ({reason(error)}): DATA_DIR must be a folder that this user can write to."
            ) from error


def load_or_draw(path: Path) -> Secret:
    """The secret in ``path``; a new one, which is not written yet, if there is no such file.

    Raises:
        DependencyFailed: the file cannot be read, or does not hold a secret of ours.
    """
    try:
        text = path.read_text()
    except FileNotFoundError:
        return Secret(path, secrets.token_bytes(BYTES), is_new=True)
    except (OSError, UnicodeDecodeError) as error:
        raise DependencyFailed(f"{path} cannot be read ({reason(error)}): put it back from the backup.") from error
    try:
        value = bytes.fromhex(text.strip())
    except ValueError:
        value = b""
    if len(value) != BYTES:
        raise DependencyFailed(f"{path} does not hold {BYTES} bytes in hexadecimal: put it back from the backup.")
    return Secret(path, value, is_new=False)


def _write_new(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        # Half of it would be taken for a damaged secret at every start from now on.
        path.unlink()
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def derive(secret: bytes, purpose: str) -> bytes:
    """A key for one purpose, so that no key is used for two."""
    return hmac.new(secret, purpose.encode(), hashlib.sha256).digest()
