"""Plain prose: paragraphs, bullets and bold words, read without a Markdown parser.

Most texts of most briefs have no other markup. Read here they take a twentieth of the time, and a
brief that has no other need not wait for the parser to be loaded, which takes as long as reading
twenty briefs. Whatever is not beyond doubt is left to the parser: what comes out is the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from briefpress.model.text import Listing, Paragraph, Span

if TYPE_CHECKING:
    from briefpress.model.text import Block, Prose
    from briefpress.reading.nodes import Scalar

#: A line that means itself. At its start a bullet, the indentation of an item or nothing; then,
#: perhaps in bold, a letter, a digit that begins no numbered list, or an opening quotation mark;
#: nowhere a character that could be markup, but for asterisks; no blank at its end.
_LINE = re.compile(
    r"(- |  )?(?!\d{1,9}[.)](?:\s|$))"
    r"((?:\*\*)?(?:[^\W_]|[“‘\"'(«¿¡$])[^\\`_\[\]<>&{}|~\n]*)(?<!\s)"
)
#: What may come after bold words, besides nothing.
_AFTER_BOLD = frozenset(" .,;:?!)”’")


class _Paragraph(Struct):
    """A paragraph in the making: each line's number in the text, its column, its words."""

    lines: list[tuple[int, int, str]] = field(default_factory=list)
    bullet: bool = False


def plain_prose(scalar: Scalar) -> Prose | None:
    """Return the prose of a text without other markup; None for a text that may have some."""
    if scalar.style != "literal" and not scalar.is_straight:
        return None
    paragraphs = _paragraphs(scalar.text)
    if paragraphs is None:
        return None
    blocks: list[Block] = []
    items: list[Prose] = []
    for paragraph in paragraphs:
        spans = tuple(_spans(paragraph.lines, scalar))
        if not spans:
            return None
        if paragraph.bullet:
            items.append((Paragraph(spans),))
            continue
        if items:
            blocks.append(Listing(tuple(items)))
            items = []
        blocks.append(Paragraph(spans))
    if items:
        blocks.append(Listing(tuple(items)))
    return tuple(blocks)


def _paragraphs(text: str) -> list[_Paragraph] | None:
    """Return paragraphs and items in order; None where a line may mean more than it says."""
    found: list[_Paragraph] = []
    here: _Paragraph | None = None
    for number, line in enumerate(text.split("\n")):
        if not line:
            here = None
            continue
        match = _LINE.fullmatch(line)
        if not match:
            return None
        marker, words = match.groups()
        if here is None or marker == "- ":
            if marker == "  " or (here and not here.bullet):
                return None
            here = _Paragraph(bullet=marker == "- ")
            found.append(here)
        elif here.bullet != (marker == "  "):
            return None
        here.lines.append((number, len(line) - len(words), words))
    return found


def _spans(lines: list[tuple[int, int, str]], scalar: Scalar) -> list[Span]:
    """Return the spans of a paragraph; none where an asterisk may not make anything bold."""
    file = scalar.mark.source.path
    found: list[Span] = []
    for number, column, words in lines:
        line, start = scalar.place(number, column)
        space = " " if number < lines[-1][0] else ""
        if "*" not in words:
            found.append(Span(words + space, line, start, file=file))
            continue
        parts = words.split("**")
        if not _is_bold(parts):
            return []
        parts[-1] += space
        for index, part in enumerate(parts):
            if part:
                found.append(Span(part, line, start, bold=index % 2 == 1, file=file))
            start += len(part) + 2
    return found


def _is_bold(parts: list[str]) -> bool:
    """Tell whether every second part of a line is bold, beyond doubt (CommonMark 0.31, 6.2).

    Words are, where they begin the line or follow a space, and end it or come before a space or
    a mark.
    """
    if len(parts) % 2 == 0 or any("*" in part for part in parts):
        return False
    first, *between, last = parts[::2]
    return (
        all(words and words == words.strip() for words in parts[1::2])
        and all(part and part[-1] == " " for part in ([first] if first else []) + between)
        and all(part and part[0] in _AFTER_BOLD for part in between + ([last] if last else []))
    )
