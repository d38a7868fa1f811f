"""Pictures and codes: figures with a bounding box and words for those who do not see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Flowable

from briefpress.compose.pdf.canvas import figure_box, rectangle

if TYPE_CHECKING:
    from briefpress.compose.pdf.canvas import TaggedCanvas
    from briefpress.compose.pdf.structure import Element
    from briefpress.model.image import Image


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
    """A QR code (ISO/IEC 18004) of error correction M, drawn as vectors, `side` points square.

    Its quiet zone of four modules is part of the side.
    """

    def __init__(self, data: str, element: Element, side: float) -> None:
        super().__init__()
        self._data = data
        self._element = element
        self.width = self.height = side

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """Return the side, twice."""
        return self.width, self.height

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw each run of dark modules as one rectangle, black on paper."""
        runs = dark_runs(self._data)
        module = self.height / (runs.modules + 8)
        top = y + self.height - 4 * module
        shapes = [
            rectangle(
                x + (4 + first) * module, top - (row + 1) * module, (last - first) * module, module
            )
            for row, first, last in runs.runs
        ]
        mark = canvas.mark(self._element)
        canvas.tagged("\n".join([mark, "0 g", *shapes, "f", "EMC"]))
        self._element.attributes.append(figure_box(x, y, self.width, self.height))


class _Runs:
    """The dark modules of a code: its side in modules, and (row, first, last) of each run."""

    def __init__(self, rows: tuple[bytearray, ...]) -> None:
        self.modules = len(rows)
        self.runs: list[tuple[int, int, int]] = []
        for index, row in enumerate(rows):
            start = None
            for column, dark in enumerate([*row, 0]):
                if dark and start is None:
                    start = column
                elif not dark and start is not None:
                    self.runs.append((index, start, column))
                    start = None


def dark_runs(data: str) -> _Runs:
    """Return the runs of dark modules of the QR code that says `data`."""
    import segno

    return _Runs(segno.make(data, error="m", micro=False, boost_error=False).matrix)
