"""Spans that grow, and keep knowing where each of their characters stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefpress.model.text import Span
    from briefpress.reading.nodes import Scalar


def grown(span: Span, text: str, places: Sequence[tuple[int, int]]) -> Span:
    """Return a span with more text, whose first characters stand at these lines and columns.

    Characters past the last place follow it in the file.
    """
    (line, column), jumps = (span.line, span.column), list(span.jumps)
    if not span.text:
        line, column = places[0]
    start, *place = jumps[-1] if jumps else (0, line, column)
    for index, (found_line, found_column) in enumerate(places, len(span.text)):
        if (found_line, found_column) != (place[0], place[1] + index - start):
            start, place = index, [found_line, found_column]
            jumps.append((start, found_line, found_column))
    return replace(span, text=span.text + text, line=line, column=column, jumps=tuple(jumps))


def runs_on(scalar: Scalar) -> bool:
    """Tell whether each line of a text is written in the file as it reads: no escapes, no folds."""
    return scalar.style == "literal" or scalar.text == scalar.raw.strip("'\"")
