"""From spans to words: nothing lost, breaks where a reader expects them, missing letters named."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefpress.compose.text import words as words_module
from briefpress.compose.text.words import chopped
from briefpress.model.text import Span


def pieces(words):
    return ["".join(f.shaped.text for f in word.fragments) for word in words.words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doors stay shut.", ["Doors ", "stay ", "shut."]),
        ("a not-for-profit group", ["a ", "not-", "for-", "profit ", "group"]),
        ("K-12 and e-mail", ["K-12 ", "and ", "e-mail"]),
        ("call 1-800-860-6657", ["call ", "1-800-860-6657"]),
        ("one—two", ["one—", "two"]),
        ("ten\u00a0minutes", ["ten\u00a0minutes"]),
        ("newschief.com/article/news", ["newschief.", "com/", "article/", "news"]),
    ],
)
def test_where_a_line_may_break(typesetter, text, expected):
    assert pieces(typesetter.words((Span(text),), "serif")) == expected


def test_a_word_may_change_its_face_midway(typesetter):
    words = typesetter.words((Span("over"), Span("due", bold=True), Span(" books")), "serif")
    assert pieces(words) == ["overdue ", "books"]
    assert [f.face.name for f in words.words[0].fragments] == [
        "SourceSerifPro-Regular",
        "SourceSerifPro-Semibold",
        "SourceSerifPro-Regular",
    ]


def test_a_line_break_becomes_a_space_to_be_read(typesetter):
    words = typesetter.words((Span("Institute\nSomerset"),), "serif")
    assert words.text == "Institute Somerset"
    assert pieces(words) == ["Institute ", "Somerset"]
    assert [word.ends for word in words.words] == [True, False]


def test_links_and_languages_are_kinds_of_their_own(typesetter):
    spans = (Span("see "), Span("here", link="https://x.org"), Span(" ¿sí?", language="es"))
    words = typesetter.words(spans, "serif")
    assert [(i.link, i.language) for i in words.inlines] == [
        (None, None),
        ("https://x.org", None),
        (None, "es"),
    ]


def test_a_letter_comes_from_the_first_face_that_has_it(typesetter):
    words = typesetter.words((Span("Свет", italic=True),), "serif")
    assert {f.face.name for w in words.words for f in w.fragments} == {"SourceSerifPro-Regular"}
    assert not typesetter.missing


def test_a_letter_no_face_has_is_named_with_its_place(typesetter):
    typesetter.words((Span("Pick up 漢 here", line=14, column=3),), "serif")
    (problem,) = typesetter.missing
    assert str(problem.place) == "content/2026-09/2026-09-14-x.yaml:14:11"
    assert "“漢” (U+6F22 CJK UNIFIED IDEOGRAPH-6F22)" in problem.message


ALPHABET = "abcDEF1 ñđеЖΩ\n-–—·/.,\u00a0“”✓"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.text(ALPHABET, min_size=1), st.booleans()), min_size=1))
def test_no_letter_is_lost(typesetter, parts):
    spans = tuple(Span(text, bold=bold) for text, bold in parts)
    words = typesetter.words(spans, "serif")
    assert "".join(pieces(words)) == "".join(text for text, _ in parts).replace("\n", " ")
    assert "".join(pieces(words)) == words.text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("abcdefgi", min_size=1, max_size=60), st.integers(1200, 9000))
def test_a_word_wider_than_the_column_is_cut_between_letters(typesetter, text, limit):
    words = typesetter.words((Span(text),), "serif")
    rows = chopped(words.words, limit)
    assert all(row.width <= limit for row in rows)
    assert "".join(f.shaped.text for row in rows for f in row.fragments) == text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.text(ALPHABET, min_size=1), st.booleans()), min_size=1))
def test_the_quick_way_gives_the_words_of_the_long_way(typesetter, parts):
    spans = tuple(Span(text, bold=bold) for text, bold in parts)
    quick = typesetter.words(spans, "serif")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words_module, "_set", words_module._set.__wrapped__)
        patch.setattr(words_module, "_CHUNK", re.compile("(?s).+"))
        patch.setattr(words_module, "_INSIDE", re.compile("(?s)."))
        patch.setattr(words_module, "_plain_words", lambda *_: ())
        assert typesetter.words(spans, "serif").words == quick.words
