"""Links whose target is known only when all pages are there.

A document that is to become a part can be drawn with links to placeholders, addresses that begin
with the assembly's placeholder prefix (``briefpress:page/7``). Their annotations are held back, and
get a destination in the end; the structure tree around them is not touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from pypdf.generic import IndirectObject

from briefpress.pdf import syntax
from briefpress.verify.pdf.objects import array, dictionary, raw, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdf.generic import DictionaryObject

    from briefpress.assemble.copier import Copier
    from briefpress.pdf.writer import Writer


class Target(Struct, frozen=True):
    """A place in the output: a page, counted from 0, and a height on it in points, or its top."""

    page: int
    top: float | None = None


class PlaceholderLinks:
    """The annotations that wait for their destinations."""

    def __init__(self, writer: Writer, prefix: str) -> None:
        self._writer = writer
        self._prefix = prefix
        self._waiting: list[tuple[int, str, dict[str, bytes]]] = []

    def annotations(self, page: DictionaryObject, copier: Copier) -> bytes | None:
        """Copy the annotations of a page; hold back those that link to a placeholder."""
        found = array(raw(page, "/Annots"))
        if not found:
            return None
        return syntax.array([self._annotation(item, copier) for item in found])

    def _annotation(self, item: object, copier: Copier) -> bytes:
        annotation = dictionary(item)
        address = text(raw(dictionary(raw(annotation, "/A")), "/URI")) or ""
        held = self._prefix and address.startswith(self._prefix)
        if not held or annotation is None or not isinstance(item, IndirectObject):
            return copier.value(item)
        number = copier.aside(item)
        own = {key: value for key, value in annotation.items() if key not in ("/A", "/Dest")}
        self._waiting.append((number, address, copier.chosen(own)))
        return syntax.reference(number)

    def resolve(self, destination: Callable[[str], bytes]) -> None:
        """Write the links; `destination` gives the destination for a placeholder's address."""
        for number, address, entries in self._waiting:
            self._writer.add(syntax.dictionary({**entries, "Dest": destination(address)}), number)
        self._waiting.clear()
