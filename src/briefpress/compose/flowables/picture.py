"""Pictures and codes: figures with a bounding box and words for those who do not see them."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reportlab.platypus.flowables import Flowable

from briefpress.compose.pdf.canvas import rectangle
from briefpress.units import Colour

if TYPE_CHECKING:
    from briefpress.compose.pdf.canvas import TaggedCanvas
    from briefpress.compose.pdf.structure import Element
    from briefpress.model.image import Image

#: Least side in points of a module, 0.35 mm.
LEAST_MODULE = 1.0
#: Modules of paper around a code (ISO/IEC 18004, 5.3.8).
_QUIET = 4
_BLACK = Colour((0.0, 0.0, 0.0))


class Picture(Flowable):
    """An image as large as the width and a greatest height allow, never distorted."""

    def __init__(self, image: Image, element: Element, greatest_height: float) -> None:
        super().__init__()
        self._image = image
        self._element = element
        self._greatest_height = greatest_height

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """Scale the image into the width; return its own width and height in points."""
        shape = self._image.width / self._image.height
        self.height = min(self._greatest_height, available_width / shape)
        self.width = self.height * shape
        return self.width, self.height

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw the image as the content of its Figure."""
        canvas.image(self._image, self._element, (x, y, self.width, self.height))


class QRCode(Flowable):
    """A QR code (ISO/IEC 18004) of error correction M, drawn as vectors.

    At least `side` points square, and larger where its modules would be too small for the camera
    of a telephone. Its quiet zone, `quiet` points all around, is paper: below, the flowable keeps
    it free itself.
    """

    def __init__(self, data: str, element: Element, side: float) -> None:
        super().__init__()
        self._code = dark_modules(data)
        self._element = element
        self.width = max(side, self._code.side * LEAST_MODULE)
        self._module = self.width / self._code.side
        self.quiet = _QUIET * self._module
        self.height = self.width + self.quiet

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """Return the side, and the side with the quiet zone below."""
        return self.width, self.height

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw each run of dark modules as one rectangle, black on paper."""
        module, top = self._module, y + self.height
        shapes = [
            rectangle(x + first * module, top - (row + 1) * module, (last - first) * module, module)
            for row, first, last in self._code.runs
        ]
        mark = canvas.mark(self._element)
        canvas.tagged("\n".join([mark, *canvas.fill(_BLACK), *shapes, "f", "EMC"]))
        canvas.figure_box(self._element, (x, top - self.width, self.width, self.width))


class Modules(NamedTuple):
    """A code: its side in modules, and row, first and last column of each run of dark ones."""

    side: int
    runs: tuple[tuple[int, int, int], ...]


@lru_cache(maxsize=256)
def dark_modules(data: str) -> Modules:
    """Return the dark modules of the QR code that says `data`."""
    import segno

    rows = segno.make(data, error="m", micro=False, boost_error=False).matrix
    runs = []
    for index, row in enumerate(rows):
        column = 0
        for dark, group in groupby(row):
            length = len(list(group))
            if dark:
                runs.append((index, column, column + length))
            column += length
    return Modules(len(rows), tuple(runs))
