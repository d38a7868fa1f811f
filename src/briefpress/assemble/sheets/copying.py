"""What a page needs to be painted, copied into the print file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import DictionaryObject, NameObject, StreamObject

from briefpress.assemble.copier import Copier, Pool
from briefpress.assemble.fonts import Fonts
from briefpress.pdf import syntax
from briefpress.verify.pdf.objects import name, raw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.pdf.writer import Writer

#: What has no meaning on paper, or leads back into the source's structure.
_LEFT_BEHIND = frozenset(("/LastModified", "/Metadata", "/PieceInfo", "/Thumb"))
#: What may leave its resources to its page (ISO 32000-1, 7.8.3).
_RESOURCEFUL = frozenset(("Form", "Type3"))


class PaintCopier(Copier):
    """Copies resources and appearances, without what has a meaning on a screen only."""

    def __init__(self, writer: Writer) -> None:
        self._subsets = Fonts(writer)
        self._resources = b"<<>>"
        self._borrowers: list[int] = []
        super().__init__(writer, Pool(writer), self._subsets, {}, lambda _: None)

    def copy(self, value: object) -> bytes:
        """Copy an object with all that is below it; return how it is written in place."""
        written = self.value(value, shared=True)
        self.finish()
        return written

    def copy_resources(self, resources: DictionaryObject | None) -> bytes:
        """Copy the resources of a page; return the reference to them, which like pages share.

        What the page lends its resources to is copied anew, for the last page may have lent others.
        """
        for number in self._borrowers:
            self._numbers.pop(number, None)
        self._borrowers.clear()
        written = self.value(resources or DictionaryObject(), shared=True)
        self._resources = syntax.reference(self.pool.add(written))
        self.finish()
        return self._resources

    def value(self, value: object, *, shared: bool = False) -> bytes:
        """Write an object as it stands in another; a stream that was made here gets a number."""
        if isinstance(value, StreamObject):
            return syntax.reference(self.pool.add(self._body(value, shared=shared)))
        return super().value(value, shared=shared)

    def write_fonts(self) -> None:
        """Write the fonts that were put together."""
        self._subsets.write()

    def chosen(self, found: dict[str, object], *, shared: bool = False) -> dict[str, bytes]:
        """Write some entries of a dictionary."""
        kept = {key: value for key, value in found.items() if key not in _LEFT_BEHIND}
        entries = super().chosen(kept, shared=shared)
        for key in kept:
            if not key.isascii():
                entries |= dict.fromkeys(_spellings(key), self.value(kept[key], shared=shared))
        return entries

    def entries(self, found: DictionaryObject, *, shared: bool = False) -> dict[str, bytes]:
        """Write the entries of a dictionary; a form without resources has those of its page."""
        entries = super().entries(found, shared=shared)
        if _borrows(found):
            entries["Resources"] = self._resources
        return entries

    def _share(self, old: int, found: object) -> int:
        """Leave what borrows its page's resources until these are copied."""
        if not isinstance(found, DictionaryObject) or not _borrows(found):
            return super()._share(old, found)
        self._borrowers.append(old)
        number = self._numbers[old] = self._writer.reserve()
        self._waiting.append((number, found))
        return number


def _borrows(found: DictionaryObject) -> bool:
    return "/Resources" not in found and name(raw(found, "/Subtype")) in _RESOURCEFUL


def _spellings(key: str) -> Iterator[str]:
    """Give a key, without its slash, as the file may have it.

    pypdf decodes names by the first encoding that fits, and doesn't say which; content streams
    name the same resource by its bytes.
    """
    for encoding in NameObject.CHARSETS:
        try:
            data = key[1:].encode(encoding)
        except UnicodeEncodeError:
            continue
        yield "".join(
            chr(byte) if chr(byte).isalnum() and byte < 128 else f"#{byte:02X}" for byte in data
        )
