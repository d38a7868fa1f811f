"""PDF objects as bytes (ISO 32000-1, 7.3). Pure functions."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

_SPECIAL = re.compile(rb"[()\\\r]")


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """Write a number with at most two decimals: a hundredth of a point is beyond any printer."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@lru_cache(maxsize=4096)
def hundredths(value: int) -> str:
    """Write a number that is given in hundredths: so it is looked up, however it came about."""
    return number(value / 100)


def literal(data: bytes) -> bytes:
    """Write a literal string (7.3.4.2)."""
    return b"(" + _SPECIAL.sub(lambda m: b"\\r" if m[0] == b"\r" else b"\\" + m[0], data) + b")"


def date(moment: datetime.datetime) -> bytes:
    """Write a moment of universal time (7.9.4), its year with four digits."""
    return literal(f"D:{moment.year:04}{moment:%m%d%H%M%S}Z".encode())


def text(value: str) -> bytes:
    """Write a text string (7.9.2.2): ASCII as it is, all else as UTF-16BE with its mark."""
    if value.isascii() and value.isprintable():
        return literal(value.encode("ascii"))
    return b"<FEFF" + value.encode("utf-16-be").hex().upper().encode() + b">"


def reference(target: int) -> bytes:
    """Write an indirect reference (7.3.10)."""
    return b"%d 0 R" % target


def array(items: Iterable[bytes]) -> bytes:
    """Write an array (7.3.6)."""
    return b"[" + b" ".join(items) + b"]"


def numbers(values: Iterable[float]) -> bytes:
    """Write an array of numbers."""
    return array(number(value).encode() for value in values)


def dictionary(entries: dict[str, bytes]) -> bytes:
    """Write a dictionary (7.3.7); the keys are our own and need no escape."""
    return b"<<%b>>" % b"".join([_key(key) + value for key, value in entries.items()])


@lru_cache(maxsize=256)
def _key(key: str) -> bytes:
    return b"/%s " % key.encode()
