"""From the names of glyphs to characters (ISO 32000-1, 9.6.6 and annex D)."""

from __future__ import annotations

import re

from pypdf._codecs import adobe_glyphs, charset_encoding

_UNI = re.compile(r"uni((?:[0-9A-F]{4})+)")
_U = re.compile(r"u([0-9A-F]{4,6})")


def base_encoding(name: str) -> dict[int, str] | None:
    """Return the characters of a predefined encoding such as ``WinAnsiEncoding``, by code."""
    characters = charset_encoding.get("/" + name)
    return None if characters is None else dict(enumerate(characters))


def glyph_characters(name: str) -> str | None:
    """Return what a glyph of that name stands for (Adobe Glyph List Specification, 2)."""
    found = [_component(part) for part in name.split(".")[0].split("_")]
    return None if None in found or not any(found) else "".join(part or "" for part in found)


def _component(part: str) -> str | None:
    known = adobe_glyphs.get("/" + part)
    if known is not None:
        return known
    if match := _UNI.fullmatch(part):
        return bytes.fromhex(match[1]).decode("utf-16-be", "replace")
    match = _U.fullmatch(part)
    return chr(int(match[1], 16)) if match and int(match[1], 16) < 0x110000 else None
