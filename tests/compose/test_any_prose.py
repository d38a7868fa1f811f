"""Any prose at all: it fits or says by how much it doesn't, and is read back as it was written."""

import datetime
import io
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs
from pypdf import PdfReader

from briefpress.compose import compose
from briefpress.diagnostics import RefusedError
from briefpress.model.layout import ReductionKind, StyleName
from briefpress.model.text import Listing, Paragraph, Span
from briefpress.reading.brief import read_brief
from briefpress.reading.layout import read_layout, read_words
from briefpress.reading.publication import read_publication
from briefpress.verify.proof import prove

#: Prose is large, and a page takes some time.
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)
SEED = Path(__file__).parents[1] / "fixtures" / "seed"
LAYOUTS = ["daily", "daily-a4", "daily-sidebar", "large-print"]
PUBLICATION = read_publication(SEED)
BRIEF = read_brief(next((SEED / "content" / "2010-08").glob("*.yaml")), PUBLICATION)

LETTERS = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:!?-–—'\"()/&§%áéñ¿¡ßøœŁą"
    "ửặđỡẩабвгдежзийклмнопрстуфхцчшщыьэюяіїєґαβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ✓☐☑"
)
words = st.text(LETTERS, min_size=1, max_size=8) | st.sampled_from(["x" * 90, "a.b/" * 20])
phrases = st.lists(words, min_size=1, max_size=8).map(lambda parts: " ".join(parts * 2))
spans = st.builds(
    Span,
    phrases,
    bold=st.booleans(),
    italic=st.booleans(),
    link=st.sampled_from([None, None, None, "https://example.org/a", "mailto:a@b.org"]),
    language=st.sampled_from([None, None, None, "es", "vi-VN"]),
)
paragraphs = st.lists(spans, min_size=1, max_size=3).map(
    lambda parts: Paragraph(
        tuple(part for span in parts for part in (span, Span(" ")))[: 2 * len(parts) - 1]
    )
)


def listings(inner):
    items = st.lists(
        st.tuples(paragraphs, st.lists(inner, max_size=1)).map(lambda i: (i[0], *i[1])),
        min_size=1,
        max_size=3,
    )
    return st.builds(
        Listing, items.map(tuple), ordered=st.booleans(), start=st.sampled_from([1, 1, 1, 9, 99])
    )


blocks = paragraphs | listings(paragraphs | listings(paragraphs))
prose = st.lists(blocks, min_size=1, max_size=3).map(tuple)


def make(layout, **changes):
    brief = structs.replace(BRIEF, **changes)
    return compose(
        brief,
        PUBLICATION,
        read_layout(layout, None),
        read_words("en", None),
        created=datetime.datetime(2010, 8, 23),
    )


def said(blocks):
    """What a text says, a line for each paragraph, labels included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield "".join(span.text for span in block.spans)
            continue
        for number, item in enumerate(block.items, block.start):
            first, *rest = said(item)
            yield f"{number}. {first}" if block.ordered else f"• {first}"
            yield from rest


def type_sizes(pdf):
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for size in re.findall(rb"/\w+ ([\d.]+) Tf", page.get_contents().get_data()):
            yield float(size)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("prose") / "page.pdf"


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
@given(context=prose, techniques=prose)
def test_it_fits_or_is_refused_and_what_is_made_is_sound(file, layout, context, techniques):
    rules = read_layout(layout, None).fit
    try:
        made = make(layout, context=context, techniques=techniques)
    except RefusedError as error:
        (problem,) = error.diagnostics
        assert problem.code.id == "BP402"
        assert re.match(r"[1-9]\d* lines? too many for ", problem.message)
        return
    assert made.pages <= rules.pages
    assert min(type_sizes(made.pdf)) >= rules.smallest
    file.write_bytes(made.pdf)
    proof = prove(file)
    assert proof.passed, [d.message for d in proof.diagnostics]
    assert proof.text == made.text
    lines = iter(made.text.splitlines())
    for line in (*said(context), *said(techniques)):
        assert line in lines  # an iterator goes on after each find, so the order counts too


@pytest.mark.parametrize("layout", ["daily", "daily-a4", "daily-sidebar"])
@settings(max_examples=20, deadline=None)
@given(count=st.integers(55, 160), rest=st.integers(0, 12))
def test_the_lines_over_are_the_lines_to_cut(layout, count, rest):
    """Cutting as many lines as it says makes the brief fit, and hardly fewer would do."""

    def with_lines(number):
        text = "\n".join(["Check every door."] * number)
        more = "\n".join(["Ask who has a key."] * (rest + 1))
        return make(
            layout,
            context=(Paragraph((Span(text),)),),
            techniques=(Paragraph((Span(more),)),),
        )

    try:
        with_lines(count)
    except RefusedError as error:
        over = int(error.diagnostics[0].message.split()[0])
    else:
        return
    assert with_lines(count - over).pages == 1
    if over > 2:
        with pytest.raises(RefusedError):
            with_lines(count - over + 2)


@settings(max_examples=15, deadline=None)
@given(context=prose)
def test_reductions_come_in_their_order_and_never_below_the_floor(context):
    layout = read_layout("daily", None)
    try:
        made = make("daily", context=context)
    except RefusedError:
        return
    done = {r.kind: r.value for r in made.reductions}
    floors = {r.kind: r.floor for r in layout.fit.reductions}
    assert all(value >= floors[kind] for kind, value in done.items())
    if ReductionKind.SIZE in done:
        assert done[ReductionKind.LEADING] == floors[ReductionKind.LEADING]
        assert done[ReductionKind.SIZE] < layout.style(StyleName.BODY).size
