"""Binding our own files, as bytes: the fast way to what `briefpress.assemble.bulletin` does.

What our own writer wrote can be taken apart without understanding it: objects keep their bytes,
only the numbers in them change. Reading a month with pypdf takes a second and more, this a tenth
of one. Nothing here may be given to a file that is not ours to the byte.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from briefpress.assemble.binding import around, folio_pages, grouped, page_labels
from briefpress.assemble.own_part import OwnPart
from briefpress.pdf import syntax
from briefpress.pdf.composite import CompositeFont, add_composite_font, encoded
from briefpress.pdf.flate import flate
from briefpress.pdf.labels import write_labels
from briefpress.pdf.metadata import Metadata, add_information, add_metadata, add_output_intent
from briefpress.pdf.outline import OutlineItem, write_outline
from briefpress.pdf.reader import Renumbering, read_objects
from briefpress.pdf.trees import write_number_tree
from briefpress.pdf.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.assemble.binding import Binding, Daily, Matter, Overlay
    from briefpress.pdf.labels import PageLabel

#: Gives the subset of a face, by its PostScript name, that has some codes; KeyError for no such.
SubsetOf = Callable[[str, frozenset[int]], CompositeFont]

_CONTENTS = re.compile(rb"/Contents (\d+ 0 R|\[[^\]]*\])")
_DOCUMENT = b"<</Type /StructElem/S /Document"
_PART = b"<</Type /StructElem/S /Part"


@contextmanager
def _own() -> Iterator[None]:
    """Take what is looked for and not found as the sign of a file of others."""
    try:
        yield
    except LookupError as error:
        raise ValueError(f"a part can't be bound as it is: {error}") from error


class _Stamp(NamedTuple):
    """What goes over a page: fonts, and streams, the first of them before the page's content."""

    fonts: bytes
    contents: tuple[bytes, ...]


class _Copied(Struct):
    """What was copied: pages and elements of the structure tree by number, items of the outline."""

    pages: list[int] = field(default_factory=list)
    elements: list[int] = field(default_factory=list)
    outline: list[OutlineItem] = field(default_factory=list)


