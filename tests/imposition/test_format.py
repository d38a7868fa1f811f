"""How large pages are, and what doesn't go on a sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.diagnostics import RefusedError
from briefpress.imposition.geometry import Matrix, Rect, Size
from briefpress.imposition.pages import SourcePage, common_size
from briefpress.imposition.plan import plan
from briefpress.model.imposition import (
    ROTATIONS,
    UPS,
    Binding,
    Flip,
    Imposition,
    Margins,
    MarkKind,
    Mixed,
    Scale,
    SchemeName,
    parse_sheet,
    parse_signature,
)
from briefpress.units import PAGE_SIZES, points

LETTER, TABLOID, A4, A5 = (PAGE_SIZES[name] for name in ("letter", "tabloid", "a4", "a5"))


def page(width, height, **more):
    box = Rect(0, 0, width, height)
    return SourcePage(box, box, **more)


def refusals(make):
    with pytest.raises(RefusedError) as refused:
        make()
    return [f"{d.code.id} {d.message}" for d in refused.value.diagnostics]


@pytest.mark.parametrize(
    ("size", "sheet", "lies", "scale"),
    [
        (LETTER, TABLOID, (1224, 792), 1.0),
        (A5, A4, (841.89, 595.28), 1.0),
        (LETTER, None, (792, 612), 0.647),
        (A4, LETTER, (792, 612), 0.665),
        ((792, 612), LETTER, (792, 612), 0.5),
    ],
)
def test_booklets_of_usual_sizes(imposed, size, sheet, lies, scale):
    made = imposed(8, SchemeName.BOOKLET, size, sheet=sheet)
    assert made.size == lies
    assert made.scale == pytest.approx(scale, abs=0.005)


@pytest.mark.parametrize(
    ("up", "lies", "scale"),
    [
        (2, (792, 612), 0.647),
        (4, (612, 792), 0.5),
        (6, (792, 612), 0.386),
        (8, (792, 612), 0.324),
        (9, (612, 792), 0.333),
        (16, (612, 792), 0.25),
    ],
)
def test_as_many_letter_pages_on_letter(imposed, up, lies, scale):
    made = imposed(up, SchemeName.N_UP, LETTER, up=up)
    assert made.size == lies
    assert made.scale == pytest.approx(scale, abs=0.001)


def test_none_keeps_the_size_and_a_percentage_takes_it(imposed):
    assert imposed(4, SchemeName.BOOKLET, A5, sheet=TABLOID, scale=Scale.parse("none")).scale == 1
    half = imposed(4, SchemeName.BOOKLET, A4, sheet=A4, scale=Scale.parse("50%"))
    assert half.finished == pytest.approx((A4[0] / 2, A4[1] / 2))


def test_fill_covers_the_place_and_is_cut_there(imposed):
    made = imposed(4, SchemeName.BOOKLET, LETTER, sheet=LETTER, scale=Scale.parse("fill"))
    assert made.finished == (396, 612)
    placement = made.sheets[0].front.placements[1]
    assert placement.clip == (396, 0, 792, 612)
    assert placement.matrix.rect(Rect(0, 0, *LETTER)).height == pytest.approx(612)
    assert placement.matrix.rect(Rect(0, 0, *LETTER)).width == pytest.approx(472.9, abs=0.1)


def test_pages_meet_at_the_fold_whatever_is_left_over_outside(imposed):
    made = imposed(4, SchemeName.BOOKLET, A4, sheet=TABLOID)
    left, right = (p.trim for p in made.sheets[0].front.placements)
    assert left.right == pytest.approx(612)
    assert right.left == pytest.approx(612)
    assert left.left > 0


def test_the_gutter_is_shared_at_the_fold(imposed):
    made = imposed(4, SchemeName.BOOKLET, sheet=TABLOID, gutter=36, scale=Scale.parse("none"))
    left, right = (p.trim for p in made.sheets[0].front.placements)
    assert (left.right, right.left) == (612 - 18, 612 + 18)
    assert made.finished == (396 + 18, 612)


def test_margins_are_those_of_the_front_and_the_paper_is_the_same_at_the_back(imposed):
    """20 at the left of the front are 20 at the right of the back, if turned sideways."""
    margins = Margins(top=10, right=0, bottom=30, left=20)
    made = imposed(2, SchemeName.ONE_PER_PAGE, LETTER, margins=margins, scale=Scale.parse("fill"))
    sheet = made.sheets[0]
    assert sheet.front.placements[0].trim == (20, 30, 612, 782)
    assert sheet.back.placements[0].trim == (0, 30, 592, 782)
    over = imposed(
        2,
        SchemeName.ONE_PER_PAGE,
        LETTER,
        margins=margins,
        scale=Scale.parse("fill"),
        flip=Flip.SHORT_EDGE,
    )
    assert over.sheets[0].back.placements[0].trim == (20, 10, 612, 762)


class TestMixedSizes:
    pages = (page(*LETTER), page(*LETTER), page(*TABLOID), page(*A4), page(*A4), page(*LETTER))

    def plan(self, **options):
        made = Imposition(SchemeName.BOOKLET, sheet=TABLOID, **options)
        return plan(self.pages, (1, 2, 3, 4, 5, 6), made, "a.pdf")

    def test_are_refused_with_the_list(self):
        assert refusals(self.plan) == [
            "BP704 most pages are letter, but page 3 is tabloid; pages 4-5 are a4"
        ]

    def test_are_centred_if_wanted_and_never_larger_than_their_place(self):
        made = self.plan(mixed=Mixed.CENTRE)
        placed = {p.page: p for s in made.sheets for side in s.sides for p in side.placements}
        assert made.scale == 1
        third = placed[3].matrix.rect(Rect(0, 0, *TABLOID))
        assert third.centre == pytest.approx(placed[3].trim.centre)
        assert third.height == pytest.approx(792)
        assert placed[4].matrix.rect(Rect(0, 0, *A4)).height == pytest.approx(792)

    def test_that_are_too_large_for_a_fixed_scale_are_refused(self):
        made = refusals(lambda: self.plan(mixed=Mixed.CENTRE, scale=Scale.parse("none")))
        assert made == ["BP705 pages 3-5 are larger than their places of 612 × 792 pt"]

    def test_pages_on_their_sides_are_of_another_size(self):
        pages = (page(*LETTER), page(792, 612))
        made = Imposition(SchemeName.BOOKLET)
        assert refusals(lambda: plan(pages, (1, 2), made, "a.pdf")) == [
            "BP704 most pages are letter, but page 2 is letter landscape"
        ]

    def test_roundings_are_none(self):
        pages = (page(595, 842), page(595.28, 841.89), page(595.276, 841.89))
        plan(pages, (1, 2, 3), Imposition(SchemeName.BOOKLET), "a.pdf")

    def test_only_those_that_are_chosen_count(self):
        plan(self.pages, (4, 5), Imposition(SchemeName.BOOKLET), "a.pdf")

    def test_of_equally_many_the_first_counts(self):
        assert common_size([Size(1, 2), Size(3, 4), Size(3, 4), Size(1, 2)]) == (1, 2)


class TestRoom:
    def test_what_is_too_large_is_refused(self, imposed):
        make = lambda: imposed(4, SchemeName.BOOKLET, LETTER, scale=Scale.parse("none"))  # noqa: E731
        assert refusals(make) == ["BP705 1224 × 792 pt are needed, but there are 792 × 612 pt"]

    def test_margins_wider_than_the_sheet_are_refused(self, imposed):
        make = lambda: imposed(4, SchemeName.BOOKLET, margins=Margins.parse("5in"))  # noqa: E731
        assert refusals(make) == ["BP705 margins and gutters leave no room for a page"]

    def test_marks_get_room_by_themselves(self, imposed):
        made = imposed(4, SchemeName.BOOKLET, sheet=LETTER, marks=(MarkKind.CROP,))
        assert made.finished.height == 612 - 2 * (6 + 12 + 18)

    def test_marks_that_would_fall_off_are_refused(self, imposed):
        make = lambda: imposed(  # noqa: E731
            4,
            SchemeName.BOOKLET,
            A5,
            sheet=A4,
            scale=Scale.parse("none"),
            marks=(MarkKind.CROP, MarkKind.LABELS),
        )
        assert refusals(make) == ["BP706 marks need 30 pt outside the pages; there are 0.0 pt"]

    def test_bleed_gets_room_and_stops_at_the_fold(self):
        source = SourcePage(Rect(9, 9, 405, 621), Rect(0, 0, 414, 630))
        made = plan(
            (source,) * 4,
            (1, 2, 3, 4),
            Imposition(SchemeName.BOOKLET, sheet=TABLOID, bleed=9, scale=Scale.parse("none")),
            "a.pdf",
        )
        clip = made.sheets[0].front.placements[1].clip
        assert clip == (612, 396 - 306 - 9, 612 + 396 + 9, 396 + 306 + 9)
        assert made.warnings == ()

    def test_without_anything_to_bleed_it_is_said(self, imposed):
        (warning,) = imposed(4, SchemeName.BOOKLET, bleed=9).warnings
        assert (warning.code.id, warning.severity) == ("BP709", "warning")


class TestSourcePages:
    def test_turned_cropped_and_in_other_units(self):
        """A crop of 100 × 200 units of 2 points, turned: its left lower corner goes to the left
        upper one, and it is 400 wide."""
        source = SourcePage(Rect(50, 60, 150, 260), Rect(0, 0, 500, 500), 90, 2)
        assert source.size == (400, 200)
        made = plan((source,), (1,), Imposition(SchemeName.ONE_PER_PAGE), "a.pdf")
        placement = made.sheets[0].front.placements[0]
        assert placement.matrix.point(50, 60) == pytest.approx((0, 200))
        assert placement.matrix.point(150, 260) == pytest.approx((400, 0))
        assert placement.clip == pytest.approx((0, 0, 400, 200))

    @pytest.mark.parametrize("rotate", ROTATIONS)
    def test_rotation_is_clockwise(self, rotate):
        """The head of a page that is turned by 90 degrees points to the right."""
        made = plan(
            (page(100, 200),), (1,), Imposition(SchemeName.ONE_PER_PAGE, rotate=rotate), "a.pdf"
        )
        a, b, c, d, *_ = made.sheets[0].front.placements[0].matrix
        assert (round(c), round(d)) == {0: (0, 1), 90: (1, 0), 180: (0, -1), 270: (-1, 0)}[rotate]
        assert a * d - b * c == pytest.approx(1)


@given(
    width=st.floats(50, 2000),
    height=st.floats(50, 2000),
    scheme=st.sampled_from(SchemeName),
    count=st.integers(1, 20),
    up=st.sampled_from(UPS),
    binding=st.sampled_from(Binding),
    flip=st.sampled_from([Flip.LONG_EDGE, Flip.SHORT_EDGE]),
    margin=st.floats(0, 40),
    gutter=st.floats(0, 20),
    rotate=st.sampled_from(ROTATIONS),
)
def test_whatever_the_sizes_pages_are_on_the_sheet_and_apart(
    width, height, scheme, count, up, binding, flip, margin, gutter, rotate
):
    from briefpress.imposition.schemes import SCHEMES

    options = Imposition(
        scheme,
        sheet=LETTER,
        up=up if "up" in SCHEMES[scheme].takes else None,
        binding=binding,
        flip=flip,
        margins=Margins(margin, margin, margin, margin),
        gutter=gutter,
        rotate=rotate,
    )
    if not SCHEMES[scheme].shapes(options):
        return
    made = plan((page(width, height),) * count, tuple(range(1, count + 1)), options, "a.pdf")
    paper = Rect(margin, margin, made.size.width - margin, made.size.height - margin).grown(0.01)
    for sheet in made.sheets:
        for side in sheet.sides:
            trims = [p.trim for p in side.placements]
            assert all(trim.within(paper) == trim for trim in trims)
            for i, one in enumerate(trims):
                for other in trims[i + 1 :]:
                    apart = max(
                        other.left - one.right,
                        one.left - other.right,
                        other.bottom - one.top,
                        one.bottom - other.top,
                    )
                    assert apart >= gutter - 0.01
            for p in side.placements:
                if p.matrix:
                    box = p.matrix.rect(Rect(0, 0, width, height))
                    assert box == pytest.approx(p.trim, abs=0.01)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("letter", (612, 792)),
        ("A4", (595.28, 841.89)),
        ("11x17in", (792, 1224)),
        ("320mm x 450mm", (907.087, 1275.591)),
        ("30 × 42 cm", (850.394, 1190.551)),
        ("612x792", (612, 792)),
    ],
)
def test_sheets_are_named_or_measured(text, size):
    assert parse_sheet(text) == pytest.approx(size, abs=0.001)


@pytest.mark.parametrize("text", ["lettre", "11x17furlong", "1x1in", "400x400in", "-11x17in", ""])
def test_what_is_no_sheet_is_refused(text):
    with pytest.raises(ValueError, match="sheet"):
        parse_sheet(text)


def test_margins_signatures_and_scales_are_read():
    assert Margins.parse("0.5in") == Margins(36, 36, 36, 36)
    assert Margins.parse("1pt, 2pt, 3pt, 4pt") == Margins(top=1, right=2, bottom=3, left=4)
    assert parse_signature("auto") == 0
    assert parse_signature("4") == 4
    assert Scale.parse("70.5%").factor == pytest.approx(0.705)
    assert points("0.1mm") == pytest.approx(0.2835, abs=1e-4)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (Margins.parse, "1in,2in"),
        (Margins.parse, "-1in"),
        (Margins.parse, "wide"),
        (parse_signature, "0"),
        (parse_signature, "four"),
        (parse_signature, "²"),
        (Scale.parse, "0%"),
        (Scale.parse, "fit to page"),
    ],
)
def test_what_makes_no_sense_is_refused(read, text):
    with pytest.raises(ValueError, match="not"):
        read(text)


def test_a_matrix_takes_points_and_rectangles():
    assert Matrix(0, -2, 2, 0, 10, 20).point(3, 4) == (18, 14)
    assert Matrix(0, -2, 2, 0, 10, 20).rect(Rect(0, 0, 3, 4)) == (10, 14, 18, 20)
