"""The inside of a paragraph: tokens of markdown-it to spans with their places.

markdown-it's inline tokens don't say where they stand. But each is made from a stretch of the
source whose length is known, so a cursor that goes along with them always does.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from briefpress.codes.briefs import EMPTY_LINK, MARKUP
from briefpress.codes.files import BAD_LANGUAGE, BAD_LINK, CONTROL_CHARACTER
from briefpress.model.text import Span
from briefpress.reading.languages import check_language
from briefpress.reading.links import check_link
from briefpress.reading.places import grown, runs_on
from briefpress.reading.source import UNPRINTABLE, Mark, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from briefpress.diagnostics import Code
    from briefpress.reading.nodes import Scalar
    from briefpress.reading.source import Problems

_LINE_END = re.compile(r"[ ]*\\?\n[ \t]*")
_BLANK = re.compile(r"[\t\n\r\f]")

#: What is refused inside a paragraph: how it is called, and what to write instead.
_REFUSED = {
    "image": ("a picture", "Name it under the key `figure`, with its alt text."),
    "code_inline": ("code", "Write the words without backticks, or in quotation marks."),
    "html_inline": ("HTML", "Write **bold**, *italic* or [links](https://…); \\< for a plain <."),
    "s_open": ("struck text", "Take the words out; a brief shows what holds."),
}

#: Markup that did not become any, and stayed as text that nobody meant to print.
_LEFT_OVER = (
    (
        re.compile(r"\]\("),
        BAD_LINK,
        "this link is not well-formed",
        "Write [words](https://…) without spaces in the address; \\[ for a plain bracket.",
    ),
    (
        re.compile(r"\]\{|\{ *lang\b"),
        MARKUP,
        "this change of language is not well-formed",
        "Write [palabras]{lang=es}.",
    ),
    (
        re.compile(r"\*\*"),
        MARKUP,
        "these two asterisks don't make anything bold",
        "Write **words** without spaces inside; \\* for a plain asterisk.",
    ),
)


class InlineSource(Struct, frozen=True):
    """The text of a paragraph, which starts in line `first` of the scalar's `lines`."""

    text: str
    first: int
    lines: Sequence[str]
    scalar: Scalar

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column in the file of an offset in the paragraph's text.

        markdown-it takes away what stands before each line (indentation, list markers), so each
        is the end of a line of the scalar, but for blanks at its own end.
        """
        number = self.text.count("\n", 0, offset)
        start = self.text.rfind("\n", 0, offset) + 1
        line = self.text[start:].split("\n", 1)[0].rstrip(" \t")
        source = self.lines[self.first + number].rstrip(" \t")
        return self.scalar.place(self.first + number, len(source) - len(line) + offset - start)


class InlineReader:
    """Turns the tokens of one paragraph into spans."""

    def __init__(self, source: InlineSource, problems: Problems) -> None:
        self._source = source
        self._problems = problems
        self._cursor = 0
        self._spans: list[Span] = []
        #: How a span looks here, and around each markup that is open: a span without text.
        self._look = Span("", file=source.scalar.mark.source.path)
        self._outer: list[Span] = []
        #: The look of the last span, none at the start of a line, where a new one begins.
        self._last_look: Span | None = None
        self._straight = runs_on(source.scalar)
        #: Where links and changes of language begin that are open and have no words so far.
        self._wordless: list[int] = []

    def spans(self, tokens: Sequence[Token]) -> tuple[Span, ...]:
        """Read all tokens; what is wrong is reported and left out."""
        for token in tokens:
            self._read(token)
        return tuple(self._spans)

    def _read(self, token: Token) -> None:
        match token.type:
            case "text":
                self._text(token.content)
            case "text_special":
                self._special(token)
            case "softbreak" | "hardbreak":
                self._line_end(" " if token.type == "softbreak" else "\n")
            case "strong_open":
                self._enter(replace(self._look, bold=True), len(token.markup))
            case "em_open":
                self._enter(replace(self._look, italic=True), len(token.markup))
            case "link_open":
                self._enter_link(token)
            case "span_open":
                self._wordless.append(self._cursor)
                self._enter(replace(self._look, language=self._language(token)), 1)
            case "link_close" | "strong_close" | "em_close" | "span_close":
                self._leave(token)
            case _:
                self._refuse(token)

    def _text(self, text: str) -> None:
        for pattern, code, message, hint in _LEFT_OVER:
            for match in pattern.finditer(text):
                self._report(code, self._cursor + match.start(), message, hint)
        self._add(text, self._cursor)
        self._cursor += len(text)

    def _special(self, token: Token) -> None:
        """Add an escaped character, or the one that an entity stands for."""
        if match := UNPRINTABLE.search(token.content):
            message = f"{token.markup} is {named(match.group())}"
            self._report(CONTROL_CHARACTER, self._cursor, message, "Remove it.")
        is_escape = token.info == "escape" and token.content != token.markup
        self._add(_BLANK.sub(" ", token.content), self._cursor + is_escape)
        self._cursor += len(token.markup)

    def _line_end(self, text: str) -> None:
        self._add(text, self._cursor)
        self._last_look = None
        match = _LINE_END.match(self._source.text, self._cursor)
        self._cursor = match.end() if match else self._cursor

    def _add(self, text: str, offset: int) -> None:
        """Add text to the span before, where that looks the same and is on the same line."""
        if not text:
            return
        if not text.isspace():
            self._wordless.clear()
        written = self._source.text.startswith(text, offset) and not self._straight
        places = [self._source.place(offset + i) for i in range(len(text) if written else 1)]
        before = self._spans.pop() if self._look == self._last_look else self._look
        span = grown(before, text, places)
        self._spans.append(replace(span, text=unicodedata.normalize("NFC", span.text)))
        self._last_look = self._look

    def _enter(self, look: Span, width: int) -> None:
        self._outer.append(self._look)
        self._look = look
        self._cursor += width

    def _enter_link(self, token: Token) -> None:
        self._wordless.append(self._cursor)
        link = str(token.attrs["href"])
        try:
            check_link(link)
        except ValueError as error:
            self._report(BAD_LINK, self._cursor, str(error))
        if "title" in token.attrs:
            message = "the words in quotes after the link's address are not printed"
            self._report(MARKUP, self._cursor, message, "Take them out.")
        self._enter(replace(self._look, link=link), 1)

    def _language(self, token: Token) -> str | None:
        if set(token.attrs) != {"lang"} or token.meta:
            message = "only a language can be given in braces"
            self._report(MARKUP, self._cursor, message, "Write [palabras]{lang=es}.")
            return None
        language = str(token.attrs["lang"])
        try:
            check_language(language)
        except ValueError as error:
            self._report(BAD_LANGUAGE, self._cursor, str(error))
        return language

    def _leave(self, token: Token) -> None:
        if token.type in ("link_close", "span_close") and self._wordless:
            what = "link" if token.type == "link_close" else "change of language"
            code = EMPTY_LINK if token.type == "link_close" else MARKUP
            hint = "Write the words between the square brackets."
            self._report(code, self._wordless.pop(), f"this {what} has no words", hint)
        self._look = self._outer.pop()
        self._cursor = token.meta.get("end", self._cursor + len(token.markup))

    def _refuse(self, token: Token) -> None:
        if token.type in _REFUSED:
            what, hint = _REFUSED[token.type]
            self._report(MARKUP, self._cursor, f"{what} is not used here", hint)
        self._cursor = token.meta.get("end", self._cursor + len(token.markup))

    def _report(self, code: Code, offset: int, message: str, hint: str | None = None) -> None:
        mark = Mark(self._source.scalar.mark.source, *self._source.place(offset))
        self._problems.add(code, mark, message, hint)
