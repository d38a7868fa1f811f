"""Options that don't go together, page ranges, and the marks' places."""

import pytest

from briefpress.imposition.geometry import Axis, Rect, Size
from briefpress.imposition.ranges import listed, parse_pages
from briefpress.imposition.rules import conflicts
from briefpress.imposition.sides import printer_axis
from briefpress.model.imposition import Flip, Imposition, MarkKind, Order, Scale, SchemeName


@pytest.mark.parametrize(
    ("scheme", "options", "words"),
    [
        (SchemeName.N_UP, {"creep": 0.3}, "creep means nothing to n-up; it is for booklet and"),
        (SchemeName.BOOKLET, {"up": 4}, "up means nothing to booklet"),
        (SchemeName.ONE_PER_PAGE, {"signature": 4}, "signature means nothing to one-per-page"),
        (SchemeName.CUT_AND_STACK, {"cover": True}, "cover means nothing to cut-and-stack"),
        (SchemeName.STEP_AND_REPEAT, {"order": Order.COLUMNS}, "order means nothing"),
        (SchemeName.BOOKLET, {"flip": Flip.NONE}, "a sheet of booklet has two sides"),
        (SchemeName.WORK_AND_TURN, {"up": 9}, "work-and-turn can't have 9 pages on a side"),
        (SchemeName.N_UP, {"marks": (MarkKind.FOLD,)}, "n-up has no fold to mark"),
        (SchemeName.CUT_AND_STACK, {"bleed": 9, "gutter": 9}, "a gutter of twice the bleed"),
        (SchemeName.BOOKLET, {"bleed": 9, "scale": Scale.parse("fill")}, "there is no bleed"),
    ],
)
def test_what_would_be_ignored_is_refused(scheme, options, words):
    (found,) = conflicts(Imposition(scheme, **options))
    assert words in found


def test_what_goes_together_is_not(imposed):
    assert conflicts(Imposition(SchemeName.BOOKLET, signature=4, cover=True, creep=0.3)) == ()
    assert conflicts(Imposition(SchemeName.N_UP, up=9, order=Order.COLUMNS)) == ()
    assert conflicts(Imposition(SchemeName.CUT_AND_STACK, bleed=9, gutter=18)) == ()


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("1-4", (1, 2, 3, 4)),
        ("3", (3,)),
        ("1-2, 9-", (1, 2, 9, 10)),
        ("4-2", (4, 3, 2)),
        ("1,1", (1, 1)),
        ("10-", (10,)),
    ],
)
def test_page_ranges(text, pages):
    assert parse_pages(text, 10) == pages


@pytest.mark.parametrize("text", ["", "0", "11", "1-11", "a", "1--2", "-3", "1;2", "1,"])
def test_pages_that_are_not_there(text):
    with pytest.raises(ValueError, match="page"):
        parse_pages(text, 10)


def test_pages_are_listed_in_runs():
    assert listed([7, 1, 2, 3, 3, 9]) == "1-3, 7, 9"


@pytest.mark.parametrize(
    ("size", "flip", "axis"),
    [
        ((612, 792), Flip.LONG_EDGE, Axis.VERTICAL),
        ((612, 792), Flip.SHORT_EDGE, Axis.HORIZONTAL),
        ((792, 612), Flip.LONG_EDGE, Axis.HORIZONTAL),
        ((792, 612), Flip.SHORT_EDGE, Axis.VERTICAL),
        ((500, 500), Flip.LONG_EDGE, Axis.VERTICAL),
    ],
)
def test_a_sheet_turns_about_a_line_along_the_edge_it_is_flipped_over(size, flip, axis):
    assert printer_axis(Size(*size), flip) is axis


def touch(one, other):
    """Whether two rectangles have a point in common, a stroke's width allowed for."""
    across = one.left - 0.5 < other.right and other.left < one.right + 0.5
    return across and one.bottom - 0.5 < other.top and other.bottom < one.top + 0.5


class TestMarks:
    every = tuple(MarkKind)

    def marks(self, imposed, **options):
        made = imposed(8, SchemeName.BOOKLET, sheet=(792, 1224), marks=self.every, **options)
        return made, made.sheets[1]

    def test_keep_away_from_the_pages_and_stay_on_the_sheet(self, imposed):
        made, sheet = self.marks(imposed, gutter=18)
        paper = Rect(0, 0, *made.size)
        for side in sheet.sides:
            marks = side.marks
            every = (*marks.crops, *marks.folds, *marks.targets, marks.colours, marks.label)
            for mark in every:
                assert mark.within(paper) == mark
                assert not any(touch(mark, p.trim.grown(5.4)) for p in side.placements)

    def test_none_covers_another(self, imposed):
        _, sheet = self.marks(imposed)
        marks = sheet.front.marks
        outer = (*marks.targets, marks.colours, marks.label)
        for i, one in enumerate(outer):
            for other in (*outer[i + 1 :], *marks.crops, *marks.folds):
                assert not touch(one, other)

    def test_folds_are_in_the_middle_and_cuts_are_not(self, imposed):
        made, sheet = self.marks(imposed)
        middle = made.size.width / 2
        assert {mark.left for mark in sheet.front.marks.folds} == {middle}
        assert middle not in {mark.left for mark in sheet.front.marks.crops}

    def test_lie_on_the_same_place_of_the_paper_on_both_sides(self, imposed):
        made, sheet = self.marks(imposed)
        axis = printer_axis(made.size, made.options.flip)
        for kind in ("crops", "folds", "targets"):
            front, back = (getattr(side.marks, kind) for side in sheet.sides)
            seen = {tuple(round(n, 6) for n in rect.mirrored(axis, made.size)) for rect in back}
            assert {tuple(round(n, 6) for n in rect) for rect in front} == seen

    def test_panels_that_are_cut_have_a_mark_at_each_edge(self, imposed):
        made = imposed(
            8, SchemeName.CUT_AND_STACK, up=4, gutter=18, sheet=(792, 1224), marks=(MarkKind.CROP,)
        )
        crops = made.sheets[0].front.marks.crops
        assert len(crops) == 2 * 4 + 2 * 4
        assert len({mark.left for mark in crops if mark.left == mark.right}) == 4

    def test_a_spine_is_marked_at_both_edges(self, imposed):
        made = imposed(
            20,
            SchemeName.PERFECT_BOUND,
            cover=True,
            creep=1.0,
            sheet=(792, 1224),
            marks=(MarkKind.FOLD,),
        )
        assert {mark.left for mark in made.sheets[0].front.marks.folds} == {612 - 4, 612 + 4}
        assert {mark.left for mark in made.sheets[1].front.marks.folds} == {612}
