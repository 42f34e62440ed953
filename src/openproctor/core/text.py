"""Text that enters: every request, message and command line takes its texts as one of the types below, never as plain ``str``.

What no database or terminal should be given is refused here: control characters and halves of surrogate pairs. Lengths are in
characters as people count them, extended grapheme clusters (UAX 29): an emoji of a family is one, whatever it is made of.
"""

import unicodedata
from dataclasses import dataclass
from typing import Annotated, Any

import regex
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

__all__ = [
    "EMAIL",
    "ID",
    "NEW_PASSWORD",
    "PASSWORD",
    "STORED",
    "Id",
    "SafeText",
    "line",
    "prose",
    "relayed",
    "token",
    "url",
    "without_controls",
]

STORED = {"stored": True}
"""Validation context for what comes from our own database: it was taken by the rules of its time, and must stay readable."""

MAX_IN_CLUSTER = 32
"""Code points of one character. Stream-safe text (UAX 15) has at most 30 marks in a row; no real character comes near."""
BYTES_EACH = 32
"""UTF-8 bytes that a text may have for each character that it may have. The longest emoji take 41, letters mostly 1 to 3."""

_CONTROL = regex.compile(r"[[\p{Cc}\p{Cs}]--[\n\t]]", regex.V1)
_NEVER = regex.compile(r"[\0\p{Cs}]", regex.V1)
_BREAKS = regex.compile(r"[\n\t\p{Zl}\p{Zp}]", regex.V1)
_DIRECTION = regex.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates (UAX 9). The marks U+200E, U+200F and U+061C change no order but their own, and names of
two scripts need them; so do U+200C and U+200D in Persian and Indic names and in emoji."""
_SHOWN = regex.compile(
    # Besides what is ignored by default (Hangul fillers too) two signs are blank: braille without dots, and a null notehead.
    r"[[\p{L}\p{N}\p{P}\p{S}\p{Co}\p{Cn}]--[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\U0001D159]]",
    regex.V1,
)
_EDGES = "".join(chr(each) for each in range(0x3001) if chr(each).isspace()) + "\ufeff\u200b\u2060"
_CLUSTER = regex.compile(r"\X", regex.V1)


@dataclass(frozen=True, slots=True)
class SafeText:
    """What one kind of text may be. In ``Annotated`` it makes a ``str`` safe; the types below are made of it."""

    most: int
    """Characters, as people count them."""
    least: int = 0
    single_line: bool = False
    """No line break and no tab, no change of direction."""
    normalised: bool = True
    """Stored as NFC, with ``\\n`` for line ends, without white space around it. False: taken as it is."""
    lower: bool = False
    lenient: bool = False
    """Of the control characters only U+0000 is refused."""
    only: "regex.Pattern[str] | None" = None
    """What the whole text must match."""
    max_bytes: int | None = None
    """Longest in UTF-8; by default what ``most`` characters may take."""

    def check(self, text: str) -> str:
        """The text as it is stored.

        Raises:
            ValueError: it is not of this kind. The message says why, and quotes nothing.
        """
        # Before anything that takes time: one character may be made of any number of code points.
        if len(text) > self._bytes:
            raise ValueError(f"must have at most {self.most} characters")
        bare = text.replace("\r\n", "\n")
        if (_NEVER if self.lenient else _CONTROL).search(bare):
            raise ValueError("must not hold control characters")
        if self.normalised:
            text = unicodedata.normalize("NFC", bare.strip(_EDGES))
        if self.lower:
            text = unicodedata.normalize("NFC", text.lower())
        if self.single_line and _BREAKS.search(text):
            raise ValueError("must be a single line")
        if self.single_line and _DIRECTION.search(text):
            raise ValueError("must not hold characters that change the direction of text")
        if self.only is not None and not self.only.fullmatch(text):
            raise ValueError("holds characters that do not belong here")
        self._check_length(text)
        return text

    @property
    def _bytes(self) -> int:
        return self.most * BYTES_EACH if self.max_bytes is None else self.max_bytes

    def _check_length(self, text: str) -> None:
        characters = len(text)
        if self.normalised and not text.isascii():
            clusters = _CLUSTER.findall(text)
            characters = len(clusters)
            if any(len(each) > MAX_IN_CLUSTER for each in clusters):
                raise ValueError("holds a character with too many marks")
        if characters > self.most or len(text.encode()) > self._bytes:
            raise ValueError(f"must have at most {self.most} characters")
        if characters < self.least:
            raise ValueError("must not be empty" if self.least == 1 else f"must have at least {self.least} characters")
        if self.least and self.normalised and not _SHOWN.search(text):
            raise ValueError("must hold something that can be seen")

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def check(text: str, info: ValidationInfo) -> str:
            return text if info.context is STORED else self.check(text)

        return core_schema.with_info_after_validator_function(check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        described = handler(schema)
        if self.least:
            described["minLength"] = self.least
        # JSON Schema counts code points. Where a character is one, the two numbers are the same.
        described["maxLength"] = self.most if self.only is not None else self._bytes
        if self.only is None and self.normalised:
            described.setdefault("description", f"At most {self.most} characters, as people count them.")
        return described


def prose(most: int, least: int = 0) -> SafeText:
    """Free text of several lines; with ``least`` it must hold something that can be seen."""
    return SafeText(most, least)


def line(most: int, least: int = 0) -> SafeText:
    """A name, or another single line for people."""
    return SafeText(most, least, single_line=True)


def token(most: int, least: int = 0, pattern: str = "[!-~]*") -> SafeText:
    """What programs give each other: ASCII without spaces, by default any of it, taken as it is."""
    return SafeText(most, least, single_line=True, normalised=False, only=regex.compile(pattern), max_bytes=most)


def url(most: int) -> SafeText:
    """An address as it was given: normalised, it might lead elsewhere."""
    return SafeText(most, single_line=True, normalised=False, only=regex.compile(r"\S*"), max_bytes=most)


def relayed(most: int) -> SafeText:
    """What is passed on to another page as it came, and never stored: descriptions of WebRTC, which have lines of CR LF."""
    return SafeText(most, normalised=False, max_bytes=most)


ID = token(64, 1, "[A-Za-z0-9_-]*")
Id = Annotated[str, ID]
"""What a path, a query or a message names something by."""
EMAIL = SafeText(254, single_line=True, lower=True, only=regex.compile(r"[^@\s]+@[^@\s]+"), max_bytes=254)
"""An address, in lower case. RFC 5321 counts octets."""

PASSWORD = SafeText(1024, normalised=False, lenient=True, max_bytes=4096)
"""A password to be compared: as it was typed, for what was set once must go on working."""
NEW_PASSWORD = SafeText(1024, single_line=True, normalised=False, max_bytes=4096)
"""A password to be set. Each code point counts as one character (NIST SP 800-63B)."""


def without_controls(text: str) -> str:
    """The text for a log, an answer or a row that nobody may be refused for: U+FFFD in place of what is refused elsewhere."""
    shown: str = _CONTROL.sub("\ufffd", text)
    return shown
