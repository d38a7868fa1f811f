"""Prose comes back as it was, and looks as a person would have written it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.model.text import Listing, Paragraph, Span
from briefpress.reading.markdown import read_markdown
from briefpress.reading.nodes import Scalar
from briefpress.reading.source import Mark, Problems, Source
from briefpress.writing.markdown import joined, markdown, simple


def read(text):
    source = Source.of("x.md", f"|\n{text}")
    problems = Problems()
    prose = read_markdown(Scalar(Mark(source, 1, 1), text, "literal", ""), problems)
    problems.refuse()
    return simple(prose)


def paragraph(*spans):
    return Paragraph(tuple(Span(span) if isinstance(span, str) else span for span in spans))


WORDS = st.lists(
    st.one_of(
        st.text("ab*_[]()<>&~{}|!#`\\-+1.)=:é“", min_size=1, max_size=6),
        st.sampled_from(
            ["word", "-", "1.", "#", ">", "a|b", "&amp;", "**", "](", "{lang=es}", "=="]
        ),
    ),
    min_size=1,
    max_size=30,
).map(" ".join)
LOOKS = st.builds(
    dict,
    bold=st.booleans(),
    italic=st.booleans(),
    link=st.sampled_from([None, None, "https://example.org/a_(b)", "mailto:a@example.org"]),
    language=st.sampled_from([None, None, "es"]),
)
ANY_SPANS = st.lists(st.builds(lambda text, look: Span(text, **look), WORDS, LOOKS), min_size=1)
PARAGRAPHS = WORDS.map(paragraph)
BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.builds(
        lambda items, ordered, start: Listing(items, ordered, start if ordered else 1),
        st.lists(
            st.tuples(PARAGRAPHS, st.lists(inner, max_size=2)).map(lambda i: (i[0], *i[1])),
            min_size=1,
            max_size=3,
        ).map(tuple),
        st.booleans(),
        st.integers(0, 12),
    ),
    max_leaves=6,
)


def depth(block):
    if isinstance(block, Paragraph):
        return 0
    return 1 + max(depth(inner) for item in block.items for inner in item)


@given(st.lists(BLOCKS.filter(lambda b: depth(b) <= 3), min_size=1, max_size=4).map(tuple))
def test_any_prose_comes_back(prose):
    assert read(markdown(prose, 60)) == prose


@given(ANY_SPANS)
def test_no_text_is_lost_whatever_its_style(spans):
    (back,) = read(markdown((Paragraph(tuple(spans)),), 60))
    assert "".join(s.text for s in back.spans) == "".join(s.text for s in spans)


@given(st.lists(st.builds(lambda look: Span("some words", **look), LOOKS), min_size=1))
def test_styles_of_words_are_kept(spans):
    apart = [span for words in spans for span in (words, Span(" and "))]
    spaced = joined([*apart, Span("end")])
    assert read(markdown((Paragraph(spaced),), 60)) == (Paragraph(spaced),)


@pytest.mark.parametrize(
    ("prose", "written"),
    [
        ([paragraph("SRO's build a good rapport; 5 * 5 = 25.")], None),
        ([paragraph("Say ", Span("stop", bold=True), " at once.")], "Say **stop** at once."),
        ([paragraph(Span("Do it ", italic=True), "now.")], None),
        ([paragraph("See ", Span("the guide", link="https://x.org"), ".")], None),
        ([paragraph(Span("https://x.org", link="https://x.org"))], "<https://x.org>"),
        ([paragraph(Span("i@x.org", link="mailto:i@x.org"))], "<i@x.org>"),
        ([paragraph("one\ntwo")], "one\\\ntwo"),
        ([paragraph("- a hyphen")], "\\- a hyphen"),
        ([paragraph("2026. A year")], "2026\\. A year"),
        ([paragraph("snake_case and *stars*")], "snake\\_case and \\*stars\\*"),
        ([paragraph("one"), paragraph("two")], "one\n\ntwo"),
        ([Listing(((paragraph("a"),), (paragraph("b"),)))], "- a\n- b"),
        ([Listing(((paragraph("a"),),)), Listing(((paragraph("b"),),))], "- a\n\n* b"),
        ([Listing(((paragraph("a"),), (paragraph("b"),)), True, 3)], "3. a\n4. b"),
        (
            [Listing(((paragraph("a"), Listing(((paragraph("b"),),))),))],
            "- a\n  - b",
        ),
        ([Listing(((paragraph("a"), paragraph("b")),))], "- a\n\n  b"),
        ([paragraph("word " * 20 + "end")], ("word " * 12).strip() + "\n" + "word " * 8 + "end"),
        ([paragraph("word " * 12 + "- not a list")], "word " * 12 + "-\nnot a list"),
    ],
)
def test_it_looks_as_if_a_person_had_written_it(prose, written):
    text = markdown(tuple(prose), 60)
    if written is not None:
        assert text == written + "\n"
    assert read(text) == simple(tuple(prose)) or written is None


def test_what_no_markdown_says_is_refused():
    with pytest.raises(ValueError, match="begins with words"):
        markdown((Listing(((Listing(((paragraph("a"),),)),),)),), 60)
