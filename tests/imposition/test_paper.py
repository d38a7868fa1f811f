"""Every scheme × 1–200 pages × binding × flip, printed, finished and read as paper."""

import itertools

import pytest
from bindery import bound
from msgspec.structs import force_setattr
from paper import UP, Ink, Piece, folded, read, turned_over

from briefpress.imposition.arrangement import Shape
from briefpress.imposition.geometry import Rect
from briefpress.imposition.pages import SourcePage
from briefpress.imposition.plan import plan
from briefpress.imposition.schemes import SCHEMES
from briefpress.model.imposition import Binding, Blanks, Flip, Imposition, Order, SchemeName

HALF_LETTER = (396.0, 612.0)
LETTER = (612.0, 792.0)
PAGE = SourcePage(Rect(0, 0, *HALF_LETTER), Rect(0, 0, *HALF_LETTER))
DUPLEX = (Flip.LONG_EDGE, Flip.SHORT_EDGE)
#: Panels on a side, taken in turn as the number of pages grows, up to 48.
UPS = {
    SchemeName.N_UP: (2, 4, 6, 8, 9, 16),
    SchemeName.CUT_AND_STACK: (2, 4, 6, 8, 9, 16),
    SchemeName.STEP_AND_REPEAT: (2, 4, 6, 8, 9, 16),
    SchemeName.WORK_AND_TURN: (2, 4, 6, 8, 16),
    SchemeName.WORK_AND_TUMBLE: (2, 4, 6, 8, 16),
}
FOLDED = (SchemeName.BOOKLET, SchemeName.PERFECT_BOUND)


def planned(count, scheme, **options):
    options.setdefault("sheet", LETTER)
    return plan((PAGE,) * count, tuple(range(1, count + 1)), Imposition(scheme, **options), "a.pdf")


def assert_reads(books, count, blanks, most_blanks):
    """Every book has the pages in order, and the blanks where they are wanted."""
    for pages in books:
        assert [page for page in pages if page] == list(range(1, count + 1))
        assert len(pages) - count <= most_blanks
        if blanks is Blanks.BEFORE_LAST and count > 1:
            assert pages[-1] == count
            assert pages[: count - 1] == list(range(1, count))
        else:
            assert pages[:count] == list(range(1, count + 1))


@pytest.mark.parametrize("flip", DUPLEX)
@pytest.mark.parametrize("binding", Binding)
@pytest.mark.parametrize("scheme", SchemeName)
def test_every_number_of_pages_comes_out_in_order_and_upright(scheme, binding, flip):
    ups = UPS.get(scheme, (None,))
    for count in range(1, 201):
        up = ups[count % len(ups)] if count <= 48 else ups[0]
        made = planned(count, scheme, binding=binding, flip=flip, up=up)
        sides = 2 * (up or (2 if scheme in FOLDED else 1))
        if scheme is SchemeName.N_UP:
            sides = up  # a side that isn't printed has no blank pages that could be read
        if scheme is SchemeName.STEP_AND_REPEAT:
            sides = 2
        assert_reads(bound(made, HALF_LETTER), count, Blanks.END, sides - 1)


@pytest.mark.parametrize("flip", DUPLEX)
@pytest.mark.parametrize("binding", Binding)
@pytest.mark.parametrize("scheme", FOLDED)
def test_signatures_covers_and_blanks(scheme, binding, flip):
    for count, signature, cover, blanks in itertools.product(
        (1, 2, 3, 4, 5, 7, 8, 13, 33, 64, 65, 100, 200),
        (0, 1, 2, 3, 4, 7),
        (False, True),
        Blanks,
    ):
        made = planned(
            count,
            scheme,
            binding=binding,
            flip=flip,
            signature=signature,
            cover=cover,
            blanks=blanks,
        )
        assert_reads(bound(made, HALF_LETTER), count, blanks, 3)
        assert sum(made.signatures) + cover == len(made.sheets)


@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("binding", Binding)
@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("scheme", [SchemeName.N_UP, SchemeName.CUT_AND_STACK])
def test_orders(scheme, order, binding, flip):
    for count, up in itertools.product((1, 2, 5, 16, 17, 33, 64), (2, 4, 6, 8, 9, 16)):
        made = planned(count, scheme, binding=binding, flip=flip, up=up, order=order)
        sides = 1 if scheme is SchemeName.N_UP or flip is Flip.NONE else 2
        assert_reads(bound(made, HALF_LETTER), count, Blanks.END, sides * up - 1)
        if flip is Flip.NONE:
            assert all(sheet.back is None for sheet in made.sheets)


