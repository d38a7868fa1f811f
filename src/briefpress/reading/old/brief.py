"""An old brief: read, sorted into parts, and handed on as a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.codes.importing import DATES_DIFFER, NO_DATE, NO_TITLE, PART_MISSING
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.model.draft import Draft
from briefpress.reading.old.blocks import read_blocks
from briefpress.reading.old.contact import compare_contact
from briefpress.reading.old.dates import day_in_name
from briefpress.reading.old.front_matter import FrontMatter, read_front_matter
from briefpress.reading.old.matrix import read_matrix
from briefpress.reading.old.parts import Parts, sort_blocks
from briefpress.reading.old.prose import read_prose
from briefpress.reading.old.sources import read_sources
from briefpress.reading.old.text import OldText, Remarks
from briefpress.reading.old.thought import read_thought
from briefpress.reading.old.titles import headline, is_shouted
from briefpress.reading.old.vocabulary import Part, vocabulary

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from briefpress.model.publication import Publication


class OldBrief(Struct, frozen=True):
    """A draft, and what its author should know about it; all of it warnings."""

    draft: Draft
    diagnostics: tuple[Diagnostic, ...]


def read_old_brief(
    path: Path, shown: str, publication: Publication, day: datetime.date | None = None
) -> OldBrief:
    """Read an old brief; `day` is its date, whatever the file says.

    Raises RefusedError where it can't be read, or has no title or no date that is certain.
    """
    return old_brief(OldText.read(path, shown), path.name, publication, day)


def old_brief(
    text: OldText, name: str, publication: Publication, day: datetime.date | None = None
) -> OldBrief:
    """Read the text of an old brief, of a file of that name."""
    words = vocabulary(publication)
    remarks = Remarks(text)
    front = read_front_matter(text, remarks)
    matrix = read_matrix(text, words, remarks)
    taken = {*range(front.lines), *(matrix.lines if matrix else ())}
    parts = sort_blocks(read_blocks(text.without(taken)), words, remarks)
    title, date = _title_and_date(text, name, front, parts, day)
    _leave_other_title(front, parts, remarks)
    compare_contact(parts.of(Part.CONTACT), words, remarks)
    language = words.language(parts.names)
    english = (language or publication.language).lower().startswith("en")
    shouted = english and is_shouted(title)
    thought = parts.of(Part.THOUGHT)
    draft = Draft(
        origin=name,
        title=headline(title, _spoken(text)) if shouted else title,
        date=date,
        language=language,
        marks=matrix.marks if matrix else (),
        context=read_prose(parts.of(Part.CONTEXT), remarks),
        sources=read_sources(parts.of(Part.SOURCES), remarks),
        relevance=read_prose(parts.of(Part.RELEVANCE), remarks),
        techniques=read_prose(parts.of(Part.TECHNIQUES), remarks),
        thought=read_thought(
            read_prose(thought, remarks), thought[0].first if thought else 0, words, remarks
        ),
        old_title=title if shouted else None,
        leftovers=remarks.leftovers(),
    )
    missing = _missing(draft, text.source.path, has_matrix=matrix is not None)
    return OldBrief(draft, (*missing, *remarks.diagnostics()))


def _leave_other_title(front: FrontMatter, parts: Parts, remarks: Remarks) -> None:
    """Leave over the title above the parts where the front matter has another, which is taken."""
    title, heading = parts.title, parts.heading
    if front.title and title and heading and _folded(title) != _folded(front.title):
        what = f"the title {title!r}, unlike the front matter's,"
        remarks.leave(heading.first, heading.end, what)


def _folded(title: str) -> str:
    """Return a title in small letters, with one space between words."""
    return " ".join(title.casefold().split())


def _spoken(text: OldText) -> str:
    """Return the lines that are not in capitals throughout."""
    return "\n".join(line for line in text.lines if not line.isupper())


def _title_and_date(
    text: OldText,
    name: str,
    front: FrontMatter,
    parts: Parts,
    day: datetime.date | None,
) -> tuple[str, datetime.date]:
    """Return both; raises RefusedError where one is missing, or it isn't certain."""
    place = Place(text.source.path)
    title = front.title or parts.title
    days = {found for found in (front.day, parts.day, day_in_name(name)) if found}
    problems = []
    if not title:
        problems.append(Diagnostic(NO_TITLE, place, "no title was found", NO_TITLE.mend))
    if not day and len(days) > 1:
        message = "the file and its name give different days: " + ", ".join(
            sorted(found.isoformat() for found in days)
        )
        problems.append(Diagnostic(DATES_DIFFER, place, message, DATES_DIFFER.mend))
    elif not day and not days:
        message = "neither the file nor its name says of which day the brief is"
        problems.append(Diagnostic(NO_DATE, place, message, NO_DATE.mend))
    date = day or next(iter(days), None)
    if problems or not title or not date:
        raise RefusedError(problems)
    return title, date


def _missing(draft: Draft, path: str, *, has_matrix: bool) -> list[Diagnostic]:
    """Say which parts were not found."""
    found = {
        "matrix": has_matrix,
        "context": bool(draft.context),
        "sources": bool(draft.sources),
        "relevance": bool(draft.relevance),
        "techniques": bool(draft.techniques),
        "thought": draft.thought is not None,
    }
    return [
        Diagnostic(
            PART_MISSING,
            Place(path),
            f"the part {part!r} was not found, and is empty now",
            PART_MISSING.mend,
        )
        for part, there in found.items()
        if not there
    ]
