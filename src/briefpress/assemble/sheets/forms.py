"""Pages as form XObjects (ISO 32000-1, 8.10): each page of the source once, like pages as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.assemble.copier import DamagedError, Stream, compressed
from briefpress.assemble.grey.colour import ColourError
from briefpress.assemble.sheets.annotations import Appearance, printed_appearances, undrawn
from briefpress.assemble.sheets.content import page_content
from briefpress.assemble.sheets.copying import PaintCopier
from briefpress.assemble.sheets.operators import written
from briefpress.codes.imposition import COLOUR_LEFT, UNDRAWN_FIELD, UNUSABLE_PAGE
from briefpress.diagnostics import Diagnostic, Place
from briefpress.pdf import syntax
from briefpress.verify.pdf.objects import raw

if TYPE_CHECKING:
    from briefpress.assemble.sheets.source import Source
    from briefpress.diagnostics import Code
    from briefpress.imposition.geometry import Rect
    from briefpress.pdf.writer import Writer
    from briefpress.verify.pdf.document import Page


class Forms:
    """The pages of a source in the file that is written; `problems` are those of its pages."""

    def __init__(self, writer: Writer, source: Source) -> None:
        self.problems: list[Diagnostic] = []
        self._source = source
        self._copier = PaintCopier(writer)
        self._numbers: dict[int, int] = {}

    def number(self, page: int) -> int:
        """Return the object number of a page, counted from 1, which is copied if need be."""
        if page not in self._numbers:
            self._numbers[page] = self._add(page)
        return self._numbers[page]

    def optional_content(self) -> bytes | None:
        """Copy which layers are shown (8.11.4.2); None where the source has none."""
        found = raw(self._source.document.catalog, "/OCProperties")
        return None if found is None else self._copier.copy(found)

    def write_fonts(self) -> None:
        """Write the fonts that the pages share."""
        self._copier.write_fonts()

    def _add(self, number: int) -> int:
        page = self._source.document.pages[number - 1]
        for what in dict.fromkeys(undrawn(page)):
            self._refuse(UNDRAWN_FIELD, f"page {number}: {what} has no appearance")
        try:
            return self._page(page, self._source.pages[number - 1].media)
        except DamagedError as error:
            self._refuse(UNUSABLE_PAGE, f"page {number}: {error}")
        except ColourError as error:
            self._refuse(COLOUR_LEFT, f"page {number}: {error}")
        except RecursionError:
            self._refuse(UNUSABLE_PAGE, f"page {number}: its resources are nested without end")
        return 0

    def _page(self, page: Page, media: Rect) -> int:
        """Copy a page; raises DamagedError, ColourError, RecursionError."""
        appearances = tuple(printed_appearances(page))
        used = page.resources
        if self._source.greys:
            painted = (appearance.form for appearance in appearances)
            used = self._source.greys.make_grey(page, painted)
        resources = self._copier.copy_resources(used)
        content = page_content(page, self._copier)
        if content is None:
            raise DamagedError("the content can't be decoded")
        form = self._form(content, media, resources, raw(page.dictionary, "/Group"))
        return self._with_appearances(form, media, appearances) if appearances else form

    def _form(self, content: Stream, box: Rect, resources: bytes, group: object = None) -> int:
        entries = {
            "Type": b"/XObject",
            "Subtype": b"/Form",
            "BBox": b"[%s]" % written(box),
            "Resources": resources,
            **content.entries,
        }
        if group is not None:
            entries["Group"] = self._copier.copy(group)
        return self._copier.pool.add(Stream(entries, content.data))

    def _with_appearances(self, form: int, box: Rect, appearances: tuple[Appearance, ...]) -> int:
        """Make a form of a page and the appearances on it."""
        painted = {"P": syntax.reference(form)}
        layers: dict[str, bytes] = {}
        lines = [b"/P Do"]
        for index, (stream, matrix, optional) in enumerate(appearances):
            painted[f"A{index}"] = self._copier.copy(stream)
            line = b"q %s cm /A%d Do Q" % (written(matrix), index)
            if optional is not None:
                layers[f"L{index}"] = self._copier.copy(optional)
                line = b"/OC /L%d BDC %s EMC" % (index, line)
            lines.append(line)
        resources = {"XObject": syntax.dictionary(painted)}
        if layers:
            resources["Properties"] = syntax.dictionary(layers)
        return self._form(compressed(b"\n".join(lines)), box, syntax.dictionary(resources))

    def _refuse(self, code: Code, message: str) -> None:
        self.problems.append(Diagnostic(code, Place(self._source.path), message, code.mend))
