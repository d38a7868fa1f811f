"""The inside of a paragraph of an old file: spans; what they can't hold is handed back."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from briefpress.model.text import Span
from briefpress.reading.links import check_link
from briefpress.reading.source import UNPRINTABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markdown_it.token import Token

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)", re.ASCII)
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
#: All that is blank and ends no line: no Markdown keeps any at an end of a line, however written.
_BLANK = "".join(filter(str.isspace, map(chr, range(0x3001)))).replace("\n", "")
_BLANKS = re.compile(r"[ \t]+")
_BREAKS = re.compile(rf"[{_BLANK}]*\n[{_BLANK}]*")

_BOLD = ("strong_open", "b", "strong")
_ITALIC = ("em_open", "i", "em")
#: Tags that only say how their words look.
_LOOKS = (*_BOLD, *_ITALIC, "u", "ins", "span", "font", "big", "small", "sup", "sub", "center", "p")


def read_spans(tokens: Iterable[Token], left: Callable[[str], None]) -> tuple[Span, ...]:
    """Return the spans of a paragraph, without places; a hard line break is a line end.

    `left` is told what has no place, such as a picture. Runs of blanks become one.
    """
    reader = _Reader(left)
    for token in tokens:
        reader.read(token)
    return tidy(reader.spans)


def plain_text(spans: Iterable[Span]) -> str:
    """Return what spans say."""
    return "".join(span.text for span in spans)


def tidy(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans with single blanks, none at the ends or around line ends, no empty span."""
    found: list[Span] = []
    for span in spans:
        text = _BREAKS.sub("\n", _BLANKS.sub(" ", span.text))
        if not found:
            text = text.lstrip()
        elif found[-1].text.endswith((*_BLANK, "\n")):
            text = text.lstrip(_BLANK)
        if text.startswith("\n"):
            before = found.pop()
            if shorter := before.text.rstrip(_BLANK):
                found.append(structs.replace(before, text=shorter))
        if text:
            found.append(structs.replace(span, text=text))
    while found and not found[-1].text.rstrip():
        found.pop()
    if found:
        found[-1] = structs.replace(found[-1], text=found[-1].text.rstrip())
    return tuple(found)


class _Look(Struct, frozen=True):
    bold: int = 0
    italic: int = 0
    link: str | None = None


class _Reader:
    """Turns tokens into spans."""

    def __init__(self, left: Callable[[str], None]) -> None:
        self.spans: list[Span] = []
        self._left = left
        self._look = _Look()

    def read(self, token: Token) -> None:
        """Read one token."""
        match token.type:
            case "text" | "code_inline" | "text_special":
                self._add(token.content)
            case "softbreak":
                self._add(" ")
            case "hardbreak":
                self._add("\n")
            case "link_open":
                self._look = structs.replace(self._look, link=str(token.attrs["href"]))
                if title := token.attrs.get("title"):
                    self._left(str(title))
            case "link_close":
                self._end_link()
            case "image":
                self._left(f"![{token.content}]({token.attrs['src']})")
            case "html_inline":
                self._html(token.content)
            case _:
                self._style(token.type.replace("_close", "_open"), token.nesting)

    def _add(self, text: str) -> None:
        look = self._look
        # An entity can stand for what nobody sees, and no brief may hold.
        text = UNPRINTABLE.sub("", text)
        self.spans.append(Span(text, bold=look.bold > 0, italic=look.italic > 0, link=look.link))

    def _style(self, name: str, step: int) -> None:
        if name in _BOLD:
            self._look = structs.replace(self._look, bold=self._look.bold + step)
        elif name in _ITALIC:
            self._look = structs.replace(self._look, italic=self._look.italic + step)

    def _end_link(self) -> None:
        """End a link; an address that a brief can't link to stands in brackets after the words."""
        link = self._look.link
        self._look = structs.replace(self._look, link=None)
        if link is None:
            return
        try:
            check_link(link)
        except ValueError:
            self.spans = [
                structs.replace(span, link=None) if span.link == link else span
                for span in self.spans
            ]
            if link:
                self._add(f" ({link})")

    def _html(self, text: str) -> None:
        """Follow the tags that have a meaning here; of others only what they enclose is kept."""
        tag = _TAG.match(text)
        if not tag:
            self._left(text)
            return
        name = tag["name"].lower()
        if name == "br":
            self._add("\n")
        elif name == "a":
            href = _HREF.search(text)
            if tag["end"]:
                self._end_link()
            elif href:
                address = next(filter(None, href.groups()), "")
                self._look = structs.replace(self._look, link=html.unescape(address))
        elif name in _LOOKS:
            self._style(name, -1 if tag["end"] else 1)
        elif not tag["end"]:
            self._left(text)
