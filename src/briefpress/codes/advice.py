"""Advice to the author, which keeps no brief from being built: 15x."""

from __future__ import annotations

from briefpress.diagnostics import Code, Severity


def _advice(number: int, what: str, why: str, mend: str) -> Code:
    return Code(f"BP{number}", what, why, mend, Severity.WARNING)


NO_MARK = _advice(
    151,
    "no cell of the matrix is marked",
    "The brief counts for no goal when the month's coverage is looked at.",
    "Name the goals it serves, each with its functions.",
)
NO_THOUGHT_FUNCTION = _advice(
    152,
    "the thought names no function",
    "Readers look for the label before the question, and the index lists thoughts by it.",
    "Write `function:` with the function that the question is about.",
)
NO_SOURCE = _advice(
    153,
    "the brief names no source",
    "Readers can't look up what they are told, and have no reason to trust it.",
    "Name at least one source: its title, its publisher and its address.",
)
VAGUE_LINK = _advice(
    154,
    "the words of a link don't say where it leads",
    "Many listen to the links of a page one after another; on paper there is nothing to click.",
    "Let the words name what is found there, such as [the drill calendar](https://…).",
)
HARD_SENTENCE = _advice(
    155,
    "a sentence is hard to read",
    "Readers have a minute in the morning, and many read in their second language.",
    "Make two sentences of it, or say it in shorter words.",
)
EXPIRED = _advice(
    156,
    "the brief is out of date",
    "By its own words it should not be relied on any more.",
    "Write a brief that supersedes it, or a later day if it still holds.",
)
SAME_TITLE = _advice(
    157,
    "another brief of the month has the same title",
    "In the contents and the index nobody can tell the two apart.",
    "Say in the title what is different about this one.",
)
NOT_ACCESSED = _advice(
    158,
    "a source on the web has no day of access",
    "Pages change; readers should know how old what you saw is.",
    "Write `accessed:` with the day you last looked, such as 2026-09-10.",
)
