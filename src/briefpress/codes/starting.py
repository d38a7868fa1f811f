"""Problems of starting a publication or a brief: 13x."""

from __future__ import annotations

from briefpress.diagnostics import Code

PUBLICATION_EXISTS = Code(
    "BP131",
    "there is a publication already",
    "What somebody wrote is never overwritten.",
    "Choose another folder, or go on with the publication that is there.",
)
BRIEF_EXISTS = Code(
    "BP132",
    "there is a brief of that day with that slug already",
    "What somebody wrote is never overwritten, and two briefs can't share one PDF.",
    "Open the one that is there, or give the new one another slug with --slug.",
)
NO_SLUG = Code(
    "BP133",
    "the title gives no name for a file",
    "A file's name is made of the letters a to z and digits, so that it works everywhere.",
    "Give one with --slug, such as --slug visitor-management.",
)
NO_EDITOR = Code(
    "BP134",
    "no editor is set",
    "It is not known what to open the brief with.",
    "Set EDITOR to the command of your editor, such as nano, or leave --edit away.",
)
EDITOR_FAILED = Code(
    "BP135",
    "the editor could not be used",
    "The brief is there, but nobody has seen it yet.",
    "Open the brief yourself, or set EDITOR to a command that works.",
)
