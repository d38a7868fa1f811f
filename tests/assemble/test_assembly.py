"""Putting a document together with running heads, links, an outline and labels of its own."""

import datetime
import io

import pytest
from making import El, make, paragraphs, text_of
from pypdf import PdfReader

from briefpress.assemble.assembly import Assembly
from briefpress.assemble.claims import Claims
from briefpress.assemble.description import Description
from briefpress.assemble.links import Target
from briefpress.assemble.opened import PdfSource
from briefpress.assemble.pages import Stamp
from briefpress.pdf import syntax
from briefpress.pdf.labels import PageLabel
from briefpress.verify.proof import structure_faults

ABOUT = Description(
    "All", "en", ("Institute",), datetime.datetime(2026, 9, 30, tzinfo=datetime.UTC)
)
HEAD = b"/Artifact <</Type/Pagination/Subtype/Header>> BDC BT /Head 9 Tf 40 780 Td (Head) Tj ET EMC"


def contents():
    """A page of contents with links to places that are not there yet."""
    entries = [
        El("P", (El("Link", name, link=f"/A<</S/URI/URI(briefpress:{name})>>"),))
        for name in ("one", "two")
    ]
    return PdfSource("contents.pdf", make(El("H1", "Contents"), *entries, title="Contents"))


def part(name, pages=1, **options):
    pdf = make(*paragraphs(name), title=name, pages=pages, **options)
    return PdfSource(f"{name}.pdf", pdf)


@pytest.fixture
def assembly():
    return Assembly(placeholder="briefpress:")


def read(pdf):
    assert structure_faults(pdf) == ()
    return PdfReader(io.BytesIO(pdf), strict=True)


def font(assembly):
    body = {"Type": b"/Font", "Subtype": b"/Type1", "BaseFont": b"/Courier"}
    return assembly.writer.add(syntax.dictionary({**body, "Encoding": b"/WinAnsiEncoding"}))


def test_parts_say_where_they_are(assembly):
    found = [assembly.add(part("one", pages=2)), assembly.add(part("two"))]
    assert [(p.title, p.first_page, p.pages, p.language) for p in found] == [
        ("one", 0, 2, "en"),
        ("two", 2, 1, "en"),
    ]
    assert assembly.page_count == 3
    assert assembly.claims == Claims(pdfua=True)


def test_title_and_language_can_be_given(assembly):
    source = PdfSource("x.pdf", part("one").data, title="Uno", language="es")
    added = assembly.add(source)
    assert (added.title, added.language) == ("Uno", "es")
    pdf = assembly.finish(ABOUT, assembly.claims)
    element = read(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"]["/K"][0]
    assert (element["/T"], element["/Lang"]) == ("Uno", "es")


def test_placeholders_become_destinations_and_the_tree_stays_as_it_was(assembly):
    source = contents()
    for added in (source, part("one"), part("two", pages=3)):
        assembly.add(added)
    targets = {"briefpress:one": Target(1), "briefpress:two": Target(2, 700.5)}
    pdf = assembly.finish(ABOUT, assembly.claims, targets=targets)
    reader = read(pdf)
    links = [link.get_object() for link in reader.pages[0]["/Annots"]]
    numbers = [page.indirect_reference for page in reader.pages]
    assert [numbers.index(link["/Dest"][0].indirect_reference) for link in links] == [1, 2]
    assert links[1]["/Dest"][3] == 700.5
    assert not any("/A" in link for link in links)
    assert text_of(pdf) == text_of(source.data) + "one\ntwo\n"


def test_a_placeholder_without_a_target_is_an_error(assembly):
    assembly.add(contents())
    with pytest.raises(KeyError, match="briefpress:one"):
        assembly.finish(ABOUT, assembly.claims, targets={})


def test_without_a_prefix_nothing_is_a_placeholder():
    assembly = Assembly()
    assembly.add(contents())
    links = read(assembly.finish(ABOUT, assembly.claims)).pages[0]["/Annots"]
    assert links[0].get_object()["/A"]["/URI"] == "briefpress:one"


def test_a_stamp_is_painted_over_the_page_and_says_nothing(assembly):
    source = part("one", pages=2)
    assembly.add(source, [Stamp((HEAD,), (("Head", font(assembly)),)), Stamp((b"",))])
    pdf = assembly.finish(ABOUT, assembly.claims)
    page, other = read(pdf).pages
    assert "Head" in page.extract_text()
    assert "Head" not in other.extract_text()
    assert set(page["/Resources"]["/Font"]) == {"/F1", "/Head"}
    assert text_of(pdf) == text_of(source.data)


def test_the_page_s_own_content_is_untouched(assembly):
    source = part("one", content="5 0 0 5 0 0 cm")
    own = PdfReader(io.BytesIO(source.data)).pages[0]["/Contents"].get_data()
    assembly.add(source, [Stamp((HEAD,), (("Head", font(assembly)),))])
    contents = read(assembly.finish(ABOUT, assembly.claims)).pages[0]["/Contents"]
    assert [stream.get_object().get_data() for stream in contents] == [
        b"q\n",
        own,
        b"Q\n" + HEAD,
    ]


def test_a_stamp_may_not_call_a_font_as_the_page_does(assembly):
    with pytest.raises(ValueError, match="F1"):
        assembly.add(part("one"), [Stamp((HEAD,), (("F1", font(assembly)),))])


def test_outline_and_labels_are_those_that_are_given(assembly):
    first, second = assembly.add(part("one")), assembly.add(part("two"))
    outline = [
        assembly.item("Both", Target(0), [assembly.item(second.title, Target(1))], is_open=False)
    ]
    labels = [PageLabel(0, "r"), PageLabel(second.first_page, "D", start=5)]
    reader = read(assembly.finish(ABOUT, assembly.claims, outline=outline, labels=labels))
    assert reader.page_labels == ["i", "5"]
    both, below = reader.outline
    assert (both.title, [item.title for item in below]) == ("Both", ["two"])
    assert reader.get_destination_page_number(below[0]) == 1
    assert first.outline == ()


def test_the_description_is_said_twice_and_alike(assembly):
    assembly.add(part("one"))
    reader = read(assembly.finish(ABOUT, Claims(pdfua=True, pdfa=(2, "A"))))
    assert reader.metadata.title == reader.xmp_metadata.dc_title["x-default"] == "All"
    assert reader.metadata.author == reader.xmp_metadata.dc_creator[0] == "Institute"
    assert reader.metadata.creation_date == ABOUT.created
    assert (
        b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A<"
        in reader.xmp_metadata.stream.get_data()
    )
