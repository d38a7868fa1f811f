"""A canvas that tags while it draws.

On top of ReportLab's canvas: marked content, link annotations, images and pages of our own. What
is drawn through `tagged` belongs to a structure element; everything else that paints becomes an
artifact when the page ends (ISO 14289-1, 7.1), so rules, grounds and grids need no thought.
"""

from __future__ import annotations

from contextlib import contextmanager
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field
from reportlab.pdfgen.canvas import Canvas

from briefpress.compose.pdf.structure import Content, Element
from briefpress.pdf import syntax

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    """A page that was drawn: its size in points, content, links, and what it draws with.

    `contents` are streams that belong together (7.7.3.3): what stands the same in many documents
    is in streams of its own, so that a file of many pages has each of these once.
    """

    width: float
    height: float
    contents: tuple[bytes, ...]
    links: list[LinkArea]
    faces: set[Face]
    images: set[Image]


class Heading(Struct, frozen=True):
    """A heading for the outline: level from 1, words, page from 0, height of its top in points."""

    level: int
    title: str
    page: int
    top: float


class _Stretch(Struct):
    """Operators that follow each other: which are tagged, the links and headings over them.

    `top` is where its heights count from, in points; `colour`, `face` and `size` are what its
    operators have set so far.
    """

    code: list[str] = field(default_factory=list)
    tagged: set[int] = field(default_factory=set)
    links: list[LinkArea] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    top: float = 0.0
    colour: Colour | None = None
    face: Face | None = None
    size: float = 0.0


class _Current(Struct):
    """What the page at hand has so far; `first` and `last` stand the same in many documents."""

    mcid: int = 0
    first: _Stretch = field(default_factory=_Stretch)
    own: _Stretch = field(default_factory=_Stretch)
    last: list[_Stretch] = field(default_factory=list)
    faces: set[Face] = field(default_factory=set)
    images: set[Image] = field(default_factory=set)


