"""The text flowable: lines, splitting, and what it writes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefpress.compose.pdf.canvas import TaggedCanvas
from briefpress.compose.pdf.structure import Content, Element
from briefpress.compose.text.flowable import PLAIN, Setting, Text
from briefpress.compose.text.look import Look
from briefpress.compose.text.pen import Strand
from briefpress.compose.text.words import Typesetter
from briefpress.model.text import Span
from briefpress.units import Colour
from briefpress.verify.pdf.tokens import operations

BLACK = Colour((0.0, 0.0, 0.0))

TEN_LINES = "Check the door, then check the door beside it. " * 7


def drawn(text, width=200, x=50, y=300):
    canvas = TaggedCanvas(612, 792)
    text.wrap(width, 0)
    text.drawOn(canvas, x, y)
    canvas.showPage()
    return canvas


@given(
    st.text("abcdefg .,()\\AVTo—–“é\n", min_size=1, max_size=200),
    st.sampled_from([PLAIN, Setting(right=True), Setting(balanced=True, heading=1)]),
    st.sampled_from([0, 40]),
    st.integers(20, 300),
)
def test_what_is_drawn_the_quick_way_is_what_a_pen_draws(fonts, words, setting, tracking, width):
    """A paragraph in one face without links, which most are, need not be looked at so closely."""
    set_words = Typesetter(fonts, "").words((Span(words),), "serif")
    assert set_words.plain
    look = Look(10.0, 14.0, BLACK, BLACK, 918, -335, tracking)
    quick, careful = (
        drawn(Text(each, look, (Strand(Element("P")),), Element("P"), setting), width)
        for each in (set_words, replace(set_words, plain=False))
    )
    assert quick.pages == careful.pages
    assert quick.codes == careful.codes


def test_height_is_a_whole_number_of_lines(set_text):
    text = set_text(TEN_LINES)
    assert text.wrap(200, 0) == (200, len(text.lines) * 14)


def test_a_narrower_column_breaks_it_again(set_text):
    text = set_text(TEN_LINES)
    wide = text.wrap(400, 0)[1]
    assert text.wrap(200, 0)[1] > wide
    assert text.wrap(400, 0)[1] == wide


@pytest.mark.parametrize(
    ("room_in_lines", "expected"),
    [(1, None), (2, (2, -2)), (5, (5, -5)), (-1, "two stay"), (100, "two stay")],
)
def test_two_lines_stay_together_on_either_side(set_text, room_in_lines, expected):
    text = set_text(TEN_LINES)
    text.wrap(200, 0)
    total = len(text.lines)
    room = room_in_lines if room_in_lines > 0 else total - 1
    parts = text.split(200, room * 14)
    lines = [len(part.lines) for part in parts]
    if expected is None:
        assert parts == []
    elif expected == "two stay":
        assert lines == [total - 2, 2]
    else:
        assert lines == [expected[0], total + expected[1]]


def test_three_lines_are_never_split(set_text):
    text = set_text("Check the door, then check the door beside it. " * 2)
    text.wrap(200, 0)
    assert len(text.lines) == 3
    assert text.split(200, 28) == []


def test_both_parts_belong_to_one_element_and_lose_nothing(set_text):
    text = set_text(TEN_LINES)
    first, second = text.split(200, 60)
    canvas = TaggedCanvas(612, 792)
    first.drawOn(canvas, 0, 100)
    canvas.showPage()
    second.wrap(150, 0)  # the next frame may be narrower
    second.drawOn(canvas, 0, 100)
    canvas.showPage()
    assert text.element.kids == [Content(0, 0), Content(1, 0)]
    shown = [
        "".join(f.shaped.text for w in part._words.words for f in w.fragments)
        for part in (first, second)
    ]
    assert "".join(shown) == TEN_LINES


def test_a_heading_is_not_split(set_text):
    text = set_text(TEN_LINES, setting=Setting(heading=2))
    assert text.split(200, 60) == []


def test_a_link_is_an_element_between_the_words_around_it(set_text):
    text = set_text("Write to ", Span("the office", link="https://x.org"), " today.")
    canvas = drawn(text)
    before, link, after = text.element.kids
    assert (before, after) == (Content(0, 0), Content(0, 2))
    assert isinstance(link, Element)
    assert link.role == "Link"
    assert link.kids == [Content(0, 1)]
    (area,) = canvas.pages[0].links
    left, low, right, high = area.rectangle
    assert 50 < left < right < 250
    assert low < 300 + 14 - text.baseline < high


def test_a_link_over_two_lines_has_an_area_on_each(set_text):
    text = set_text("See ", Span("the long name of a report on doors", link="https://x.org"), ".")
    canvas = drawn(text, width=100)
    assert len(canvas.pages[0].links) == len(text.lines) >= 2
    assert len({id(area.element) for area in canvas.pages[0].links}) == 1
    assert all(area.rectangle[2] <= 150.1 for area in canvas.pages[0].links)


@pytest.mark.parametrize("again", [{"link": "https://x.org"}, {"language": "es"}])
def test_what_comes_again_is_an_element_of_its_own(set_text, again):
    """Two links to one address were one element, whose words were read before those between."""
    text = set_text(Span("One", **again), " and ", Span("two", **again), Span(" more.", **again))
    drawn(text)
    one, between, two = text.element.kids
    assert between == Content(0, 1)
    assert (one.kids, two.kids) == ([Content(0, 0)], [Content(0, 2)])


def test_marked_content_is_closed_and_only_underlines_are_artifacts(set_text):
    text = set_text("Write to ", Span("us", link="https://x.org"), " now")
    content = drawn(text).pages[0].contents[0].decode("latin-1")
    assert content.count("BDC") + content.count("BMC") == content.count("EMC") == 4
    assert re.findall(r"/(\w+) <</MCID (\d)>> BDC", content) == [
        ("P", "0"),
        ("Link", "1"),
        ("P", "2"),
    ]
    artifact = content[content.index("/Artifact") :]
    assert " re f" in artifact
    assert "TJ" not in artifact


def test_the_space_at_a_line_end_is_drawn(set_text):
    text = set_text("aaaa bbbb")
    canvas = drawn(text, width=30)
    assert len(text.lines) == 2
    space = next(iter(text._words.words[0].fragments[0].face.shape(" ").codes))
    first_line = re.search(rb"\[(.*?)\] TJ", canvas.pages[0].contents[0], re.DOTALL).group(1)
    assert first_line.endswith(space.to_bytes(2, "big") + b")")


def test_codes_that_look_like_syntax_are_written_as_codes(set_text, fonts):
    face = fonts.chain("serif")[0]
    codes = {code: letter for code, letter in face.characters.items() if letter.isprintable()}
    tricky = [code for code in codes if set(code.to_bytes(2, "big")) & set(b"()\\\r")]
    assert {"(", ")", "\\"} < {codes[code] for code in tricky}
    words = "".join(codes[code] + " " + codes[code] for code in tricky)
    content = drawn(set_text(words), width=10_000).pages[0].contents[0]
    shown = next(operands for operator, operands in operations(content) if operator == b"TJ")
    data = b"".join(part for part in shown[0] if isinstance(part, bytes))
    pairs = zip(data[::2], data[1::2], strict=True)
    assert "".join(codes[high * 256 + low] for high, low in pairs) == words


def test_right_aligned_text_ends_at_the_right_edge(set_text):
    text = set_text("Monday", setting=Setting(right=True))
    content = drawn(text, width=200, x=50).pages[0].contents[0].decode("latin-1")
    x = float(re.search(r"BT\n([\d.]+) [\d.]+ Td", content).group(1))
    assert x == pytest.approx(250 - text.natural_width, abs=0.01)
