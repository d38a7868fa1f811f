"""Binding our own files, as bytes: the fast way to what `briefpress.assemble.bulletin` does.

What our own writer wrote can be taken apart without understanding it: objects keep their bytes,
only the numbers in them change. Reading a month with pypdf takes a second and more, this a tenth
of one. Nothing here may be given to a file that is not ours to the byte.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from briefpress.assemble.binding import around, folio_pages, grouped, page_labels
from briefpress.pdf import syntax
from briefpress.pdf.composite import CompositeFont, add_composite_font, encoded
from briefpress.pdf.flate import flate
from briefpress.pdf.labels import write_labels
from briefpress.pdf.metadata import Metadata, add_information, add_metadata, add_output_intent
from briefpress.pdf.outline import OutlineItem, write_outline
from briefpress.pdf.reader import Renumbering, entry, find_entry, read_objects
from briefpress.pdf.trees import write_number_tree
from briefpress.pdf.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefpress.assemble.binding import Binding, Daily, Matter, Overlay
    from briefpress.pdf.labels import PageLabel

#: Gives the subset of a face, by its PostScript name, that has some codes; KeyError for no such.
SubsetOf = Callable[[str, frozenset[int]], CompositeFont]

_REFERENCE = re.compile(rb"(\d+) 0 R")
_FONTS = re.compile(rb"/Font <<(.*?)>>", re.DOTALL)
_BASE_FONT = re.compile(rb"/BaseFont /[A-Z]{6}\+(\S+?)(?=[/>])")
_WIDTHS = re.compile(rb"/W \[(.*?)\]/CIDToGIDMap", re.DOTALL)
_RUN = re.compile(rb"(\d+) \[([^\]]*)\]")
_PARENTS = re.compile(rb"(\d+) (\[[^\]]*\]|\d+ 0 R)")
_CONTENTS = re.compile(rb"/Contents (\d+ 0 R|\[[^\]]*\])")
_DOCUMENT = b"<</Type /StructElem/S /Document"
_PART = b"<</Type /StructElem/S /Part"


def bind_own(
    front: Matter | None,
    dailies: tuple[Daily, ...],
    overlay: Overlay,
    back: Matter | None,
    binding: Binding,
    subset: SubsetOf,
) -> bytes:
    """Return the bulletin that `bind` makes of the same, all of it files that our writer wrote.

    Raises ValueError for a file of others, or with a face that `subset` doesn't know.
    """
    try:
        binder = _Binder(binding, subset, folio_pages(front, len(overlay.pages), back))
        binder.add_matter(front)
        binder.add_dailies(dailies, overlay)
        binder.add_matter(back)
        return binder.finish(page_labels(front), binding.languages(dailies))
    except LookupError as error:
        raise ValueError(f"a part can't be bound as it is: {error}") from error


class _Stamp(NamedTuple):
    """What goes over a page: fonts, and streams, the first of them before the page's content."""

    fonts: bytes
    contents: tuple[bytes, ...]


