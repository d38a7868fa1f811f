"""Advice on one brief: its matrix, its thought, its sources, its links, its sentences, its age."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.advice.links import vague_links
from briefpress.advice.sentences import hard_sentences
from briefpress.codes.advice import (
    EXPIRED,
    NO_MARK,
    NO_SOURCE,
    NO_THOUGHT_FUNCTION,
    NOT_ACCESSED,
)
from briefpress.reading.source import Mark

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from briefpress.diagnostics import Diagnostic
    from briefpress.model.brief import Brief
    from briefpress.model.text import Prose
    from briefpress.reading.nodes import Mapping


def advice(brief: Brief, tree: Mapping, today: datetime.date) -> tuple[Diagnostic, ...]:
    """Return all advice on a brief; `tree` is what it was read from."""
    return (
        *_parts(brief, tree),
        *_sources(brief, tree),
        *_expiry(brief, tree, today),
        *_texts(brief, tree),
    )


def _parts(brief: Brief, tree: Mapping) -> Iterator[Diagnostic]:
    if not brief.marks:
        mark = _key(tree, "matrix")
        yield mark.diagnostic(NO_MARK, "no cell of the matrix is marked", NO_MARK.mend)
    if brief.thought and not brief.thought.function:
        message = "the thought names no function"
        yield _key(tree, "thought").diagnostic(
            NO_THOUGHT_FUNCTION, message, NO_THOUGHT_FUNCTION.mend
        )
    if not brief.sources:
        yield _key(tree, "sources").diagnostic(NO_SOURCE, "no source is named", NO_SOURCE.mend)


def _sources(brief: Brief, tree: Mapping) -> Iterator[Diagnostic]:
    for source in brief.sources:
        if source.url and not source.accessed:
            mark = Mark(tree.mark.source, source.title.line, source.title.column)
            message = "this source on the web doesn't say when it was last looked up"
            yield mark.diagnostic(NOT_ACCESSED, message, NOT_ACCESSED.mend)


def _expiry(brief: Brief, tree: Mapping, today: datetime.date) -> Iterator[Diagnostic]:
    """Tell of a brief that is out of date: it is from the day on that it names."""
    node = tree.get("expires")
    if node and brief.expires and brief.expires <= today:
        message = f"the brief is out of date since {brief.expires}; today is {today}"
        yield node.mark.diagnostic(EXPIRED, message, EXPIRED.mend)


def _texts(brief: Brief, tree: Mapping) -> Iterator[Diagnostic]:
    question = brief.thought.question if brief.thought else ()
    prose: Prose = (*brief.context, *brief.relevance, *brief.techniques, *question)
    source = tree.mark.source
    yield from vague_links(prose, source)
    if brief.language.lower().partition("-")[0] == "en":
        yield from hard_sentences(prose, source)


def _key(tree: Mapping, name: str) -> Mark:
    """Return the place of a key; the brief's beginning where it isn't written."""
    return next((key.mark for key, _ in tree.entries if key.text == name), tree.mark)
