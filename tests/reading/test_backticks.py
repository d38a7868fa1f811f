"""A backtick that is never closed is no code: it is text, and moves no place after it."""

import pytest

from briefpress.reading.markdown import read_markdown
from briefpress.reading.nodes import Scalar
from briefpress.reading.source import Mark, Problems, Source


@pytest.mark.parametrize("text", ["`", "`a", "a [b](https://x.org) `c", "<]`:", "a ``` a"])
def test_an_open_backtick_is_text(text):
    source = Source.of("x.yaml", f"context: |\n  {text}\n")
    scalar = Scalar(Mark(source, 1, 10), text, "literal", "")
    problems = Problems()
    (paragraph,) = read_markdown(scalar, problems)
    problems.refuse()
    for span in paragraph.spans:
        line = source.lines[span.line - 1]
        assert line[span.column - 1 :].startswith(span.text)
