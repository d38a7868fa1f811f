"""Problems of files and of commands: 0xx."""

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
    "there is a control character, or another that can't be seen",
    "It can't be printed, and those who search or listen stumble over it.",
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
BAD_PERIOD = Code(
    "BP083",
    "the period can't be understood",
    "It is not known which briefs are meant.",
    "Write a month (2026-09), a year (2026), or --from 2026-09-01 --to 2026-09-15.",
)
NO_BRIEFS = Code(
    "BP084",
    "there are no briefs of that period",
    "A bulletin of nothing would help nobody.",
    "Check the period; briefs are in content/YYYY-MM/.",
)
STALE_OUTPUT = Code(
    "BP085",
    "a daily PDF changed while the bulletin was made",
    "The bulletin would not hold what was built.",
    "Run the command again, when no other one is at work here.",
)
GONE_BRIEF = Code(
    "BP086",
    "a PDF is there whose brief is gone",
    "Who prints or sends all that is in the folder takes it for one of today's.",
    "Delete it if it is not to go out any more; or bring its brief back.",
    Severity.WARNING,
)
