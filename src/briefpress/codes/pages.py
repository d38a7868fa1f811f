"""Problems of composing a page: 4xx."""

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
UNSET_SCRIPT = Code(
    "BP404",
    "the character can't be set",
    "Letters that change their form or their order with their neighbours, and marks that have no "
    "letter of their own to sit on, would come out wrong.",
    "Write it in letters that stand side by side, from left to right.",
)
UNUSABLE_FACE = Code(
    "BP403",
    "a face of the layout can't be used",
    "Without its face a text can't be drawn.",
    "Name a shipped face, or a static TrueType file (.ttf) inside the publication.",
)
