"""A brief on its way: what an old file had in it, and what was left over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import datetime

    from briefpress.model.brief import Mark, Source, Thought
    from briefpress.model.text import Prose


class Leftover(Struct, frozen=True):
    """Lines of the old file that found no place: the first line's number, and the lines."""

    line: int
    text: str


class Draft(Struct, frozen=True):
    """A brief that may lack parts: those are empty, or None.

    `origin` is the old file's name; `old_title` is the title as it stood there, where it is
    written otherwise now. `language` is a BCP 47 tag, None where it is the publication's.
    """

    origin: str
    title: str
    date: datetime.date
    language: str | None = None
    marks: tuple[Mark, ...] = ()
    context: Prose = ()
    sources: tuple[Source, ...] = ()
    relevance: Prose = ()
    techniques: Prose = ()
    thought: Thought | None = None
    old_title: str | None = None
    leftovers: tuple[Leftover, ...] = ()
