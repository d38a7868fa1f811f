"""What a bulletin lists of a brief: noted when the brief is built, taken from there as it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.files import Listed
from briefpress.model.brief import ListedBrief, Mark, Source
from briefpress.model.text import Span

if TYPE_CHECKING:
    from briefpress.files import Record
    from briefpress.model.brief import Brief


def noted(brief: Brief) -> Listed:
    """Return what the manifest notes of a brief."""
    return Listed(
        date=brief.date,
        title=brief.title.text,
        marks=tuple((mark.goal, mark.function) for mark in brief.marks),
        sources=tuple(
            (source.title.text, source.publisher.text if source.publisher else None)
            for source in brief.sources
        ),
        handling=brief.handling,
    )


def listed_brief(record: Record) -> ListedBrief:
    """Return a brief as it was noted; its texts know their file, but not their lines in it."""
    path, listed = record.brief, record.listed
    if listed is None:
        raise AssertionError("a record that would not have been held")
    return ListedBrief(
        path=path,
        date=listed.date,
        title=Span(listed.title, file=path),
        language=record.language,
        marks=tuple(Mark(goal, function) for goal, function in listed.marks),
        sources=tuple(
            Source(Span(title, file=path), Span(publisher, file=path) if publisher else None)
            for title, publisher in listed.sources
        ),
        handling=listed.handling,
    )
