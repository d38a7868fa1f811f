"""Every kind of problem briefpress can name, explained once.

Numbers are stable and never reused: 0xx files and commands, 1xx briefs, 2xx publications,
3xx layouts, 4xx composing a page, 5xx proofs of a PDF.
"""

from __future__ import annotations

from briefpress.diagnostics import Code

MISSING_LETTER = Code(
    "BP401",
    "no face has this character",
    "It would print as an empty box, and nobody would know what stood there.",
    "Write another character, or add a family that has it to the layout's `fallback`.",
)
DOES_NOT_FIT = Code(
    "BP402",
    "the brief does not fit its pages",
    "The layout promises a number of pages, and legible type; one of the two would be broken.",
    "Shorten the text by the number of lines named, or choose a layout with more pages.",
)
