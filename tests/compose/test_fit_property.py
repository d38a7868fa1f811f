"""Any prose: it fits with every letter in its place, or what is said to be too much is too much."""

import datetime
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
from briefpress.verify.proof import Verdict, prove

SEED = Path(__file__).parents[1] / "fixtures" / "seed"
LAYOUTS = ["daily", "daily-a4", "daily-sidebar", "large-print"]
PUBLICATION = read_publication(SEED)
BRIEF = read_brief(SEED / "content/2010-08/2010-08-23-school-resource-officers.yaml", PUBLICATION)
CREATED = datetime.datetime(2010, 8, 23)
WORDS = read_words("en-US", None)

#: What the shipped faces have, and what is syntax somewhere.
LETTERS = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    "áéíóúüñ¿¡ảấặđỗữỵ абвгдежзийклмнопрстуфхцчшщъыьэюя αβγδεζηθικλμνξοπρστυφχψωάώΰ"
    ".,:;!?'\"()[]{}<>&%$#@*_/\\|~^+=-–—…’“”•✓€§°"
).replace(" ", "")
SOME = ["the", "door", "school", "officer", "de", "seguridad", "Những", "школа", "σχολείο"]

words = st.lists(
    st.sampled_from(SOME) | st.text(LETTERS, min_size=1, max_size=14), min_size=1, max_size=8
)
links = st.none() | st.sampled_from(["https://example.org/a?b=(c)", "mailto:us@example.org"])
stretches = st.builds(
    Span, words.map(" ".join), bold=st.booleans(), italic=st.booleans(), link=links
)


def spaced(spans):
    """A paragraph of stretches with a space between each two."""
    *most, last = spans
    return Paragraph((*(structs.replace(s, text=s.text + " ") for s in most), last))


paragraphs = st.lists(stretches, min_size=1, max_size=4).map(spaced)
listings = st.recursive(
    paragraphs.map(lambda paragraph: ((paragraph,),)),
    lambda inner: st.tuples(paragraphs, st.builds(Listing, inner)).map(lambda item: (item,)),
    max_leaves=3,
)
blocks = paragraphs | st.builds(
    Listing, st.lists(listings, min_size=1, max_size=4).map(lambda i: sum(i, ())), st.booleans()
)
proses = st.lists(blocks, min_size=1, max_size=4).map(tuple)
briefs = st.builds(
    lambda context, relevance, techniques: structs.replace(
        BRIEF, context=context, relevance=relevance, techniques=techniques
    ),
    proses,
    proses,
    proses,
)
few = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def made(brief, layout):
    return compose(brief, PUBLICATION, read_layout(layout, None), WORDS, created=CREATED)


def written(blocks):
    """The words of blocks, in order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from "".join(span.text for span in block.spans).split()
        else:
            for item in block.items:
                yield from written(item)


def sizes_drawn(reader):
    content = b"\n".join(page.get_contents().get_data() for page in reader.pages)
    return {float(size) for size in re.findall(rb"/\w+ ([\d.]+) Tf", content)}


def lines_over(error):
    """The number of lines that are too many, in the one problem there is."""
    (problem,) = error.diagnostics
    assert problem.code.id == "BP402"
    over = int(problem.message.split()[0])
    assert over > 0
    return over


def made_or_refused(brief, layout):
    """A composition; None where it was refused for its length, and for nothing else."""
    try:
        return made(brief, layout)
    except RefusedError as error:
        lines_over(error)
        return None


@few
@given(brief=briefs, layout=st.sampled_from(LAYOUTS))
def test_it_fits_whole_and_legible_or_is_refused(tmp_path, brief, layout):
    spec = read_layout(layout, None)
    composition = made_or_refused(brief, layout)
    if composition is None:
        return
    assert composition.pages <= spec.fit.pages
    path = tmp_path / "page.pdf"
    path.write_bytes(composition.pdf)
    proof = prove(path)
    assert [problem.message for problem in proof.diagnostics] == []
    assert {check.verdict for check in proof.checks} == {Verdict.PASSED}
    assert proof.text == composition.text
    rest = iter(composition.text.split())
    for word in written((*brief.context, *brief.relevance, *brief.techniques)):
        assert word in rest, f"{word} is missing, or not in its place"
    floors = {reduction.kind: reduction.floor for reduction in spec.fit.reductions}
    assert all(applied.value >= floors[applied.kind] for applied in composition.reductions)
    reader = PdfReader(path)
    assert len(reader.pages) == composition.pages
    assert min(sizes_drawn(reader)) >= spec.fit.smallest
    if ReductionKind.SIZE not in {applied.kind for applied in composition.reductions}:
        assert spec.style(StyleName.BODY).size in sizes_drawn(reader)


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(few, max_examples=8)
@given(context=proses)
def test_the_lines_that_are_too_many_are_as_many(layout, context):
    """With prose of any shape before them, the lines that are cut are those that were over."""
    line = "Check every door.\n"
    filled = 60 if layout != "large-print" else 300

    def cut(count):
        text = (line * (filled - count)).rstrip("\n")
        return structs.replace(BRIEF, context=context, techniques=(Paragraph((Span(text),)),))

    with pytest.raises(RefusedError) as refused:
        made(cut(0), layout)
    over = lines_over(refused.value)
    if over < filled:
        made(cut(over), layout)
        with pytest.raises(RefusedError):
            made(cut(over - 2), layout)
