"""Problems of merging PDFs: 6xx."""

from __future__ import annotations

from briefpress.diagnostics import Code, Severity

UNTAGGED_PART = Code(
    "BP601",
    "a PDF to be merged is not tagged",
    "Its pages would be silent in a file that others listen to.",
    "Export it as tagged PDF, or allow it with --allow-untagged; the result then claims no more "
    "than is so.",
)
BROKEN_PART = Code(
    "BP602",
    "a PDF to be merged is broken",
    "A part of it would be missing, and nobody would know which.",
    "Save it again with the program that made it, or let a repair tool rewrite it.",
)
NEEDS_ITS_VIEWER = Code(
    "BP603",
    "the PDF is only the shell of an XFA form",
    "Its pages are made by one viewer when it is opened; there is nothing else to merge.",
    "Print it into a PDF from that viewer, and merge that.",
)
SAME_FILE = Code(
    "BP604",
    "the output would overwrite an input",
    "If the result is not what was wanted, the input would be gone.",
    "Write to another file.",
)
REMOVED_ACTIONS = Code(
    "BP610",
    "scripts and actions were left out",
    "What runs by itself, starts programs or sends data has no place in a published document.",
    "If a form needs them, publish that form on its own.",
    Severity.WARNING,
)
REMOVED_SIGNATURES = Code(
    "BP611",
    "signatures were left out",
    "A signature holds for the file that was signed, not for one that is made from it.",
    "Keep the signed file, and sign the merged one anew if it has to be signed.",
    Severity.WARNING,
)
LOST_CLAIM = Code(
    "BP612",
    "the merged file does not claim what some parts claim",
    "A standard is kept by the whole file or not at all.",
    "Export the parts that were named so that they keep the standard, too.",
    Severity.WARNING,
)
LOST_PROFILE = Code(
    "BP613",
    "the parts are made for different output intents",
    "A file is meant for one, so PDF/A can't be claimed; colours may come out a little different.",
    "Export the parts with the same embedded colour profile.",
    Severity.WARNING,
)
