"""Colour operators of a content stream (ISO 32000-1, 8.6.8), replaced by those for greys."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from briefpress.assemble.grey.colour import ColourError, grey_of_cmyk, grey_of_rgb
from briefpress.assemble.grey.spaces import CMYK, GREY, RGB, Kind, Space, read_space
from briefpress.assemble.sheets.operators import written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pypdf.generic import DictionaryObject

_SPACE = rb"[\x00\t\n\f\r\x20]"
_REGULAR = rb"[^\x00\t\n\f\r\x20()<>\[\]{}/%]"
_NUMBER = rb"[-+]?(?:\d+\.?\d*|\.\d+)"
_STRING = rb"\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\))*+\)"
#: A colour operator with its operands, an inline image, or what may look like them and is not.
_TOKEN = re.compile(
    rb"""(?:(?<!REGULAR)|(?=/))(?P<operands>(?:(?:NUMBER|/REGULAR*+)SPACE++|NUMBER(?=/))*+)
    (?P<operator>rg|RG|k|K|g|G|cs|CS|scn?|SCN?|q|Q)(?!REGULAR)
    |(?<!REGULAR)BI(?!REGULAR)(?P<header>.*?)(?<!REGULAR)ID(?:SPACE)(?P<data>.*?)SPACE EI(?!REGULAR)
    |STRING|/REGULAR*+|%[^\r\n]*+""".replace(b"REGULAR", _REGULAR)
    .replace(b"SPACE", _SPACE)
    .replace(b"NUMBER", _NUMBER)
    .replace(b"STRING", _STRING),
    re.DOTALL | re.VERBOSE,
)
_WORD = re.compile(rb"/?" + _REGULAR + rb"+")
#: The space for patterns that are painted in one colour, where there was another one.
GREY_PATTERN = "BriefpressGreyPattern"


class _State(Struct, frozen=True):
    """The colour spaces for painting and stroking, as the source has them; None if unknown."""

    fill: Space | None
    stroke: Space | None


@dataclass
class GreyContent:
    """A content stream being rewritten.

    `image` makes an XObject of an inline image that has colours, and returns its name; None for
    one that may stay. `kept` are the names of colour spaces that are still used.
    """

    resources: DictionaryObject | None
    image: Callable[[bytes, bytes], str | None]
    kept: set[str] = field(default_factory=set)

    def rewrite(self, data: bytes, *, inherits: bool) -> bytes:
        """Return the content in greys; a stream that inherits has the colours of who paints it."""
        start = None if inherits else GREY
        self._state, self._saved = _State(start, start), list[_State]()
        return _TOKEN.sub(self._replaced, data)

    def _replaced(self, match: re.Match[bytes]) -> bytes:
        if match["header"] is not None:
            called = self.image(match["header"], match["data"])
            return match[0] if called is None else b"/%s Do" % called.encode()
        operator = match["operator"]
        if operator is None:
            return match[0]
        if operator in b"qQ":
            self._save_or_restore(operator)
            return match[0]
        words = _WORD.findall(match["operands"])
        stroking = operator.isupper()
        made = self._colour(operator.lower(), words, stroking=stroking)
        # A name needs no space before it; a number does.
        return match[0] if made is None else b" " + made

    def _save_or_restore(self, operator: bytes) -> None:
        if operator == b"q":
            self._saved.append(self._state)
        elif self._saved:
            self._state = self._saved.pop()

    def _colour(self, operator: bytes, words: Sequence[bytes], *, stroking: bool) -> bytes | None:
        """Return what replaces an operator; None where it stays."""
        if operator == b"g":
            self._set(GREY, stroking=stroking)
            return None
        if operator in (b"rg", b"k"):
            space, grey = (RGB, grey_of_rgb) if operator == b"rg" else (CMYK, grey_of_cmyk)
            self._set(space, stroking=stroking)
            return _grey(grey(_numbers(words, len(space.initial))), stroking=stroking)
        if operator == b"cs":
            return self._set_space(words, stroking=stroking)
        return self._set_colour(words, stroking=stroking)

    def _set(self, space: Space, *, stroking: bool) -> None:
        change = {"stroke" if stroking else "fill": space}
        self._state = replace(self._state, **change)

    def _set_space(self, words: Sequence[bytes], *, stroking: bool) -> bytes | None:
        called = words[-1].decode("latin-1")[1:] if words else ""
        space = self._space(called)
        self._set(space, stroking=stroking)
        if space.kind is Kind.INVISIBLE:
            self.kept.add(called)
            return None
        if space.kind is Kind.PATTERN:
            chosen = GREY_PATTERN if space.under else "Pattern"
            return b"/%s %s" % (chosen.encode(), b"CS" if stroking else b"cs")
        return _grey(space.grey(space.initial), stroking=stroking)

    def _space(self, called: str) -> Space:
        from pypdf.generic import NameObject

        return read_space(NameObject("/" + called), self.resources)

    def _set_colour(self, words: Sequence[bytes], *, stroking: bool) -> bytes | None:
        space = self._state.stroke if stroking else self._state.fill
        if space is None:
            raise ColourError("a colour is set in a space that is not known")
        if space.kind is Kind.INVISIBLE:
            return None
        if space.kind is not Kind.PATTERN:
            colour = _numbers(words, len(space.initial))
            return _grey(space.grey(colour), stroking=stroking)
        if space.under is None or len(words) < 2:
            return None
        colour = _numbers(words[:-1], len(space.under.initial))
        operator = b"SCN" if stroking else b"scn"
        return b"%s %s %s" % (written([space.under.grey(colour)]), words[-1], operator)


def _grey(value: float, *, stroking: bool) -> bytes:
    value = min(max(value, 0.0), 1.0)
    return written([round(value, 4)]) + (b" G" if stroking else b" g")


def _numbers(words: Sequence[bytes], count: int) -> tuple[float, ...]:
    """Read the last operands; raises ColourError where there are too few."""
    try:
        found = tuple(float(word) for word in words[-count:])
    except ValueError:
        found = ()
    if len(found) != count:
        raise ColourError("a colour has too few components")
    return found
