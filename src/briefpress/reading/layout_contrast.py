"""Whether text can be read on its ground (WCAG 2.1, 1.4.3, level AA)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.codes.layouts import LOW_CONTRAST
from briefpress.model.layout import BlockKind, ReductionKind, StyleName
from briefpress.reading.layout_blocks import listed_blocks
from briefpress.reading.layout_type import floor_of

if TYPE_CHECKING:
    from briefpress.reading.schema.layout import BlockFile, LayoutFile, StyleFile
    from briefpress.reading.source import Mark, Problems, Source

_LEAST = 4.5
_LEAST_LARGE = 3.0
#: From these sizes in points on, type is large: regular, and bold.
_LARGE, _LARGE_BOLD = 18.0, 14.0

#: The styles of a block's texts, which stand on its panel where it has one.
_STYLES = {
    BlockKind.MASTHEAD: (StyleName.ORGANIZATION, StyleName.NAME, StyleName.DATELINE),
    BlockKind.TITLE: (StyleName.TITLE,),
    BlockKind.MATRIX: (StyleName.MATRIX_HEAD, StyleName.MATRIX_GOAL),
    BlockKind.CONTEXT: (StyleName.HEADING, StyleName.BODY),
    BlockKind.FIGURE: (StyleName.CAPTION,),
    BlockKind.SOURCES: (StyleName.HEADING, StyleName.SOURCE),
    BlockKind.RELEVANCE: (StyleName.HEADING, StyleName.BODY),
    BlockKind.TECHNIQUES: (StyleName.HEADING, StyleName.BODY),
    BlockKind.THOUGHT: (StyleName.HEADING, StyleName.THOUGHT),
    BlockKind.CONTACT: (StyleName.HEADING, StyleName.CONTACT),
}
#: The styles that a link can be set in.
_LINKED = {
    StyleName.BODY,
    StyleName.SOURCE,
    StyleName.THOUGHT,
    StyleName.CONTACT,
    StyleName.ENTRY,
}


def check_contrast(record: LayoutFile, own: Source, problems: Problems) -> None:
    """Report every pair of text and ground that fails.

    The place is that of the text's colour; where it was brought about by a colour that the
    layout's `own` file gives to a layout it extends, it is the place of that colour. Names that
    are not defined are left out; they have been reported.
    """
    checker = _Checker(record, own, problems)
    for name, style in record.styles.written():
        checker.text(name, style.ground.value if style.ground else "paper")
    for name in sorted(_LINKED):
        checker.link(name, "paper", record.palette.value["link"].mark)
    for kind, options in listed_blocks(record):
        checker.block(kind, options)


class _Checker:
    def __init__(self, record: LayoutFile, own: Source, problems: Problems) -> None:
        self._record = record
        self._own = own
        self._problems = problems
        self._palette = record.palette.value
        self._shrinking = _shrinking(record)

    def style(self, name: StyleName) -> StyleFile:
        return self._record.styles.named(name)

    def text(self, name: StyleName, ground: str, mark: Mark | None = None) -> None:
        """Check a style on a ground; `mark` is what brought the two together."""
        style = self.style(name)
        self._pair(name.value, style.colour.value, ground, name, mark or style.colour.mark)

    def link(self, name: StyleName, ground: str, mark: Mark) -> None:
        """Check the colour of links, set in a style, on a ground."""
        self._pair(f"a link in {name}", "link", ground, name, mark)

    def block(self, kind: BlockKind, options: BlockFile) -> None:
        """Check the texts of a block on its panel, and the mark of the matrix on its fill."""
        if options.mark_fill:
            self.text(StyleName.MATRIX_MARK, options.mark_fill.value, options.mark_fill.mark)
        if options.panel:
            for name in _STYLES[kind]:
                self.text(name, options.panel.value, options.panel.mark)
                if name in _LINKED:
                    self.link(name, options.panel.value, options.panel.mark)

    def _pair(self, what: str, colour: str, ground: str, name: StyleName, mark: Mark) -> None:
        if not {colour, ground} <= self._palette.keys():
            return
        text, under = self._palette[colour].value, self._palette[ground].value
        style = self.style(name)
        least = _least(style.size.value * self._shrinking, bold=style.bold)
        ratio = text.contrast(under)
        if ratio < least:
            # Rounded down, so that a failing pair is never said to have what it needs.
            shown = int(ratio * 100) / 100
            message = f"{what}, {text}, on {ground}, {under}, has a contrast of {shown} to 1"
            hint = f"It needs {least:g} to 1."
            marks = (mark, self._palette[colour].mark, self._palette[ground].mark)
            place = next((found for found in marks if found.source == self._own), mark)
            self._problems.add(LOW_CONTRAST, place, message, hint)


def _least(size: float, *, bold: bool) -> float:
    """Return the contrast that type of this size in points needs."""
    return _LEAST_LARGE if size >= (_LARGE_BOLD if bold else _LARGE) else _LEAST


def _shrinking(record: LayoutFile) -> float:
    """Return the factor by which type may shrink to fit: small type needs more contrast."""
    for entry in record.fit.reduce:
        if floor := entry.get(ReductionKind.SIZE):
            try:
                return min(1.0, floor_of(ReductionKind.SIZE, floor) / record.styles.body.size.value)
            except (ValueError, ZeroDivisionError):
                return 1.0
    return 1.0
