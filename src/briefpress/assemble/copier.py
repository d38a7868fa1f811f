"""Copying objects from a PDF into the one that is written, each once.

References are renumbered on the way. An object is copied when something that is copied refers to
it, so what nothing refers to stays behind. pypdf's own clones keep every object of every file in
memory as a Python object; here only the bytes are kept, and the file can be let go.
"""

from __future__ import annotations

import hashlib
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NullObject,
    StreamObject,
)

from briefpress.assemble.serial import NULL, entry_key, name, simple
from briefpress.pdf import syntax
from briefpress.pdf.flate import deflate

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefpress.assemble.fonts import Fonts
    from briefpress.pdf.writer import Writer

#: Where a dictionary says which key of the parent tree is its own (14.7.4.4).
_PARENT_KEYS = frozenset(("/StructParents", "/StructParent"))
#: What is not the same thing only because it looks the same: each has a place of its own.
_UNIQUE = frozenset(
    ("/Page", "/Annot", "/StructElem", "/StructTreeRoot", "/OCG", "/OCMD", "/Catalog", "/Pages")
)


class DamagedError(Exception):
    """An object that is needed can't be read."""


class Stream(NamedTuple):
    """A stream to be written: what its dictionary says beside Length, and its encoded data."""

    entries: dict[str, bytes]
    data: bytes


class Pool:
    """Fonts, images, profiles and the like: what is equal in everything is one object.

    Equality is of the bytes with references already renumbered, so that two objects are one only
    if all that is below them is one, too. Elements of a structure tree never come here: two empty
    table cells look the same and are not.
    """

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._numbers: dict[bytes, int] = {}

    def add(self, body: bytes | Stream) -> int:
        """Return the number of an object, which is added if there is none like it."""
        digest = _digest(body)
        number = self._numbers.get(digest)
        if number is None:
            number = self._numbers[digest] = self._writer.reserve()
            write(self._writer, body, number)
        return number


def compressed(data: bytes, entries: dict[str, bytes] | None = None) -> Stream:
    """Return a stream for data that is not encoded yet."""
    return Stream({**(entries or {}), "Filter": b"/FlateDecode"}, deflate(data))


def write(writer: Writer, body: bytes | Stream, number: int) -> None:
    """Add an object under a reserved number."""
    if isinstance(body, Stream):
        writer.add_raw(body.data, body.entries, number)
    else:
        writer.add(body, number)


