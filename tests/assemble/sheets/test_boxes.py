"""Pages that are turned, cropped, trimmed, in units of their own, or let others say their size.

Each has squares of 10 points in known places; the colour there tells whether it is right.
"""

import pytest
from handmade import BLUE, GREEN, RED, Handmade, colour_at, is_white, picture, square

from briefpress.model.imposition import Scale, SchemeName

#: Red at the left lower corner, green at the right lower, blue at the left upper one.
CORNERS = square(0, 0, RED) + square(90, 0, GREEN) + square(0, 90, BLUE)
_RED, _GREEN, _BLUE, _WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def corners(image):
    """Colours at the left lower, right lower, left upper and right upper corner."""
    right, top = image.width - 5, image.height - 5
    return [colour_at(image, x, y) for x, y in ((5, 5), (right, 5), (5, top), (right, top))]


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        (0, [_RED, _GREEN, _BLUE, _WHITE]),
        (90, [_GREEN, _WHITE, _RED, _BLUE]),
        (180, [_WHITE, _BLUE, _GREEN, _RED]),
        (270, [_BLUE, _RED, _WHITE, _GREEN]),
        (-90, [_BLUE, _RED, _WHITE, _GREEN]),
        (450, [_GREEN, _WHITE, _RED, _BLUE]),
    ],
)
def test_a_turned_page_stands_as_viewers_show_it(impose, turn, expected):
    pdf = Handmade().page(CORNERS, b"/Rotate %d" % turn).written()
    assert corners(picture(pdf)) == expected
    assert corners(picture(impose(pdf).pdf)) == expected


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_is_turned_further_when_asked(impose, turn):
    pdf = Handmade().page(CORNERS, b"/Rotate 90").written()
    turned = Handmade().page(CORNERS, b"/Rotate %d" % (90 + turn)).written()
    assert corners(picture(impose(pdf, rotate=turn).pdf)) == corners(picture(turned))


def test_a_turned_oblong_page_keeps_its_sides(impose):
    pdf = Handmade().page(CORNERS, b"/Rotate 90", media=b"[0 0 100 200]").written()
    made = impose(pdf)
    assert made.plan.size == (200, 100)
    assert corners(picture(made.pdf)) == [_GREEN, _WHITE, _RED, _WHITE]


def test_what_is_cropped_away_is_not_printed(impose):
    content = CORNERS + square(40, 40, RED, 20)
    pdf = Handmade().page(content, b"/CropBox [30 30 70 70]").written()
    made = impose(pdf)
    assert made.plan.size == (40, 40)
    image = picture(made.pdf)
    assert colour_at(image, 20, 20) == _RED
    assert corners(image) == [_WHITE] * 4


def test_what_is_cropped_away_stays_away_where_there_is_room(impose):
    """On a larger place a cropped page has white around it, not what it hides."""
    pdf = Handmade().page(square(0, 0, RED, 100), b"/CropBox [40 40 60 60]").written()
    image = picture(impose(pdf, sheet=(200, 200), scale=Scale.parse("none")).pdf)
    assert colour_at(image, 100, 100) == _RED
    assert colour_at(image, 85, 100) == _WHITE


def test_a_crop_box_counts_only_inside_the_media_box(impose):
    pdf = Handmade().page(CORNERS, b"/CropBox [-50 -50 150 150]").written()
    assert impose(pdf).plan.size == (100, 100)


@pytest.mark.parametrize("box", [b"[0 0 0 0]", b"[1 2 3]", b"[200 200 300 300]", b"null"])
def test_a_box_that_makes_no_sense_is_none(impose, box):
    pdf = Handmade().page(CORNERS, b"/CropBox %s /TrimBox %s" % (box, box)).written()
    assert impose(pdf).plan.size == (100, 100)


def test_corners_of_a_box_may_come_in_any_order(impose):
    pdf = Handmade().page(CORNERS, media=b"[100 100 0 0]").written()
    assert corners(picture(impose(pdf).pdf)) == [_RED, _GREEN, _BLUE, _WHITE]


def test_a_page_is_as_large_as_it_will_be_trimmed(impose):
    pdf = Handmade().page(square(0, 0, RED, 100), b"/TrimBox [10 10 90 90]").written()
    assert impose(pdf).plan.size == (80, 80)


def test_bleed_shows_what_is_outside_the_trim(impose):
    pdf = Handmade().page(square(0, 0, RED, 100), b"/TrimBox [10 10 90 90]").written()
    without = picture(impose(pdf, sheet=(200, 200), scale=Scale.parse("none")).pdf)
    bled = picture(impose(pdf, sheet=(200, 200), scale=Scale.parse("none"), bleed=8).pdf)
    for distance, seen in ((38, True), (44, False), (52, False)):
        assert (colour_at(without, 100 - distance, 100) == _RED) is seen
    for distance, seen in ((38, True), (44, True), (52, False)):
        assert (colour_at(bled, 100 - distance, 100) == _RED) is seen


def test_a_page_in_units_of_its_own_is_as_large_as_it_says(impose):
    pdf = Handmade().page(CORNERS, b"/UserUnit 2").written()
    made = impose(pdf)
    assert made.plan.size == (200, 200)
    assert colour_at(picture(made.pdf), 18, 18) == _RED
    assert colour_at(picture(made.pdf), 22, 22) == _WHITE


def test_a_box_that_does_not_begin_at_the_origin(impose):
    pdf = Handmade().page(square(-50, 300, RED), media=b"[-50 300 50 400]").written()
    assert corners(picture(impose(pdf).pdf)) == [_RED, _WHITE, _WHITE, _WHITE]


def test_attributes_are_inherited(impose):
    pdf = Handmade().page(b"/A Do", media=b"")
    pdf.pages = [pdf.add(b"<</Type /Page /Parent 2 0 R /Contents %s>>" % b"3 0 R")]
    pdf.objects[3] = b"<</Length 5>>\nstream\n/A Do\nendstream"
    form = pdf.form(square(0, 0, RED, 30))
    pdf.tree = b"/MediaBox [0 0 60 100] /Rotate 90 /Resources <</XObject <</A %s>>>>" % form
    made = impose(pdf.written())
    assert made.plan.size == (100, 60)
    assert corners(picture(made.pdf)) == [_WHITE, _WHITE, _RED, _WHITE]


def test_a_page_without_a_size_is_refused(said):
    pdf = Handmade().page(b"").page(b"", media=b"").written()
    assert said(pdf) == ["BP703 pages have no size (MediaBox): 2"]


def test_mixed_pages_are_centred(impose):
    from briefpress.model.imposition import Mixed

    pdf = Handmade().page(CORNERS).page(CORNERS).page(CORNERS, media=b"[0 0 50 50]").written()
    made = impose(pdf, SchemeName.N_UP, up=4, mixed=Mixed.CENTRE, sheet=(200, 200))
    image = picture(made.pdf)
    assert colour_at(image, 30, 30) == _RED
    assert colour_at(image, 20, 20) == _WHITE
    assert not is_white(image)
