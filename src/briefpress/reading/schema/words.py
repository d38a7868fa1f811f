"""What may stand in a file of words."""

from typing import Annotated, Any, ClassVar, Self

from msgspec import Meta, Struct

from briefpress.codes.layouts import BAD_PATTERN
from briefpress.reading.context import Context
from briefpress.reading.field import Field
from briefpress.reading.nodes import Node
from briefpress.reading.patterns import check_pattern
from briefpress.reading.schema.fields import one_line


class Word(Field[str]):
    """A word or a sentence as it is printed; a subclass has gaps that are filled in."""

    schema: ClassVar[dict[str, Any]] = {"type": "string", "minLength": 1}
    needed: ClassVar[tuple[str, ...]] = ()
    optional: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read the text and check its gaps, if it is to have any."""
        text = one_line(context.scalar(node, "text").text)
        gaps = cls.needed + cls.optional
        try:
            if gaps:
                check_pattern(text, gaps, cls.needed)
        except ValueError as error:
            context.refuse(BAD_PATTERN, node.mark, str(error))
        return cls(text, node.mark)


class Summary(Word):
    """What the matrix says."""

    needed = ("marks",)


class MarkPattern(Word):
    """What one mark says."""

    needed = ("goal", "function")


class NumberPattern(Word):
    """The number of a brief."""

    needed = ("number",)


class PagePattern(Word):
    """The number of a page."""

    needed = ("page", "pages")


class DayPattern(Word):
    """A sentence with a date in it."""

    needed = ("date",)


class TargetPattern(Word):
    """A sentence with the target of a link in it."""

    needed = ("target",)


class DatePattern(Word):
    """A date, written out."""

    needed = ("day", "month", "year")
    optional = ("weekday",)


class CountPattern(Word):
    """How many there are."""

    needed = ("count",)


class MonthPattern(Word):
    """A month of a year."""

    needed = ("month", "year")


class PeriodPattern(Word):
    """From a day to a day."""

    needed = ("first", "last")


class ShortDayPattern(Word):
    """A day, the year being known."""

    needed = ("day", "month")


class BulletinTitlePattern(Word):
    """The title of a bulletin."""

    needed = ("name", "period")


class PageOnlyPattern(Word):
    """A sentence with the number of a page in it."""

    needed = ("page",)


class NoticePattern(Word):
    """A brief that was withdrawn."""

    needed = ("title", "date", "withdrawn")


class BulletinWordsFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """The words that the pages of a bulletin bring."""

    title: Annotated[
        BulletinTitlePattern, Meta(description="The document's title: {name} and {period}.")
    ]
    contents: Annotated[Word, Meta(description="Heading of the contents.")]
    calendar: Annotated[Word, Meta(description="Heading of the calendar.")]
    coverage: Annotated[Word, Meta(description="Heading of the coverage of the matrix.")]
    index: Annotated[Word, Meta(description="Heading of the index.")]
    by_function: Annotated[Word, Meta(description="Heading of the index by function.")]
    by_goal: Annotated[Word, Meta(description="Heading of the index by goal.")]
    by_subject: Annotated[Word, Meta(description="Heading of the index by title.")]
    by_source: Annotated[Word, Meta(description="Heading of the index by source.")]
    briefs: Annotated[CountPattern, Meta(description="How many briefs there are: {count}.")]
    briefs_one: Annotated[Word, Meta(description="The same where there is one.")]
    month: Annotated[MonthPattern, Meta(description="A month as a title: {month} and {year}.")]
    period: Annotated[PeriodPattern, Meta(description="A period: {first} and {last}.")]
    day: Annotated[DatePattern, Meta(description="A day of it: {day}, {month}, {year}.")]
    short_day: Annotated[ShortDayPattern, Meta(description="A day without its year.")]
    coverage_note: Annotated[Word, Meta(description="What the numbers of the coverage are.")]
    total: Annotated[Word, Meta(description="Head of the row and column of sums.")]
    gaps: Annotated[Word, Meta(description="Heading of the goals and functions not served.")]
    gaps_none: Annotated[Word, Meta(description="A sentence where all were.")]
    go_to: Annotated[PageOnlyPattern, Meta(description="What a link to a page does: {page}.")]
    notices: Annotated[Word, Meta(description="Heading of the briefs that were withdrawn.")]
    notices_note: Annotated[Word, Meta(description="What readers are to do with them.")]
    notice: Annotated[
        NoticePattern, Meta(description="One of them: {title}, {date} and {withdrawn}.")
    ]


class PackPattern(Word):
    """Words with the number of a pack in them."""

    needed = ("pack",)


class OrganizationPattern(Word):
    """A sentence with the publisher's name in it."""

    needed = ("organization",)


class StockPattern(Word):
    """Words with the name of a kind of labels in them."""

    needed = ("stock",)


class PersonPattern(Word):
    """A sentence with a person and a school in it."""

    needed = ("name", "school")


class CopyPattern(Word):
    """A sentence with the number of a copy and its document in it."""

    needed = ("number", "document")


class AddressPattern(Word):
    """A sentence with a mail address in it."""

    needed = ("address",)


class DistributionWordsFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """The words on the papers of a pack."""

    routing_slip: Annotated[Word, Meta(description="Heading of the routing slip.")]
    sign_off: Annotated[Word, Meta(description="Heading of the sign-off sheet.")]
    run_sheet: Annotated[Word, Meta(description="Heading of the run sheet.")]
    pack: Annotated[PackPattern, Meta(description="The number of a pack: {pack}.")]
    pack_code: Annotated[
        PackPattern, Meta(description="What its code is, for those who listen: {pack}.")
    ]
    deliver_to: Annotated[Word, Meta(description="Heading of the address.")]
    contents: Annotated[Word, Meta(description="Heading of what is in the pack.")]
    slip_note: Annotated[Word, Meta(description="What to do with the pack.")]
    sign_note: Annotated[Word, Meta(description="What people sign.")]
    sign_return: Annotated[OrganizationPattern, Meta(description="Where to: {organization}.")]
    item: Annotated[Word, Meta(description="Head of a column.")]
    edition: Annotated[Word, Meta(description="Head of a column.")]
    standard: Annotated[Word, Meta(description="The edition that is not a special one.")]
    copies: Annotated[Word, Meta(description="Head of a column.")]
    numbers: Annotated[Word, Meta(description="Head of a column: which copies.")]
    pages: Annotated[Word, Meta(description="Head of a column.")]
    name: Annotated[Word, Meta(description="Head of a column.")]
    role: Annotated[Word, Meta(description="Head of a column.")]
    copy: Annotated[Word, Meta(description="Head of a column: the number of the copy.")]
    signature: Annotated[Word, Meta(description="Head of a column.")]
    date: Annotated[Word, Meta(description="Head of a column.")]
    stamp: Annotated[NumberPattern, Meta(description="On each page of a copy: {number}.")]
    for_print_room: Annotated[Word, Meta(description="Whom the run sheet is for.")]
    by_paper: Annotated[Word, Meta(description="Heading.")]
    by_school: Annotated[Word, Meta(description="Heading.")]
    school: Annotated[Word, Meta(description="Head of a column.")]
    printer: Annotated[Word, Meta(description="Head of a column.")]
    by_hand: Annotated[Word, Meta(description="Instead of a printer.")]
    paper: Annotated[Word, Meta(description="Head of a column.")]
    impressions: Annotated[Word, Meta(description="Head of a column: printed sides.")]
    sheets: Annotated[Word, Meta(description="Head of a column.")]
    staples: Annotated[Word, Meta(description="Head of a column.")]
    total: Annotated[Word, Meta(description="Head of the sums.")]
    calibration: Annotated[
        StockPattern, Meta(description="Heading of the sheet to adjust labels by: {stock}.")
    ]
    calibration_note: Annotated[Word, Meta(description="How to use it.")]
    mail_attached: Annotated[Word, Meta(description="That the PDF is attached.")]
    mail_reason: Annotated[PersonPattern, Meta(description="To whom: {name} and {school}.")]
    mail_copy: Annotated[CopyPattern, Meta(description="Which copy: {number} of {document}.")]
    mail_leave: Annotated[AddressPattern, Meta(description="How to get no more: {address}.")]


class WordsFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """The words that the page itself brings."""

    context: Annotated[Word, Meta(description="Heading of the context.")]
    sources: Annotated[Word, Meta(description="Heading of the sources.")]
    relevance: Annotated[Word, Meta(description="Heading of the relevance.")]
    techniques: Annotated[Word, Meta(description="Heading of the techniques.")]
    thought: Annotated[Word, Meta(description="Heading of the closing question.")]
    contact: Annotated[Word, Meta(description="Heading of the contact block.")]
    goals: Annotated[Word, Meta(description="Heading of the matrix's goals.")]
    functions: Annotated[Word, Meta(description="Heading of the matrix's functions.")]
    marked: Annotated[Word, Meta(description="A marked cell, for those who listen.")]
    matrix_summary: Annotated[Summary, Meta(description="The matrix in a sentence: {marks}.")]
    matrix_summary_none: Annotated[Word, Meta(description="The same where no cell is marked.")]
    matrix_mark: Annotated[MarkPattern, Meta(description="One mark: {goal} and {function}.")]
    number: Annotated[NumberPattern, Meta(description="The brief's number: {number}.")]
    page: Annotated[PagePattern, Meta(description="The folio: {page} and {pages}.")]
    accessed: Annotated[DayPattern, Meta(description="When a source was looked up: {date}.")]
    expires: Annotated[DayPattern, Meta(description="When the brief is out of date: {date}.")]
    supersedes: Annotated[DayPattern, Meta(description="Which day's brief it replaces: {date}.")]
    email: Annotated[Word, Meta(description="Before the mail address.")]
    address: Annotated[Word, Meta(description="Before the postal address.")]
    telephone: Annotated[Word, Meta(description="Before the telephone number.")]
    web: Annotated[Word, Meta(description="Before the web address.")]
    link_email: Annotated[TargetPattern, Meta(description="What a mail link does: {target}.")]
    link_telephone: Annotated[TargetPattern, Meta(description="What a tel link does: {target}.")]
    link_web: Annotated[TargetPattern, Meta(description="What a web link does: {target}.")]
    qr: Annotated[TargetPattern, Meta(description="What a code is for: {target}.")]
    date: Annotated[
        DatePattern, Meta(description="A date: {day}, {month}, {year}, and {weekday} if wanted.")
    ]
    months: Annotated[
        tuple[Word, ...],
        Meta(min_length=12, max_length=12, description="The months inside a date, January first."),
    ]
    weekdays: Annotated[
        tuple[Word, ...],
        Meta(min_length=7, max_length=7, description="The days inside a date, Monday first."),
    ]
    bulletin: Annotated[BulletinWordsFile, Meta(description="The words of a bulletin's own pages.")]
    distribution: Annotated[
        DistributionWordsFile, Meta(description="The words on the papers of a pack.")
    ]
