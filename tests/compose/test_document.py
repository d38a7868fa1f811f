"""The file as another PDF library reads it."""

import datetime
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import ByteStringObject, TextStringObject

from briefpress.compose.pdf.canvas import TaggedCanvas
from briefpress.compose.pdf.document import write_document
from briefpress.compose.pdf.structure import Element
from briefpress.compose.text.flowable import Setting
from briefpress.model.text import Span
from briefpress.pdf import syntax
from briefpress.pdf.metadata import Metadata
from briefpress.pdf.writer import Writer
from briefpress.units import Colour

METADATA = Metadata("Doors & <keys>", "Institute", "en-US", datetime.datetime(2026, 9, 14))


@pytest.fixture
def reader(set_text):
    """A page with a heading, a paragraph with a link, and a rule."""
    root = Element("Document")
    canvas = TaggedCanvas(612, 792)
    title = set_text("Doors & keys", setting=Setting(heading=1))
    body = set_text("Ask ", Span("us", link="https://x.org"), ".")
    for text, role, y in ((title, "H1", 700), (body, "P", 650)):
        text.element.role = role
        text.element.attach(root)
        text.wrap(400, 0)
        text.drawOn(canvas, 72, y)
    canvas.rule(72, 640, 400, Colour((0, 0, 0)))
    canvas.showPage()
    return PdfReader(io.BytesIO(write_document(canvas, root, METADATA)), strict=True)


def test_the_page_is_as_drawn(reader):
    (page,) = reader.pages
    assert page.mediabox == [0, 0, 612, 792]
    assert page.extract_text().split("\n")[0] == "Doors & keys"
    assert page["/Tabs"] == "/S"
    assert set(page["/Resources"]["/Font"]) == {"/SourceSerifProRegular"}


def test_catalog_and_information_say_the_same(reader):
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en-US"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - a PDF boolean
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert reader.metadata.title == "Doors & <keys>"
    assert reader.xmp_metadata.dc_title == {"x-default": "Doors & <keys>"}
    assert reader.metadata.creation_date == reader.xmp_metadata.xmp_create_date.replace(
        tzinfo=datetime.UTC
    )


def test_the_outline_follows_the_headings(reader):
    (entry,) = reader.outline
    assert entry.title == "Doors & keys"
    assert reader.get_destination_page_number(entry) == 0


def test_the_link_knows_its_element_and_the_element_the_link(reader):
    annotation = reader.pages[0]["/Annots"][0].get_object()
    assert annotation["/A"]["/URI"] == "https://x.org"
    assert annotation["/Contents"] == "there"
    parents = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    link = parents[parents.index(annotation["/StructParent"]) + 1].get_object()
    assert link["/S"] == "/Link"
    assert link["/K"][-1]["/Obj"].get_object() == annotation


def test_the_id_changes_with_the_content_and_only_with_it(set_text):
    def file(words):
        root = Element("Document")
        canvas = TaggedCanvas(612, 792)
        text = set_text(words)
        text.element.attach(root)
        text.wrap(400, 0)
        text.drawOn(canvas, 72, 700)
        canvas.showPage()
        return write_document(canvas, root, METADATA)

    one, same, other = (PdfReader(io.BytesIO(file(w))).trailer["/ID"] for w in ("a", "a", "b"))
    assert file("a") == file("a")
    assert one == same != other


def test_streams_end_with_an_end_of_line():
    writer = Writer()
    root, info = writer.add(b"<<>>"), writer.add(b"<<>>")
    writer.add_stream(b"no newline at the end", compress=False)
    pdf = writer.finish(root, info)
    assert len(re.findall(rb"\nendstream\nendobj\n", pdf)) == pdf.count(b"endstream") == 3


@pytest.mark.parametrize("data", [b"x", b"x\r", b"x\n", b"x\r\n", b""])
def test_a_stream_is_as_long_as_it_says_whatever_its_last_byte(data):
    """A reader takes one end of line away before `endstream`: CR and LF together, or either."""
    writer = Writer()
    root, info = writer.add(b"<<>>"), writer.add(b"<<>>")
    writer.add_stream(data, compress=False)
    pdf = writer.finish(root, info)
    length, found = re.search(rb"/Length (\d+)>>\nstream\n(.*?)endstream", pdf, re.DOTALL).groups()
    assert re.sub(rb"(\r\n|\r|\n)\Z", b"", found) == data
    assert int(length) == len(data)


@given(st.binary(max_size=40))
def test_any_bytes_survive_in_a_literal_string(data):
    written = syntax.literal(data)
    read = ByteStringObject(data) if data else data
    parsed = _read(written)
    assert (parsed.original_bytes if isinstance(parsed, TextStringObject) else parsed) == read


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40))
def test_any_text_survives_in_a_text_string(value):
    assert _read(syntax.text(value)) == value


def _read(data):
    from pypdf.generic import read_object

    return read_object(io.BytesIO(data + b" "), None)


@pytest.mark.parametrize(
    ("value", "written"), [(1.0, "1"), (0.125, "0.12"), (-0.001, "0"), (12.5, "12.5"), (100, "100")]
)
def test_numbers_are_short(value, written):
    assert syntax.number(value) == written
