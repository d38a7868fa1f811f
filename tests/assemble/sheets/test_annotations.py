"""What of annotations is printed: what a viewer would print, and nothing that is for a screen."""

import pytest
from handmade import GREEN, RED, Handmade, colour_at, difference, picture, square

_RED, _GREEN, _WHITE = (255, 0, 0), (0, 255, 0), (255, 255, 255)
#: Flags (12.5.3).
HIDDEN, PRINT, NO_VIEW = 2, 4, 32


_SQUARE = square(0, 0, RED, 20)


def annotated(entries, appearance=_SQUARE, box=b"[0 0 20 20]", form=b""):
    """A page with one annotation in its middle, from 40 to 60."""
    pdf = Handmade()
    normal = pdf.form(appearance, b"/BBox %s %s" % (box, form))
    written = b"<</Type /Annot /Rect [40 40 60 60] %s>>" % entries.replace(b"NORMAL", normal)
    pdf.page(b"", b"/Annots [%s]" % pdf.add(written))
    return pdf


def middle(impose, pdf):
    return colour_at(picture(impose(pdf.written()).pdf), 50, 50)


@pytest.mark.parametrize(
    ("entries", "colour"),
    [
        (b"/Subtype /Stamp /F 4 /AP <</N NORMAL>>", _RED),
        (b"/Subtype /Stamp /F 0 /AP <</N NORMAL>>", _WHITE),
        (b"/Subtype /Stamp /AP <</N NORMAL>>", _WHITE),
        (b"/Subtype /Stamp /F 6 /AP <</N NORMAL>>", _WHITE),
        (b"/Subtype /Stamp /F 36 /AP <</N NORMAL>>", _RED),
        (b"/Subtype /Link /F 4 /AP <</N NORMAL>>", _WHITE),
        (b"/Subtype /Popup /F 4 /AP <</N NORMAL>>", _WHITE),
        (b"/Subtype /Widget /FT /Tx /F 4 /AP <</N NORMAL>>", _RED),
        (b"/Subtype /Widget /FT /Btn /F 4 /AS /Yes /AP <</N <</Yes NORMAL /Off null>>>>", _RED),
        (b"/Subtype /Widget /FT /Btn /F 4 /AS /Off /AP <</N <</Yes NORMAL>>>>", _WHITE),
        (b"/Subtype /Widget /FT /Btn /F 4 /AP <</N <</Yes NORMAL>>>>", _WHITE),
    ],
)
def test_printed_are_those_that_say_so(impose, entries, colour):
    assert middle(impose, annotated(entries)) == colour


def test_a_link_with_a_border_leaves_no_trace(impose):
    pdf = Handmade()
    link = b"<</Type /Annot /Subtype /Link /F 4 /Rect [40 40 60 60] /Border [0 0 9] /C [1 0 0]>>"
    pdf.page(b"", b"/Annots [%s]" % pdf.add(link))
    made = impose(pdf.written())
    assert picture(made.pdf).getextrema() == ((255, 255),) * 3
    assert b"/Annots" not in made.pdf


@pytest.mark.parametrize(
    ("box", "matrix"),
    [
        (b"[0 0 20 20]", b""),
        (b"[0 0 200 200]", b""),
        (b"[100 100 120 120]", b""),
        (b"[0 0 20 20]", b"/Matrix [0 1 -1 0 0 0]"),
        (b"[0 0 20 20]", b"/Matrix [3 0 0 3 7 7]"),
        (b"[20 20 0 0]", b""),
    ],
)
def test_an_appearance_is_fitted_to_its_place(impose, box, matrix):
    """As the algorithm of 12.5.5 has it, which viewers follow."""
    content = square(0, 0, RED, 300) + square(0, 0, GREEN, 10) + square(100, 100, GREEN, 10)
    stamp = b"/Subtype /Stamp /F 4 /AP <</N NORMAL>>"
    source = annotated(stamp, content, box, matrix).written()
    assert difference(picture(source), picture(impose(source).pdf)) < 1
    assert colour_at(picture(impose(source).pdf), 58, 50) != _WHITE


def test_it_is_turned_with_its_page(impose):
    pdf = annotated(b"/Subtype /Stamp /F 4 /AP <</N NORMAL>>")
    pdf.objects[int(pdf.pages[0].split()[0])] = (
        pdf.objects[int(pdf.pages[0].split()[0])]
        .replace(b"/Rect [40 40 60 60]", b"")
        .replace(b"/MediaBox", b"/Rotate 90 /MediaBox")
    )
    source = pdf.written()
    assert difference(picture(source), picture(impose(source).pdf)) < 1


def test_it_is_over_the_page_and_in_order(impose):
    pdf = Handmade()
    stamps = [
        pdf.add(
            b"<</Subtype /Stamp /F 4 /Rect [40 40 60 60] /AP <</N %s>>>>"
            % pdf.form(square(0, 0, colour, 20), b"/BBox [0 0 20 20]")
        )
        for colour in (RED, GREEN)
    ]
    pdf.page(square(0, 0, b"0 0 0", 100), b"/Annots [%s]" % b" ".join(stamps))
    assert middle(impose, pdf) == _GREEN


def test_one_on_a_layer_that_is_off_is_not_printed(impose):
    pdf = annotated(b"/Subtype /Stamp /F 4 /OC LAYER /AP <</N NORMAL>>")
    layer = pdf.add(b"<</Type /OCG /Name (off)>>")
    for number, body in pdf.objects.items():
        pdf.objects[number] = body.replace(b"LAYER", layer)
    pdf.catalog = b"/OCProperties <</OCGs [%s] /D <</OFF [%s]>>>>" % (layer, layer)
    assert middle(impose, pdf) == _WHITE


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        (b"/Subtype /Widget /FT /Tx /V (Smith) /F 4", "a form field has no appearance"),
        (b"/Subtype /Widget /FT /Ch /V [(a)] /F 4", "a form field has no appearance"),
        (b"/Subtype /Highlight /F 4", "an annotation (Highlight) has no appearance"),
    ],
)
def test_what_viewers_would_draw_by_themselves_is_refused(said, entries, problem):
    assert said(annotated(entries).written()) == [f"BP710 page 1: {problem}"]


@pytest.mark.parametrize(
    "entries",
    [
        b"/Subtype /Widget /FT /Tx /F 4",
        b"/Subtype /Widget /FT /Tx /V () /F 4",
        b"/Subtype /Widget /FT /Tx /V (Smith)",
        b"/Subtype /Highlight",
        b"/Subtype /Text /F 4",
        b"/Subtype /Widget /FT /Tx /F 4 /AP <</N NORMAL>> /Rect [40 40 40 40]",
    ],
)
def test_what_shows_nothing_is_no_loss(impose, entries):
    assert impose(annotated(entries).written()).plan.sheets


def test_a_value_is_found_at_the_field_above(said):
    pdf = Handmade()
    field = pdf.add(b"<</FT /Tx /V (Smith)>>")
    widget = pdf.add(b"<</Subtype /Widget /Rect [0 0 9 9] /F 4 /Parent %s>>" % field)
    pdf.page(b"", b"/Annots [%s]" % widget)
    assert said(pdf.written()) == ["BP710 page 1: a form field has no appearance"]
