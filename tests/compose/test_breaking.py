"""Lines, on words that are so many letters of 100 units each, a space included."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefpress.compose.fonts.face import Shaped
from briefpress.compose.text.breaking import balance_lines, break_lines
from briefpress.compose.text.words import Fragment, Word


def words(text):
    made = []
    for piece in text.replace("\n", " \n").split(" "):
        ends = piece.startswith("\n")
        if ends:
            made[-1] = replace(made[-1], ends=True)
            piece = piece[1:]
        width = 100 * len(piece)
        shaped = Shaped(f"{piece} ", "", width, width + 100, frozenset())
        made.append(Word((Fragment(0, None, shaped),), width, width + 100, len(piece) + 1, False))
    return tuple(made)


def lines(text, limit, breaker=break_lines):
    made = words(text)
    return [
        "".join(w.fragments[0].shaped.text for w in made[line.first : line.last]).strip()
        for line in breaker(made, limit)
    ]


def test_a_line_takes_the_words_that_fit():
    assert lines("one two three four five", 1000) == ["one two", "three four", "five"]


def test_a_word_that_fits_exactly_fits():
    assert lines("abcd efgh", 900) == ["abcd efgh"]
    assert lines("abcd efgh", 899) == ["abcd", "efgh"]


def test_a_line_break_of_the_author_is_kept():
    assert lines("Institute\n2292 South\nSomerset", 2000) == ["Institute", "2292 South", "Somerset"]


def test_a_lone_short_word_gets_company():
    assert lines("the school is safe when the doors are shut at ten", 4600) == [
        "the school is safe when the doors are shut",
        "at ten",
    ]


def test_a_heading_breaks_after_its_colon():
    title = "School Resource Officers: A Vital Part of School Safety"
    assert lines(title, 4000, balance_lines) == [
        "School Resource Officers:",
        "A Vital Part of School Safety",
    ]


def test_a_heading_does_not_end_a_line_with_an_article():
    assert lines("Reading the Weather", 1200) == ["Reading the", "Weather"]
    assert lines("Reading the Weather", 1200, balance_lines) == ["Reading", "the Weather"]


def test_a_heading_on_one_line_stays_there():
    assert lines("Door Checks", 1100, balance_lines) == ["Door Checks"]


texts = st.lists(st.text("abc:,", min_size=1, max_size=12), min_size=1, max_size=40).map(" ".join)


@given(texts, st.integers(300, 6000), st.sampled_from([break_lines, balance_lines]))
def test_every_word_is_set_once_in_order_and_inside_the_column(text, limit, breaker):
    made = words(text)
    set_lines = breaker(made, limit)
    assert [i for line in set_lines for i in range(line.first, line.last)] == list(range(len(made)))
    for line in set_lines:
        assert line.width <= limit or line.last - line.first == 1


@given(texts, st.integers(300, 6000))
def test_no_paragraph_takes_more_lines_than_it_needs(text, limit):
    made = words(text)
    needed, at = 1, 0
    for word in made:  # plain first fit, counted
        if at and at + word.width > limit:
            needed, at = needed + 1, 0
        at += word.advance
    assert len(break_lines(made, limit)) == needed
    assert len(balance_lines(made, limit)) == needed
