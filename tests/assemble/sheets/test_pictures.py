"""Pictures of sheets beside pictures of their pages."""

import io
import shutil
from pathlib import Path

import pytest
from handmade import BLUE, GREEN, RED, Handmade, difference, picture, square
from PIL import Image
from pypdf import PdfWriter

from briefpress.imposition.geometry import Rect
from briefpress.model.imposition import Binding, Flip, SchemeName
from briefpress.units import PAGE_SIZES
from briefpress.workflows.build import build

SEED = Path(__file__).parents[2] / "fixtures" / "seed"
#: Pixels for a point.
SCALE = 1.5


@pytest.fixture(scope="module")
def bulletin(tmp_path_factory):
    """The seed five times, each with another corner marked."""
    root = tmp_path_factory.mktemp("seed") / "publication"
    shutil.copytree(SEED, root, ignore=shutil.ignore_patterns("out"))
    (built,) = build(root).briefs
    seed = (root / built.record.path).read_bytes()
    corners = Handmade()
    for x, y in ((0, 0), (562, 0), (0, 742), (562, 742), (280, 380)):
        corners.page(square(x, y, RED, 50), media=b"[0 0 612 792]")
    writer = PdfWriter()
    for mark in PdfWriter(clone_from=io.BytesIO(corners.written())).pages:
        writer.append(io.BytesIO(seed))
        writer.pages[-1].merge_page(mark)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def assert_pages_are_in_their_places(source, imposed):
    """Cut each page out of the pictures of the sheets, and lay it over the page's own picture."""
    sides = [side for sheet in imposed.plan.sheets for side in sheet.sides]
    width, height = imposed.plan.page
    for index, side in enumerate(sides):
        sheet = picture(imposed.pdf, index, SCALE)
        for placement in side.placements:
            if not placement.page:
                continue
            box = placement.matrix.rect(Rect(0, 0, width, height))
            left, top = box.left * SCALE, sheet.height - box.top * SCALE
            right, bottom = box.right * SCALE, sheet.height - box.bottom * SCALE
            cut = sheet.crop(tuple(map(round, (left, top, right, bottom))))
            if placement.turned:
                cut = cut.transpose(Image.Transpose.ROTATE_180)
            page = picture(source, placement.page - 1, SCALE * imposed.plan.scale)
            assert difference(cut, page.resize(cut.size)) < 6
            # The page is no other one: that has its mark elsewhere.
            other = picture(source, placement.page % 5, SCALE * imposed.plan.scale)
            assert difference(cut, other.resize(cut.size)) > difference(cut, page.resize(cut.size))


@pytest.mark.parametrize(
    ("scheme", "options"),
    [
        (SchemeName.BOOKLET, {"sheet": PAGE_SIZES["tabloid"]}),
        (SchemeName.BOOKLET, {"flip": Flip.SHORT_EDGE, "binding": Binding.RIGHT}),
        (SchemeName.BOOKLET, {"binding": Binding.TOP}),
        (SchemeName.N_UP, {"up": 4, "gutter": 9}),
        (SchemeName.WORK_AND_TUMBLE, {}),
        (SchemeName.ONE_PER_PAGE, {"flip": Flip.SHORT_EDGE}),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(map(str, value)),
)
def test_every_page_is_where_the_plan_has_it_and_as_it_was(bulletin, impose, scheme, options):
    assert_pages_are_in_their_places(bulletin, impose(bulletin, scheme, **options))


def test_panels_of_a_form_are_cut_where_they_meet(impose):
    """Each of four pages is flooded with its colour, far over its edges: none runs into another."""
    pdf = Handmade()
    colours = (RED, GREEN, BLUE, b"0 1 1")
    for colour in colours:
        pdf.page(square(-500, -500, colour, 2000))
    sheet = picture(impose(pdf.written(), SchemeName.N_UP, up=4, gutter=10).pdf)
    expected = [tuple(255 * int(part) for part in colour.split()) for colour in colours]
    found = [sheet.getpixel(place) for place in ((20, 20), (80, 20), (20, 80), (80, 80))]
    assert found == expected
    assert sheet.getpixel((50, 50)) == (255, 255, 255)
