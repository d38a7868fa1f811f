"""Pages as a person would lay them: boxes of so many points into frames 100 points high."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus.flowables import Flowable

from briefpress.compose.fit import fits, hopeless, needs
from briefpress.compose.item import Item
from briefpress.compose.pagination import paginate
from briefpress.model.layout import (
    BlockKind,
    Fit,
    FrameSpec,
    Grid,
    Layout,
    Page,
    RunningLine,
)
from briefpress.units import Colour

WHITE = Colour((1.0, 1.0, 1.0))


class Box(Flowable):
    def __init__(self, height, splits=False):
        super().__init__()
        self.height, self.splits = height, splits

    def wrap(self, width, room):
        return width, self.height

    def split(self, width, room):
        if not self.splits or room < 10 or room >= self.height:
            return []
        return [Box(room, True), Box(self.height - room, True)]


def layout(*frames):
    frames = frames or (FrameSpec("main", 1, 2),)
    page = Page(120, 120, 10, 10, 10, 10)
    line = RunningLine()
    grid = Grid(2, 10)
    return Layout(
        "test", (), page, grid, frames, (), (), WHITE, WHITE, WHITE, (), line, line, Fit(1, 8)
    )


def box(height, frame="main", splits=False, **options):
    return Item(Box(height, splits), BlockKind.CONTEXT, frame, **options)


def tops(items, on=None, space=1.0):
    """The page, and the distance from the top margin, of each item."""
    result = paginate(items, on or layout(), space)
    return [(place.page, 110 - place.top) for place in result.placed]


def test_items_follow_one_another_with_their_space():
    assert tops([box(20), box(20, before=5), box(20, before=5)]) == [(0, 0), (0, 25), (0, 50)]


def test_space_shrinks_by_the_factor():
    assert tops([box(20), box(20, before=10)], space=0.5) == [(0, 0), (0, 25)]


def test_what_does_not_fit_goes_on_the_next_page_without_its_space():
    assert tops([box(60), box(60, before=5)]) == [(0, 0), (1, 0)]


def test_exactly_a_page_is_a_page():
    assert tops([box(60), box(40)]) == [(0, 0), (0, 60)]


def test_what_splits_fills_the_page_and_goes_on():
    assert tops([box(60), box(60, splits=True)]) == [(0, 0), (0, 60), (1, 0)]


def test_a_heading_goes_with_its_text():
    assert tops([box(75), box(10, keep=True), box(20)]) == [(0, 0), (1, 0), (1, 10)]


def test_a_chain_of_kept_items_goes_together():
    items = [box(60), box(10, keep=True), box(10, keep=True), box(30)]
    assert tops(items) == [(0, 0), (1, 0), (1, 10), (1, 20)]


def test_the_foot_block_sinks_with_all_that_follows():
    items = [box(20), box(10, bottom=True), box(10, before=5)]
    assert tops(items) == [(0, 0), (0, 75), (0, 90)]


def test_columns_begin_below_the_head_and_keep_the_reading_order():
    frames = (
        FrameSpec("head", 1, 2),
        FrameSpec("left", 1, 1, below=("head",)),
        FrameSpec("right", 2, 2, below=("head",)),
    )
    on = layout(*frames)
    items = [box(30, "head"), box(20, "left"), box(25, "right"), box(10, "left")]
    placed = paginate(items, on).placed
    assert [(p.left, 110 - p.top) for p in placed] == [(10, 0), (10, 30), (65, 30), (10, 50)]


def test_a_full_column_goes_on_at_the_top_of_the_next_page():
    on = layout(FrameSpec("head", 1, 2), FrameSpec("left", 1, 1, below=("head",)))
    assert tops([box(50, "head"), box(60, "left")], on) == [(0, 0), (1, 0)]


def test_what_no_page_can_hold_is_named():
    result = paginate([box(20), box(101)], layout())
    assert [item.flowable.height for item in result.taller] == [101]


@pytest.mark.parametrize("count", [1, 7, 30])
def test_everything_is_placed_once(count):
    result = paginate([box(17, before=3) for _ in range(count)], layout())
    assert len(result.placed) == count
    assert result.pages == -(-count // 5)


@given(
    st.lists(st.tuples(st.integers(1, 40), st.sampled_from(("head", "left")), st.integers(0, 9))),
    st.sampled_from((1.0, 0.9, 0.5)),
)
def test_what_is_hopeless_would_not_fit(boxes, space):
    on = layout(FrameSpec("head", 1, 2), FrameSpec("left", 1, 1, below=("head",)))
    items = [box(height, frame, before=before) for height, frame, before in boxes]
    fitting = fits(paginate(items, on, space), on)
    assert not (fitting and hopeless(needs(items, on), on, space))
    if not any(frame == "left" for _, frame, _ in boxes):
        assert fitting or hopeless(needs(items, on), on, space)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=20), st.integers(1, 3))
def test_pages_are_the_same_when_only_some_are_asked_for(heights, most):
    items = [box(height, splits=height > 30) for height in heights]
    whole, some = paginate(items, layout()), paginate(items, layout(), most=most)
    first = [p for p in whole.placed if p.page < most]
    assert [(p.page, p.top) for p in some.placed if p.page < most] == [
        (p.page, p.top) for p in first
    ]
    assert (some.pages > most) == (whole.pages > most)
    assert some.left == tuple(items[len(items) - len(some.left) :])


def test_what_is_kept_and_can_be_split_leaves_a_part_with_the_next():
    """A paragraph that leads to a list fits, the list's first item doesn't: both share a page."""
    lead = box(60, splits=True, keep=True)
    assert tops([box(30), lead, box(30)]) == [(0, 0), (1, 0), (1, 60)]
    long = Item(TwoLinesAtLeast(50), BlockKind.CONTEXT, "main", keep=True)
    assert tops([box(40), long, box(20)]) == [(0, 0), (0, 40), (1, 0), (1, 20)]


def test_a_heading_needs_only_the_beginning_of_a_lead_that_is_kept():
    heading = box(10, keep=True)
    lead = Item(TwoLinesAtLeast(200), BlockKind.CONTEXT, "main", keep=True)
    result = paginate([box(60), heading, lead, box(10)], layout())
    assert (result.placed[1].page, result.taller) == (0, ())


class TwoLinesAtLeast(Flowable):
    """Lines of ten points, two of which stay together on either side, as in a text."""

    least_height = 20

    def __init__(self, height):
        super().__init__()
        self.height = height

    def wrap(self, width, room):
        return width, self.height

    def split(self, width, room):
        cut = min(int(room // 10) * 10, self.height - 20)
        return [TwoLinesAtLeast(cut), TwoLinesAtLeast(self.height - cut)] if cut >= 20 else []
