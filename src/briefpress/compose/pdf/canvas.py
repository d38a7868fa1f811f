"""A canvas that tags while it draws.

On top of ReportLab's canvas: marked content, link annotations, images and pages of our own. What
is drawn through `tagged` belongs to a structure element; everything else that paints becomes an
artifact when the page ends (ISO 14289-1, 7.1), so rules, grounds and grids need no thought.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field
from reportlab.pdfgen.canvas import Canvas

from briefpress.compose.pdf.structure import Content, Element
from briefpress.pdf import syntax

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefpress.compose.fonts.face import Face
    from briefpress.model.image import Image
    from briefpress.units import Colour

_PAINTING = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI", "ET"))


class Artifact(StrEnum):
    """Page furniture that readers pass over (14.8.2.2)."""

    HEADER = "Header"
    FOOTER = "Footer"


class LinkArea(Struct):
    """A link on the page: its rectangle in points, target, spoken description and element."""

    rectangle: tuple[float, float, float, float]
    uri: str
    contents: str
    element: Element


class DrawnPage(Struct):
    """A page that was drawn: its size in points, content, links, and what it draws with."""

    width: float
    height: float
    content: bytes
    links: list[LinkArea]
    faces: set[Face]
    images: set[Image]


class Heading(Struct, frozen=True):
    """A heading for the outline: level from 1, words, page from 0, height of its top in points."""

    level: int
    title: str
    page: int
    top: float


class _Current(Struct):
    """What the page at hand has so far."""

    mcid: int = 0
    tagged: set[int] = field(default_factory=set)
    links: list[LinkArea] = field(default_factory=list)
    faces: set[Face] = field(default_factory=set)
    images: set[Image] = field(default_factory=set)


class TaggedCanvas(Canvas):
    """A ReportLab canvas whose pages become a tagged PDF by `briefpress.compose.pdf.document`."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__(None, pagesize=(width, height), pdfVersion=(1, 7))
        self.pages: list[DrawnPage] = []
        self.headings: list[Heading] = []
        self.codes: dict[Face, set[int]] = {}
        self._current = _Current()

    def _make_preamble(self) -> None:
        """Begin pages empty: the stock preamble sets unembedded Helvetica."""
        self._preamble = ""

    def mark(self, element: Element | Artifact) -> str:
        """Open marked content (14.6); the caller closes it with ``EMC``."""
        if isinstance(element, Artifact):
            return f"/Artifact <</Type /Pagination /Subtype /{element}>> BDC"
        mcid = self._current.mcid
        self._current.mcid += 1
        element.kids.append(Content(len(self.pages), mcid))
        return f"/{element.role} <</MCID {mcid}>> BDC"

    def tagged(self, operators: str) -> None:
        """Draw operators that open and close their own marked content."""
        self._current.tagged.add(len(self._code))
        self._code.append(operators)

    def font_key(self, face: Face) -> str:
        """Return the name of a face in the resources of the pages."""
        return face.key

    def use(self, face: Face, codes: Iterable[frozenset[int]]) -> None:
        """Note that a face draws these codes on this page."""
        self._current.faces.add(face)
        self.codes.setdefault(face, set()).update(*codes)

    def link(self, area: LinkArea) -> None:
        """Lay a link over an area that was drawn."""
        self._current.links.append(area)

    def heading(self, level: int, title: str, top: float) -> None:
        """Enter a heading into the outline."""
        self.headings.append(Heading(level, title, len(self.pages), top))

    def image(self, image: Image, element: Element, box: tuple[float, float, float, float]) -> None:
        """Draw an image into a box (x, y, width, height in points) as the content of a Figure."""
        self._current.images.add(image)
        x, y, width, height = (syntax.number(value) for value in box)
        place = f"q {width} 0 0 {height} {x} {y} cm /{image_key(image)} Do Q"
        self.tagged(f"{self.mark(element)} {place} EMC")
        element.attributes.append(figure_box(*box))

    def artifact(self, operators: str) -> None:
        """Draw operators that mean nothing to those who listen; the last one paints, or is Q."""
        self._code.append(operators)

    def rectangle(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle, as an artifact."""
        self.artifact(f"{fill(colour)} {rectangle(x, y, width, height)} f")

    def rule(self, x: float, y: float, width: float, colour: Colour, weight: float = 0.5) -> None:
        """Draw a horizontal rule with its middle at `y`, as an artifact."""
        self.rectangle(x, y - weight / 2, width, weight, colour)

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """End the page."""
        current, self._current = self._current, _Current()
        content = "\n".join(self._with_artifacts(current.tagged)).encode("latin-1")
        width, height = self._pagesize
        self.pages.append(
            DrawnPage(width, height, content, current.links, current.faces, current.images)
        )
        self._pageNumber += 1
        self._restartAccumulators()
        self.init_graphics_state()
        self.state_stack: list[object] = []

    def _with_artifacts(self, tagged: set[int]) -> list[str]:
        """Return the page's operators with every untagged run that paints as an artifact."""
        out: list[str] = []
        run: list[str] = []
        for index, operators in enumerate(self._code):
            if index in tagged:
                out += _artifact(run)
                out.append(operators)
                run = []
            else:
                run.append(operators)
        return out + _artifact(run)


def _artifact(run: list[str]) -> list[str]:
    if any(_paints(operators) for operators in run):
        return ["/Artifact BMC", *run, "EMC"]
    return run


def _paints(operators: str) -> bool:
    """Tell whether the last operator paints, a restored graphics state after it aside."""
    last = [word for word in operators.rsplit(None, 2)[-2:] if word != "Q"]
    return bool(last) and last[-1] in _PAINTING


def annotation_entries(area: LinkArea, key: int) -> dict[str, bytes]:
    """Return the dictionary of a link annotation (12.5.6.5); its flags say that it prints."""
    action = syntax.dictionary({"S": b"/URI", "URI": syntax.literal(area.uri.encode("ascii"))})
    return {
        "Type": b"/Annot",
        "Subtype": b"/Link",
        "Rect": syntax.numbers(area.rectangle),
        "Border": b"[0 0 0]",
        "F": b"4",
        "A": action,
        "Contents": syntax.text(area.contents),
        "StructParent": b"%d" % key,
    }


def fill(colour: Colour) -> str:
    """Set the fill colour."""
    return f"{_components(colour)} rg"


def stroke(colour: Colour) -> str:
    """Set the stroke colour."""
    return f"{_components(colour)} RG"


@lru_cache(maxsize=256)
def _components(colour: Colour) -> str:
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in colour)


def rectangle(x: float, y: float, width: float, height: float) -> str:
    """Add a rectangle to the path."""
    return " ".join(syntax.number(value) for value in (x, y, width, height)) + " re"


def image_key(image: Image) -> str:
    """Return the name of an image in a page's resources."""
    return f"Im{image.sha256[:8]}"


def figure_box(x: float, y: float, width: float, height: float) -> bytes:
    """Return the layout attributes of a Figure: its bounding box (14.8.5.4.5)."""
    box = syntax.numbers((x, y, x + width, y + height))
    return syntax.dictionary({"O": b"/Layout", "Placement": b"/Block", "BBox": box})
