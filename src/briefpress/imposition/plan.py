"""The plan: every sheet with every page in its place; or all that keeps it from being made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from briefpress.codes.imposition import CONFLICT, TOO_LARGE
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.imposition.checks import problems_of, warnings_of
from briefpress.imposition.draft import draft
from briefpress.imposition.geometry import Axis, Size
from briefpress.imposition.marks import SideMarks, marks_of
from briefpress.imposition.rules import conflicts
from briefpress.imposition.sides import Placement, Turn, back_turn, place_side, seen_from, slots_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefpress.imposition.arrangement import Grid, Sheet
    from briefpress.imposition.checks import Finding
    from briefpress.imposition.draft import Draft
    from briefpress.imposition.pages import SourcePage
    from briefpress.imposition.sides import Slots
    from briefpress.model.imposition import Imposition


class Side(Struct, frozen=True):
    """A side of a sheet: its panels row by row, and its marks."""

    placements: tuple[Placement, ...]
    marks: SideMarks


class PlannedSheet(Struct, frozen=True):
    """A sheet, by its number from 1; `signature` and `cover` as the scheme has them."""

    number: int
    front: Side
    back: Side | None
    signature: int = 0
    cover: bool = False

    @property
    def sides(self) -> tuple[Side, ...]:
        """Front and back, if there is a back."""
        return (self.front,) if self.back is None else (self.front, self.back)


class Plan(Struct, frozen=True):
    """What is printed.

    `size` is that of every sheet; `page` that of most pages, `scale` how much they are enlarged;
    `finished` the size of a leaf when everything is folded and cut; `blanks` the empty panels;
    `signatures` the sheets in each. `axis` is the axis about which the clerk turns a sheet to see
    its back upright, and `backs_over` tells whether backs stand on their heads in the file.
    """

    options: Imposition
    size: Size
    page: Size
    scale: float
    finished: Size
    sheets: tuple[PlannedSheet, ...]
    signatures: tuple[int, ...]
    blanks: int
    axis: Axis
    backs_over: bool
    warnings: tuple[Diagnostic, ...] = ()


def plan(
    source: tuple[SourcePage, ...], chosen: tuple[int, ...], options: Imposition, path: str
) -> Plan:
    """Impose the chosen pages, counted from 1, of a source that is called `path`.

    Raises RefusedError with all problems.
    """
    _refuse(((CONFLICT, sentence) for sentence in conflicts(options)), path)
    made = draft(source, chosen, options)
    if made is None:
        _refuse([(TOO_LARGE, "margins and gutters leave no room for a page")], path)
        raise AssertionError("refused above")
    _refuse(problems_of(made), path)
    return _plan(made, _diagnostics(warnings_of(made), path))


def _plan(made: Draft, warnings: tuple[Diagnostic, ...]) -> Plan:
    arrangement, form = made.arrangement, made.form
    back = back_turn(form.sheet, arrangement.axis, made.options.flip)
    paper = _Paper(made)
    sheets = tuple(
        _planned(number, sheet, paper, back)
        for number, sheet in enumerate(arrangement.sheets, start=1)
    )
    blanks = sum(not p.page for sheet in sheets for side in sheet.sides for p in side.placements)
    return Plan(
        options=made.options,
        size=form.sheet,
        page=made.common,
        scale=form.scale,
        finished=_finished(made),
        sheets=sheets,
        signatures=arrangement.signatures,
        blanks=blanks,
        axis=arrangement.axis,
        backs_over=back.over,
        warnings=warnings,
    )


class _Face(NamedTuple):
    """What the sides of equal sheets have in common: their panels and their marks."""

    slots: Slots
    marks: SideMarks


class _Paper:
    """The two faces of sheets; those of equal sheets are worked out once."""

    def __init__(self, made: Draft) -> None:
        self.made = made
        self._faces: dict[tuple[int, int, Turn], _Face] = {}

    def side(self, grid: Grid, sheet: Sheet, turn: Turn) -> Side:
        """Place the pages of a side and its marks."""
        key = sheet.depth, sheet.spine, turn
        if key not in self._faces:
            self._faces[key] = self._face(sheet, turn)
        face, made = self._faces[key], self.made
        placements = place_side(grid, face.slots, made.form, made.pages, over=turn.over)
        return Side(placements, face.marks)

    def _face(self, sheet: Sheet, turn: Turn) -> _Face:
        made, options = self.made, self.made.options
        folded = made.arrangement.folded
        slots = slots_of(sheet, made.form, options, folded=folded)
        spine = sheet.spine * options.creep
        marks = marks_of(slots, spine, turn, made.form, options, folded=folded)
        return _Face(seen_from(slots, turn, made.form, options.bleed), marks)


def _planned(number: int, sheet: Sheet, paper: _Paper, turn: Turn) -> PlannedSheet:
    front = paper.side(sheet.front, sheet, Turn(paper.made.form.sheet))
    back = paper.side(sheet.back, sheet, turn) if sheet.back else None
    return PlannedSheet(number, front, back, sheet.signature, sheet.cover)


def _finished(made: Draft) -> Size:
    """Return the size of a leaf: at a fold, half the gutter stays with the page."""
    trim, half = made.form.trim, made.form.gutter / 2
    if not made.arrangement.folded:
        return trim
    if made.form.shape.columns == 2:
        return Size(trim.width + half, trim.height)
    return Size(trim.width, trim.height + half)


def _diagnostics(findings: Iterable[Finding], path: str) -> tuple[Diagnostic, ...]:
    return tuple(Diagnostic(code, Place(path), message, code.mend) for code, message in findings)


def _refuse(findings: Iterable[Finding], path: str) -> None:
    """Raise RefusedError with all findings, if there are any."""
    if problems := _diagnostics(findings, path):
        raise RefusedError(problems)
