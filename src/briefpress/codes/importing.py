"""Problems of importing old briefs: 12x."""

from __future__ import annotations

from briefpress.diagnostics import Code, Severity

NO_DATE = Code(
    "BP121",
    "the day of the old brief is not known",
    "A brief is filed and printed under its day, which must not be guessed.",
    "Say it with --date, put it at the start of the file's name, or write it above the first part.",
)
DATES_DIFFER = Code(
    "BP122",
    "the old brief gives two different days",
    "One of them is wrong, and it can't be known which.",
    "Say which one holds with --date, or mend the file or its name.",
)
NO_TITLE = Code(
    "BP123",
    "the old brief has no title",
    "A brief is listed, filed and announced by its title.",
    "Write it as a heading above the first part, such as # Visitor Management.",
)
NOT_PLACED = Code(
    "BP124",
    "something of the old brief has no place in a brief",
    "It is not printed; it stands as a remark at the end of the new file, so that nothing is lost.",
    "Move it to the part where it belongs, or delete the remark.",
    Severity.WARNING,
)
PART_MISSING = Code(
    "BP125",
    "a part was not found in the old brief",
    "The new brief has an empty place there, and most parts can't be left empty.",
    "Write the part in the new file; or give it its heading in the old one and import it again.",
    Severity.WARNING,
)
UNKNOWN_LABEL = Code(
    "BP126",
    "a label or a sign of the old brief is not known",
    "It can't be told which goal or function is meant, so none is marked for it.",
    "Mark it in the new file, if publication.yaml has it.",
    Severity.WARNING,
)
SOURCE_WITHOUT_TITLE = Code(
    "BP127",
    "a source has no title",
    "A bare address tells nobody what they would find there, and is dead when the page moves.",
    "Write the title as the source itself has it.",
    Severity.WARNING,
)
NOTHING_TO_IMPORT = Code(
    "BP128",
    "there is no Markdown file to import",
    "Nothing would be done, and nobody would notice.",
    "Name a file that ends in .md, or the folder that holds such files.",
)
