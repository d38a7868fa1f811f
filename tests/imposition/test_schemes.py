"""Tables of sheets, to be checked by eye, or with a pencil and a folded sheet of paper.

A line is a sheet: its front, a slash, its back as it is seen when the sheet is turned over like a
page (about its side, or about its top if bound there). 0 is a blank page, a v stands on its head.
"""

import pytest

from briefpress.imposition.arrangement import Shape, padded
from briefpress.imposition.schemes import SCHEMES
from briefpress.imposition.schemes.booklet import signature_sizes
from briefpress.model.imposition import Binding, Blanks, Flip, Imposition, Order, SchemeName


def sheets(table, scheme, count, shape=None, **options):
    made = Imposition(scheme, **options)
    found = SCHEMES[scheme]
    shape = Shape(*shape) if shape else found.shapes(made)[0]
    return table(found.arrange(tuple(range(1, count + 1)), made, shape))


class TestBooklet:
    def test_sixteen_pages(self, table):
        assert sheets(table, SchemeName.BOOKLET, 16) == [
            "16 1 / 2 15",
            "14 3 / 4 13",
            "12 5 / 6 11",
            "10 7 / 8 9",
        ]

    def test_bound_at_the_right(self, table):
        assert sheets(table, SchemeName.BOOKLET, 8, binding=Binding.RIGHT) == [
            "1 8 / 7 2",
            "3 6 / 5 4",
        ]

    def test_bound_at_the_top(self, table):
        assert sheets(table, SchemeName.BOOKLET, 8, binding=Binding.TOP) == [
            "8 | 1 / 2 | 7",
            "6 | 3 / 4 | 5",
        ]

    def test_blanks_at_the_end(self, table):
        assert sheets(table, SchemeName.BOOKLET, 6) == ["0 1 / 2 0", "6 3 / 4 5"]

    def test_blanks_before_the_last_page(self, table):
        made = sheets(table, SchemeName.BOOKLET, 6, blanks=Blanks.BEFORE_LAST)
        assert made == ["6 1 / 2 0", "0 3 / 4 5"]

    def test_signatures_of_two_sheets(self, table):
        assert sheets(table, SchemeName.BOOKLET, 18, signature=2) == [
            "8 1 / 2 7",
            "6 3 / 4 5",
            "16 9 / 10 15",
            "14 11 / 12 13",
            "0 17 / 18 0",
        ]

    def test_a_cover_of_its_own(self, table):
        assert sheets(table, SchemeName.BOOKLET, 12, cover=True, signature=1) == [
            "12 1 / 2 11",
            "6 3 / 4 5",
            "10 7 / 8 9",
        ]

    @pytest.mark.parametrize(
        ("count", "wanted", "sizes"),
        [
            (1, 0, (1,)),
            (9, 0, (9,)),
            (16, 0, (16,)),
            (17, 0, (6, 6, 5)),
            (25, 0, (7, 6, 6, 6)),
            (33, 0, (7, 7, 7, 6, 6)),
            (9, 4, (4, 4, 1)),
            (8, 4, (4, 4)),
            (3, 10, (3,)),
            (0, 0, ()),
        ],
    )
    def test_sizes_of_signatures(self, count, wanted, sizes):
        assert signature_sizes(count, wanted) == sizes


class TestPerfectBound:
    def test_each_sheet_is_folded_by_itself(self, table):
        assert sheets(table, SchemeName.PERFECT_BOUND, 10) == [
            "4 1 / 2 3",
            "8 5 / 6 7",
            "0 9 / 10 0",
        ]

    def test_nested_in_signatures(self, table):
        assert sheets(table, SchemeName.PERFECT_BOUND, 12, signature=2) == [
            "8 1 / 2 7",
            "6 3 / 4 5",
            "12 9 / 10 11",
        ]

    def test_the_cover_goes_around_the_block(self, table):
        assert sheets(table, SchemeName.PERFECT_BOUND, 12, cover=True) == [
            "12 1 / 2 11",
            "6 3 / 4 5",
            "10 7 / 8 9",
        ]

    def test_the_spine_is_as_thick_as_the_leaves(self):
        options = Imposition(SchemeName.PERFECT_BOUND, cover=True)
        scheme = SCHEMES[options.scheme]
        cover, *block = scheme.arrange(tuple(range(1, 13)), options, Shape(1, 2)).sheets
        assert len(block) == 2
        assert cover.spine == 4


