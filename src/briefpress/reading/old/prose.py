"""Blocks of an old file as prose: paragraphs, lists, and bold words where a heading was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefpress.model.text import Block, Listing, Paragraph, Prose
from briefpress.reading.old.inline import read_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

    from briefpress.reading.old.blocks import OldBlock
    from briefpress.reading.old.text import Remarks

#: What can't stand in an item of a list.
_FOREIGN = ("fence", "code_block", "html_block", "table_open", "heading_open", "blockquote_open")


def read_prose(blocks: Iterable[OldBlock], remarks: Remarks) -> Prose:
    """Return the prose; a block that is none is left over."""
    prose: list[Block] = []
    for block in blocks:
        prose += _Reader(block, remarks).blocks()
    return tuple(prose)


class _UnusableError(Exception):
    """A list holds something that prose can't."""


class _Reader:
    """Walks the tokens of one block."""

    def __init__(self, block: OldBlock, remarks: Remarks) -> None:
        self._block = block
        self._remarks = remarks
        self._tokens: Iterator[Token] = iter(block.tokens)

    def blocks(self) -> Prose:
        """Return the block as prose, nothing where it is left over."""
        if self._block.kind == "other":
            self._leave(self._block.name)
            return ()
        try:
            prose = self._read()
        except _UnusableError:
            self._leave("a list that holds something else than text")
            return ()
        if self._block.kind == "heading":
            return tuple(_in_bold(block) for block in prose if isinstance(block, Paragraph))
        return prose

    def _leave(self, what: str) -> None:
        self._remarks.leave(self._block.first, self._block.end, what)

    def _read(self, end: str = "") -> Prose:
        found: list[Block] = []
        for token in self._tokens:
            if token.type == end:
                break
            if token.type == "inline":
                if spans := read_spans(token.children or (), self._left):
                    found.append(Paragraph(spans))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                found += self._listing(token)
            elif token.type in _FOREIGN and self._block.kind == "list":
                raise _UnusableError
        return tuple(found)

    def _left(self, _: str) -> None:
        self._leave("a picture or other markup")

    def _listing(self, opening: Token) -> list[Block]:
        items = []
        for token in self._tokens:
            if token.type == opening.type.replace("open", "close"):
                break
            if item := self._read("list_item_close"):
                items.append(item)
        if any(not isinstance(item[0], Paragraph) for item in items):
            raise _UnusableError
        ordered = opening.type == "ordered_list_open"
        start = int(opening.attrs.get("start", 1))
        return [Listing(tuple(items), ordered, start)] if items else []


def _in_bold(paragraph: Paragraph) -> Paragraph:
    return Paragraph(tuple(replace(span, bold=True) for span in paragraph.spans))
