"""What may stand in a file of words."""

from typing import Annotated, Any, ClassVar, Self

from msgspec import Meta, Struct

from briefpress.codes.layouts import BAD_PATTERN
from briefpress.reading.context import Context
from briefpress.reading.field import Field
from briefpress.reading.nodes import Node
from briefpress.reading.patterns import check_pattern
from briefpress.reading.schema.fields import span_of


class Word(Field[str]):
    """A word or a sentence as it is printed; a subclass has gaps that are filled in."""

    schema: ClassVar[dict[str, Any]] = {"type": "string", "minLength": 1}
    needed: ClassVar[tuple[str, ...]] = ()
    optional: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read the text and check its gaps, if it is to have any."""
        text = span_of(context.scalar(node, "text")).text
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


class TitlePattern(Word):
    """A sentence with a title in it."""

    needed = ("title",)


class TargetPattern(Word):
    """A sentence with the target of a link in it."""

    needed = ("target",)


class DatePattern(Word):
    """A date, written out."""

    needed = ("day", "month", "year")
    optional = ("weekday",)


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
    supersedes: Annotated[TitlePattern, Meta(description="Which brief it replaces: {title}.")]
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
