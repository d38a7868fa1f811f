"""PDF objects by the type that is expected (ISO 32000-1, 7.3). Nothing here raises.

An object that is missing, of another type or damaged is None, so that a checker can say what is
wrong with the file instead of falling over it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    StreamObject,
    create_string_object,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


def resolve(value: object) -> object:
    """Follow a reference; where it leads nowhere, return None (7.3.10)."""
    if isinstance(value, IndirectObject):
        try:
            value = value.get_object()
        except Exception:  # noqa: BLE001 - pypdf raises many types on damaged files
            return None
    return None if isinstance(value, NullObject) else value


def number_of(value: object) -> int | None:
    """Return the object number that a reference names."""
    return value.idnum if isinstance(value, IndirectObject) else None


def dictionary(value: object) -> DictionaryObject | None:
    """Return a dictionary or the dictionary of a stream (7.3.7)."""
    value = resolve(value)
    return value if isinstance(value, DictionaryObject) else None


def array(value: object) -> Sequence[object]:
    """Return an array's items, references not followed; a value that is none stands alone."""
    found = resolve(value)
    if found is None:
        return ()
    return list(found) if isinstance(found, ArrayObject) else (value,)


def raw(holder: DictionaryObject | None, key: str) -> object:
    """Return an entry as it is written, a reference not followed."""
    return None if holder is None or key not in holder else holder.raw_get(key)


def entry(holder: DictionaryObject | None, key: str) -> object:
    """Return an entry, a reference followed."""
    return resolve(raw(holder, key))


def name(value: object) -> str:
    """Return a name without its slash (7.3.5), empty if it is none."""
    value = resolve(value)
    return str(value)[1:] if isinstance(value, NameObject) else ""


def text(value: object) -> str | None:
    """Return a text string (7.9.2.2)."""
    value = resolve(value)
    if isinstance(value, NameObject):
        return None
    if isinstance(value, ByteStringObject):
        return value.decode("latin-1")
    return str(value) if isinstance(value, str) else None


def decoded_text(data: bytes) -> str:
    """Decode the bytes of a text string: UTF-16BE or UTF-8 with its mark, or PDFDocEncoding."""
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    return text(create_string_object(data)) or ""


def integer(value: object) -> int | None:
    """Return an integer (7.3.3)."""
    value = resolve(value)
    return int(value) if isinstance(value, int) and not isinstance(value, bool) else None


def numbers(value: object) -> tuple[float, ...]:
    """Return an array of numbers, empty if anything else is in it."""
    items = [resolve(item) for item in array(value)]
    found = tuple(float(item) for item in items if isinstance(item, (int, float)))
    return found if len(found) == len(items) else ()


def is_true(value: object) -> bool:
    """Tell whether the value is the boolean true (7.3.2)."""
    value = resolve(value)
    return isinstance(value, BooleanObject) and value.value is True


def stream_data(value: object) -> bytes | None:
    """Return the decoded bytes of a stream (7.3.8), or None when they can't be decoded."""
    value = resolve(value)
    if not isinstance(value, StreamObject):
        return None
    try:
        return value.get_data()
    except Exception:  # noqa: BLE001 - pypdf raises many types on damaged files
        return None
