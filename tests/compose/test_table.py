"""Tables: where the columns stand, where they split, and what is read aloud."""

import datetime

import pytest

from briefpress.compose.flowables.table import ColumnWidth, Table, TableLook, TableRow
from briefpress.compose.fonts.catalogue import Fonts
from briefpress.compose.item import Item
from briefpress.compose.pagination import paginate
from briefpress.compose.pdf.canvas import TaggedCanvas
from briefpress.compose.pdf.document import write_document
from briefpress.compose.pdf.structure import Element
from briefpress.compose.tables import Column, TableStyle, make_table
from briefpress.compose.text.flowable import Setting
from briefpress.compose.text.words import Typesetter
from briefpress.compose.typography import Scale, Typography
from briefpress.model.layout import BlockKind, StyleName
from briefpress.model.text import Span
from briefpress.pdf.metadata import Metadata
from briefpress.reading.layout import read_layout, read_words
from briefpress.units import Colour
from briefpress.verify.proof import prove

BLACK = Colour((0.0, 0.0, 0.0))
LOOK = TableLook(BLACK, BLACK, padding=3, gap=10)


def rows_of(set_text, *rows):
    return tuple(TableRow(tuple(c and set_text(c) for c in row)) for row in rows)


def table(set_text, count=5, look=LOOK):
    heads = rows_of(set_text, ("Name", "Copy"))
    rows = rows_of(set_text, *[(f"Person {n}", str(n)) for n in range(count)])
    return Table((ColumnWidth(part=2), ColumnWidth(points=50)), heads, rows, look)


def test_columns_share_what_the_fixed_ones_leave(set_text):
    columns = (ColumnWidth(part=2), ColumnWidth(points=50), ColumnWidth(part=1))
    made = Table(columns, (), rows_of(set_text, ("a", "b", "c")), LOOK)
    made.wrap(370, 0)
    assert made._widths == (200, 50, 100)


def test_a_row_is_as_high_as_its_highest_cell_and_never_lower_than_the_look_says(set_text):
    made = Table(
        (ColumnWidth(points=60), ColumnWidth(points=60)),
        (),
        rows_of(set_text, ("three lines of words it takes", "one"), ("one", None), (None, None)),
        TableLook(BLACK, BLACK, row_height=16),
    )
    made.wrap(130, 0)
    assert made._heights == (3 * 14 + 6, 14 + 6, 16)


def test_it_splits_between_rows_under_a_head_of_its_own(set_text):
    made = table(set_text)
    assert made.wrap(300, 0) == (300, 6 * 20)
    first, rest = made.split(300, 70)
    assert (first.height, rest.height) == (60, 80)
    assert [part.height for part in rest.split(300, 40)] == [40, 60]


@pytest.mark.parametrize("room", [0, 39, 120, 500])
def test_it_does_not_split_where_nothing_would_be_left_on_one_side(set_text, room):
    assert table(set_text).split(300, room) == []


@pytest.fixture
def type_():
    layout = read_layout("daily", None)
    fonts = Fonts(layout, layout.files[0].parent)
    return Typography(layout, fonts, Typesetter(fonts, "x"), read_words("en", None), Scale())


@pytest.fixture
def proof(type_, tmp_path):
    """A table of 90 rows over pages, proven."""
    root = Element("Document")
    title = type_.text((Span("Staff"),), StyleName.TITLE, Element("H1", root), Setting(heading=1))
    columns = (
        Column((Span("Name"),), ColumnWidth(part=2), names=True),
        Column((Span("Copy"),), ColumnWidth(points=40), right=True),
        Column((Span("Signature"),), ColumnWidth(part=2)),
    )
    rows = [((Span(f"Person {n}"),), (Span(str(n)),), ()) for n in range(1, 91)]
    made = make_table(
        type_, root, columns, rows, summary="Who signs.", style=TableStyle(row_height=20)
    )
    pagination = paginate(
        (Item(title, BlockKind.TITLE, "main"), Item(made, BlockKind.CONTEXT, "main", before=12)),
        type_.layout,
    )
    assert pagination.pages == 3
    canvas = TaggedCanvas(612, 792)
    for page in range(pagination.pages):
        for place in pagination.placed:
            if place.page == page:
                place.item.draw(canvas, place.left, place.top)
        canvas.showPage()
    metadata = Metadata("Staff", "Institute", "en-US", datetime.datetime(2026, 9, 14))
    file = tmp_path / "table.pdf"
    file.write_bytes(write_document(canvas, root, metadata))
    return prove(file)


def test_its_structure_is_proven_over_pages(proof):
    assert proof.passed, [problem.message for problem in proof.diagnostics]
    assert proof.pages == 3


def test_the_head_is_said_once_and_every_row_in_order(proof):
    said = ["Staff", "Name", "Copy", "Signature"]
    said += [words for n in range(1, 91) for words in (f"Person {n}", str(n))]
    assert proof.text.split("\n") == [*said, ""]
    tree = [line.strip() for line in proof.tree]
    assert tree.count("TR") == 91
    assert tree.count("TD") == 90
    assert "TH[Row] “Person 1”" in tree
    assert "TH[Column] “Signature”" in tree
