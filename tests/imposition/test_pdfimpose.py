"""Page orders beside those of pdfimpose, which folds and binds in other words.

The record was taken from the PDFs that it writes (`record_pdfimpose.py`): its saddle is our booklet
of one signature, its hardcover our perfect-bound, its wire our cut-and-stack by columns. Cut,
stack, fold is a booklet where nothing is cut.
"""

from pathlib import Path

import pytest

from briefpress.imposition.arrangement import Shape
from briefpress.imposition.schemes import SCHEMES
from briefpress.model.imposition import Imposition, Order, SchemeName

RECORD = Path(__file__).with_name("pdfimpose-2.10.0.txt").read_text().splitlines()
ONE_SIGNATURE = 100
COUNTERPARTS = {
    "saddle": (SchemeName.BOOKLET, (1, 2), {"signature": ONE_SIGNATURE}),
    "cutstackfold": (SchemeName.BOOKLET, (1, 2), {"signature": ONE_SIGNATURE}),
    "hardcover": (SchemeName.PERFECT_BOUND, (1, 2), {}),
    "hardcover-of-2": (SchemeName.PERFECT_BOUND, (1, 2), {"signature": 2}),
    "wire-2x1": (SchemeName.CUT_AND_STACK, (1, 2), {}),
    "wire-2x2": (SchemeName.CUT_AND_STACK, (2, 2), {"up": 4, "order": Order.COLUMNS}),
}


def recorded(name):
    """The sheets of pdfimpose by the number of pages."""
    found = {}
    for line in RECORD:
        head, sheets = line.split(": ", 1)
        scheme, count = head.split()
        if scheme == name:
            found[int(count)] = sheets.split("; ")
    return found


def ours(name, count, table):
    scheme, shape, options = COUNTERPARTS[name]
    imposition = Imposition(scheme, **options)
    pages = tuple(range(1, count + 1))
    return table(SCHEMES[scheme].arrange(pages, imposition, Shape(*shape)))


@pytest.mark.parametrize("name", [name for name in COUNTERPARTS if name != "hardcover-of-2"])
def test_sheet_by_sheet(name, table):
    theirs = recorded(name)
    assert sorted(theirs) == list(range(4, 65))
    for count, sheets in theirs.items():
        assert ours(name, count, table) == sheets


def test_signatures_of_two_sheets(table):
    """Where the last signature is full they agree; where one sheet would do, we print one."""
    for count, sheets in recorded("hardcover-of-2").items():
        made = ours("hardcover-of-2", count, table)
        if -count % 8 < 4:
            assert made == sheets
        else:
            assert made[:-1] == sheets[:-2]
            assert len(made) == len(sheets) - 1
