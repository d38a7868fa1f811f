"""Plain prose is read as the Markdown parser reads it, or not at all."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefpress.model.text import Listing, Paragraph
from briefpress.reading.markdown import parsed_prose
from briefpress.reading.nodes import Scalar
from briefpress.reading.plain import plain_prose
from briefpress.reading.source import Problems, Source
from briefpress.reading.yaml import read_yaml

SEED = Path(__file__).parents[1] / "fixtures" / "seed" / "content" / "2010-08"


def scalars(yaml):
    """The texts of a YAML mapping that are not empty."""
    try:
        tree = read_yaml(Source.of("content/x.yaml", yaml), Problems())
    except Exception:  # noqa: BLE001 - YAML that can't be read has no texts
        return []
    values = [value for _, value in tree.entries]
    return [value for value in values if isinstance(value, Scalar) and value.text.strip()]


def literal(text):
    """A text as it stands in a brief, after a bar."""
    return "context: |\n" + "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))


def told(prose):
    """Everything that prose is, places and files included, which equality passes over."""
    return [
        [(span, span.file, span.jumps) for span in block.spans]
        if isinstance(block, Paragraph)
        else (block.ordered, block.start, [told(item) for item in block.items])
        for block in prose
    ]


def assert_same(scalar):
    plain = plain_prose(scalar)
    if plain is not None:
        problems = Problems()
        assert told(plain) == told(parsed_prose(scalar, problems))
        assert not len(problems)


WORDS = ["Doors", "stay shut", "school's", "a", "1", "12.", "3)", "2.5 million", "“So?”", "É", ":"]
MARKUP = ["**", "**Look.**", "*", "_", "`", "[", "](x)", "<b>", "&amp;", "&", "\\", "!", "(", "{x}"]
LINES = ["-", "- ", "+ ", "* ", "1. ", "# ", "> ", "| ", "~~", "===", "---", "http://x.y"]
BLANKS = [" ", "  ", "    ", "\t", "\u00a0", "\n", "\n\n", "\n- ", "\n  ", "\n\n- ", "\n\n  "]
PIECES = st.sampled_from([*WORDS, *MARKUP, *LINES, *BLANKS])


@settings(max_examples=600)
@given(st.lists(PIECES, min_size=1, max_size=12).map("".join))
@example("- one\n\n- two\n\nText\n\n- three")
@example("**Look.** twice, **and** again\nand **bold**\nat the end")
def test_plain_prose_is_what_the_parser_reads(text):
    for yaml in (
        literal(text),
        f"context: {text}",
        f'context: "{text}"',
        f"context: >\n  {text}\n",
    ):
        for scalar in scalars(yaml):
            assert_same(scalar)


@pytest.mark.parametrize("path", sorted(SEED.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_seed_is_plain(path):
    texts = [s for s in scalars(path.read_text(encoding="utf-8")) if s.style == "literal"]
    assert [type(block) for block in plain_prose(texts[0])] == [
        Paragraph,
        Paragraph,
        Listing,
        Paragraph,
    ]
    for scalar in texts:
        assert plain_prose(scalar)
        assert_same(scalar)


@pytest.mark.parametrize(
    "text",
    [
        "a *b*",
        "# a",
        "1. a",
        "a\n- b",
        "- a\nb",
        "- a\n\n  b",
        "a\\b",
        "R&D",
        "[a](b)",
        "a  \nb",
        "**a**b",
    ],
)
def test_what_may_be_more_is_left_to_the_parser(text):
    (scalar,) = scalars(literal(text))
    assert plain_prose(scalar) is None
