"""pypdf's objects as bytes (ISO 32000-1, 7.3). Pure functions; references are for the copier."""

from __future__ import annotations

from functools import lru_cache

from pypdf.generic import (
    BooleanObject,
    ByteStringObject,
    NameObject,
    NullObject,
    TextStringObject,
)

from briefpress.pdf import syntax

NULL = b"null"


@lru_cache(maxsize=4096)
def name(value: str) -> bytes:
    """Write a name that has its slash, with ``#`` escapes where they are needed (7.3.5)."""
    return NameObject(value).renumber()


def entry_key(value: str) -> str:
    """Return a dictionary's key without its slash, escaped as `briefpress.pdf.syntax` takes it."""
    return name(value)[1:].decode("ascii")


def string_bytes(value: object) -> bytes | None:
    """Return the bytes of a string object as they were in the file; None for anything else."""
    if isinstance(value, (TextStringObject, ByteStringObject)):
        return value.original_bytes
    return None


def real(value: float) -> bytes:
    """Write a real number, which PDF writes without an exponent (7.3.3)."""
    written = repr(float(value))
    if "e" in written or "n" in written:
        written = f"{value:.10f}".rstrip("0") if abs(value) < 1e15 else "0"
    return written.encode("ascii")


def simple(value: object) -> bytes:
    """Write an object that holds no other: number, string, name, boolean, null."""
    if isinstance(value, NameObject):
        return name(str(value))
    if isinstance(value, (TextStringObject, ByteStringObject)):
        return syntax.literal(value.original_bytes)
    if isinstance(value, BooleanObject):
        return b"true" if value.value else b"false"
    if isinstance(value, int):
        return b"%d" % value
    if isinstance(value, float):
        return real(value)
    if value is None or isinstance(value, NullObject):
        return NULL
    raise TypeError(f"{type(value).__name__} is not a simple object")
