"""Problems of briefs: 1xx."""

from __future__ import annotations

from briefpress.diagnostics import Code

NOT_A_BRIEF = Code(
    "BP101",
    "the file's name is not that of a brief",
    "Folder and name say the day, and the PDF is named after them.",
    "Name it content/YYYY-MM/YYYY-MM-DD-slug.yaml.",
)
DATE_MISMATCH = Code(
    "BP102",
    "the dates in the file, its name and its folder differ",
    "One of them is wrong, and it can't be known which.",
    "Make them agree.",
)
UNKNOWN_AXIS_KEY = Code(
    "BP103",
    "the goal or function is unknown",
    "The matrix has no such row or column to mark.",
    "Write one of the keys that publication.yaml names (or the defaults).",
)
DUPLICATE_MARK = Code(
    "BP104",
    "a function is named twice for the same goal",
    "A cell can be marked only once; perhaps another function was meant.",
    "Remove one, or write the function that was meant.",
)
BAD_SLUG = Code(
    "BP105",
    "the slug has other characters than lowercase letters, digits and hyphens",
    "It becomes part of a file name that must work everywhere.",
    "Write it like visitor-management.",
)
MARKUP = Code(
    "BP106",
    "this kind of markup is not used here",
    "The page has its own design for headings, pictures and tables.",
    "Use paragraphs, lists, **bold**, *italic* and [links](https://…).",
)
LIST_TOO_DEEP = Code(
    "BP107",
    "a list is nested too deep",
    "On one page nobody can follow it.",
    "Use three levels at most.",
)
EMPTY_LINK = Code(
    "BP108",
    "a link has no words",
    "There would be nothing to see, to hear or to click on.",
    "Write the words between the square brackets.",
)
EXPIRES_TOO_EARLY = Code(
    "BP109",
    "the brief expires before its own date",
    "It would be out of date on the day it is published.",
    "Write a later date, or take the key away.",
)
SUPERSEDES_LATER = Code(
    "BP110",
    "the brief replaces a later one",
    "The newer of the two would be taken for withdrawn.",
    "Write the date of the brief that is replaced, or take the key away.",
)
