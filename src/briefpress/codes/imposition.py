"""Problems of printer's sheets: 7xx."""

from __future__ import annotations

from briefpress.diagnostics import Code, Severity

UNUSABLE_SOURCE = Code(
    "BP701",
    "the file is no PDF that can be read",
    "What can't be read can't be printed.",
    "Get the file again from where it was made.",
)
ENCRYPTED_SOURCE = Code(
    "BP702",
    "the PDF is encrypted",
    "Its pages can't be put on sheets without its password.",
    "Save it without a password.",
)
UNUSABLE_PAGE = Code(
    "BP703",
    "a page can't be used",
    "Its content would be missing on the sheet.",
    "Export the file again from the program that made it.",
)
MIXED_SIZES = Code(
    "BP704",
    "the pages are not of one size",
    "Some would be smaller than their neighbours, with white around them.",
    "Set them apart with --pages, or centre each in its place with --mixed centre.",
)
TOO_LARGE = Code(
    "BP705",
    "pages don't fit their places on the sheet",
    "Their edges would be cut away.",
    "Choose a larger sheet, smaller margins, or --scale fit.",
)
NO_ROOM = Code(
    "BP706",
    "there is no room outside the pages",
    "Marks and bleed would fall off the sheet.",
    "Choose a larger sheet or wider margins, or leave the marks out.",
)
CONFLICT = Code(
    "BP707",
    "options don't go together",
    "One of them would be ignored without a word.",
    "Leave one of them out.",
)
BAD_RANGE = Code(
    "BP708",
    "there are no such pages",
    "It can't be known what was meant.",
    "Write pages such as 1-4,7,9- with numbers that the file has.",
)
NO_BLEED = Code(
    "BP709",
    "pages have nothing outside their trim",
    "Where the knife strays, a white line shows at the edge.",
    "Export the file with bleed, or leave --bleed out.",
    Severity.WARNING,
)
UNDRAWN_FIELD = Code(
    "BP710",
    "a form field has no appearance",
    "What was filled in would be missing on paper.",
    "Open the file in a PDF reader, save it, and impose the saved one.",
)
COLOUR_LEFT = Code(
    "BP711",
    "a colour can't be turned into grey",
    "Part of the page would still be in colour.",
    "Leave --grayscale out and choose black and white in the printer's dialog.",
)
UNKNOWN_PRESET = Code(
    "BP712",
    "there is no preset of that name",
    "It can't be known how to impose.",
    "Name a file in layouts/imposition/ without its ending, or a shipped preset.",
)