class TestNUp:
    def test_two_pages_on_a_side(self, table):
        assert sheets(table, SchemeName.N_UP, 7) == ["1 2 / 3 4", "5 6 / 7 0"]

    def test_an_odd_number_of_sides(self, table):
        assert sheets(table, SchemeName.N_UP, 5) == ["1 2 / 3 4", "5 0 / 0 0"]

    def test_by_rows(self, table):
        assert sheets(table, SchemeName.N_UP, 6, (2, 3), up=6, flip=Flip.NONE) == ["1 2 3 | 4 5 6"]

    def test_by_columns(self, table):
        made = sheets(table, SchemeName.N_UP, 6, (2, 3), up=6, order=Order.COLUMNS, flip=Flip.NONE)
        assert made == ["1 3 5 | 2 4 6"]

    def test_from_the_right(self, table):
        made = sheets(
            table, SchemeName.N_UP, 6, (2, 3), up=6, binding=Binding.RIGHT, flip=Flip.NONE
        )
        assert made == ["3 2 1 | 6 5 4"]

    def test_by_columns_from_the_right(self, table):
        made = sheets(
            table,
            SchemeName.N_UP,
            6,
            (2, 3),
            up=6,
            order=Order.COLUMNS,
            binding=Binding.RIGHT,
            flip=Flip.NONE,
        )
        assert made == ["5 3 1 | 6 4 2"]


class TestCutAndStack:
    def test_two_piles(self, table):
        assert sheets(table, SchemeName.CUT_AND_STACK, 12) == [
            "1 7 / 8 2",
            "3 9 / 10 4",
            "5 11 / 12 6",
        ]

    def test_four_piles(self, table):
        assert sheets(table, SchemeName.CUT_AND_STACK, 14, (2, 2), up=4) == [
            "1 5 | 9 13 / 6 2 | 14 10",
            "3 7 | 11 0 / 8 4 | 0 12",
        ]

    def test_bound_at_the_top_backs_are_above_or_below(self, table):
        made = sheets(table, SchemeName.CUT_AND_STACK, 8, (2, 2), up=4, binding=Binding.TOP)
        assert made == ["1 3 | 5 7 / 6 8 | 2 4"]

    def test_printed_on_one_side(self, table):
        assert sheets(table, SchemeName.CUT_AND_STACK, 5, flip=Flip.NONE) == ["1 4", "2 5", "3 0"]


class TestOneForm:
    def test_work_and_turn(self, table):
        assert sheets(table, SchemeName.WORK_AND_TURN, 4) == ["1 2 / 1 2", "3 4 / 3 4"]

    def test_work_and_turn_with_two_leaves(self, table):
        made = sheets(table, SchemeName.WORK_AND_TURN, 4, (2, 2), up=4)
        assert made == ["1 2 | 3 4 / 1 2 | 3 4"]

    def test_leaves_side_by_side_are_mirrored_in_the_other_half(self, table):
        made = sheets(table, SchemeName.WORK_AND_TURN, 4, (1, 4), up=4)
        assert made == ["1 3 4 2 / 1 3 4 2"]

    def test_work_and_turn_for_leaves_that_are_turned_up(self, table):
        made = sheets(table, SchemeName.WORK_AND_TURN, 2, binding=Binding.TOP)
        assert made == ["1 2v / 1 2v"]

    def test_work_and_tumble_puts_head_to_head(self, table):
        assert sheets(table, SchemeName.WORK_AND_TUMBLE, 2) == ["1 | 2v / 1 | 2v"]

    def test_work_and_tumble_for_leaves_that_are_turned_up(self, table):
        made = sheets(table, SchemeName.WORK_AND_TUMBLE, 2, binding=Binding.TOP)
        assert made == ["1 | 2 / 1 | 2"]


def test_step_and_repeat(table):
    made = sheets(table, SchemeName.STEP_AND_REPEAT, 3, (2, 2), up=4)
    assert made == ["1 1 | 1 1 / 2 2 | 2 2", "3 3 | 3 3 / 0 0 | 0 0"]


def test_one_per_page(table):
    assert sheets(table, SchemeName.ONE_PER_PAGE, 3) == ["1 / 2", "3 / 0"]
    made = sheets(table, SchemeName.ONE_PER_PAGE, 3, blanks=Blanks.BEFORE_LAST)
    assert made == ["1 / 2", "0 / 3"]


def test_padding():
    assert padded((1, 2, 3), 4, Blanks.END) == (1, 2, 3, 0)
    assert padded((1, 2, 3), 4, Blanks.BEFORE_LAST) == (1, 2, 0, 3)
    assert padded((1, 2, 3, 4), 4, Blanks.BEFORE_LAST) == (1, 2, 3, 4)
    assert padded((1,), 4, Blanks.BEFORE_LAST) == (1, 0, 0, 0)


@pytest.mark.parametrize("scheme", SchemeName)
def test_every_scheme_tells_the_printer_what_to_do(scheme):
    title, _, instruction = SCHEMES[scheme].instruction.partition("\n\n")
    assert title.endswith(".")
    assert len(instruction) > 80
    assert "rint" in instruction