class OwnBinding:
    """The bulletin that `bind` makes of the same, all of it files that our writer wrote.

    Its dailies are bound first, which can be done before its own pages are there; these are laid
    around them. Raises ValueError for a file of others, and for a face that `subset` doesn't know.
    """

    def __init__(
        self, dailies: tuple[Daily, ...], overlay: Overlay, binding: Binding, subset: SubsetOf
    ) -> None:
        self.writer = Writer()
        self.catalog, self.root = self.writer.reserve(), self.writer.reserve()
        self.tree, self.document = self.writer.reserve(), self.writer.reserve()
        self.fonts = _Fonts(self.writer, subset)
        self._binding = binding
        self._languages = binding.languages(dailies)
        self._free: dict[bytes, int] = {}
        self._parents: dict[int, bytes] = {}
        self._next_key = 0
        self._shared: dict[bytes, int] = {}
        self._front, self._dailies, self._back = _Copied(), _Copied(), _Copied()
        with _own():
            self._add_dailies(dailies, overlay)

    def finish(self, front: Matter | None, back: Matter | None) -> bytes:
        """Lay the bulletin's own pages around the dailies, and return the whole file."""
        with _own():
            matters = [
                (matter, OwnPart(matter.document.objects), copied)
                for matter, copied in ((front, self._front), (back, self._back))
                if matter
            ]
            self._reserve([part for _, part, _ in matters])
            for _, part, copied in matters:
                copied.pages += self._new_pages(part)
            folios = folio_pages(front, len(self._dailies.pages), back)
            places = {folio: _place(self._pages[page]) for folio, page in folios.items()}
            for matter, part, copied in matters:
                self._add_matter(matter, part, copied, places)
            return self._finish(page_labels(front))

    @property
    def _pages(self) -> list[int]:
        """The numbers of all pages, in their order."""
        return [*self._front.pages, *self._dailies.pages, *self._back.pages]

    def _add_dailies(self, dailies: tuple[Daily, ...], overlay: Overlay) -> None:
        """Add the dailies, each page with what goes over it."""
        fonts = {k.encode(): self.fonts.join(f.name, frozenset(f.widths)) for k, f in overlay.fonts}
        names = b"".join(b"/%s %s" % (k, syntax.reference(n)) for k, n in fonts.items())
        stamps = (_Stamp(names, around(contents)) for contents in overlay.pages)
        parts = [OwnPart(read_objects(daily.pdf)) for daily in dailies]
        self._reserve(parts)
        items = []
        for daily, part in zip(dailies, parts, strict=True):
            pages = self._new_pages(part)
            copies = self._copies(part, pages)
            for page, stamp in zip(pages, stamps, strict=False):
                copies[page] = self._stamped(copies[page], stamp)
            self._add(copies, self._dailies, daily.title, daily.language)
            self._dailies.pages += pages
            items.append((daily.group, _item(daily.title, _place(pages[0]))))
        self._dailies.outline += grouped(items)

    def _add_matter(
        self, matter: Matter, part: OwnPart, copied: _Copied, places: dict[str, bytes]
    ) -> None:
        """Add pages of the bulletin's own; links to folios lead to their pages."""
        placeholder = re.escape(self._binding.placeholder.encode())
        link = re.compile(rb"/A <</S /URI/URI \(%s([^()\\]*)\)>>" % placeholder)

        def lead(bodies: bytes) -> bytes:
            return link.sub(lambda found: b"/Dest " + places[found[1].decode()], bodies)

        copies = self._copies(part, copied.pages, lead)
        self._add(copies, copied, self._binding.title, self._binding.language)
        copied.outline += [_item(one.title, places[one.folio]) for one in matter.sections]

    def _new_pages(self, part: OwnPart) -> list[int]:
        """Reserve a number for each page."""
        return [self.writer.reserve() for _ in part.pages]

    def _reserve(self, parts: list[OwnPart]) -> None:
        """Reserve the numbers of all that is copied, those of a kind after each other.

        So the cross-reference stream says nearly nothing: 1 KB for a year, not 24. Notes the first
        number of each kind.
        """
        kinds: Counter[bytes] = Counter()
        for part in parts:
            kinds.update({one: len(numbers) for one, numbers in part.kinds.items()})
        self._free = {one: self.writer.reserve(kinds[one]) for one in sorted(kinds)}

    def _copies(
        self, part: OwnPart, pages: list[int], change: Callable[[bytes], bytes] = bytes
    ) -> dict[int, bytes]:
        """Return all objects of a part under their new numbers, but those the whole has one of.

        What the pages are called is given; `change` is made to all objects at once. Their first
        one is the element of the document.
        """
        plain = part.objects.plain
        numbers = self._new_numbers(part, pages)
        kept = dict.fromkeys(
            (part.document, *part.pages, *chain.from_iterable(part.kinds.values()))
        )
        parents = dict(part.parents())
        bodies = b"\n".join([*parents.values(), *(plain[number] for number in kept)])
        lines = iter(change(Renumbering(numbers, self._next_key).renumbered(bodies)).split(b"\n"))
        self._parents |= {self._next_key + key: next(lines) for key in parents}
        self._next_key += part.next_key
        return dict(zip(map(numbers.__getitem__, kept), lines, strict=True))

    def _add(self, copies: dict[int, bytes], copied: _Copied, title: str, language: str) -> None:
        """Add copies, their document as a part of the whole."""
        document = next(iter(copies))
        copies[document] = _as_part(copies[document], title, language)
        copied.elements.append(document)
        for number, body in copies.items():
            self.writer.add(body, number)

    def _new_numbers(self, part: OwnPart, pages: list[int]) -> dict[int, int]:
        """Give everything that is copied its new number; the frame has its counterparts."""
        numbers = {part.root: self.root, part.tree: self.document}
        numbers |= {number: self.fonts.join(*font) for number, font in part.fonts.items()}
        numbers |= {number: self._share(*part.objects.streams[number]) for number in part.streams}
        numbers |= zip(part.pages, pages, strict=True)
        for one, old in part.kinds.items():
            numbers |= zip(old, count(self._free[one]), strict=False)
            self._free[one] += len(old)
        return numbers

    def _stamped(self, page: bytes, stamp: _Stamp) -> bytes:
        """Lay operators over a page, around the content that it has."""
        before, *after = (
            syntax.reference(self._share(syntax.dictionary(entries), data))
            for entries, data in map(flate, stamp.contents)
        )
        page = page.replace(b"/Font <<", b"/Font <<" + stamp.fonts, 1)
        return _CONTENTS.sub(
            lambda own: b"/Contents " + syntax.array([before, own[1].strip(b"[]"), *after]), page
        )

    def _share(self, entries: bytes, data: bytes) -> int:
        """Add a stream, once however often it comes."""
        digest = hashlib.blake2b(entries + b"\n" + data).digest()
        if digest not in self._shared:
            self._shared[digest] = self.writer.add_copied(entries, data)
        return self._shared[digest]

    def _finish(self, labels: tuple[PageLabel, ...]) -> bytes:
        """Write what holds the parts together."""
        writer, binding = self.writer, self._binding
        self.fonts.write()
        kids = syntax.array(map(syntax.reference, self._pages))
        pages = {"Type": b"/Pages", "Kids": kids, "Count": b"%d" % len(self._pages)}
        writer.add(syntax.dictionary(pages), self.root)
        self._write_tree()
        metadata = Metadata(
            binding.title, binding.creator, binding.language, binding.created, self._languages
        )
        entries = {
            "Type": b"/Catalog",
            "Pages": syntax.reference(self.root),
            "Lang": syntax.text(binding.language),
            "MarkInfo": b"<</Marked true>>",
            "StructTreeRoot": syntax.reference(self.tree),
            "ViewerPreferences": b"<</DisplayDocTitle true>>",
            "Metadata": syntax.reference(add_metadata(writer, metadata)),
            "OutputIntents": syntax.array([syntax.reference(add_output_intent(writer))]),
            "PageMode": b"/UseNone",
        }
        outline = [*self._front.outline, *self._dailies.outline, *self._back.outline]
        joined = {
            "Outlines": write_outline(writer, outline),
            "PageLabels": write_labels(writer, labels),
        }
        entries |= {key: value for key, value in joined.items() if value is not None}
        writer.add(syntax.dictionary(entries), self.catalog)
        return writer.finish(self.catalog, add_information(writer, metadata))

    def _write_tree(self) -> None:
        elements = [*self._front.elements, *self._dailies.elements, *self._back.elements]
        document = {
            "Type": b"/StructElem",
            "S": b"/Document",
            "P": syntax.reference(self.tree),
            "K": syntax.array(map(syntax.reference, elements)),
        }
        self.writer.add(syntax.dictionary(document), self.document)
        tree = {
            "Type": b"/StructTreeRoot",
            "K": syntax.reference(self.document),
            "ParentTree": write_number_tree(self.writer, self._parents),
            "ParentTreeNextKey": b"%d" % self._next_key,
        }
        self.writer.add(syntax.dictionary(tree), self.tree)


