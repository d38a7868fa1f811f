"""The print file: a page for each side of each sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefpress.assemble.claims import Claims
from briefpress.assemble.description import Description, add_information, add_packet
from briefpress.model.imposition import Flip
from briefpress.pdf import syntax
from briefpress.pdf.writer import Writer

if TYPE_CHECKING:
    from briefpress.imposition.geometry import Size
    from briefpress.pdf.lettering import Lettering

NO_CLAIMS = Claims(pdfua=False, pdfa=None)
#: The colour of marks: printed on every plate of a press, black on any other printer.
_ALL_PLATES = (
    b"[/Separation /All /DeviceGray <</FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1>>]"
)
_DUPLEX = {
    Flip.LONG_EDGE: b"/DuplexFlipLongEdge",
    Flip.SHORT_EDGE: b"/DuplexFlipShortEdge",
    Flip.NONE: b"/Simplex",
}


class _Page(NamedTuple):
    """A page to be written: its label, size, content stream, and the resources it names."""

    label: str
    size: Size
    content: int
    resources: dict[str, bytes]


class PrintDocument:
    """Collects the pages of a print file and writes it.

    It is for paper: not tagged, and claims no standard. Viewers are told to print it as large as
    it is, and over which edge to flip the sheets (12.2).
    """

    def __init__(self, lettering: Lettering) -> None:
        self.writer = Writer()
        self.lettering = lettering
        self._pages: list[_Page] = []
        self._parent = self.writer.reserve()
        self._colour = self.writer.add(_ALL_PLATES)

    def add_page(
        self,
        label: str,
        size: Size,
        content: bytes,
        forms: dict[str, int],
        resources: dict[str, bytes] | None = None,
    ) -> None:
        """Add a page that paints forms, by their names, beside what else it names."""
        named = dict(resources or {})
        if forms:
            painted = {key: syntax.reference(number) for key, number in forms.items()}
            named["XObject"] = syntax.dictionary(painted)
        self._pages.append(_Page(label, size, self.writer.add_stream(content), named))

    def finish(self, title: str, flip: Flip | None, optional_content: bytes | None = None) -> bytes:
        """Return the whole file, the same bytes for the same pages.

        Without a `flip` the file leaves it to the printer how sheets are turned.
        """
        font = self.lettering.add_font(self.writer) if self.lettering.used else None
        shared = {"ColorSpace": syntax.dictionary({"All": syntax.reference(self._colour)})}
        if font:
            shared["Font"] = syntax.dictionary({"F": syntax.reference(font)})
        pages = [self._add_page(page, shared) for page in self._pages]
        kids = syntax.array(map(syntax.reference, pages))
        count = b"%d" % len(pages)
        tree = {"Type": b"/Pages", "Kids": kids, "Count": count}
        self.writer.add(syntax.dictionary(tree), self._parent)
        catalog = self._add_catalog(title, flip, optional_content)
        return self.writer.finish(catalog, add_information(self.writer, Description(title, "")))

    def _add_page(self, page: _Page, shared: dict[str, bytes]) -> int:
        entries = {
            "Type": b"/Page",
            "Parent": syntax.reference(self._parent),
            "MediaBox": syntax.numbers((0, 0, *page.size)),
            "Resources": syntax.dictionary({**shared, **page.resources}),
            "Contents": syntax.reference(page.content),
        }
        return self.writer.add(syntax.dictionary(entries))

    def _add_catalog(self, title: str, flip: Flip | None, optional_content: bytes | None) -> int:
        preferences = {
            "DisplayDocTitle": b"true",
            "PrintScaling": b"/None",
            "PickTrayByPDFSize": b"true",
        }
        if flip:
            preferences["Duplex"] = _DUPLEX[flip]
        labels = (
            b"%d <</P %s>>" % (index, syntax.text(page.label))
            for index, page in enumerate(self._pages)
        )
        packet = add_packet(self.writer, Description(title, ""), NO_CLAIMS)
        entries = {
            "Type": b"/Catalog",
            "Pages": syntax.reference(self._parent),
            "PageLabels": syntax.dictionary({"Nums": syntax.array(labels)}),
            "ViewerPreferences": syntax.dictionary(preferences),
            "Metadata": syntax.reference(packet),
        }
        if optional_content:
            entries["OCProperties"] = optional_content
        return self.writer.add(syntax.dictionary(entries))