@pytest.mark.parametrize("scheme", [SchemeName.STEP_AND_REPEAT, SchemeName.ONE_PER_PAGE])
def test_one_side_only(scheme):
    for count in (1, 2, 7):
        made = planned(count, scheme, flip=Flip.NONE)
        assert_reads(bound(made, HALF_LETTER), count, Blanks.END, 0)
        assert len(made.sheets) == count


@pytest.mark.parametrize("scheme", [SchemeName.WORK_AND_TURN, SchemeName.WORK_AND_TUMBLE])
def test_both_sides_come_from_one_form(scheme):
    """A press has one plate: it prints the same on both sides, so the file has it once."""
    for up in (2, 4, 6, 8, 16):
        once = planned(16, scheme, up=up, flip=Flip.NONE)
        assert all(sheet.back is None for sheet in once.sheets)
        for flip in DUPLEX:
            twice = planned(16, scheme, up=up, flip=flip)
            for sheet, form in zip(twice.sheets, once.sheets, strict=True):
                assert sheet.front == form.front
                assert (whole(sheet.back) == whole(form.front)) is not twice.backs_over


def whole(side):
    """What is on a side, whatever the order it is listed in."""
    placements = side.placements
    return {(p.page, round(p.trim.left), round(p.trim.top), p.turned) for p in placements}


def test_signatures_of_a_booklet_waste_nothing_and_are_of_more_than_one_sheet():
    options = Imposition(SchemeName.BOOKLET)
    for count in range(1, 401):
        made = SCHEMES[options.scheme].arrange(tuple(range(1, count + 1)), options, Shape(1, 2))
        assert len(made.sheets) == -(-count // 4)
        assert 1 not in made.signatures or made.signatures == (1,)
        assert max(made.signatures) - min(made.signatures) <= 1


def test_several_copies_of_a_form_are_as_many_as_panels():
    made = planned(3, SchemeName.STEP_AND_REPEAT, up=9)
    assert bound(made, HALF_LETTER) == [[1, 2, 3, 0]] * 9


class TestThePaperItself:
    """The model must be able to see what is wrong."""

    leaf = Piece((Ink(1, 0, 0, 10, 10, UP),), (Ink(2, 0, 0, 10, 10, UP),))

    def test_a_back_on_its_head_is_seen(self):
        over = Piece(self.leaf.upper, (Ink(2, 0, 0, 10, 10, (0, -1)),))
        with pytest.raises(AssertionError, match="page 2 stands on its head"):
            read([over], "left")

    def test_the_same_paper_bound_at_the_top_is_on_its_head(self):
        assert read([self.leaf], "left") == [1, 2]
        with pytest.raises(AssertionError, match="page 2 stands on its head"):
            read([self.leaf], "top")

    def test_a_back_that_is_off_its_front_is_seen(self):
        off = Piece(self.leaf.upper, (Ink(2, 1, 0, 11, 10, UP),))
        with pytest.raises(AssertionError, match="the back is off its front"):
            read([off], "left")

    def test_one_sheet_folded_by_hand(self):
        """Outside 4 and 1, inside 2 and 3: a sheet of paper with its front up."""
        front = (Ink(4, 0, 0, 10, 10, UP), Ink(1, 10, 0, 20, 10, UP))
        behind = (Ink(3, 0, 0, 10, 10, UP), Ink(2, 10, 0, 20, 10, UP))
        pile = turned_over([Piece(front, behind)], "left")
        assert read(folded(pile, -10, "left"), "left") == [1, 2, 3, 4]

    def test_a_printer_that_flips_the_other_edge_than_was_planned_is_found_out(self):
        made = planned(8, SchemeName.BOOKLET, flip=Flip.SHORT_EDGE)
        wrong = Imposition(SchemeName.BOOKLET, sheet=LETTER, flip=Flip.LONG_EDGE)
        force_setattr(made, "options", wrong)
        with pytest.raises(AssertionError, match="stands on its head"):
            bound(made, HALF_LETTER)
