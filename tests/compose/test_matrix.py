"""The matrix: columns that cut no word, words in the middle of their rows."""

import datetime
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from briefpress.compose import compose
from briefpress.compose.flowables.matrix import shared_width
from briefpress.model.publication import Axis
from briefpress.model.text import Localized, Span
from briefpress.reading.brief import read_brief
from briefpress.reading.layout import read_layout, read_words
from briefpress.reading.publication import read_publication

SEED = Path(__file__).parents[1] / "fixtures" / "seed"
widths = st.floats(1, 200)


@given(st.floats(100, 800), widths, widths, st.lists(widths, min_size=1, max_size=8).map(tuple))
def test_the_width_is_shared_whole_and_no_word_is_cut_without_need(width, first, head, columns):
    shared = shared_width(width, min(first, width / 2), head, columns)
    assert sum(shared) == pytest.approx(width)
    assert len(shared) == len(columns) + 1
    if head + sum(columns) <= width:
        for got, least in zip(shared, (head, *columns), strict=True):
            assert got >= least - 1e-6
    else:
        for got, least in zip(shared, (head, *columns), strict=True):
            assert got == pytest.approx(min(least, max(shared)))


@pytest.mark.parametrize(
    ("width", "first", "head", "columns", "expected"),
    [
        (500, 100, 80, (50, 60), (100, 200, 200)),  # room for all: as the layout says
        (500, 100, 150, (50, 60), (150, 175, 175)),  # the heads need more
        (500, 300, 150, (50, 120), (260, 120, 120)),  # the columns need more
        (300, 100, 100, (50, 120), (110, 60, 130)),  # equal columns would cut a word
        (200, 50, 100, (50, 120), (75, 50, 75)),  # something has to be cut: where it is widest
        (300, 50, 60, (500, 40, 50), (60, 150, 40, 50)),  # one word is too long for any page
    ],
)
def test_how_the_width_is_shared(width, first, head, columns, expected):
    assert shared_width(width, first, head, columns) == pytest.approx(expected)


@pytest.fixture(scope="module")
def publication():
    return read_publication(SEED)


@pytest.fixture(scope="module")
def make(publication):
    brief = read_brief(next((SEED / "content/2010-08").glob("*.yaml")), publication)

    def composed(layout, language="en-US", publication=publication):
        return compose(
            structs.replace(brief, language=language),
            publication,
            read_layout(layout, None),
            read_words(language, None),
            created=datetime.datetime(2010, 8, 23),
        )

    return composed


class Page:
    """The first page: where words begin."""

    def __init__(self, pdf):
        self._text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
        count = self._text.count_chars()
        self._letters = "".join(self._text.get_text_range(i, 1) for i in range(count))

    def boxes(self, words):
        """Left, bottom, right and top of the first letter, wherever the words stand."""
        starts = (i for i in range(len(self._letters)) if self._letters.startswith(words, i))
        return [self._text.get_charbox(i) for i in starts]

    def is_on_one_line(self, word):
        """Whether the last letter of a word, where it stands first, is as high as the first."""
        start = self._letters.index(word)
        boxes = [self._text.get_charbox(i, loose=True) for i in (start, start + len(word) - 1)]
        return boxes[0][1] == pytest.approx(boxes[1][1])


def middle(box):
    return (box[1] + box[3]) / 2


@pytest.mark.parametrize("layout", ["daily", "daily-a4", "daily-sidebar"])
def test_goal_and_mark_stand_on_one_middle(make, layout):
    page = Page(make(layout).pdf)
    (mark,) = page.boxes("X")
    assert min(abs(middle(goal) - middle(mark)) for goal in page.boxes("Prevent")) < 0.25


def test_heads_begin_where_the_text_begins(make):
    page = Page(make("daily").pdf)
    assert page.boxes("Collaboration")[0][0] == pytest.approx(
        page.boxes("Some prevention")[0][0], abs=0.6
    )


@pytest.mark.parametrize("language", ["en-US", "es", "vi"])
@pytest.mark.parametrize("layout", ["daily", "daily-a4", "daily-sidebar", "large-print"])
def test_no_word_of_the_matrix_is_cut(make, publication, layout, language):
    text = pypdfium2.PdfDocument(make(layout, language).pdf)[0].get_textpage().get_text_range()
    for axis in (*publication.goals, *publication.functions):
        for word in axis.label.best(language)[1].text.split():
            assert word in text


def test_a_word_too_long_for_any_page_costs_no_other_a_letter(make, publication):
    """Of seven goals and eight functions one alone is cut."""
    words = ("Collaboration", "Informationsaustausch", "Risikomanagement", "Four", "Five")
    functions = relabelled(publication.functions, *words, "Six", "Seven", "Eight")
    overlong = "Räumen der Donaudampfschifffahrtsgesellschaftskapitänsmützen"
    goals = relabelled(publication.goals, overlong, *"bcdefg")
    changed = structs.replace(publication, goals=goals, functions=functions)
    page = Page(make("daily", publication=changed).pdf)
    for word in (*words, "Six", "Seven", "Eight", "Räumen"):
        assert page.is_on_one_line(word), word


def relabelled(known, *labels):
    """Give goals or functions other labels, and more of them where there are more labels."""
    keys = [axis.key for axis in known] + list(labels[len(known) :])
    return tuple(
        Axis(key, Localized((("en-US", Span(label)),)))
        for key, label in zip(keys, labels, strict=True)
    )


def test_labels_too_long_for_any_page_are_cut_and_not_lost(make, publication):
    label = Localized((("en-US", Span("Interinstitutionalcooperation" * 3)),))
    axes = tuple(structs.replace(axis, label=label) for axis in publication.functions)
    composition = make("daily", publication=structs.replace(publication, functions=axes))
    assert composition.text.count("Interinstitutionalcooperation" * 3) == 6
