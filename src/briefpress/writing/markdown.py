"""Prose as Markdown: paragraphs broken into lines, lists, and as few marks as will do.

A paragraph is tried with its text as it stands, then with everything escaped that Markdown could
take for its own, then without its styles; the first that our reader reads back as it was is it.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import structs

from briefpress.diagnostics import RefusedError
from briefpress.model.text import Listing, Paragraph, Span
from briefpress.reading.markdown import read_markdown
from briefpress.reading.nodes import Scalar
from briefpress.reading.source import Mark, Problems, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefpress.model.text import Prose

#: What Markdown, as our reader knows it, could take for its own anywhere in a line.
_SPECIAL = re.compile(r"([\\`*_\[\]<>&~{}|!#])")

#: A word that begins something else than a paragraph when it stands first in a line.
_STARTER = re.compile(r"[-+*>#=~`|:]|[0-9]{1,9}[.)]")
_ORDERED_STARTER = re.compile(r"([0-9]{1,9})([.)])(?=\s|$)")


def markdown(prose: Prose, width: int) -> str:
    """Write prose in lines of at most `width` characters where words allow; ends with a line end.

    Raises ValueError for prose that Markdown has no way to write, such as an empty paragraph.
    """
    return "\n".join(_blocks(prose, width)) + "\n"


def simple(prose: Prose) -> Prose:
    """Return prose without places, and neighbouring spans of one look as one: what it says."""
    return tuple(_simple_block(block) for block in prose)


def _simple_block(block: Paragraph | Listing) -> Paragraph | Listing:
    if isinstance(block, Listing):
        return structs.replace(block, items=tuple(simple(item) for item in block.items))
    return Paragraph(joined(block.spans))


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans without places, neighbours of one look joined, empty ones left out."""
    found: list[Span] = []
    for span in spans:
        placeless = structs.replace(span, line=0, column=0)
        if found and structs.replace(found[-1], text="") == structs.replace(placeless, text=""):
            found[-1] = structs.replace(placeless, text=found[-1].text + span.text)
        elif span.text:
            found.append(placeless)
    return tuple(found)


def _blocks(prose: Prose, width: int, *, tight: bool = False) -> Iterator[str]:
    """Yield the lines of each block, with an empty one between two unless they stand tight."""
    marker = ""
    for number, block in enumerate(prose):
        if number and not tight:
            yield ""
        if isinstance(block, Paragraph):
            marker = ""
            yield from _paragraph(block.spans, width)
        else:
            marker = _other_marker(block, marker)
            yield from _listing(block, marker, width)


def _other_marker(listing: Listing, before: str) -> str:
    """Return what marks the items: another sign where a list follows a list of its kind."""
    first, second = (".", ")") if listing.ordered else ("-", "*")
    return second if before == first else first


def _listing(listing: Listing, marker: str, width: int) -> Iterator[str]:
    loose = any(_is_loose(item) for item in listing.items)
    for number, item in enumerate(listing.items):
        if not item or not isinstance(item[0], Paragraph):
            raise ValueError("an item of a list begins with words")
        if loose and number:
            yield ""
        head = f"{listing.start + number}{marker} " if listing.ordered else f"{marker} "
        lines = list(_blocks(item, width - len(head), tight=not _is_loose(item)))
        yield head + lines[0]
        yield from (" " * len(head) + line if line else "" for line in lines[1:])


def _is_loose(item: Prose) -> bool:
    """Tell whether empty lines are needed: a number but 1 can't follow words without one."""
    return any(
        isinstance(block, Paragraph) or (block.ordered and block.start != 1) for block in item[1:]
    )


def _paragraph(spans: tuple[Span, ...], width: int) -> list[str]:
    """Return the lines of a paragraph, in the plainest way that is read back as it was."""
    wanted = joined(spans)
    plain = joined(structs.replace(span, bold=False, italic=False) for span in wanted)
    bare = joined(Span(span.text) for span in wanted)
    tries: tuple[tuple[tuple[Span, ...], Callable[[str], str]], ...] = (
        (wanted, str),
        (wanted, _escaped),
        (plain, _escaped),
        (bare, _escaped),
    )
    for look, write in tries:
        lines = _wrapped(_inline(look, write), width)
        if _read_back("\n".join(lines)) == look:
            return lines
    raise ValueError(f"no Markdown says {''.join(span.text for span in wanted)!r}")


def _read_back(text: str) -> tuple[Span, ...] | None:
    """Return the spans of the one paragraph that our reader finds; None if it finds else."""
    source = Source.of("", f"|\n{text}")
    problems = Problems()
    try:
        prose = read_markdown(Scalar(Mark(source, 1, 1), text, "literal", ""), problems)
        problems.refuse()
    except RefusedError:
        return None
    if len(prose) != 1 or not isinstance(prose[0], Paragraph):
        return None
    return joined(prose[0].spans)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _inline(spans: tuple[Span, ...], write: Callable[[str], str]) -> str:
    """Write spans: a change of language around links, those around bold, that around italics."""
    parts: list[str] = []
    for language, alike in groupby(spans, lambda span: span.language):
        text = "".join(
            _linked(link, tuple(words), write)
            for link, words in groupby(alike, lambda span: span.link)
        )
        parts.append(f"[{text}]{{lang={language}}}" if language else text)
    return "".join(parts)


def _linked(link: str | None, spans: tuple[Span, ...], write: Callable[[str], str]) -> str:
    text = "".join(_styled(span, write(span.text)) for span in spans)
    if link is None:
        return text
    if "".join(span.text for span in spans) in (link, link.removeprefix("mailto:")):
        return f"<{link.removeprefix('mailto:')}>"
    return f"[{text}]({link})" if link.count("(") == link.count(")") else f"[{text}](<{link}>)"


def _styled(span: Span, text: str) -> str:
    """Put the signs of its style around a text, blanks at its ends left outside."""
    sign = ("**" if span.bold else "") + ("*" if span.italic else "")
    inner = text.strip(" \n")
    if not sign or not inner:
        return text
    start = text.index(inner)
    return f"{text[:start]}{sign}{inner}{sign[::-1]}{text[start + len(inner) :]}"


def _wrapped(text: str, width: int) -> list[str]:
    """Break text into lines; a line break that the author asked for is a backslash at its end."""
    pieces = text.split("\n")
    lines: list[str] = []
    for number, piece in enumerate(pieces):
        wrapped = _lines(piece, width)
        if number < len(pieces) - 1:
            wrapped[-1] += "\\"
        lines += wrapped
    return lines


def _lines(text: str, width: int) -> list[str]:
    """Fill lines with words; one that would begin a list or the like is never first in a line."""
    lines = [""]
    for number, word in enumerate(text.split(" ")):
        risky = bool(_STARTER.match(word)) or not word
        if number and not risky and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] += f" {word}" if number else _harmless_start(word)
    return lines


def _harmless_start(word: str) -> str:
    """Escape a first word that would not be read as one: a hyphen, a number with a point."""
    if numbered := _ORDERED_STARTER.match(word):
        return f"{numbered[1]}\\{word[numbered.end(1) :]}"
    return f"\\{word}" if re.fullmatch(r"[-+]|[-=]{2,}|#{1,6}|>.*", word) else word
