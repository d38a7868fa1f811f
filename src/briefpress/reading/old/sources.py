"""The sources of an old file: titles and addresses, however they were written."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from briefpress.codes.importing import SOURCE_WITHOUT_TITLE
from briefpress.model.brief import Source
from briefpress.model.text import Span
from briefpress.reading.links import check_web_address
from briefpress.reading.old.inline import plain_text, read_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

    from briefpress.reading.old.blocks import OldBlock
    from briefpress.reading.old.text import Remarks

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+", re.IGNORECASE)
_CLOSING = ".,;:!?'\"”’)]}"
#: What is left of a text when an address was taken out of it.
_JOINTS = re.compile(r"^[\s,;:.–—|-]+|[\s,;:–—|(\[<-]+$")
_BEFORE_POINT = re.compile(r"\s+([,;:.])")


class _Piece(Struct, frozen=True):
    """Words, an address, or the end of a line, a paragraph or an item; `line` counts from 0."""

    kind: Literal["words", "address", "line", "paragraph", "item"]
    text: str
    line: int


def read_sources(blocks: Iterable[OldBlock], remarks: Remarks) -> tuple[Source, ...]:
    """Read the sources: an address ends the entry that its title began, in one block or two."""
    reader = _Reader(remarks)
    for block in blocks:
        if block.kind in ("paragraph", "list"):
            for piece in _pieces(block, remarks):
                reader.read(piece)
        else:
            remarks.leave(block.first, block.end, block.name or "a heading among the sources")
    reader.flush()
    return tuple(reader.sources)


def _pieces(block: OldBlock, remarks: Remarks) -> Iterator[_Piece]:
    """Yield what stands in a block; each item of a list is an entry of its own."""

    def left(_: str) -> None:
        remarks.leave(block.first, block.end, "something in the sources")

    for token in block.tokens:
        line = token.map[0] if token.map else block.first
        if token.type in ("list_item_open", "list_item_close"):
            yield _Piece("item", "", line)
        elif token.type == "inline":
            for number, run in enumerate(_lines(token.children or [])):
                yield from _words(read_spans(run, left), line + number)
                if block.kind == "paragraph":
                    yield _Piece("line", "", line + number)
            if block.kind == "paragraph":
                yield _Piece("paragraph", "", line)


def _words(spans: Iterable[Span], line: int) -> Iterator[_Piece]:
    for link, linked in groupby(spans, lambda span: span.link):
        text = plain_text(linked)
        if link and _is_address(link):
            if text != link:
                yield _Piece("words", text, line)
            yield _Piece("address", link, line)
        else:
            yield from _split(text, line)


def _lines(tokens: list[Token]) -> Iterator[list[Token]]:
    """Yield the tokens of each line."""
    run: list[Token] = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield run
            run = []
        else:
            run.append(token)
    yield run


def _split(text: str, line: int) -> Iterator[_Piece]:
    """Yield words and the bare addresses among them."""
    end = 0
    for match in _ADDRESS.finditer(text):
        address = _without_closing(match.group())
        whole = address if "://" in address else f"http://{address}"
        if not _is_address(whole):
            continue
        yield _Piece("words", text[end : match.start()], line)
        yield _Piece("address", whole, line)
        end = match.start() + len(address)
    yield _Piece("words", text[end:], line)


def _without_closing(address: str) -> str:
    """Return an address without the punctuation of the sentence it ends."""
    while address and address[-1] in _CLOSING:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address


def _is_address(link: str) -> bool:
    try:
        check_web_address(link)
    except ValueError:
        return False
    return True


class _Reader:
    """Puts pieces together: words gather until an address comes, or the end of their entry."""

    def __init__(self, remarks: Remarks) -> None:
        self.sources: list[Source] = []
        self._remarks = remarks
        self._words: list[str] = []
        self._url: str | None = None
        self._line = 0
        self._may_end = False

    def read(self, piece: _Piece) -> None:
        """Read the next piece."""
        match piece.kind:
            case "item":
                self.flush()
            case "paragraph" | "line":
                # A title may go on in the next line, or find its address in the next paragraph.
                self._may_end = self._may_end or piece.kind == "paragraph" or bool(self._url)
            case "address":
                if self._url:
                    self.flush()
                self._begin(piece)
                self._url = piece.text
            case "words" if piece.text.strip(" ,;:.–—|()[]<>-"):
                if self._may_end:
                    self.flush()
                self._begin(piece)
                self._words.append(piece.text)

    def _begin(self, piece: _Piece) -> None:
        if not self._words and not self._url:
            self._line = piece.line
        self._may_end = False

    def flush(self) -> None:
        """End the entry, if one was begun."""
        title = _BEFORE_POINT.sub(r"\1", " ".join(" ".join(self._words).split()))
        title = _JOINTS.sub("", _JOINTS.sub("", title))
        if self._url and not title:
            message = "the source has no title; its address stands in for one"
            self._remarks.add(SOURCE_WITHOUT_TITLE, self._line, message)
            title = self._url
        if title:
            self.sources.append(Source(Span(title), url=Span(self._url) if self._url else None))
        self._words, self._url, self._may_end = [], None, False
