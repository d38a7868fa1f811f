"""Problems of layouts: 3xx."""

from __future__ import annotations

from briefpress.diagnostics import Code

UNKNOWN_LAYOUT = Code(
    "BP301",
    "there is no layout of that name",
    "The page can't be set without one.",
    "Name a file in layouts/ without its ending, or a shipped layout.",
)
LAYOUT_LOOP = Code(
    "BP302",
    "layouts extend one another in a circle",
    "None of them would be the first.",
    "Let one of them stand on its own.",
)
UNKNOWN_NAME = Code(
    "BP303",
    "the name is not defined in the layout",
    "There is no such colour, family or frame.",
    "Define it, or write one that is defined.",
)
LOW_CONTRAST = Code(
    "BP304",
    "text and ground are too much alike",
    "Many could not read it (WCAG 2.1 AA, 1.4.3: 4.5 to 1, or 3 to 1 for large type).",
    "Make the text darker or the ground lighter.",
)
BAD_FRAME = Code(
    "BP305",
    "a frame does not fit the grid",
    "Texts would be set over one another or off the page.",
    "Give each frame columns of its own, counted from 1, or place it below the other.",
)
BAD_BLOCKS = Code(
    "BP306",
    "the list of blocks is not usable",
    "A part of the brief would be missing or stand twice.",
    "List each block once; the title can't be left out.",
)
ILLEGIBLE_TYPE = Code(
    "BP307",
    "type would be too small or too tight to read",
    "The promise is that every page can be read.",
    "Choose a larger size, or more leading.",
)
BAD_PAGE = Code(
    "BP308",
    "page, margins and grid don't go together",
    "Office printers can't print to the edge, and text needs room.",
    "Keep margins of at least 0.25in, and an area between them.",
)
BAD_PATTERN = Code(
    "BP309",
    "a pattern has an unknown or a broken gap",
    "It could not be filled in.",
    "Use only the gaps named in the message, each in one pair of braces.",
)
ABSURD_VALUE = Code(
    "BP310",
    "the value can't be meant",
    "No page is like that.",
    "Check the number and its unit.",
)
CROWDED_LINE = Code(
    "BP311",
    "a running line of the bulletin would be printed over one of the briefs",
    "Neither could be read.",
    "Put it at the other side or in the other margin, in `over_briefs` of the bulletin's layout.",
)
NO_BULLETIN = Code(
    "BP312",
    "the layout is none of a bulletin",
    "It doesn't say what a bulletin is put together of.",
    "Name a layout that has the key `bulletin`, such as monthly, or extend that.",
)
