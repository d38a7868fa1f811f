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
    from collections.abc import Iterable, Iterator

    from briefpress.assemble.binding import Binding, Daily, Matter, Overlay
    from briefpress.pdf.labels import PageLabel

#: Gives the subset of a face, by its PostScript name, that has some codes; KeyError for no such.
SubsetOf = Callable[[str, frozenset[int]], CompositeFont]

_CONTENTS = re.compile(rb"/Contents (\d+ 0 R|\[[^\]]*\])")
_DOCUMENT = b"<</Type /StructElem/S /Document"
_PART = b"<</Type /StructElem/S /Part"


def taken_apart(dailies: tuple[Daily, ...]) -> tuple[OwnPart, ...]:
    """Take dailies apart, which can be done before the bulletin's own pages are there.

    Raises ValueError for a file of others.
    """
    with _own():
        parts = tuple(OwnPart(read_objects(daily.pdf)) for daily in dailies)
        for part in parts:
            part.take_apart()
        return parts


def bind_own(
    front: Matter | None,
    dailies: tuple[Daily, ...],
    overlay: Overlay,
    back: Matter | None,
    binding: Binding,
    subset: SubsetOf,
    bound: tuple[OwnPart, ...],
) -> bytes:
    """Return the bulletin that `bind` makes of the same, all of it files that our writer wrote.

    `bound` are the dailies, taken apart. Raises ValueError for a face that `subset` doesn't know.
    """
    with _own():
        own = [OwnPart(matter.document.objects) if matter else None for matter in (front, back)]
        parts = [part for part in (own[0], *bound, own[1]) if part]
        binder = _Binder(binding, subset, folio_pages(front, len(overlay.pages), back), parts)
        binder.add_matter(front)
        binder.add_dailies(dailies, overlay)
        binder.add_matter(back)
        return binder.finish(page_labels(front), binding.languages(dailies))


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


class _Binder:
    """The bulletin as it grows."""

    def __init__(
        self, binding: Binding, subset: SubsetOf, folios: dict[str, int], parts: list[OwnPart]
    ) -> None:
        self.writer = Writer()
        self.catalog, self.root = self.writer.reserve(), self.writer.reserve()
        self.tree, self.document = self.writer.reserve(), self.writer.reserve()
        self.pages = [self.writer.reserve() for _ in folios]
        self._waiting = iter(parts)
        self._free = self._reserve(parts)
        self._placed = 0
        self._elements: list[int] = []
        self._parents: dict[int, bytes] = {}
        self._next_key = 0
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
            self._copy(self._binding.title, self._binding.language, ())
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
            items.append((daily.group, self._item(daily.title, self._placed)))
            self._copy(daily.title, daily.language, stamps)
        self.outline += grouped(items)

    def _reserve(self, parts: list[OwnPart]) -> dict[bytes, int]:
        """Reserve the numbers of all that is copied, those of a kind after each other.

        So the cross-reference stream says nearly nothing: 1 KB for a year, not 24. Returns the
        first number of each kind.
        """
        kinds: Counter[bytes] = Counter()
        for part in parts:
            kinds.update({one: len(numbers) for one, numbers in part.kinds.items()})
        return {one: self.writer.reserve(kinds[one]) for one in sorted(kinds)}

    def _copy(self, title: str, language: str, stamps: Iterable[_Stamp]) -> None:
        """Copy all objects of the next part but those that the whole has one of."""
        part = next(self._waiting)
        plain = part.objects.plain
        numbers = self._new_numbers(part)
        kept = [*part.pages, *chain.from_iterable(part.kinds.values())]
        parents = dict(part.parents())
        bodies = b"\n".join([*parents.values(), *(plain[number] for number in kept)])
        renumbered = Renumbering(numbers, self._next_key).renumbered(bodies)
        lines = iter(self._linked(renumbered).split(b"\n"))
        self._parents |= {self._next_key + key: next(lines) for key in parents}
        copies = dict(zip(kept, lines, strict=True))
        for page, stamp in zip(part.pages, stamps, strict=False):
            copies[page] = self._stamped(copies[page], stamp)
        copies[part.document] = _as_part(copies[part.document], title, language)
        self._elements.append(numbers[part.document])
        for number, copied in copies.items():
            self.writer.add(copied, numbers[number])
        self._next_key += part.next_key

    def _new_numbers(self, part: OwnPart) -> dict[int, int]:
        """Give everything that is copied its new number; the frame has its counterparts."""
        numbers = {part.root: self.root, part.tree: self.document}
        numbers |= {number: self.fonts.join(*font) for number, font in part.fonts.items()}
        numbers |= {number: self._share(*part.objects.streams[number]) for number in part.streams}
        for page in part.pages:
            numbers[page] = self.pages[self._placed]
            self._placed += 1
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

    def _linked(self, annotation: bytes) -> bytes:
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
            "K": syntax.array(map(syntax.reference, self._elements)),
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


def _as_part(document: bytes, title: str, language: str) -> bytes:
    """Make a document a part of another: its title and language are its own from now on."""
    if not document.startswith(_DOCUMENT):
        raise LookupError("the structure tree does not begin with a document")
    own = syntax.dictionary({"T": syntax.text(title), "Lang": syntax.text(language)})
    return _PART + document[len(_DOCUMENT) : -len(b">>")] + own[len(b"<<") :]
