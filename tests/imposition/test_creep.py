"""Creep against figures worked out by hand.

Take n sheets, each t thick, folded once and nested. The fold of the outermost sheet is at 0, that
of the next one t further in, that of the sheet at depth k at k·t. A leaf is w wide, so its edge
is at k·t + w: the innermost leaves stick out by (n - 1)·t. Where the whole is trimmed at w, the
leaf at depth k keeps w - k·t of its width. For text to be in line on all leaves, and as far from
the trimmed edge on each of them, the page at depth k has to be k·t nearer to its fold.
"""

import pytest

from briefpress.diagnostics import RefusedError
from briefpress.model.imposition import Binding, Flip, MarkKind, SchemeName
from briefpress.units import points

#: Office paper of 80 g/m² is a tenth of a millimetre thick.
PAPER = points("0.1mm")
LETTER = (612.0, 792.0)
TABLOID = (792.0, 1224.0)


def trims(plan, sheet):
    """The left and right edges of the two pages of a front, in points."""
    left, right = (placement.trim for placement in plan.sheets[sheet].front.placements)
    return left.left, left.right, right.left, right.right


def test_four_sheets_of_half_letter_on_letter(imposed):
    """The fold is at 396. By hand: 0, 0.1, 0.2 and 0.3 mm, which are 0, 0.283, 0.567, 0.850 pt."""
    plan = imposed(16, SchemeName.BOOKLET, sheet=LETTER, creep=PAPER)
    expected = [
        (0.000, 396.000, 396.000, 792.000),
        (0.283, 396.283, 395.717, 791.717),
        (0.567, 396.567, 395.433, 791.433),
        (0.850, 396.850, 395.150, 791.150),
    ]
    for sheet, edges in enumerate(expected):
        assert trims(plan, sheet) == pytest.approx(edges, abs=0.001)


def test_nothing_crosses_the_fold(imposed):
    plan = imposed(16, SchemeName.BOOKLET, sheet=LETTER, creep=PAPER)
    for sheet in plan.sheets:
        for side in sheet.sides:
            for placement in side.placements:
                assert placement.clip.right <= 396 or placement.clip.left >= 396


def test_what_the_move_takes_is_taken_at_the_fold_only(imposed):
    """The innermost page of the four keeps 396 - 0.850 points, up to its outer cut."""
    plan = imposed(16, SchemeName.BOOKLET, sheet=LETTER, creep=PAPER)
    left, right = (placement.clip for placement in plan.sheets[3].front.placements)
    assert (left.left, left.right) == pytest.approx((0.850, 396), abs=0.001)
    assert (right.left, right.right) == pytest.approx((396, 791.150), abs=0.001)


def test_the_back_moves_with_the_front(imposed):
    """Paper is one: on both sides the same strip of it is trimmed away."""
    for flip in (Flip.LONG_EDGE, Flip.SHORT_EDGE):
        plan = imposed(16, SchemeName.BOOKLET, sheet=LETTER, creep=PAPER, flip=flip)
        for depth, sheet in enumerate(plan.sheets):
            for side in sheet.sides:
                edges = [edge for p in side.placements for edge in (p.trim.left, p.trim.right)]
                assert min(edges) == pytest.approx(depth * PAPER, abs=1e-6)
                assert max(edges) == pytest.approx(792 - depth * PAPER, abs=1e-6)


def test_the_marks_tell_the_true_width(imposed):
    """Twelve A5-like leaves with marks: the crop marks of depth k are at w - k·t from the fold."""
    plan = imposed(
        48, SchemeName.BOOKLET, sheet=TABLOID, creep=points("0.2mm"), marks=(MarkKind.CROP,)
    )
    assert plan.size == (1224, 792)
    scale = (792 - 72) / 612
    for depth, sheet in enumerate(plan.sheets):
        xs = {mark.left for mark in sheet.front.marks.crops if mark.left == mark.right}
        kept = 396 * scale - depth * points("0.2mm")
        assert sorted(xs) == pytest.approx([612 - kept, 612 + kept])


def test_trimmed_in_one_stroke_every_leaf_ends_at_its_page(imposed):
    """On the nested pile: fold at k·t, cut at the finished width, page ends there."""
    plan = imposed(64, SchemeName.BOOKLET, sheet=LETTER, creep=PAPER, gutter=9)
    width = plan.finished.width
    for depth, sheet in enumerate(plan.sheets):
        right = sheet.front.placements[1].trim
        from_fold = right.right - plan.size.width / 2
        assert depth * PAPER + from_fold == pytest.approx(width)


def test_every_signature_begins_anew(imposed):
    plan = imposed(24, SchemeName.BOOKLET, sheet=LETTER, creep=PAPER, signature=3)
    outer = [trims(plan, sheet)[3] for sheet in range(6)]
    assert outer[:3] == outer[3:]
    assert outer[0] == 792


def test_a_cover_is_one_sheet_more_around_a_single_signature(imposed):
    plan = imposed(12, SchemeName.BOOKLET, sheet=LETTER, creep=PAPER, cover=True)
    edges = [trims(plan, sheet)[3] for sheet in range(3)]
    assert edges == pytest.approx([792, 792 - PAPER, 792 - 2 * PAPER])


def test_a_cover_glued_around_several_is_none(imposed):
    plan = imposed(20, SchemeName.BOOKLET, sheet=LETTER, creep=PAPER, cover=True, signature=2)
    edges = [trims(plan, sheet)[3] for sheet in range(5)]
    assert edges == pytest.approx([792, 792, 792 - PAPER, 792, 792 - PAPER])


def test_bound_at_the_top_pages_move_up_and_down(imposed):
    plan = imposed(
        8, SchemeName.BOOKLET, (612, 396), sheet=LETTER, creep=PAPER, binding=Binding.TOP
    )
    above, below = (placement.trim for placement in plan.sheets[1].front.placements)
    assert (above.top, below.bottom) == pytest.approx((792 - PAPER, PAPER))


def test_the_spine_of_a_perfect_bound_cover(imposed):
    """100 pages: 24 sheets in the block, 48 leaves, 4.8 mm; 13.606 points between the covers."""
    plan = imposed(100, SchemeName.PERFECT_BOUND, sheet=TABLOID, creep=PAPER, cover=True)
    assert len(plan.sheets) == 25
    _, back_cover, front_cover, _ = trims(plan, 0)
    assert front_cover - back_cover == pytest.approx(13.606, abs=0.001)
    _, left, right, _ = trims(plan, 1)
    assert right == left


def test_a_spine_that_the_sheet_has_no_room_for_is_refused(imposed):
    from briefpress.model.imposition import Scale

    with pytest.raises(RefusedError, match="BP705 806 × 612 pt are needed"):
        imposed(
            100,
            SchemeName.PERFECT_BOUND,
            sheet=LETTER,
            creep=PAPER,
            cover=True,
            scale=Scale.parse("none"),
        )


def test_a_thickness_in_the_wrong_unit_is_found_out(imposed):
    with pytest.raises(RefusedError, match="creep would move the innermost sheet by"):
        imposed(64, SchemeName.BOOKLET, sheet=LETTER, creep=points("0.1in"))
