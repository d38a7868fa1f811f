"""Values that read themselves from a node: a line of text, a day, an address, a language."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any, ClassVar, Self

from msgspec.structs import replace

from briefpress.codes.briefs import BAD_SLUG
from briefpress.codes.files import BAD_LANGUAGE, BAD_LINK, WRONG_TYPE
from briefpress.model.text import Span
from briefpress.reading import links
from briefpress.reading.field import Field
from briefpress.reading.languages import check_language
from briefpress.reading.places import grown, runs_on

if TYPE_CHECKING:
    from briefpress.diagnostics import Code
    from briefpress.reading.context import Context
    from briefpress.reading.nodes import Node, Scalar

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
#: A file's name has at most 255 bytes nearly everywhere; what is added to a slug is far shorter.
_LONGEST_SLUG = 100
_REFERENCE = re.compile(rf"({_DAY.pattern})(?:-{_SLUG.pattern})?")


class Line(Field[Span]):
    """One line of text, which may be folded over several lines of the file."""

    schema: ClassVar[dict[str, Any]] = {"type": "string", "minLength": 1}
    code: ClassVar[Code] = WRONG_TYPE

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read a text that isn't empty."""
        scalar = context.scalar(node, "text")
        span = span_of(scalar)
        try:
            cls.check(span.text)
        except ValueError as error:
            context.refuse(cls.code, scalar.mark, str(error))
        return cls(span, scalar.mark)

    @staticmethod
    def check(text: str) -> None:
        """Raise ValueError with a sentence for the author when the text can't be used."""


def one_line(text: str) -> str:
    """Return a text as one line: what `span_of` reads, where nobody asks for places."""
    parts = (written.strip() for written in text.split("\n"))
    return " ".join(part for part in parts if part).replace("\t", " ")


def span_of(scalar: Scalar) -> Span:
    """Return a text as one line, its line ends turned to spaces, with its places."""
    return straight_span(scalar) if scalar.is_straight else folded_span(scalar)


def straight_span(scalar: Scalar) -> Span:
    """Return a text that stands in the source as it is: most do, and this is six times as fast."""
    written = scalar.text
    text = written.strip()
    place = scalar.place(0, written.index(text))
    return Span(text.replace("\t", " "), *place, file=scalar.mark.source.path)


def folded_span(scalar: Scalar) -> Span:
    """Return a text as one line, whatever it was written like."""
    span = Span("", file=scalar.mark.source.path)
    straight = runs_on(scalar)
    for number, written in enumerate(scalar.text.split("\n")):
        if not (part := written.strip()):
            continue
        if span.text:
            span = replace(span, text=f"{span.text} ")
        start = written.index(part)
        columns = range(start, start + (1 if straight else len(part)))
        span = grown(span, part, [scalar.place(number, column) for column in columns])
    return replace(span, text=span.text.replace("\t", " "))


class WebAddress(Line):
    """A URL with http or https."""

    schema: ClassVar[dict[str, Any]] = {"type": "string", "format": "iri", "pattern": "^https?://"}
    code = BAD_LINK

    @staticmethod
    def check(text: str) -> None:
        """Refuse other schemes and malformed hosts."""
        links.check_web_address(text)


class EmailAddress(Line):
    """A mail address, without a scheme."""

    schema: ClassVar[dict[str, Any]] = {"type": "string", "format": "email"}
    code = BAD_LINK

    @staticmethod
    def check(text: str) -> None:
        """Refuse what has no mailbox or no domain."""
        links.check_email(text)


class TelephoneNumber(Line):
    """A telephone number as it is printed."""

    code = BAD_LINK

    @staticmethod
    def check(text: str) -> None:
        """Refuse what nobody could dial."""
        links.check_telephone(text)


class LanguageTag(Line):
    """A BCP 47 tag."""

    code = BAD_LANGUAGE

    @staticmethod
    def check(text: str) -> None:
        """Refuse what is not well-formed."""
        check_language(text)


class Slug(Line):
    """The last part of a file's name."""

    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": f"^{_SLUG.pattern}$",
        "maxLength": _LONGEST_SLUG,
    }
    code = BAD_SLUG

    @staticmethod
    def check(text: str) -> None:
        """Refuse what doesn't work in every file system."""
        if len(text) > _LONGEST_SLUG:
            message = f"the slug has {len(text)} characters, more than {_LONGEST_SLUG}"
            raise ValueError(message)
        if not _SLUG.fullmatch(text):
            raise ValueError(f"{text!r} has other than lowercase letters, digits and hyphens")


class BriefReference(Line):
    """Another brief, by its date, with its slug where the day has more than one."""

    schema: ClassVar[dict[str, Any]] = {"type": "string", "pattern": f"^{_REFERENCE.pattern}$"}

    @staticmethod
    def check(text: str) -> None:
        """Refuse what can't be the name of a brief."""
        match = _REFERENCE.fullmatch(text)
        if not match or not day_of(match[1]):
            raise ValueError(f"{text!r} is not a date such as 2026-09-14, with or without a slug")


def day_of(text: str) -> datetime.date | None:
    """Read ``YYYY-MM-DD``; None when it isn't a day of the calendar."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


class Day(Field[datetime.date]):
    """A day of the calendar."""

    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "format": "date",
        "pattern": f"^{_DAY.pattern}$",
    }

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read ``YYYY-MM-DD``."""
        date = day_of(context.scalar(node, "a date such as 2026-09-14").text.strip())
        if date is None:
            context.wrong_type(node, "a date such as 2026-09-14")
        return cls(date, node.mark)
