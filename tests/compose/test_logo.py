"""A logo of any shape: it leaves room for the names and the date, and is never distorted."""

import datetime

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from msgspec import structs
from PIL import Image

from briefpress.compose import compose
from briefpress.compose.bulletin.composer import compose_matter
from briefpress.model.bulletin import Bulletin, Entry, Period
from briefpress.model.layout import BlockKind, PartKind
from briefpress.reading.brief import read_brief
from briefpress.reading.layout import read_layout, read_words
from briefpress.reading.publication import read_publication

DAY = datetime.datetime(2010, 8, 23)
ORGANIZATION = "Institute for Preventive Strategies"
DATE = "Monday, August 23, 2010"


@pytest.fixture
def page(publication):
    """Compose the seed's brief with a logo of a shape in pixels; return its first page."""

    def composed(layout, shape):
        known = with_logo(publication, shape)
        brief = read_brief(publication.path(publication.brief), known)
        arguments = brief, known, read_layout(layout, None), read_words("en-US", None)
        return pypdfium2.PdfDocument(compose(*arguments, created=DAY).pdf)[0]

    return composed


@pytest.fixture
def cover(publication):
    """Compose the cover of a bulletin of the seed's brief; return it as a page."""

    def composed(layout, shape):
        known = with_logo(publication, shape)
        brief = read_brief(publication.path(publication.brief), known)
        found = read_layout(layout, None)
        spec = structs.replace(found.bulletin, parts=(PartKind.COVER, PartKind.BRIEFS))
        bulletin = Bulletin(Period.of_month(2010, 8), "en-US", (Entry(brief, 1, 1),), None)
        words = read_words("en-US", None)
        layout = structs.replace(found, bulletin=spec)
        front, _ = compose_matter(bulletin, known, layout, words, created=DAY)
        return pypdfium2.PdfDocument(front.pdf)[0]

    return composed


def with_logo(publication, shape):
    Image.new("RGB", shape).save(publication.path("content/images/logo.png"))
    return read_publication(publication.root)


def logo(page):
    """The width and the height of the picture on a page, in points."""
    (picture,) = page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE])
    left, bottom, right, top = picture.get_bounds()
    return right - left, top - bottom


def wanted_height(layout):
    blocks = read_layout(layout, None).blocks
    return next(block.logo_height for block in blocks if block.kind is BlockKind.MASTHEAD)


@pytest.mark.parametrize("layout", ["daily", "daily-a4", "daily-sidebar", "large-print"])
@pytest.mark.parametrize("shape", [(1200, 120), (1200, 150), (4000, 100)])
def test_beside_a_wide_logo_names_and_date_stand_on_lines_of_their_own(page, layout, shape):
    made = page(layout, shape)
    width, height = logo(made)
    assert width / height == pytest.approx(shape[0] / shape[1], rel=0.02)
    lines = made.get_textpage().get_text_range().splitlines()
    assert ORGANIZATION in lines
    assert DATE in lines


@pytest.mark.parametrize("layout", ["daily", "daily-a4", "daily-sidebar", "large-print"])
@pytest.mark.parametrize("shape", [(100, 200), (100, 100), (300, 100)])
def test_a_logo_with_room_beside_it_is_as_high_as_the_layout_says(page, layout, shape):
    height = wanted_height(layout)
    assert logo(page(layout, shape)) == pytest.approx((height * shape[0] / shape[1], height))


@pytest.mark.parametrize("layout", ["monthly", "monthly-a4", "monthly-large-print"])
def test_beside_a_wide_logo_the_names_on_the_cover_are_whole(cover, layout):
    made = cover(layout, (4000, 100))
    assert ORGANIZATION in made.get_textpage().get_text_range().splitlines()
