"""Problems of distribution: 8xx."""

from __future__ import annotations

from briefpress.diagnostics import Code, Severity

BAD_CSV = Code(
    "BP801",
    "the table can't be understood",
    "Cells would end up under the wrong heading.",
    "Export it again as CSV, with a comma, a semicolon or a tab between the cells.",
)
BAD_COLUMNS = Code(
    "BP802",
    "the columns are not those of a list of recipients",
    "A cell without its heading has no meaning, and a heading that is unknown is never used.",
    "Begin the file with the line of headings that the documentation shows.",
)
BAD_CELL = Code(
    "BP803",
    "a cell can't be used",
    "The copy would go astray, or to nobody.",
    "Write it as the message shows.",
)
FORMULA = Code(
    "BP804",
    "a cell begins like a formula",
    "A spreadsheet would run it on the machine of whoever opens the list or a report of it.",
    "Write plain text: no =, +, - or @ at the beginning of a cell.",
)
DUPLICATE_RECIPIENT = Code(
    "BP805",
    "a recipient stands in the list twice",
    "The same person would get the same thing twice, and nobody would know which one counts.",
    "Delete one of the rows, or put the number of copies into one of them.",
)
LOST_ZERO = Code(
    "BP806",
    "a postal code has lost its leading zero",
    "Spreadsheets take it for a number; the post would send it to another state.",
    "Write all five digits, and format the column as text.",
)
FORBIDDEN_RECIPIENT = Code(
    "BP810",
    "the label forbids that a person gets it",
    "The Traffic Light Protocol says how far a text may go, and the institute has promised it.",
    "Take the person out of the list, mend clearance and group there, or plan with --cleared-only.",
)
NOTHING_TO_DISTRIBUTE = Code(
    "BP811",
    "there is nothing to distribute",
    "A pack without its bulletin is no pack.",
    "Build it first: briefpress build for a day, briefpress compile for a month.",
)
NO_RECIPIENTS = Code(
    "BP812",
    "nobody gets it",
    "There would be nothing to print and nothing to send.",
    "Add rows to content/recipients.csv.",
)
STALE_PLAN = Code(
    "BP813",
    "the plan is out of date",
    "What lies in the packs is not what would be sent now.",
    "Plan again: briefpress distribute plan.",
)
NO_LEDGER = Code(
    "BP820",
    "the ledger can't be used",
    "Nothing may be sent that is not written down before and after.",
    "See the message; the file is .briefpress/ledger.sqlite3.",
)
UNKNOWN_COPY = Code(
    "BP821",
    "there is no such copy or pack",
    "A receipt for something that was never handed out proves nothing.",
    "Check the number on the sheet.",
)
NO_MAIL_SETTINGS = Code(
    "BP830",
    "it is not said how mail is sent",
    "There is no server to give it to.",
    "Add distribution: mail: to content/publication.yaml, with host and from.",
)
NO_PASSWORD = Code(
    "BP831",
    "the password of the mail server is missing",
    "The server takes no mail from strangers.",
    "Set BRIEFPRESS_SMTP_PASSWORD, or store it in the keyring under the service briefpress.",
)
MAIL_FAILED = Code(
    "BP832",
    "mail was not sent",
    "Somebody waits for it.",
    "See the server's words; run the command again for what may pass, mend the list for the rest.",
)
PRINT_FAILED = Code(
    "BP833",
    "a print job was not taken",
    "A school waits for its copies.",
    "See the words of CUPS; run the command again when the printer is ready.",
)
UNFIT_PRINTER = Code(
    "BP834",
    "the printer can't print it so",
    "The copies would come out wrong, and nobody would see it before they are handed out.",
    "Name another printer, or change distribution: print: in content/publication.yaml.",
)
PLAN_B = Code(
    "BP835",
    "the printer can't do all that was asked",
    "The copies can be read, but look other than planned.",
    "Nothing need be done; or name another printer.",
    Severity.WARNING,
)
UNCERTAIN = Code(
    "BP836",
    "it is not known whether it arrived",
    "The connection or the program ended between handing it over and the answer.",
    "Ask the recipient; then acknowledge it, or send again with --resend uncertain.",
)
BAD_SERVER = Code(
    "BP837",
    "the mail server can't be used",
    "No mail can be handed over safely.",
    "Check host, port and security in content/publication.yaml.",
)
LABEL_TOO_SMALL = Code(
    "BP814",
    "an address does not fit the label",
    "It would run over its edge, onto the next one.",
    "Choose larger labels, such as --labels 5163, or shorten the address.",
)
PASSWORD_IN_FILE = Code(
    "BP838",
    "a password stands in a file of the publication",
    "Whoever reads, copies or keeps the publication could send mail in its name.",
    "Take it out, change it, and set BRIEFPRESS_SMTP_PASSWORD or use the keyring.",
)
NO_CUPS = Code(
    "BP839",
    "the printing system can't be used",
    "Nothing can be printed without it.",
    "Start CUPS, or install its programs: apt install cups-client cups-ipp-utils.",
)