class Copier:
    """Copies from one file.

    `known` has the numbers of objects that have another counterpart than their copy: 0 means null.
    `parent_key` gives the new key in the parent tree for an old one; None takes the entry away.
    """

    def __init__(
        self,
        writer: Writer,
        pool: Pool,
        fonts: Fonts,
        known: dict[int, int],
        parent_key: Callable[[int], int | None],
    ) -> None:
        self._writer = writer
        self.pool = pool
        self._fonts = fonts
        self._numbers = known
        self._parent_key = parent_key
        self._waiting: deque[tuple[int, object]] = deque()
        self._open: set[int] = set()

    def value(self, value: object, *, shared: bool = False) -> bytes:
        """Write an object as it stands in another. `shared`: what is equal below it is one."""
        if isinstance(value, IndirectObject):
            return self._reference(value, shared=shared)
        if isinstance(value, DictionaryObject):
            return syntax.dictionary(self.entries(value, shared=shared))
        if isinstance(value, ArrayObject):
            return syntax.array([self.value(item, shared=shared) for item in list(value)])
        return simple(value)

    def entries(self, found: DictionaryObject, *, shared: bool = False) -> dict[str, bytes]:
        """Write the entries of a dictionary."""
        return self.chosen(dict(found.items()), shared=shared)

    def chosen(self, found: dict[str, object], *, shared: bool = False) -> dict[str, bytes]:
        """Write some entries of a dictionary, which have their slash; give them without it."""
        out: dict[str, bytes] = {}
        for key, value in found.items():
            if key in _PARENT_KEYS:
                new = self._parent_key(int(value)) if isinstance(value, int) else None
                if new is not None:
                    out[key[1:]] = b"%d" % new
            else:
                inside = shared or key == "/Resources"
                out[entry_key(key)] = self.value(value, shared=inside)
        return out

    def number(self, target: IndirectObject) -> int:
        """Return the number of the copy of an object."""
        return self._numbers.get(target.idnum) or self._enter(target, shared=False)

    def aside(self, target: IndirectObject) -> int:
        """Return the number for an object that the caller will write."""
        number = self._numbers[target.idnum] = self._writer.reserve()
        return number

    def finish(self) -> None:
        """Copy all that was referred to."""
        while self._waiting:
            number, found = self._waiting.popleft()
            write(self._writer, self._body(found, shared=False), number)

    def _reference(self, target: IndirectObject, *, shared: bool) -> bytes:
        number = self._numbers.get(target.idnum)
        if number is None:
            number = self._enter(target, shared=shared)
        return syntax.reference(number) if number else NULL

    def _enter(self, target: IndirectObject, *, shared: bool) -> int:
        """Give an object that is met for the first time its number."""
        found = _read(target)
        if found is None or _is_left_behind(found):
            self._numbers[target.idnum] = 0
            return 0
        if shared and isinstance(found, DictionaryObject) and found.get("/Type") == "/Font":
            number = self._fonts.join(found)
            if number is not None:
                self._numbers[target.idnum] = number
                return number
        if shared and _may_be_shared(found):
            return self._share(target.idnum, found)
        number = self._numbers[target.idnum] = self._writer.reserve()
        self._waiting.append((number, found))
        return number

    def _share(self, old: int, found: object) -> int:
        """Copy an object after all that is below it; one that contains itself is not shared."""
        if old in self._open:
            number = self._numbers[old] = self._writer.reserve()
            return number
        self._open.add(old)
        body = self._body(found, shared=True)
        self._open.remove(old)
        if old in self._numbers:
            write(self._writer, body, self._numbers[old])
        else:
            self._numbers[old] = self.pool.add(body)
        return self._numbers[old]

    def _body(self, found: object, *, shared: bool) -> bytes | Stream:
        if not isinstance(found, StreamObject):
            return self.value(found, shared=shared)
        entries = self.entries(found, shared=shared)
        data = found._data  # noqa: SLF001 - pypdf has no other way to the data as it is encoded
        if isinstance(found, DecodedStreamObject) and found.get("/Type") != "/Metadata":
            entries.pop("DecodeParms", None)
            return compressed(data, entries)
        return Stream(entries, data)


def _read(target: IndirectObject) -> object:
    """Read an object; None where there is none (7.3.10). Raises DamagedError."""
    try:
        found = target.get_object()
    except RecursionError:
        raise
    except Exception as error:
        raise DamagedError(f"object {target.idnum} can't be read: {error}") from error
    return None if isinstance(found, NullObject) else found


def _is_left_behind(found: object) -> bool:
    """Whether it is part of the file's frame, or a page that is on no page tree."""
    return isinstance(found, DictionaryObject) and found.get("/Type") in (
        "/Page",
        "/Pages",
        "/Catalog",
        "/StructTreeRoot",
    )


def _may_be_shared(found: object) -> bool:
    """Whether an object is what it holds and nothing else, so that one can stand for two.

    A form or an image that is content of the structure has its own key in the parent tree.
    """
    if not isinstance(found, DictionaryObject):
        return True
    return found.get("/Type") not in _UNIQUE and not _PARENT_KEYS & found.keys()


def _digest(body: bytes | Stream) -> bytes:
    if isinstance(body, Stream):
        head = b"".join(b"/%s %s" % (name(f"/{k}"), v) for k, v in sorted(body.entries.items()))
        return hashlib.blake2b(body.data, key=hashlib.blake2b(head).digest()).digest()
    return hashlib.blake2b(body).digest()
