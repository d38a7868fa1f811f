"""Plans of plain pages, and sheets as a person reads them."""

import pytest

from briefpress.imposition.geometry import Rect
from briefpress.imposition.pages import SourcePage
from briefpress.imposition.plan import plan
from briefpress.model.imposition import Imposition


@pytest.fixture
def imposed():
    """Plan pages of one size, half-letter unless another is given."""

    def make(count, scheme, size=(396, 612), **options):
        page = SourcePage(Rect(0, 0, *size), Rect(0, 0, *size))
        numbers = tuple(range(1, count + 1))
        return plan((page,) * count, numbers, Imposition(scheme, **options), "a.pdf")

    return make


def as_table(arrangement):
    """Write sheets as a person reads them: ``16 1 / 2 15``, rows apart by a bar.

    0 is a blank, a page that stands on its head has a v, a side that isn't printed is left out.
    """

    def side(grid):
        return " | ".join(
            " ".join(f"{panel.page}{'v' if panel.turned else ''}" for panel in row) for row in grid
        )

    return [
        " / ".join(side(grid) for grid in (sheet.front, sheet.back) if grid)
        for sheet in arrangement.sheets
    ]


@pytest.fixture
def table():
    return as_table
