"""Problems that the proof of a PDF finds: 5xx."""

from __future__ import annotations

from briefpress.diagnostics import Code, Severity


def _proof(number: int, name: str, why: str, mend: str) -> Code:
    return Code(f"BP{number}", name, why, mend)


_REBUILD = "Build the file again; if it stays, the program that wrote it has a fault."


_SILENT = "A screen reader can't say what it doesn't find."

NOT_A_PDF = _proof(
    501,
    "not a PDF that can be read",
    "What can't be read can't be proved.",
    "Get the file again from where it was made.",
)
ENCRYPTED_PDF = _proof(
    502,
    "the PDF is encrypted",
    "Archives and many screen readers can't open it.",
    "Save it without a password.",
)
DAMAGED = Code(
    "BP503",
    "the PDF is damaged, but can be read",
    "Other programs may read it otherwise, or not at all.",
    _REBUILD,
    Severity.WARNING,
)
NOT_TAGGED = _proof(
    504,
    "the PDF is not tagged",
    "Without structure nobody can listen to it in a sensible order.",
    "Export it as tagged PDF (PDF/UA).",
)
UNBALANCED_MARKS = _proof(
    510, "marked content is not balanced", "Readers lose track of what is content.", _REBUILD
)
MIXED_MARKS = _proof(
    511,
    "artifact and content are inside one another",
    "What is furniture and what is text can't be told apart.",
    _REBUILD,
)
UNMARKED_CONTENT = _proof(
    512,
    "something is painted that is neither content nor artifact",
    "Those who listen miss it, or hear it in the wrong place.",
    _REBUILD,
)
UNREADABLE_CONTENT = _proof(513, "content can't be decoded", "It is missing on the page.", _REBUILD)
REPEATED_MCID = _proof(
    514, "an MCID is used more than once", "It is read twice or not at all.", _REBUILD
)
UNCLAIMED_MCID = _proof(515, "no element claims an MCID", _SILENT, _REBUILD)
MISSING_CONTENT = _proof(516, "an element claims content that is not there", _SILENT, _REBUILD)
REPEATED_CLAIM = _proof(517, "two elements claim the same content", "It is read twice.", _REBUILD)
MISSING_STRUCT_PARENTS = _proof(
    518, "a page has tagged content, but no StructParents", _SILENT, _REBUILD
)
BAD_PARENT_TREE = _proof(
    519,
    "the parent tree is wrong",
    "From a place on the page readers find the wrong element, or none.",
    _REBUILD,
)
BROKEN_TREE = _proof(520, "the structure tree is broken", _SILENT, _REBUILD)
REPEATED_ELEMENT = _proof(
    521, "an element is reached more than once", "It is read more than once.", _REBUILD
)
UNREACHED_ELEMENT = _proof(522, "an element is never reached", _SILENT, _REBUILD)
WRONG_PARENT = _proof(
    523, "an element names another parent", "Readers that go up the tree get lost.", _REBUILD
)
UNKNOWN_ROLE = _proof(
    524, "a role is not known", "Readers can't tell what the element is.", _REBUILD
)
WRONG_NESTING = _proof(
    525, "elements are nested wrongly", "Lists and tables can't be walked through.", _REBUILD
)
UNTAGGED_ANNOTATION = _proof(
    530, "an annotation is not in the structure", "A link that nobody hears of.", _REBUILD
)
SILENT_ANNOTATION = _proof(
    531, "an annotation has no description", "Nobody hears where it leads.", _REBUILD
)
BROKEN_LINK = _proof(532, "a link has no annotation", "It leads nowhere.", _REBUILD)
WRONG_TAB_ORDER = _proof(
    533, "the tab order is not that of the structure", "The Tab key jumps about.", _REBUILD
)
NO_HEADING = _proof(
    540,
    "there is no heading",
    "Nobody can jump from part to part.",
    "Give the document headings.",
)
SKIPPED_LEVEL = _proof(
    541,
    "a heading level is skipped",
    "Listeners think that they missed a part.",
    "Begin with H1, and go down one level at a time.",
)
DEMOTED_HEADING = _proof(
    542,
    "a heading of the outline is no heading in the structure",
    "Those who listen can't jump there.",
    _REBUILD,
)
UNEVEN_TABLE = _proof(
    543, "a table's rows are not of one length", "Cells are read under the wrong head.", _REBUILD
)
NO_TABLE_HEAD = _proof(544, "a table has no head cells", "A cell's meaning is not said.", _REBUILD)
NO_SCOPE = _proof(
    545, "a head cell doesn't say what it heads", "Cells are read without their head.", _REBUILD
)
NO_ALT = _proof(
    546,
    "a figure has no words",
    "Those who don't see it learn nothing of it.",
    "Write alternative text.",
)
NO_BOX = _proof(
    547, "a figure doesn't say where it stands", "Readers can't show it alone.", _REBUILD
)
EMPTY_REPLACEMENT = _proof(
    548, "a text that is spoken instead is empty", _SILENT, "Write it, or leave it out."
)
NO_LANGUAGE = _proof(
    549,
    "the language is not said",
    "A screen reader speaks with the wrong voice.",
    "Set the document's language.",
)
WRONG_LANGUAGE = _proof(
    550,
    "a language tag is not well-formed",
    "A screen reader speaks with the wrong voice.",
    "Write a tag such as en-US or es.",
)
BAD_ID = _proof(551, "an ID is missing or stands twice", "References go astray.", _REBUILD)
BAD_UNICODE = _proof(
    552,
    "a character can't be read",
    "It is a box, a gap or nonsense to those who listen, search or copy.",
    "Use a font that has the character.",
)
FONT_NOT_EMBEDDED = _proof(
    553,
    "a font is not embedded",
    "The page looks different on each machine, or shows boxes.",
    "Embed all fonts when exporting.",
)
NO_METADATA = _proof(
    560, "metadata is missing", "Archives and readers can't tell what the file is.", _REBUILD
)
NO_TITLE = _proof(
    561,
    "the title is missing or not shown",
    "A screen reader announces a file name.",
    "Give the document a title, and let it be shown.",
)
FALSE_CLAIM = _proof(
    562,
    "a file for print claims to be accessible",
    "Someone may rely on it who can't read it.",
    _REBUILD,
)
NOT_CONFORMANT = _proof(
    563,
    "the validator found a fault",
    "The file does not keep the standard.",
    _REBUILD,
)
