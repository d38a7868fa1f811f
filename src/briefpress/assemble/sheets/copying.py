"""Objects of the source, copied with all they refer to; each of them once."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from briefpress.pdf import syntax
from briefpress.verify.pdf.objects import name as name_of
from briefpress.verify.pdf.objects import raw, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.pdf.writer import Writer

#: What has no meaning on paper, or leads back into the source's structure.
_LEFT_BEHIND = frozenset(
    (
        "/LastModified",
        "/Metadata",
        "/PieceInfo",
        "/StructParent",
        "/StructParents",
        "/Thumb",
    )
)
#: Objects that only the source has; references to them lead nowhere.
_SOURCE_ONLY = frozenset(("Catalog", "Page", "Pages", "StructElem", "StructTreeRoot"))


class Copier:
    """Copies objects of one file into a writer.

    Copying follows references one after another, not one inside another: files may be nested
    deeper than Python likes.
    """

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self._numbers: dict[tuple[int, int], int] = {}
        self._waiting: deque[tuple[IndirectObject, int]] = deque()
        self._shared: dict[bytes, int] = {}
        #: What forms and glyphs without resources of their own use (7.8.3): their page's.
        self._resources = b"<<>>"

    def copy_resources(self, resources: DictionaryObject | None) -> bytes:
        """Copy a page's resources; return the reference to the copy, which like pages share."""
        written = self.value(resources) if resources else b"<<>>"
        if written not in self._shared:
            self._shared[written] = self.writer.add(written)
        self._resources = syntax.reference(self._shared[written])
        self.finish()
        return self._resources

    def copy(self, value: object) -> bytes:
        """Copy an object and all it refers to; return how it is written in place."""
        written = self.value(value)
        self.finish()
        return written

    def finish(self) -> None:
        """Copy what is referred to and was not copied yet."""
        while self._waiting:
            reference, number = self._waiting.popleft()
            found = resolve(reference)
            if isinstance(found, StreamObject):
                self._stream(found, number)
            else:
                self.writer.add(self.value(found), number)

    def value(self, value: object) -> bytes:
        """Write a value; what it refers to is copied later."""
        match value:
            case IndirectObject():
                return self._reference(value)
            case DictionaryObject():
                return syntax.dictionary(self.entries(value))
            case ArrayObject():
                return syntax.array(self.value(item) for item in list(value))
            case NameObject():
                return written_name(value)
            case TextStringObject():
                return syntax.literal(value.original_bytes)
            case ByteStringObject():
                return syntax.literal(bytes(value))
            case BooleanObject():
                return b"true" if value.value else b"false"
            case int():
                return b"%d" % value
            case float():
                return written_number(value)
            case _:
                return b"null"

    def entries(self, source: DictionaryObject) -> dict[str, bytes]:
        """Write the entries of a dictionary, but for those that have no meaning on paper."""
        entries = {
            written: self.value(raw(source, key))
            for key in source
            if key not in _LEFT_BEHIND
            for written in written_keys(key)
        }
        needs = name_of(raw(source, "/Subtype")) in ("Form", "Type3")
        if needs and "/Resources" not in source:
            entries["Resources"] = self._resources
        return entries

    def _reference(self, reference: IndirectObject) -> bytes:
        key = reference.idnum, reference.generation
        if key not in self._numbers:
            found = resolve(reference)
            if isinstance(found, DictionaryObject) and name_of(raw(found, "/Type")) in _SOURCE_ONLY:
                return b"null"
            self._numbers[key] = self.writer.reserve()
            self._waiting.append((reference, self._numbers[key]))
        return syntax.reference(self._numbers[key])

    def _stream(self, stream: StreamObject, number: int) -> None:
        entries = self.entries(stream)
        entries.pop("Length", None)
        self.writer.add_raw(encoded(stream), entries, number)


def encoded(stream: StreamObject) -> bytes:
    """Return the bytes of a stream as they are in the file, not decoded."""
    return stream._data  # noqa: SLF001 - pypdf has no other way to them


def written_number(value: float) -> bytes:
    """Write a number in full (7.3.3), without an exponent."""
    return f"{value:.10f}".rstrip("0").rstrip(".").encode()


def written_name(value: str) -> bytes:
    """Write a name (7.3.5)."""
    return b"/" + next(written_keys(value)).encode()


def written_keys(key: str) -> Iterator[str]:
    """Give a key as it is written, without its slash.

    pypdf decodes names by the first of some encodings that fits, and doesn't say which; content
    streams name the same resource by its bytes. So a key that is not ASCII is written every way
    that it may have been.
    """
    text = key.removeprefix("/")
    written = set()
    for encoding in NameObject.CHARSETS if not text.isascii() else ("ascii",):
        try:
            data = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        name = "".join(chr(byte) if _is_regular(byte) else f"#{byte:02X}" for byte in data)
        if name not in written:
            written.add(name)
            yield name


def _is_regular(byte: int) -> bool:
    return 0x21 <= byte <= 0x7E and byte not in b"#()<>[]{}/%"
