"""How styles shrink."""

import pytest

from briefpress.compose.fit import scales
from briefpress.compose.typography import Scale, scaled
from briefpress.model.layout import (
    Fit,
    Grid,
    Layout,
    Page,
    Reduction,
    ReductionKind,
    RunningLine,
    StyleName,
    TextStyle,
)
from briefpress.units import Colour

BLACK, WHITE = Colour((0.0, 0.0, 0.0)), Colour((1.0, 1.0, 1.0))
BODY = TextStyle("serif", 10, 14, BLACK, WHITE)
TITLE = TextStyle("serif", 25, 28, BLACK, WHITE)
SMALL = TextStyle("sans", 8.5, 12, BLACK, WHITE)


@pytest.fixture
def layout():
    reductions = (
        Reduction(ReductionKind.SPACE, 0.7),
        Reduction(ReductionKind.LEADING, 1.32),
        Reduction(ReductionKind.SIZE, 9.5),
    )
    line = RunningLine()
    styles = ((StyleName.BODY, BODY), (StyleName.TITLE, TITLE), (StyleName.SOURCE, SMALL))
    fit = Fit(1, 8.0, reductions)
    page, grid = Page(612, 792, 40, 40, 40, 40), Grid(12, 12)
    return Layout("t", (), page, grid, (), (), styles, BLACK, BLACK, WHITE, (), line, line, fit)


def test_space_goes_first_then_leading_then_size_each_to_its_floor(layout):
    assert list(scales(layout)) == [
        Scale(),
        Scale(0.9),
        Scale(0.8),
        Scale(0.7),
        Scale(0.7, 1.35),
        Scale(0.7, 1.32),
        Scale(0.7, 1.32, 9.75),
        Scale(0.7, 1.32, 9.5),
    ]


def test_the_body_has_the_leading_and_size_asked_for(layout):
    style = scaled(BODY, Scale(1, 1.3, 9.0), layout)
    assert (style.size, style.leading) == pytest.approx((9.0, 11.7))


def test_a_tight_title_keeps_its_leading(layout):
    assert scaled(TITLE, Scale(1, 1.3), layout).leading == 28


def test_small_type_stops_at_the_smallest(layout):
    style = scaled(SMALL, Scale(1, None, 9.0), layout)
    assert style.size == 8.0
    assert style.leading / style.size == pytest.approx(12 / 8.5)
