"""Every kind of problem briefpress can name, explained once.

Numbers are stable and never reused: 0xx files and commands, 1xx briefs, 2xx publications,
3xx layouts, 4xx composing a page, 5xx proofs of a PDF.
"""

from __future__ import annotations

from briefpress.diagnostics import Code, Severity

UNREADABLE_FILE = Code(
    "BP001",
    "the file can't be read",
    "What can't be read can't be published.",
    "Check the name, and that the file is a text file you may open.",
)
FILE_TOO_BIG = Code(
    "BP002",
    "the file is too big",
    "No page of text is that long; reading it would only waste time and memory.",
    "Keep pictures in files of their own, and one brief to a file.",
)
NOT_UTF8 = Code(
    "BP003",
    "the file is not in UTF-8",
    "Letters with accents would come out wrong.",
    "Save the file as UTF-8; most editors offer it when saving.",
)
CONTROL_CHARACTER = Code(
    "BP004",
    "there is a control character",
    "It can't be seen on a screen, and can't be printed.",
    "Delete it.",
)
BAD_YAML = Code(
    "BP005",
    "the YAML can't be understood",
    "Nothing after this place can be read with certainty.",
    "Mend the line named: quotes, brackets, or the column it starts in.",
)
DUPLICATE_KEY = Code(
    "BP006",
    "a key stands twice",
    "One of the two texts would be lost without anybody noticing.",
    "Keep one of the two.",
)
YAML_REFERENCE = Code(
    "BP007",
    "YAML anchors and aliases are not used here",
    "A file of a few lines could grow to fill all memory.",
    "Write the text out twice; put text that begins with & or * in quotes.",
)
YAML_TAG = Code(
    "BP008",
    "YAML tags are not used here",
    "Each key knows its own type; a tag could ask for anything.",
    "Remove the word with the exclamation mark, or put the text in quotes.",
)
SECOND_DOCUMENT = Code(
    "BP009",
    "the file holds more than one document",
    "Only one could be read, and the rest would be lost.",
    "Put the second into a file of its own, or indent a line of dashes that belongs to a text.",
)
TOO_DEEP = Code(
    "BP010",
    "the YAML is nested too deep",
    "No file of ours needs it, and it could exhaust the reader.",
    "Check the brackets and the indentation.",
)
BAD_KEY = Code(
    "BP011",
    "a key is not a plain word",
    "Only words can be looked up.",
    "Write a word before the colon.",
)
UNKNOWN_KEY = Code(
    "BP012",
    "the key is unknown",
    "Its text would never be printed.",
    "Write one of the keys that are known here.",
)
MISSING_KEY = Code(
    "BP013",
    "a key is missing",
    "The page would lack a part.",
    "Add the key and its text.",
)
WRONG_TYPE = Code(
    "BP014",
    "the value is of another kind than expected",
    "It could only be guessed what it means.",
    "Write it as the message shows.",
)
EMPTY_TEXT = Code(
    "BP015",
    "the text is empty",
    "There would be a heading with nothing under it, or a hole in a line.",
    "Write the text, or take an optional key away.",
)
OUTSIDE_PUBLICATION = Code(
    "BP016",
    "the path leads outside the publication",
    "The publication could not be moved or built elsewhere, and a private file could be printed.",
    "Copy the file into the publication's folder and name it from there.",
)
UNUSABLE_IMAGE = Code(
    "BP017",
    "the picture can't be used",
    "There would be a hole in the page.",
    "Use a PNG or a JPEG that opens in an image viewer, in RGB or greys.",
)
IMAGE_TOO_BIG = Code(
    "BP018",
    "the picture is too big",
    "It would make the file heavy to send and slow to print, and no paper shows so fine a grain.",
    "Scale it down; 300 pixels for an inch of paper are plenty.",
)
BAD_ALT = Code(
    "BP019",
    "the picture's alternative text says nothing",
    "Who can't see the picture would not know what it shows.",
    "Say in a sentence what the picture shows.",
)
BAD_LINK = Code(
    "BP020",
    "the address of a link is not usable",
    "The reader would click in vain, or be led where nobody wants to go.",
    "Write a whole address: https://…, http://…, mailto:… or tel:…",
)
BAD_LANGUAGE = Code(
    "BP021",
    "the language tag is not well-formed",
    "Screen readers choose their voice by it (BCP 47).",
    "Write a tag such as en, en-US, es-US or vi.",
)

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

NO_PUBLICATION = Code(
    "BP201",
    "there is no publication here",
    "Without content/publication.yaml nobody knows whose briefs these are.",
    "Go to the publication's folder, name it with --root, or make one with briefpress init.",
)
BAD_AXIS = Code(
    "BP202",
    "an axis of the matrix is not usable",
    "Briefs name goals and functions by their keys.",
    "Give each a key of lowercase letters, digits and underscores, and a label.",
)

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
UNUSABLE_FACE = Code(
    "BP403",
    "a face of the layout can't be used",
    "Without its face a text can't be drawn.",
    "Name a shipped face, or a static TrueType file (.ttf) inside the publication.",
)

# 08x: building

BAD_EPOCH = Code(
    "BP080",
    "SOURCE_DATE_EPOCH is not a time",
    "The date in the PDFs comes from it when it is set.",
    "Set it to a number of seconds since 1970, or unset it.",
)
UNWRITABLE_FILE = Code(
    "BP081",
    "a file can't be written",
    "What was built would be lost.",
    "Make room on the disk, or give yourself the right to write there.",
)
SAME_OUTPUT = Code(
    "BP082",
    "two briefs make the same PDF",
    "One would overwrite the other.",
    "Give one of them another slug.",
)

# 5xx: proofs of a PDF


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
