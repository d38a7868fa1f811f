"""Content that would disturb its neighbours, or needs something that pages bring along."""

import zlib

import pytest
from handmade import BLUE, GREEN, RED, Handmade, colour_at, difference, picture, square
from hypothesis import given
from hypothesis import strategies as st

from briefpress.assemble.sheets.content import balanced
from briefpress.model.imposition import SchemeName
from briefpress.verify.pdf.tokens import operations

_RED, _GREEN, _WHITE = (255, 0, 0), (0, 255, 0), (255, 255, 255)


@pytest.mark.parametrize(
    ("content", "safe"),
    [
        (b"q Q", b"q Q"),
        (b"0 0 m", b"0 0 m"),
        (b"q q Q", b"q q Q\nQ"),
        (b"Q", b"q\nQ"),
        (b"Q q", b"q\nQ q\nQ"),
        (b"(q) Tj", b"(q) Tj"),
        (b"(a \\( q) Tj q", b"(a \\( q) Tj q\nQ"),
        (b"(a (q) q) Tj", b"(a (q) q) Tj"),
        (b"/q gs", b"/q gs"),
        (b"% q\nq", b"% q\nq\nQ"),
        (b"BI /W 1 ID q q EI Q", b"q\nBI /W 1 ID q q EI Q"),
        (b"[(q)-3(Q)]TJ", b"[(q)-3(Q)]TJ"),
        (b"1 0 0 1 5 5 cm/q Do", b"1 0 0 1 5 5 cm/q Do"),
    ],
)
def test_what_is_missing_is_added(content, safe):
    assert balanced(content) == safe


@given(st.lists(st.sampled_from([b"q", b"Q", b"(q)", b"/Q gs", b"1 0 m", b"%q\n", b"<71>Tj"])))
def test_whatever_comes_every_q_has_its_end(parts):
    depth = 0
    for operator, _ in operations(balanced(b" ".join(parts))):
        depth += {b"q": 1, b"Q": -1}.get(operator, 0)
        assert depth >= 0
    assert depth == 0


@pytest.mark.parametrize(
    "rude",
    [
        b"q 0.5 0 0 0.5 0 0 cm ",
        b"Q Q Q 0.5 0 0 0.5 0 0 cm ",
        b"q 0 0 10 10 re W n ",
        b"/Span BMC BT ",
    ],
)
def test_a_rude_page_does_not_disturb_the_next_one(impose, rude):
    polite = square(20, 20, RED, 60)
    alone = picture(impose(Handmade().page(polite).written(), SchemeName.N_UP).pdf)
    pdf = Handmade().page(rude).page(polite).written()
    both = picture(impose(pdf, SchemeName.N_UP, chosen=(2, 1)).pdf)
    assert difference(alone, both) < 1
    after = picture(impose(pdf, SchemeName.N_UP).pdf)
    assert colour_at(after, 75, 38) == _RED


def test_streams_of_an_array_are_one_content(impose):
    """They may be parted between any two tokens (7.8.2)."""
    pdf = Handmade()
    parts = [pdf.stream(b"1 0 0 rg 10 10"), pdf.stream(b"30 30 re"), pdf.stream(b"f")]
    pdf.page(b"[%s]" % b" ".join(parts))
    assert colour_at(picture(impose(pdf.written()).pdf), 20, 20) == _RED


def test_encoded_content_is_taken_as_it_is(impose):
    data = zlib.compress(square(10, 10, RED, 30))
    pdf = Handmade()
    pdf.page(b"[%s]" % pdf.stream(data, b"/Filter /FlateDecode"))
    made = impose(pdf.written())
    assert data in made.pdf
    assert colour_at(picture(made.pdf), 20, 20) == _RED


def test_a_page_without_content_is_a_white_page(impose):
    pdf = Handmade()
    pdf.page(b"[]")
    assert colour_at(picture(impose(pdf.written()).pdf), 50, 50) == _WHITE


def test_content_that_can_t_be_decoded_is_refused(said):
    pdf = Handmade()
    pdf.page(square(0, 0, RED))
    pdf.page(b"[%s]" % pdf.stream(b"not compressed at all", b"/Filter /FlateDecode"))
    assert said(pdf.written()) == ["BP703 page 2: the content can't be decoded"]


def test_only_pages_that_are_placed_have_to_be_sound(impose):
    pdf = Handmade()
    pdf.page(square(0, 0, RED))
    pdf.page(b"[%s]" % pdf.stream(b"not compressed at all", b"/Filter /FlateDecode"))
    assert impose(pdf.written(), chosen=(1,)).plan.sheets


