"""What every merge keeps: text, order, soundness, honest claims, the same bytes."""

import datetime
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import UA, El, make, paragraphs, text_of
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NullObject

from briefpress.assemble.merge import merge
from briefpress.assemble.opened import PdfSource
from briefpress.diagnostics import RefusedError

PDFA = "<pdfaid:part>{}</pdfaid:part><pdfaid:conformance>{}</pdfaid:conformance>"
LINK = El("P", (El("Link", "a link", link="/A<</S/URI/URI(https://x.org/)>>"),))


def one():
    return make(*paragraphs("One", "first"), LINK, title="Number one")


def two(**options):
    return make(*paragraphs("Two", "second"), title="Number two", **options)


def nested(depth):
    element = El("P", "at the bottom")
    for _ in range(depth):
        element = El("Div", (element,))
    return make(El("H1", "x"), element)


def untagged():
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def encrypted():
    writer = PdfWriter(clone_from=io.BytesIO(one()))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_parts_follow_one_another_in_text_and_pages(merged):
    result = merged(one(), two())
    assert result.text == "One\nfirst\na link\nTwo\nsecond\n"
    assert result.faults == []
    assert len(result.reader.pages) == 2


def test_a_part_for_each_file_with_its_title_and_language(merged):
    result = merged(one(), two(language="(es)"))
    (document,) = result.tree.tops
    assert document.role == "Document"
    assert [kid.role for kid in document.elements] == ["Part", "Part"]
    assert [part["/T"] for part in result.elements("Part")] == ["Number one", "Number two"]
    assert [part["/Lang"] for part in result.elements("Part")] == ["en", "es"]
    assert result.catalog["/Lang"] == "en"


def test_tops_that_are_no_document_get_a_part_above_them(merged):
    result = merged(make(*paragraphs("Loose"), top="Sect"), two())
    first, second = result.elements("Part")
    assert first["/K"][0]["/S"] == "/Sect"
    assert second["/K"][0]["/S"] == "/H1"
    assert result.faults == []


def test_a_deep_tree_is_merged_as_far_as_it_can_be_read(merged):
    assert merged(nested(100)).text == "x\nat the bottom\n"


def test_kids_that_are_null_do_no_harm(merged):
    pdf = two().replace(b"/P 5 0 R/Pg 10 0 R/K[1]", b"/P 5 0 R/Pg 10 0 R/K[null 1 999 0 R]")
    assert merged(pdf).text == "Two\nsecond\n"


def test_one_file_keeps_its_text(merged):
    assert merged(one()).text == text_of(one())


def test_merging_what_was_merged_is_merging_all(merged):
    parts = one(), two(), make(*paragraphs("Three"))
    left = merged(merged(*parts[:2]).pdf, parts[2])
    right = merged(parts[0], merged(*parts[1:]).pdf)
    assert left.text == right.text == "".join(map(text_of, parts))
    assert left.faults == right.faults == []


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.lists(st.text("abc ", min_size=1, max_size=9), min_size=1, max_size=5),
        min_size=1,
        max_size=4,
    )
)
def test_any_texts_are_read_in_their_order(texts):
    pdfs = [make(*paragraphs(*lines)) for lines in texts]
    merged = merge([PdfSource(f"{i}.pdf", pdf) for i, pdf in enumerate(pdfs)])
    assert text_of(merged.pdf) == "".join(f"{line}\n" for lines in texts for line in lines)


def test_the_same_files_make_the_same_bytes_and_others_another_id(merged):
    first, again, other = merged(one(), two()), merged(one(), two()), merged(two(), one())
    assert first.pdf == again.pdf
    assert first.reader.trailer["/ID"] != other.reader.trailer["/ID"]


def test_objects_stand_in_object_streams_and_streams_end_in_a_line_of_their_own(merged):
    pdf = merged(one(), two()).pdf
    assert b"/ObjStm" in pdf
    assert b"/StructElem" not in pdf
    assert pdf.count(b"\nendstream") == pdf.count(b"endstream")


def test_title_language_and_date_come_from_the_first_that_says_them(merged):
    dated = "<xmp:ModifyDate>2026-09-14T08:00:00-05:00</xmp:ModifyDate>"
    result = merged(two(language=""), two(language="(es)", claims=dated))
    assert result.reader.metadata.title == "Number two"
    assert result.catalog["/Lang"] == "es"
    assert result.reader.metadata.creation_date == datetime.datetime(
        2026, 9, 14, 13, tzinfo=datetime.UTC
    )


