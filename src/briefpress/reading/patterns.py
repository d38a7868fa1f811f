"""Patterns: texts with named gaps, and keywords."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_KEYWORD = re.compile(r"[a-z0-9][a-z0-9_.-]{0,126}")


def check_ipp_name(text: str) -> None:
    """Check a keyword of IPP (RFC 8011, 5.1.4), such as ``na_letter_8.5x11in``."""
    if not _KEYWORD.fullmatch(text):
        raise ValueError(f"{text!r} is no keyword of IPP such as na_letter_8.5x11in")


def check_pattern(pattern: str, known: Collection[str], needed: Collection[str] = ()) -> None:
    """Check that a pattern such as ``Page {page} of {pages}`` has only known gaps, and the needed.

    Raises ValueError with a sentence for the author, also when a brace is left open or a gap
    holds more than a name (which str.format would take for an instruction).
    """
    names = _gaps(pattern)
    listed = ", ".join(f"{{{name}}}" for name in known)
    if unknown := sorted(names.difference(known)):
        raise ValueError(f"the gap {{{unknown[0]}}} is unknown; there are {listed}")
    if missing := [name for name in needed if name not in names]:
        raise ValueError(f"the gap {{{missing[0]}}} is missing in {pattern!r}")


def _gaps(pattern: str) -> set[str]:
    try:
        parts = list(string.Formatter().parse(pattern))
    except ValueError:
        raise ValueError(f"a brace is left open in {pattern!r}") from None
    for _, name, spec, conversion in parts:
        if name is not None and (spec or conversion or not name.isidentifier()):
            raise ValueError(f"a gap in {pattern!r} holds something else than a name")
    return {name for _, name, _, _ in parts if name is not None}
