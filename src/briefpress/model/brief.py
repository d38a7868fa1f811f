"""A brief: one day's page, as its author wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from briefpress.model.handling import Handling
    from briefpress.model.image import Figure
    from briefpress.model.text import Prose, Span


class Mark(Struct, frozen=True):
    """A cell of the matrix that the brief serves: the keys of a goal and of a function."""

    goal: str
    function: str


class Source(Struct, frozen=True):
    """Where a statement comes from."""

    title: Span
    publisher: Span | None = None
    url: Span | None = None
    accessed: datetime.date | None = None


class Thought(Struct, frozen=True):
    """The closing question, under the function it makes the reader think about."""

    question: Prose
    function: str | None = None


class ListedBrief(Struct, frozen=True, kw_only=True):
    """What a bulletin says of a brief on pages of its own: in contents, calendar, index.

    `path` is relative to the publication's root with forward slashes, as diagnostics print it.
    `marks` are in the order of the matrix, row by row. `language` is a BCP 47 tag, the
    publication's unless the brief says otherwise; so is `handling`.
    """

    path: str
    date: datetime.date
    title: Span
    language: str
    marks: tuple[Mark, ...]
    sources: tuple[Source, ...]
    handling: Handling | None = None


class Brief(ListedBrief, frozen=True, kw_only=True):
    """One day's brief, whole.

    `files` are all the files it was read from (its own and its figure's), absolute. `supersedes`
    is the date of another brief, ``YYYY-MM-DD``, and where the day has more than one, its slug
    after a hyphen.
    """

    files: tuple[Path, ...]
    slug: str
    context: Prose
    relevance: Prose
    techniques: Prose
    thought: Thought | None = None
    figure: Figure | None = None
    number: int | None = None
    expires: datetime.date | None = None
    supersedes: str | None = None