class _Fonts:
    """The faces of all parts, each a font with every code that any part draws."""

    def __init__(self, writer: Writer, subset: SubsetOf) -> None:
        self._writer = writer
        self._subset = subset
        self._codes: dict[str, set[int]] = {}
        self._numbers: dict[str, int] = {}

    def join(self, face: str, codes: frozenset[int]) -> int:
        """Take in the codes of a part; return the number of the font."""
        if face not in self._numbers:
            self._numbers[face] = self._writer.reserve()
        self._codes.setdefault(face, set()).update(codes)
        return self._numbers[face]

    def write(self) -> None:
        """Write all fonts."""
        for face, number in self._numbers.items():
            font = self._subset(face, frozenset(self._codes[face]))
            add_composite_font(self._writer, encoded(font), number)


def _item(title: str, place: bytes) -> OutlineItem:
    return OutlineItem(title, (("Dest", place),))


def _place(page: int) -> bytes:
    return b"[%s /XYZ null null null]" % syntax.reference(page)


def _as_part(document: bytes, title: str, language: str) -> bytes:
    """Make a document a part of another: its title and language are its own from now on."""
    if not document.startswith(_DOCUMENT):
        raise LookupError("the structure tree does not begin with a document")
    own = syntax.dictionary({"T": syntax.text(title), "Lang": syntax.text(language)})
    return _PART + document[len(_DOCUMENT) : -len(b">>")] + own[len(b"<<") :]