class _Binder:
    """The bulletin as it grows."""

    def __init__(self, binding: Binding, subset: SubsetOf, folios: dict[str, int]) -> None:
        self.writer = Writer()
        self.catalog, self.root = self.writer.reserve(), self.writer.reserve()
        self.tree, self.document = self.writer.reserve(), self.writer.reserve()
        self.pages = [self.writer.reserve() for _ in folios]
        self.placed = 0
        self.parts: list[int] = []
        self.parents: dict[int, bytes] = {}
        self.next_key = 0
        self.fonts = _Fonts(self.writer, subset)
        self.outline: list[OutlineItem] = []
        self._binding = binding
        self._folios = folios
        self._shared: dict[bytes, int] = {}
        self._link = re.compile(
            rb"/A <</S /URI/URI \(%s([^()\\]*)\)>>" % re.escape(binding.placeholder.encode())
        )

    def add_matter(self, matter: Matter | None) -> None:
        """Add pages of the bulletin's own."""
        if matter is not None:
            _Copy(self, matter.pdf).add(self._binding.title, self._binding.language, ())
            self.outline += [
                self._item(section.title, self._folios[section.folio])
                for section in matter.sections
            ]

    def add_dailies(self, dailies: tuple[Daily, ...], overlay: Overlay) -> None:
        """Add the dailies, each page with what goes over it."""
        fonts = {k.encode(): self.fonts.join(f.name, frozenset(f.widths)) for k, f in overlay.fonts}
        names = b"".join(b"/%s %s" % (k, syntax.reference(n)) for k, n in fonts.items())
        stamps = (_Stamp(names, around(contents)) for contents in overlay.pages)
        items = []
        for daily in dailies:
            items.append((daily.group, self._item(daily.title, self.placed)))
            _Copy(self, daily.pdf).add(daily.title, daily.language, stamps)
        self.outline += grouped(items)

    def share(self, entries: bytes, data: bytes) -> int:
        """Add a stream, once however often it comes."""
        digest = hashlib.blake2b(entries + b"\n" + data).digest()
        if digest not in self._shared:
            self._shared[digest] = self.writer.add_copied(entries, data)
        return self._shared[digest]

    def linked(self, annotation: bytes) -> bytes:
        """Let an annotation that leads to a folio lead to its page."""
        return self._link.sub(
            lambda found: b"/Dest " + self._place(self._folios[found[1].decode()]), annotation
        )

    def _item(self, title: str, page: int) -> OutlineItem:
        return OutlineItem(title, (("Dest", self._place(page)),))

    def _place(self, page: int) -> bytes:
        return b"[%s /XYZ null null null]" % syntax.reference(self.pages[page])

    def finish(self, labels: tuple[PageLabel, ...], languages: tuple[str, ...]) -> bytes:
        """Write what holds the parts together."""
        writer, binding = self.writer, self._binding
        self.fonts.write()
        kids = syntax.array(map(syntax.reference, self.pages))
        pages = {"Type": b"/Pages", "Kids": kids, "Count": b"%d" % len(self.pages)}
        writer.add(syntax.dictionary(pages), self.root)
        self._write_tree()
        metadata = Metadata(
            binding.title, binding.creator, binding.language, binding.created, languages
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
        joined = {
            "Outlines": write_outline(writer, self.outline),
            "PageLabels": write_labels(writer, labels),
        }
        entries |= {key: value for key, value in joined.items() if value is not None}
        writer.add(syntax.dictionary(entries), self.catalog)
        return writer.finish(self.catalog, add_information(writer, metadata))

    def _write_tree(self) -> None:
        document = {
            "Type": b"/StructElem",
            "S": b"/Document",
            "P": syntax.reference(self.tree),
            "K": syntax.array(map(syntax.reference, self.parts)),
        }
        self.writer.add(syntax.dictionary(document), self.document)
        tree = {
            "Type": b"/StructTreeRoot",
            "K": syntax.reference(self.document),
            "ParentTree": write_number_tree(self.writer, self.parents),
            "ParentTreeNextKey": b"%d" % self.next_key,
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


class _Copy:
    """One part on its way into the bulletin."""

    def __init__(self, binder: _Binder, pdf: bytes) -> None:
        self._binder = binder
        self._objects = read_objects(pdf)
        plain = self._objects.plain
        self._catalog = plain[self._objects.root]
        self._tree = entry(self._catalog, b"StructTreeRoot")
        self._pages = [int(n) for n in _REFERENCE.findall(plain[entry(self._catalog, b"Pages")])]
        self._base = binder.next_key

    def add(self, title: str, language: str, stamps: Iterable[_Stamp]) -> None:
        """Copy all objects but those that the whole has one of."""
        binder, plain = self._binder, self._objects.plain
        fonts, left_out = self._fonts()
        left_out |= set(self._frame())
        numbers = self._numbers(left_out) | fonts
        stamped = dict(zip(self._pages, stamps, strict=False))
        document = entry(plain[self._tree], b"K")
        kept = [number for number in plain if number not in left_out]
        bodies = b"\n".join([plain[number] for number in kept])
        renumbering = Renumbering(numbers, self._base)
        copies = binder.linked(renumbering.renumbered(bodies)).split(b"\n")
        for number, copied in zip(kept, copies, strict=True):
            if number == document:
                copied = _as_part(copied, title, language)
                binder.parts.append(numbers[number])
            elif number in stamped:
                copied = self._stamped(copied, stamped[number])
            binder.writer.add(copied, numbers[number])
        self._add_parents(renumbering)

    def _numbers(self, left_out: set[int]) -> dict[int, int]:
        """Give everything that is copied its new number; the frame has its counterparts."""
        binder, objects = self._binder, self._objects
        numbers = {
            entry(self._catalog, b"Pages"): binder.root,
            self._tree: binder.document,
        }
        for page in self._pages:
            numbers[page] = binder.pages[binder.placed]
            binder.placed += 1
        for number, stream in objects.streams.items():
            if number not in left_out:
                numbers[number] = binder.share(*stream)
        for number in objects.plain:
            if number not in left_out and number not in numbers:
                numbers[number] = binder.writer.reserve()
        return numbers

    def _frame(self) -> Iterator[int]:
        """Yield what the whole has one of: catalog, metadata, the roots of trees, the intent."""
        plain = self._objects.plain
        yield self._objects.root
        yield self._objects.info
        yield entry(self._catalog, b"Pages")
        yield entry(self._catalog, b"Metadata")
        yield self._tree
        yield entry(plain[self._tree], b"ParentTree")
        intents = _REFERENCE.search(self._catalog, self._catalog.index(b"/OutputIntents"))
        if intents is None:
            raise LookupError("there is no output intent")
        yield int(intents[1])
        yield entry(plain[int(intents[1])], b"DestOutputProfile")
        yield from self._outline(find_entry(self._catalog, b"Outlines"))

    def _outline(self, number: int | None) -> Iterator[int]:
        """Yield an item of the outline, those below it and those after it; nothing for none."""
        if number is not None:
            yield number
            for key in (b"First", b"Next"):
                yield from self._outline(find_entry(self._objects.plain[number], key))

    def _fonts(self) -> tuple[dict[int, int], set[int]]:
        """Return the fonts of the whole in the place of the part's, and what these consist of."""
        plain = self._objects.plain
        found: set[int] = set()
        for page in self._pages:
            for names in _FONTS.findall(plain[page]):
                found.update(map(int, _REFERENCE.findall(names)))
        fonts, parts = {}, set(found)
        for number in sorted(found):
            descendant = int(_REFERENCE.findall(plain[number])[0])
            descriptor = entry(plain[descendant], b"FontDescriptor")
            parts |= {descendant, descriptor, entry(plain[descriptor], b"FontFile2")}
            parts.add(entry(plain[number], b"ToUnicode"))
            fonts[number] = self._binder.fonts.join(*_face_and_codes(plain[descendant]))
        return fonts, parts

    def _stamped(self, page: bytes, stamp: _Stamp) -> bytes:
        """Lay operators over a page, around the content that it has."""
        before, *after = (
            syntax.reference(self._binder.share(syntax.dictionary(entries), data))
            for entries, data in map(flate, stamp.contents)
        )
        page = page.replace(b"/Font <<", b"/Font <<" + stamp.fonts, 1)
        return _CONTENTS.sub(
            lambda own: b"/Contents " + syntax.array([before, own[1].strip(b"[]"), *after]), page
        )

    def _add_parents(self, renumbering: Renumbering) -> None:
        """Take over the parent tree, its keys moved behind those of the parts before."""
        plain = self._objects.plain
        nodes = [plain[entry(plain[self._tree], b"ParentTree")]]
        if b"/Kids" in nodes[0]:
            nodes = [plain[int(number)] for number in _REFERENCE.findall(nodes[0])]
        for node in nodes:
            for key, value in _PARENTS.findall(node[node.index(b"/Nums") :]):
                self._binder.parents[self._base + int(key)] = renumbering.renumbered(value)
        next_key = re.search(rb"/ParentTreeNextKey (\d+)", plain[self._tree])
        if next_key is None:
            raise LookupError("the parent tree doesn't say which key is free")
        self._binder.next_key += int(next_key[1])


def _face_and_codes(descendant: bytes) -> tuple[str, frozenset[int]]:
    """Return the face of a descendant font and the codes that it has widths for."""
    name, widths = _BASE_FONT.search(descendant), _WIDTHS.search(descendant)
    if name is None or widths is None:
        raise LookupError("a font is none of ours")
    codes: set[int] = set()
    for first, run in _RUN.findall(widths[1]):
        codes.update(range(int(first), int(first) + len(run.split())))
    return name[1].decode(), frozenset(codes)


def _as_part(document: bytes, title: str, language: str) -> bytes:
    """Make a document a part of another: its title and language are its own from now on."""
    if not document.startswith(_DOCUMENT):
        raise LookupError("the structure tree does not begin with a document")
    own = syntax.dictionary({"T": syntax.text(title), "Lang": syntax.text(language)})
    return _PART + document[len(_DOCUMENT) : -len(b">>")] + own[len(b"<<") :]