class TaggedCanvas(Canvas):
    """A ReportLab canvas whose pages become a tagged PDF by `briefpress.compose.pdf.document`."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__(None, pagesize=(width, height), pdfVersion=(1, 7))
        self.pages: list[DrawnPage] = []
        self.headings: list[Heading] = []
        self._drawn: dict[Face, list[frozenset[int]]] = {}
        self._begin()

    def _make_preamble(self) -> None:
        """Begin pages empty: the stock preamble sets unembedded Helvetica."""
        self._preamble = ""

    def _begin(self) -> None:
        self._current = _Current()
        self._draw_in(self._current.own)

    def _draw_in(self, stretch: _Stretch) -> None:
        self._stretch = stretch
        self._code = stretch.code

    @contextmanager
    def standing(self, top: float | None = None) -> Iterator[None]:
        """Draw what stands the same in many documents: it becomes a stream that they can share.

        It comes before all else on its page, and is like all else once that has begun. With `top`,
        in points, it comes after all else, however early it is drawn: drawn first, its content has
        the same numbers on every page. Heights then count from there, and it is the same at any.
        """
        current = self._current
        if top is not None:
            current.last.append(_Stretch(top=top))
            self._draw_in(current.last[-1])
        elif not current.own.code:
            self._draw_in(current.first)
        try:
            yield
        finally:
            if not current.own.code:
                first, own = current.first, current.own
                own.colour, own.face, own.size = first.colour, first.face, first.size
            self._draw_in(current.own)

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
        self._stretch.tagged.add(len(self._code))
        self._code.append(operators)

    def font_key(self, face: Face) -> str:
        """Return the name of a face in the resources of the pages."""
        return face.key

    def font(self, face: Face, size: float) -> tuple[str, ...]:
        """Return the operator that sets a face and its size in points; none where they are set."""
        stretch = self._stretch
        if face is stretch.face and size == stretch.size:
            return ()
        stretch.face, stretch.size = face, size
        return (f"/{self.font_key(face)} {syntax.number(size)} Tf",)

    def fill(self, colour: Colour) -> tuple[str, ...]:
        """Return the operator that sets the fill colour; none where it is set."""
        if colour == self._stretch.colour:
            return ()
        self._stretch.colour = colour
        return (f"{_components(colour)} rg",)

    def use(self, face: Face, *codes: frozenset[int]) -> None:
        """Note that these codes of a face are drawn on this page."""
        self._current.faces.add(face)
        self._drawn.setdefault(face, []).extend(codes)

    @property
    def codes(self) -> dict[Face, frozenset[int]]:
        """What each face has drawn so far."""
        return {face: frozenset().union(*codes) for face, codes in self._drawn.items()}

    def link(self, area: LinkArea) -> None:
        """Lay a link over an area that was drawn."""
        left, low, right, high = area.rectangle
        top = self._stretch.top
        area.rectangle = left, low + top, right, high + top
        self._stretch.links.append(area)

    def heading(self, level: int, title: str, top: float) -> None:
        """Enter a heading into the outline."""
        place = len(self.pages), self._stretch.top + top
        self._stretch.headings.append(Heading(level, title, *place))

    def image(self, image: Image, element: Element, box: tuple[float, float, float, float]) -> None:
        """Draw an image into a box (x, y, width, height in points) as the content of a Figure."""
        self._current.images.add(image)
        x, y, width, height = (syntax.number(value) for value in box)
        place = f"q {width} 0 0 {height} {x} {y} cm /{image_key(image)} Do Q"
        self.tagged(f"{self.mark(element)} {place} EMC")
        self.figure_box(element, box)

    def figure_box(self, element: Element, box: tuple[float, float, float, float]) -> None:
        """Give a Figure its bounding box (14.8.5.4.5): x, y, width and height in points."""
        x, y, width, height = box
        y += self._stretch.top
        corners = syntax.numbers((x, y, x + width, y + height))
        attributes = {"O": b"/Layout", "Placement": b"/Block", "BBox": corners}
        element.attributes.append(syntax.dictionary(attributes))

    def artifact(self, operators: str) -> None:
        """Draw operators that mean nothing to those who listen; the last one paints, or is Q."""
        self._code.append(operators)

    def rectangle(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle, as an artifact."""
        self.rectangles([(x, y, width, height)], colour)

    def rectangles(
        self, shapes: Iterable[tuple[float, float, float, float]], colour: Colour
    ) -> None:
        """Fill rectangles at once, as an artifact: x, y, width and height of each in points."""
        drawn = [rectangle(*shape) for shape in shapes]
        self.artifact(" ".join([*self.fill(colour), *drawn, "f"]))

    def rule(self, x: float, y: float, width: float, colour: Colour, weight: float = 0.5) -> None:
        """Draw a horizontal rule with its middle at `y`, as an artifact."""
        self.rectangle(x, y - weight / 2, width, weight, colour)

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """End the page."""
        current = self._current
        stretches = [current.first, current.own, *current.last]
        links = [area for stretch in stretches for area in stretch.links]
        for stretch in stretches:
            self.headings += stretch.headings
        width, height = self._pagesize
        contents = tuple(_contents(current))
        self.pages.append(DrawnPage(width, height, contents, links, current.faces, current.images))
        self._pageNumber += 1
        self._restartAccumulators()
        self.init_graphics_state()
        self.state_stack: list[object] = []
        self._begin()


def _contents(page: _Current) -> Iterator[bytes]:
    """Yield the streams of a page. Only the page's own says where what comes last stands."""
    if page.first.code:
        yield _joined(_with_artifacts(page.first))
    own = _with_artifacts(page.own)
    for stretch in page.last:
        yield _joined([*own, "q", f"1 0 0 1 0 {syntax.number(stretch.top)} cm"])
        yield _joined([*_with_artifacts(stretch), "Q"])
        own = []
    if own:
        yield _joined(own)


def _joined(operators: Iterable[str]) -> bytes:
    return "".join([f"{line}\n" for line in operators]).encode("latin-1")


def _with_artifacts(stretch: _Stretch) -> list[str]:
    """Return operators with every untagged run that paints as an artifact."""
    out: list[str] = []
    run: list[str] = []
    for index, operators in enumerate(stretch.code):
        if index in stretch.tagged:
            out += _artifact(run)
            out.append(operators)
            run = []
        else:
            run.append(operators)
    return out + _artifact(run)


def _artifact(run: list[str]) -> list[str]:
    if run and any(map(_paints, run)):
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


def stroke(colour: Colour) -> str:
    """Set the stroke colour."""
    return f"{_components(colour)} RG"


@lru_cache(maxsize=256)
def _components(colour: Colour) -> str:
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in colour)


def rectangle(x: float, y: float, width: float, height: float) -> str:
    """Add a rectangle to the path."""
    number = syntax.number
    return f"{number(x)} {number(y)} {number(width)} {number(height)} re"


def image_key(image: Image) -> str:
    """Return the name of an image in a page's resources."""
    return f"Im{image.sha256[:8]}"
