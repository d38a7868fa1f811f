"""Pictures in the file: upright, whole in their greys, and silent about who took them."""

import datetime
import io
from itertools import product

import pypdfium2
import pytest
from PIL import Image

from briefpress.compose import compose
from briefpress.compose.pdf.images import bare_jpeg
from briefpress.reading.brief import read_brief
from briefpress.reading.layout import read_layout, read_words
from briefpress.reading.publication import read_publication
from briefpress.verify.proof import prove


def encoded(picture, format_, **options):
    out = io.BytesIO()
    picture.save(out, format_, **options)
    return out.getvalue()


def halves(mode, left, right):
    """A picture of two colours, 40 by 20 pixels."""
    picture = Image.new(mode, (40, 20), right)
    for x, y in product(range(20), range(20)):  # pasting does not know sixteen bits
        picture.putpixel((x, y), left)
    return picture


@pytest.fixture
def drawn(publication, tmp_path):
    """Put a picture into the brief, prove the page, and return it as it is seen."""

    def draw(data):
        publication.write("content/images/x.png", data)
        text = publication.text(publication.brief)
        figure = "figure: {image: content/images/x.png, alt: A test picture}\n"
        publication.write(publication.brief, text + figure)
        known = read_publication(publication.root)
        composition = compose(
            read_brief(publication.path(publication.brief), known),
            known,
            read_layout("daily", None),
            read_words("en", None),
            created=datetime.datetime(2026, 9, 14),
        )
        file = tmp_path / "page.pdf"
        file.write_bytes(composition.pdf)
        proof = prove(file)
        assert proof.passed, [d.message for d in proof.diagnostics]
        page = pypdfium2.PdfDocument(composition.pdf)[0]
        (image,) = (o for o in page.get_objects() if o.type == 3 and o.get_bounds()[2] > 183)
        left, bottom, right, top = image.get_bounds()
        seen = page.render(scale=2).to_pil().convert("RGB")
        height = page.get_height()
        box = (left * 2, (height - top) * 2, right * 2, (height - bottom) * 2)
        return seen.crop(tuple(round(edge) for edge in box)), composition.pdf

    return draw


def near(colour, expected):
    return all(abs(a - b) < 12 for a, b in zip(colour, expected, strict=True))


@pytest.mark.parametrize(
    ("mode", "left", "right", "seen_left", "seen_right"),
    [
        ("RGB", (140, 29, 47), (20, 90, 200), (140, 29, 47), (20, 90, 200)),
        ("L", 60, 200, (60, 60, 60), (200, 200, 200)),
        ("1", 0, 1, (0, 0, 0), (255, 255, 255)),
        ("I;16", 15_000, 50_000, (58, 58, 58), (195, 195, 195)),
        ("RGBA", (140, 29, 47, 255), (0, 0, 0, 0), (140, 29, 47), (255, 255, 255)),
        ("LA", (60, 255), (0, 0), (60, 60, 60), (255, 255, 255)),
    ],
)
def test_every_kind_of_png_looks_as_it_should(drawn, mode, left, right, seen_left, seen_right):
    seen, _ = drawn(encoded(halves(mode, left, right), "PNG"))
    width, height = seen.size
    assert width == pytest.approx(2 * height, rel=0.05)
    assert near(seen.getpixel((width // 4, height // 2)), seen_left)
    assert near(seen.getpixel((3 * width // 4, height // 2)), seen_right)


def test_a_palette_and_an_interlaced_png(drawn):
    picture = halves("RGB", (140, 29, 47), (20, 90, 200)).quantize(8)
    seen, _ = drawn(encoded(picture, "PNG", interlace=1))
    assert near(seen.getpixel((seen.width // 4, seen.height // 2)), (140, 29, 47))


@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
def test_what_was_taken_sideways_stands_upright(drawn, format_):
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned; its top is at the right
    picture = halves("RGB", (140, 29, 47), (20, 90, 200))
    seen, _ = drawn(encoded(picture, format_, exif=exif))
    assert seen.height == pytest.approx(2 * seen.width, rel=0.05)
    assert near(seen.getpixel((seen.width // 2, seen.height // 4)), (140, 29, 47))
    assert near(seen.getpixel((seen.width // 2, 3 * seen.height // 4)), (20, 90, 200))


def test_place_and_name_in_a_photograph_are_not_published(drawn):
    exif = Image.Exif()
    exif[0x010E] = "SECRET description"
    exif.get_ifd(0x8825)[1] = "N"
    photograph = encoded(
        halves("RGB", (140, 29, 47), (20, 90, 200)), "JPEG", exif=exif, comment=b"SECRET remark"
    )
    assert photograph.count(b"SECRET") == 2
    seen, pdf = drawn(photograph)
    assert b"SECRET" not in pdf
    assert b"Exif" not in pdf
    assert near(seen.getpixel((seen.width // 4, seen.height // 2)), (140, 29, 47))


def test_a_jpeg_keeps_all_that_its_picture_needs():
    for options in ({}, {"progressive": True}, {"quality": 95, "subsampling": 0}):
        data = encoded(halves("RGB", (140, 29, 47), (20, 90, 200)), "JPEG", **options)
        bare = bare_jpeg(data)
        with Image.open(io.BytesIO(data)) as one, Image.open(io.BytesIO(bare)) as other:
            assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize("data", [b"\xff\xd8", b"\xff\xd8\xff", b"\xff\xd8\xff\xff\xff\xff"])
def test_a_jpeg_that_ends_early_is_no_crash(data):
    bare_jpeg(data)