def test_a_form_without_resources_uses_those_of_its_page(impose):
    """As old files have it (7.8.3); two pages share the form and each lends its own."""
    pdf = Handmade()
    outer = pdf.form(b"/In Do")
    for colour in (GREEN, RED):
        inner = pdf.form(square(0, 0, colour, 50), b"/BBox [0 0 100 100] /Resources <<>>")
        pdf.page(b"/Out Do", resources=b"<</XObject <</Out %s /In %s>>>>" % (outer, inner))
    made = impose(pdf.written())
    assert colour_at(picture(made.pdf, 0), 20, 20) == _GREEN
    assert colour_at(picture(made.pdf, 1), 20, 20) == _RED


@pytest.mark.parametrize("key", ["é".encode("latin-1"), "é".encode(), "中".encode("gbk")])
def test_names_are_the_bytes_they_are(impose, key):
    """Whatever encoding pypdf takes a name to be in, content still finds its resource."""
    pdf = Handmade()
    escaped = b"".join(b"#%02X" % byte for byte in key)
    form = pdf.form(square(0, 0, RED, 50))
    pdf.page(b"/F%s Do" % key, resources=b"<</XObject <</F%s %s>>>>" % (escaped, form))
    assert colour_at(picture(impose(pdf.written()).pdf), 20, 20) == _RED


def test_strings_are_the_bytes_they_are(impose):
    """The palette of an image is a string that no text encoding may touch."""
    pdf = Handmade()
    palette = bytes(range(0x80, 0x89)) + b"\xfe\xff\r\n(\\)"
    written = b"".join(b"%02X" % byte for byte in palette[:9])
    image = pdf.stream(
        b"\x01",
        b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 "
        b"/ColorSpace [/Indexed /DeviceRGB 2 <%s>]" % written,
    )
    pdf.page(b"100 0 0 100 0 0 cm /I Do", resources=b"<</XObject <</I %s>>>>" % image)
    assert colour_at(picture(impose(pdf.written()).pdf), 50, 50) == (0x83, 0x84, 0x85)


def test_transparency_groups_are_kept(impose):
    """Inside a group that stands apart two halves of a colour don't add to what is below."""
    pdf = Handmade()
    half = b"<</ExtGState <</H <</ca 0.5>>>>>>"
    content = square(0, 0, RED, 60) + b"/H gs " + square(30, 30, BLUE, 60)
    pdf.page(content, b"/Group <</S /Transparency /I true /CS /DeviceRGB>>", half)
    source = pdf.written()
    made = impose(source)
    assert difference(picture(source), picture(made.pdf)) < 1
    assert b"/Group<<" in made.pdf or b"/Group" in made.pdf


def test_layers_that_are_off_stay_off(impose):
    pdf = Handmade()
    on, off = pdf.add(b"<</Type /OCG /Name (on)>>"), pdf.add(b"<</Type /OCG /Name (off)>>")
    pdf.catalog = b"/OCProperties <</OCGs [%s %s] /D <</ON [%s] /OFF [%s]>>>>" % (on, off, on, off)
    content = b"/OC /On BDC %s EMC /OC /Off BDC %s EMC" % (
        square(0, 0, GREEN, 30),
        square(50, 50, RED, 30),
    )
    pdf.page(content, resources=b"<</Properties <</On %s /Off %s>>>>" % (on, off))
    image = picture(impose(pdf.written()).pdf)
    assert colour_at(image, 10, 10) == _GREEN
    assert colour_at(image, 60, 60) == _WHITE


def test_resources_nested_without_end_are_refused_not_fallen_over(said):
    pdf = Handmade()
    link = pdf.add(b"<<>>")
    for _ in range(5000):
        link = pdf.add(b"<</K %s>>" % link)
    pdf.page(b"", resources=b"<</Properties <</P %s>>>>" % link)
    (problem,) = said(pdf.written())
    assert problem.startswith("BP703 page 1:")


def test_a_form_that_paints_itself_is_copied_once(impose):
    pdf = Handmade()
    number = pdf._next
    pdf.form(
        b"/Self Do",
        b"/BBox [0 0 9 9] /Resources <</XObject <</Self %d 0 R>>>>" % number,
    )
    pdf.page(b"/A Do", resources=b"<</XObject <</A %d 0 R>>>>" % number)
    assert len(impose(pdf.written()).pdf) < 5000
