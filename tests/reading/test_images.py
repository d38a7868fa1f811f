"""Pictures: inside the publication, whole, and of a size that a page can use."""

# ruff: noqa: E501 - a row of a table stays on its line

import io
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from briefpress.compose.pdf.images import add_image
from briefpress.diagnostics import RefusedError
from briefpress.pdf.writer import Writer

PATH = "content/images/map.png"


def encoded(format_, mode="RGB", size=(40, 30), **options):
    out = io.BytesIO()
    Image.new(mode, size).save(out, format_, **options)
    return out.getvalue()


@pytest.fixture
def figure(folder):
    """Read a brief with a figure; line 23 names the picture."""

    def read(data=None, path=PATH, alt="A map of the school"):
        if data is not None:
            folder.write(path, data)
        keys = f'figure:\n  image: "{path}"\n' + (f'  alt: "{alt}"\n' if alt is not None else "")
        return folder.brief(folder.text + keys).figure

    return read


@pytest.fixture
def refused(folder, said, figure):
    def listen(*arguments, **options):
        lines = said(lambda: figure(*arguments, **options))
        return [line.removeprefix(f"{folder.name}:") for line in lines]

    return listen


@pytest.mark.parametrize(
    ("format_", "mode"),
    [
        (f, m)
        for f, modes in (("PNG", "1 L LA P RGB RGBA I;16"), ("JPEG", "L RGB"))
        for m in modes.split()
    ],
)
def test_every_kind_of_png_and_jpeg_is_read(figure, format_, mode):
    image = figure(encoded(format_, mode)).image
    assert (image.width, image.height) == (40, 30)
    assert (image.line, image.column) == (23, 11)


@pytest.mark.parametrize(
    "exif",
    [
        b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x09\0\0\0\xff\xff\0\0",
        b"Exif\0\0MM\0*\0\0\0\x08\0\x05\x01\x12",
    ],
)
def test_a_camera_s_damaged_notes_are_no_matter(figure, folder, exif):
    """Pillow warned of them on the terminal; a warning is an error in these tests."""
    image = figure(encoded("JPEG", exif=exif)).image
    assert (image.width, image.height) == (40, 30)
    assert add_image(Writer(), image)


def test_the_name_need_not_tell_the_format(figure):
    assert figure(encoded("JPEG")).image.width == 40


def test_a_picture_that_was_taken_sideways_is_as_wide_as_it_is_seen(figure):
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned by a quarter
    image = figure(encoded("JPEG", exif=exif)).image
    assert (image.width, image.height) == (30, 40)


def test_what_is_no_picture(refused, png):
    whole = png(40, 30)
    rows = [
        (b"", "is neither a PNG nor a JPEG, whatever its name says"),
        (b"GIF89a", "is neither a PNG nor a JPEG, whatever its name says"),
        (b"%PDF-1.7", "is neither a PNG nor a JPEG, whatever its name says"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is neither a PNG nor a JPEG, whatever its name says"),
    ]  # fmt: skip
    for data, message in rows:
        assert refused(data) == [f"23:10: BP017 '{PATH}' {message}"]
    for data in (whole[:50], whole[:-30], encoded("JPEG")[:200], png(40, 30, rows=b"garbage")):
        (line,) = refused(data)
        assert line.startswith("23:10: BP017 the picture is damaged: ")


def test_what_is_too_big(refused, png):
    assert refused(png(4, 4) + bytes(10 << 20)) == [
        "23:10: BP018 the picture is larger than 10 MiB"
    ]
    assert refused(png(6000, 5000, rows=zlib.compress(b""))) == [
        "23:10: BP018 the picture has 6000 by 5000 pixels, more than 25 million"
    ]
    bomb = png(60_000, 60_000, rows=zlib.compress(bytes(10_000_000)))
    assert refused(bomb) == ["23:10: BP018 the picture has far too many pixels"]


def test_a_text_bomb_in_a_png_is_no_way_in(refused, png):
    bomb = b"zTXt", b"x\0\0" + zlib.compress(bytes(100_000_000))
    (line,) = refused(png(4, 4, extra=bomb))
    assert line.startswith("23:10: BP017 the picture is damaged: ")


def test_colours_of_a_printing_press_are_refused(refused):
    assert refused(encoded("JPEG", "CMYK")) == ["23:10: BP017 the picture's colours are CMYK"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (PATH, f"BP017 there is no picture '{PATH}'"),
        ("content/images", "BP017 there is no picture 'content/images'"),
        ("../map.png", "BP016 the path '../map.png' is not one inside the publication"),
        ("content/../../map.png", "BP016 the path 'content/../../map.png' is not one inside the publication"),
        ("/etc/passwd", "BP016 the path '/etc/passwd' is not one inside the publication"),
        ("C:/map.png", "BP016 the path 'C:/map.png' is not one inside the publication"),
        ("https://x.org/map.png", "BP016 the path 'https://x.org/map.png' is not one inside the publication"),
    ],
)  # fmt: skip
def test_the_path_leads_to_a_file_inside(refused, path, message):
    assert refused(path=path) == [f"23:10: {message}"]


def test_a_path_of_windows_is_not_guessed_at(folder, said):
    folder.write(PATH, encoded("PNG"))
    keys = "figure: {image: 'content\\images\\map.png', alt: A map}\n"
    (line,) = said(folder.brief, folder.text + keys)
    assert "BP016" in line


@pytest.mark.parametrize("target", ["/etc/passwd", "map.png", "nowhere/../../../x.png"])
def test_a_link_out_or_in_a_circle_is_not_followed(folder, refused, target):
    path = folder.root / PATH
    path.parent.mkdir(parents=True)
    path.symlink_to(target)
    (line,) = refused()
    assert line.startswith("23:10: BP01")
    assert "link that leads outside" in line or "there is no picture" in line


def test_a_link_inside_is_followed(folder, figure):
    folder.write("content/images/real.png", encoded("PNG"))
    (folder.root / PATH).symlink_to("real.png")
    assert figure().image.width == 40


@pytest.mark.parametrize(
    ("alt", "message"),
    [
        (None, "23:3: BP013 the key 'alt' is missing"),
        ("", "24:8: BP015 expected text, found nothing"),
        ("map.png", "24:8: BP019 'map.png' is the name of a file; say what the picture shows"),
    ],
)
def test_a_picture_says_what_it_shows(refused, alt, message):
    assert refused(encoded("PNG"), alt=alt) == [message]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_is_refused_and_never_a_crash(figure, data):
    whole = bytearray(data.draw(st.sampled_from([encoded("PNG"), encoded("JPEG")])))
    for place in data.draw(st.lists(st.integers(8, len(whole) - 1), min_size=1, max_size=6)):
        whole[place] ^= data.draw(st.integers(1, 255))
    cut = data.draw(st.integers(8, len(whole)))
    try:
        figure(bytes(whole[:cut]))
    except RefusedError as error:
        assert {d.code.id for d in error.diagnostics} <= {"BP017", "BP018"}  # noqa: PT017
