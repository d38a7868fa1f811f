"""What certainly fits does fit, and it is never higher than was said."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from briefpress.compose import check_composing
from briefpress.compose.certainty import Certainty
from briefpress.compose.fit import scales
from briefpress.compose.fonts.catalogue import Fonts
from briefpress.compose.story import tell
from briefpress.compose.text.breaking import balance_lines, break_lines
from briefpress.compose.text.estimate import UncertainError, WordWidths, most_lines
from briefpress.compose.text.words import Typesetter, chopped
from briefpress.compose.typography import Typography
from briefpress.diagnostics import RefusedError
from briefpress.model.brief import Source, Thought
from briefpress.model.handling import Handling
from briefpress.model.text import Listing, Paragraph, Span
from briefpress.reading.brief import read_brief
from briefpress.reading.layout import read_layout, read_words
from briefpress.reading.publication import read_publication

SEED = Path(__file__).parents[1] / "fixtures" / "seed"
PUBLICATION = read_publication(SEED)
BRIEF = read_brief(SEED / "content/2010-08/2010-08-23-school-resource-officers.yaml", PUBLICATION)
WORDS = read_words("en-US", None)
LAYOUTS = {name: read_layout(name, None) for name in ("daily", "daily-sidebar", "large-print")}
#: With rows of the matrix that are as high as what is in them.
LAYOUTS["flat"] = structs.replace(
    LAYOUTS["daily"],
    blocks=tuple(structs.replace(spec, row_height=0.0) for spec in LAYOUTS["daily"].blocks),
)
CERTAINTIES = {n: Certainty(PUBLICATION, layout, WORDS) for n, layout in LAYOUTS.items()}

SOME = ["the", "AVATAR.", "To", "school’s", "officer-to-school", "K/12", "a.very.long.name", "É"]
MARKS = ["–", "—", "·", "— Yes", "-", "/", ".", ",", "(see", ")", "word—word", "\u00a0", "–x"]
words = st.lists(st.sampled_from([*SOME, *MARKS]), min_size=1, max_size=20).map(" ".join)
texts = st.tuples(st.sampled_from(["", " "]), words, st.sampled_from(["", " "])).map("".join)
spans = st.builds(
    Span,
    texts,
    bold=st.booleans(),
    italic=st.booleans(),
    link=st.none() | st.just("https://example.org/"),
)
stretches = st.lists(spans, min_size=1, max_size=4).map(tuple)


def fitting(fonts, spans, limit):
    """How many lines a paragraph has, and how many at most; None where that is uncertain."""
    upright = tuple(structs.replace(s, italic=s.italic and not s.bold) for s in spans)
    faces = [fonts.chain("serif", bold=s.bold, italic=s.italic)[0] for s in upright]
    shaped = Typesetter(fonts, "x.yaml").words(upright, "serif")
    column = chopped(shaped.words, limit)
    try:
        most = most_lines(upright, [WordWidths(face) for face in faces], limit)
    except UncertainError:
        return None
    assert column == shaped.words
    lines = len(break_lines(column, limit))
    assert lines == len(balance_lines(column, limit))
    return lines, most


@settings(max_examples=300, deadline=None)
@given(spans=stretches, limit=st.floats(4_000, 60_000))
def test_no_paragraph_has_more_lines(fonts, spans, limit):
    if found := fitting(fonts, spans, limit):
        lines, most = found
        assert lines <= most


BOLD = {"bold": True}


@pytest.mark.parametrize(
    "spans",
    [
        [Span("one two three four five six seven")],
        [Span("a – a – a – a – a — a — a · a · a")],
        [Span("one"), Span(" – a", **BOLD), Span(" – a"), Span(" – a", **BOLD), Span(" b")],
        [Span("one "), Span("– a b", **BOLD), Span(" c d")],
        [Span("one "), Span(" "), Span("– a b", **BOLD)],
        [Span("one "), Span(" – a b", **BOLD)],
        [Span("un"), Span("der", **BOLD), Span("stand it or mis"), Span("under", **BOLD)],
        [Span("ToT-ToT-ToT-ToT ToT-ToT-ToT-ToT")],
        [Span("12/12/2026 school/staff/visit.it.now/AVA")],
    ],
)
def test_in_a_column_of_any_width(fonts, spans):
    """Every width at which a line may change, from that of the widest word on."""
    found = [fitting(fonts, tuple(spans), limit) for limit in range(300, 20_000, 11)]
    assert [pair for pair in found if pair and pair[0] > pair[1]] == []


@pytest.mark.parametrize("text", ["a\nb", "a  b", "", "Antidisestablishmentarianism"])
def test_what_is_uncertain(fonts, text):
    with pytest.raises(UncertainError):
        most_lines((Span(text),), [WordWidths(fonts.chain("serif")[0])], 5_000)


def test_a_letter_that_the_face_lacks(fonts):
    with pytest.raises(KeyError):
        most_lines((Span("a 漢"),), [WordWidths(fonts.chain("serif")[0])], 5_000)


def plain(number):
    """Paragraphs of a line or two, so many."""
    return tuple(Paragraph((Span("Check every door of the school. " * 4),)) for _ in range(number))


items = st.tuples(stretches.map(Paragraph))
nested = st.builds(lambda item, inner: ((*item, Listing(inner)),), items, st.tuples(items))
listings = st.builds(
    Listing,
    st.lists(items, min_size=1, max_size=3).map(tuple) | nested,
    st.booleans(),
    st.integers(1, 99),
)
proses = st.lists(stretches.map(Paragraph) | listings, min_size=1, max_size=3).map(tuple)
fields = st.none() | st.sampled_from(["A Guide", "Readiness and Emergency Management for Schools"])
sources = st.lists(
    st.builds(
        lambda title, publisher, url, accessed: Source(
            Span(title),
            Span(publisher) if publisher else None,
            Span("https://www.example.org/a/report") if url else None,
            BRIEF.date if accessed else None,
        ),
        words,
        fields,
        st.booleans(),
        st.booleans(),
    ),
    max_size=3,
).map(tuple)
functions = st.sampled_from([None, *(axis.key for axis in PUBLICATION.functions)])
briefs = st.builds(
    lambda filling, context, techniques, **changes: structs.replace(
        BRIEF, context=(*plain(filling), *context), techniques=techniques, **changes
    ),
    filling=st.integers(0, 14),
    title=words.map(Span),
    context=proses,
    relevance=proses,
    techniques=proses,
    sources=sources,
    thought=st.none() | st.tuples(proses, functions).map(lambda parts: Thought(*parts)),
    number=st.none() | st.integers(1, 999_999),
    expires=st.none() | st.just(BRIEF.date.replace(year=2011)),
    supersedes=st.none() | st.just("2010-08-20"),
    handling=st.none() | st.sampled_from(Handling),
    marks=st.sampled_from([(), BRIEF.marks]),
)


def real_height(brief, layout, publication=PUBLICATION):
    """The height of all items and the distances between them, set at the smallest scale."""
    fonts = Fonts(layout, publication.root)
    *_, smallest = scales(layout)
    type_ = Typography(layout, fonts, Typesetter(fonts, brief.path), WORDS, smallest)
    return sum(
        item.height(layout.frame_width(item.frame)) + item.before * smallest.space
        for item in tell(brief, publication, type_).items
    )


@pytest.mark.parametrize("name", LAYOUTS)
@settings(max_examples=60, deadline=None)
@given(brief=briefs)
def test_no_brief_is_higher_and_what_is_certain_is_composed(name, brief):
    certainty = CERTAINTIES[name]
    try:
        most = certainty.height(brief)
    except UncertainError:
        return
    assert real_height(brief, LAYOUTS[name]) <= most
    if certainty.holds(brief):
        check_composing(brief, PUBLICATION, LAYOUTS[name], WORDS)


def long(count, start):
    """A list of long items, in a list."""
    items = ((Paragraph((Span("word " * count + "end"),)),),) * 4
    return (Listing(((Paragraph((Span("a"),)), Listing(items, ordered=True, start=start)),)),)


@pytest.mark.parametrize("count", range(1, 80, 3))
@pytest.mark.parametrize(
    "change",
    [
        lambda count: {"title": Span("word " * count + "end")},
        lambda count: {"context": long(count, 1)},
        lambda count: {"techniques": long(count, 99_999_990)},
        lambda count: {"sources": (Source(Span("word " * count + "end")),) * 4},
        lambda count: {"marks": (), "thought": Thought(long(count, 1), None)},
    ],
    ids=["title", "list", "long numbers", "sources", "thought"],
)
def test_no_text_of_any_length_makes_it_higher(change, count):
    brief = structs.replace(BRIEF, **change(count))
    assert real_height(brief, LAYOUTS["daily"]) <= CERTAINTIES["daily"].height(brief)


@pytest.mark.parametrize("shape", [(1200, 120), (1200, 150), (300, 100)])
@pytest.mark.parametrize("name", ["daily", "flat"])
def test_beside_a_wide_logo_no_date_makes_it_higher(name, shape):
    """May 7 is first, the shortest of all; then come a Wednesday in September and others."""
    logo = structs.replace(PUBLICATION.logo, width=shape[0], height=shape[1])
    publication = structs.replace(PUBLICATION, logo=logo)
    certainty = Certainty(publication, LAYOUTS[name], WORDS)
    for day in ("2010-05-07", "2010-09-22", "2010-11-25", "2011-03-01"):
        date = BRIEF.date.fromisoformat(day)
        later = date.replace(year=2012)
        brief = structs.replace(BRIEF, date=date, number=123_456, expires=later)
        assert real_height(brief, LAYOUTS[name], publication) <= certainty.height(brief)


def test_a_brief_like_others_is_certain():
    assert CERTAINTIES["daily"].holds(BRIEF)


@pytest.mark.parametrize(
    "change",
    [
        {"title": Span("漢")},
        {"relevance": (Paragraph((Span("a"), Span("漢", bold=True))),)},
        {"sources": (Source(Span("A"), publisher=Span("漢")),)},
        {"context": plain(40)},
    ],
)
def test_what_is_refused_is_never_certain(change):
    brief = structs.replace(BRIEF, **change)
    with pytest.raises(RefusedError):
        check_composing(brief, PUBLICATION, LAYOUTS["daily"], WORDS)
    assert not CERTAINTIES["daily"].holds(brief)