def test_title_language_and_date_can_be_given(merged):
    when = datetime.datetime(2026, 10, 1, tzinfo=datetime.UTC)
    result = merged(one(), title="All & sundry", language="en-US", created=when)
    assert result.reader.metadata.title == "All & sundry"
    assert result.reader.xmp_metadata.dc_title == {"x-default": "All & sundry"}
    assert result.catalog["/Lang"] == "en-US"
    assert result.reader.metadata.modification_date == when
    assert result.catalog["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_authors_are_all_named(merged):
    ann = "<dc:creator><rdf:Seq><rdf:li>Ann</rdf:li></rdf:Seq></dc:creator>"
    bob = ann.replace("Ann", "Bob")
    assert merged(two(claims=ann), two(claims=ann)).reader.metadata.author == "Ann"
    both = merged(two(claims=ann), two(claims=bob)).reader
    assert both.xmp_metadata.dc_creator == ["Ann", "Bob"]
    assert both.metadata.author is None


@pytest.mark.parametrize(
    ("claims", "kept"),
    [
        ((UA, UA), ("PDF/UA-1",)),
        ((UA, ""), ()),
        ((UA + PDFA.format(2, "A"), UA + PDFA.format(2, "A")), ("PDF/UA-1", "PDF/A-2a")),
        ((PDFA.format(2, "A"), PDFA.format(2, "B")), ("PDF/A-2b",)),
        ((PDFA.format(2, "U"), PDFA.format(3, "A")), ("PDF/A-3u",)),
        ((PDFA.format(2, "A"), PDFA.format(1, "A")), ()),
        ((PDFA.format(4, ""), PDFA.format(4, "")), ()),
        ((UA + PDFA.format(2, "A"), UA), ("PDF/UA-1",)),
    ],
)
def test_only_what_all_parts_claim_is_claimed(merged, claims, kept):
    result = merged(*(two(claims=claim) for claim in claims))
    assert result.merged.claims.names == kept


def test_who_loses_a_claim_hears_whose_fault_it_is(merged):
    notes = merged(one(), two(claims="")).merged.notes
    assert [(str(note.place), note.message) for note in notes] == [
        ("b.pdf", "it does not claim PDF/UA-1, so the merged file can't")
    ]


def test_accessibility_is_not_claimed_for_a_structure_with_faults(merged):
    skipping = make(El("H1", "One"), El("H3", "Three"))
    result = merged(one(), skipping, name="all.pdf")
    assert result.merged.claims.names == ()
    (note,) = result.merged.notes
    assert str(note.place) == "all.pdf"
    assert "H3 follows H1" in note.message


@pytest.mark.parametrize(
    ("bad", "code", "words"),
    [
        (untagged(), "BP601", "no structure tree"),
        (encrypted(), "BP502", "encrypted"),
        (b"GIF89a", "BP501", "not a PDF"),
        (b"%PDF-1.7\nnothing", "BP501", "damaged"),
        (two(catalog="/NeedsRendering true"), "BP603", "XFA"),
        (two().replace(b"/K[5 0 R]", b"/K[0 0 R]"), "BP602", "empty"),
        (nested(200), "BP602", "too deep"),
        (re.sub(rb"11 0 obj\n<<", rb"11 0 obj\n<</Filter/FlateDecode", two()), "BP602", "decoded"),
        (two(page="/Thumb 900 0 R", objects={900: "<</Cut"}), "BP602", "object 900"),
    ],
)
def test_what_can_t_be_merged_is_refused_at_its_file(merged, bad, code, words):
    with pytest.raises(RefusedError) as caught:
        merged(one(), bad)
    (problem,) = caught.value.diagnostics
    assert (problem.code.id, str(problem.place)) == (code, "b.pdf")
    assert words in problem.message
    assert problem.hint


def test_the_problems_of_all_files_come_at_once(merged):
    with pytest.raises(RefusedError) as caught:
        merged(untagged(), one(), encrypted(), b"")
    assert [(str(p.place), p.code.id) for p in caught.value.diagnostics] == [
        ("a.pdf", "BP601"),
        ("c.pdf", "BP502"),
        ("d.pdf", "BP501"),
    ]


def test_untagged_files_come_in_when_they_are_allowed_and_nothing_is_claimed(merged):
    result = merged(one(), untagged(), allow_untagged=True)
    assert result.text == "One\nfirst\na link\n"
    assert len(result.reader.pages) == 2
    assert "/MarkInfo" not in result.catalog
    assert result.merged.claims.names == ()
    assert b"pdfuaid:part>" not in result.pdf


def test_untagged_files_alone_have_no_structure(merged):
    result = merged(untagged(), untagged(), allow_untagged=True)
    assert "/StructTreeRoot" not in result.catalog
    assert len(result.reader.pages) == 2


def test_what_an_object_stream_holds_is_merged_like_all_else(merged):
    packed = merged(one()).pdf
    assert merged(packed, packed).text == text_of(one()) * 2


def test_pages_keep_what_they_inherit(merged):
    pdf = (
        two()
        .replace(b"/MediaBox[0 0 612 792]", b"")
        .replace(b"<</Type/Pages", b"<</Type/Pages/MediaBox[0 0 300 400]/Rotate 90")
    )
    page = merged(one(), _rewritten(pdf)).reader.pages[1]
    assert page.mediabox == [0, 0, 300, 400]
    assert page.rotation == 90


def test_pages_that_were_taken_out_do_not_come_back(merged):
    result = merged(
        two(
            catalog="/Names<</Dests<</Names[(x)[900 0 R/Fit]]>>>>",
            objects={900: "<</Type/Page/Parent 2 0 R/Contents 901 0 R>>", 901: "(taken out)"},
        )
    )
    assert result.catalog["/Names"]["/Dests"]["/Names"][1] == [NullObject(), "/Fit"]
    assert len(result.of_type("/Page")) == len(result.reader.pages) == 1


def test_equal_fonts_and_images_become_one_object(merged):
    image = (
        "<</Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>",
        b"\x7f",
    )
    pdfs = [
        make(El("H1", name), resources="/XObject<</I 900 0 R>>", objects={900: image})
        for name in "ab"
    ]
    first, second = merged(*pdfs).reader.pages
    for kind, name in (("/Font", "/F1"), ("/XObject", "/I")):
        numbers = {page["/Resources"][kind].raw_get(name).idnum for page in (first, second)}
        assert len(numbers) == 1


def test_equal_forms_become_one_object_with_all_below_them(merged):
    form = "<</Subtype/Form/BBox[0 0 9 9]/Resources<</ExtGState<</G 901 0 R>>>>>>"
    pdfs = [
        make(
            El("H1", name),
            resources="/XObject<</X 900 0 R>>",
            content="/Artifact BMC /X Do EMC",
            objects={900: (form, b"/G gs 0 0 9 9 re f"), 901: f"<</ca {opacity}>>"},
        )
        for name, opacity in (("a", 1), ("b", 1), ("c", 0.5))
    ]
    result = merged(*pdfs)
    forms = [page["/Resources"]["/XObject"].raw_get("/X").idnum for page in result.reader.pages]
    assert forms[0] == forms[1] != forms[2]
    assert result.faults == []


def test_empty_table_cells_stay_apart(merged):
    row = El("TR", (El("TH", "Door", extra="/A<</O/Table/Scope/Row>>"), El("TD"), El("TD")))
    result = merged(
        make(El("H1", "T"), El("Table", (row,))), make(El("H1", "T"), El("Table", (row,)))
    )
    assert len(result.elements("TD")) == 4
    assert result.faults == []


def test_two_hundred_files_need_no_more_of_anything_than_linear():
    pdf = one()
    few = merge([PdfSource("a.pdf", pdf)] * 20).pdf
    many = merge([PdfSource("a.pdf", pdf)] * 200).pdf
    assert len(many) < 11 * len(few)
    assert PdfReader(io.BytesIO(many)).get_num_pages() == 200


def test_a_damaged_page_tree_taken_for_a_page_is_a_page_afterwards():
    damaged = _SOUND.replace(b"/Type/Pages/Kids[10", b"/Type/Pages\0Kids[10")[:-5]
    result = merge([PdfSource("a.pdf", damaged), PdfSource("b.pdf", one())])
    assert PdfReader(io.BytesIO(result.pdf)).get_num_pages() == result.pages


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_damage_is_refused_or_merged_and_never_a_crash(data):
    sound = _SOUND
    cut = data.draw(st.integers(len(sound) // 2, len(sound)))
    damaged = bytearray(sound)
    for place in data.draw(st.lists(st.integers(0, len(sound) - 1), max_size=6)):
        damaged[place] = data.draw(st.integers(0, 255))
    sources = [PdfSource("a.pdf", bytes(damaged[:cut])), PdfSource("b.pdf", one())]
    try:
        result, blamed = merge(sources), {"a.pdf"}
    except RefusedError as error:
        result, blamed = None, {str(problem.place) for problem in error.diagnostics}
    assert blamed == {"a.pdf"}
    assert not result or PdfReader(io.BytesIO(result.pdf)).get_num_pages() == result.pages


_FIELD = El("P", (El("Form", link="/Subtype/Widget/FT/Tx/T(name)/TU(Name)/DA(/F1 9 Tf)"),))
_SOUND = make(
    *paragraphs("One", "first"),
    LINK,
    _FIELD,
    El("Table", (El("TR", (El("TH", "a", extra="/ID(a)"), El("TD", "b", extra="/C/c"))),)),
    root="/RoleMap<</Lead/P>>/ClassMap<</c<</O/Table/Headers[(a)]>>>>",
    catalog="/AcroForm<</Fields[501 0 R]/DR<</Font<</F1 3 0 R>>>>>>/PageLabels<</Nums[0<</S/r>>]>>"
    "/Outlines 900 0 R/Names<</Dests<</Names[(in)[10 0 R/Fit]]>>>>/OutputIntents[903 0 R]",
    objects={
        900: "<</First 901 0 R/Last 901 0 R>>",
        901: "<</Title(One)/Parent 900 0 R/Dest(in)/First 902 0 R>>",
        902: "<</Title(first)/Parent 901 0 R/A<</S/GoTo/D(in)>>>>",
        903: "<</S/GTS_PDFA1/OutputConditionIdentifier(sRGB)>>",
    },
)


def _rewritten(pdf):
    """Let pypdf write it again, with a cross-reference table that is right."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
