"""A PDF that is put together from others, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefpress.assemble.catalog.attachments import Attachments
from briefpress.assemble.catalog.forms import Forms
from briefpress.assemble.catalog.intents import Intents
from briefpress.assemble.catalog.layers import Layers
from briefpress.assemble.catalog.viewing import Viewing
from briefpress.assemble.claims import Claims, common_claims, read_claims
from briefpress.assemble.copier import Copier, DamagedError, Pool
from briefpress.assemble.description import Description, add_information, add_packet
from briefpress.assemble.fonts import Fonts
from briefpress.assemble.links import PlaceholderLinks, Target
from briefpress.assemble.navigation.actions import disarm
from briefpress.assemble.navigation.destinations import Destinations
from briefpress.assemble.navigation.labels import read_labels
from briefpress.assemble.navigation.outline import read_outline
from briefpress.assemble.opened import Opened, PdfSource, open_source, refused
from briefpress.assemble.pages import Stamp, content_and_resources, page_entries
from briefpress.assemble.part import Part
from briefpress.assemble.structure.forest import Forest
from briefpress.assemble.structure.headings import Headings, headings_of, number_headings
from briefpress.codes.merging import BROKEN_PART
from briefpress.codes.proofs import DAMAGED
from briefpress.pdf import syntax
from briefpress.pdf.labels import PageLabel, write_labels
from briefpress.pdf.outline import OutlineItem, write_outline
from briefpress.pdf.writer import Writer
from briefpress.verify.pdf.document import collected_warnings
from briefpress.verify.pdf.objects import array, dictionary, is_true, raw, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Entries of MarkInfo that hold for the whole if they hold for a part (14.7.1, table 321).
_CAUTIONS = ("/UserProperties", "/Suspects")


class Assembly:
    """Parts are added one after the other, and `finish` returns the whole file.

    `writer` takes further objects, `fonts` further fonts, for instance those of stamps.
    `placeholder` is the beginning of addresses that stand for places in the output (see
    `briefpress.assemble.links`); `number_headings` turns each H into H1 to H6, for a document that
    would have both kinds; `headings` are the kinds that the parts have.

    After an exception an assembly is of no use any more.
    """

    def __init__(
        self,
        *,
        allow_untagged: bool = False,
        placeholder: str = "",
        number_headings: bool = False,
    ) -> None:
        self.writer = Writer()
        self.parts: list[Part] = []
        self.headings = Headings.NONE
        self._allow_untagged = allow_untagged
        self._number_headings = number_headings
        self._catalog = self.writer.reserve()
        self._root = self.writer.reserve()
        self._pages: list[int] = []
        self._version = "1.7"
        self._cautions: set[str] = set()
        self._threads: list[bytes] = []
        self.fonts = Fonts(self.writer)
        self._pool = Pool(self.writer)
        self._links = PlaceholderLinks(self.writer, placeholder)
        self._forest = Forest(self.writer)
        self._destinations = Destinations()
        self._forms = Forms()
        self._layers = Layers()
        self._attachments = Attachments()
        self._intents = Intents()
        self._viewing = Viewing()

    @property
    def page_count(self) -> int:
        """How many pages there are so far."""
        return len(self._pages)

    @property
    def claims(self) -> Claims:
        """The standards that all parts claim to keep, and that they can keep together."""
        claims = common_claims(part.claims for part in self.parts)
        return Claims(claims.pdfua, None if self._intents.differ else claims.pdfa)

    def add(self, source: PdfSource, stamps: Sequence[Stamp] = ()) -> Part:
        """Add a PDF as the next part; `stamps`, if any, are painted over its pages one by one.

        Raises RefusedError for a file that can't be a part.
        """
        with collected_warnings() as warnings:
            opened = open_source(source, allow_untagged=self._allow_untagged)
            try:
                part = self._add(opened, stamps)
            except DamagedError as error:
                raise refused(source.name, BROKEN_PART, str(error)) from error
            except RecursionError as error:
                message = "the file is nested without end"
                raise refused(source.name, BROKEN_PART, message) from error
        for message in dict.fromkeys(warnings):
            opened.note(DAMAGED, message)
        part = _with_notes(part, opened)
        self.parts.append(part)
        return part

    def _add(self, opened: Opened, stamps: Sequence[Stamp]) -> Part:
        tree, first = opened.tree, self.page_count
        disarm(opened)
        if tree is not None:
            if self._number_headings:
                number_headings(tree)
            self.headings |= headings_of(tree)
        keys = self._forest.parents.keys(tree)
        known = self._forest.known(tree) if tree is not None else {}
        above = known.get(tree.root_number or 0) if tree is not None else None
        numbers = [self.writer.reserve() for _ in opened.document.pages]
        for page, number in zip(opened.document.pages, numbers, strict=True):
            known[page.number] = number
        copier = Copier(self.writer, self._pool, self.fonts, known, keys.new)
        self._destinations.join(opened, copier)
        self._forms.join(opened, copier)
        if tree is not None:
            self._forest.join(opened, tree, copier, above)
            self._forest.parents.join(keys, copier)
        self._intents.join(opened, copier)
        self._add_pages(opened, copier, numbers, stamps)
        for joined in (self._layers, self._attachments, self._viewing):
            joined.join(opened, copier)
        self._threads += [copier.value(item) for item in array(raw(opened.catalog, "/Threads"))]
        outline = read_outline(opened, copier)
        copier.finish()
        self._forest.parents.close(keys)
        self._read_catalog(opened)
        return _part(opened, first, outline)

    def _add_pages(
        self, opened: Opened, copier: Copier, numbers: list[int], stamps: Sequence[Stamp]
    ) -> None:
        for page, number in zip(opened.document.pages, numbers, strict=True):
            stamp = stamps[page.index] if stamps else None
            entries = page_entries(page, copier) | {"Parent": syntax.reference(self._root)}
            entries |= content_and_resources(page, copier, stamp)
            annotations = self._links.annotations(page.dictionary, copier)
            if annotations is not None:
                entries["Annots"] = annotations
            self.writer.add(syntax.dictionary(entries), number)
            self._pages.append(number)

    def _read_catalog(self, opened: Opened) -> None:
        """Note what the whole has if a part has it."""
        marks = dictionary(raw(opened.catalog, "/MarkInfo"))
        self._cautions |= {key for key in _CAUTIONS if is_true(raw(marks, key))}
        if opened.version.startswith("2"):
            self._version = "2.0"

    def destination(self, target: Target) -> bytes:
        """Write a destination (12.3.2.2); the reader keeps its own magnification."""
        page = syntax.reference(self._pages[target.page])
        if target.top is None:
            return b"[%s /XYZ null null null]" % page
        return b"[%s /XYZ null %s null]" % (page, syntax.number(target.top).encode())

    def item(
        self, title: str, target: Target, kids: Sequence[OutlineItem] = (), *, is_open: bool = True
    ) -> OutlineItem:
        """Return an item of the outline that leads to a place in the output."""
        return OutlineItem(title, (("Dest", self.destination(target)),), tuple(kids), is_open)

    def outline(self) -> tuple[OutlineItem, ...]:
        """Return the outline that a plain merge has: an item for each part, with its own below.

        A part whose outline begins with its title, and has all else under it, brings its own item.
        """
        return tuple(map(self._item_of, self.parts))

    def _item_of(self, part: Part) -> OutlineItem:
        if len(part.outline) == 1 and part.outline[0].title.strip() == part.title:
            return replace(part.outline[0], is_open=False)
        return self.item(part.title, Target(part.first_page), part.outline, is_open=False)

    def labels(self) -> tuple[PageLabel, ...]:
        """Return the page labels that the parts bring along, if any does.

        A part without has the numbers that readers show for it, from 1.
        """
        if not any(part.labels for part in self.parts):
            return ()
        found: list[PageLabel] = []
        for part in self.parts:
            if not part.labels or part.labels[0].page != part.first_page:
                found.append(PageLabel(part.first_page))
            found += part.labels
        return tuple(found)

    def finish(
        self,
        description: Description,
        claims: Claims,
        *,
        outline: Sequence[OutlineItem] = (),
        labels: Sequence[PageLabel] = (),
        targets: Mapping[str, Target] | None = None,
    ) -> bytes:
        """Return the file. `targets` has the place for each placeholder's address.

        Raises KeyError for a placeholder without a target.
        """
        places = targets or {}
        self.fonts.write()
        self._links.resolve(lambda address: self.destination(places[address]))
        writer = self.writer
        kids = syntax.array(map(syntax.reference, self._pages))
        pages = {"Type": b"/Pages", "Kids": kids, "Count": b"%d" % len(self._pages)}
        writer.add(syntax.dictionary(pages), self._root)
        entries = {
            "Type": b"/Catalog",
            "Pages": syntax.reference(self._root),
            "Metadata": syntax.reference(add_packet(writer, description, claims)),
            **self._viewing.entries(),
        }
        if description.language:
            entries["Lang"] = syntax.text(description.language)
        joined = {
            "StructTreeRoot": self._forest.write(),
            "MarkInfo": self._mark_info(),
            "Outlines": write_outline(writer, outline),
            "PageLabels": write_labels(writer, labels),
            "Names": self._name_dictionary(),
            "AcroForm": self._forms.write(),
            "OCProperties": self._layers.write(),
            "OutputIntents": self._intents.write(),
            "AF": self._attachments.associated(),
            "Threads": syntax.array(self._threads) if self._threads else None,
        }
        entries |= {key: value for key, value in joined.items() if value is not None}
        writer.add(syntax.dictionary(entries), self._catalog)
        return writer.finish(self._catalog, add_information(writer, description), self._version)

    def _name_dictionary(self) -> bytes | None:
        """Write the name dictionary (7.7.4); None if nothing has a name."""
        trees = {
            "Dests": self._destinations.write(self.writer),
            "EmbeddedFiles": self._attachments.write(self.writer),
        }
        found = {key: value for key, value in trees.items() if value is not None}
        return syntax.dictionary(found) if found else None

    def _mark_info(self) -> bytes | None:
        """Write that all is tagged, if all parts say so of themselves (14.7.1)."""
        entries = {key[1:]: b"true" for key in sorted(self._cautions)}
        if self.parts and all(part.is_tagged for part in self.parts):
            entries["Marked"] = b"true"
        return syntax.dictionary(entries) if entries else None


def _part(opened: Opened, first: int, outline: tuple[OutlineItem, ...]) -> Part:
    author = (text(raw(opened.information, "/Author")) or "").strip()
    return Part(
        name=opened.name,
        title=opened.title,
        language=opened.language,
        first_page=first,
        pages=len(opened.document.pages),
        outline=outline,
        labels=read_labels(opened, first),
        claims=read_claims(opened.metadata.claims),
        creators=opened.metadata.creators or ((author,) if author else ()),
        modified=opened.modified,
        is_tagged=opened.tree is not None and opened.metadata.marked,
        notes=(),
    )


def _with_notes(part: Part, opened: Opened) -> Part:
    return replace(part, notes=tuple(opened.notes))
