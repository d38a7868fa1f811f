"""The blocks of an old file: headings, paragraphs, lists, and what a brief has no place for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Kind = Literal["heading", "paragraph", "list", "rule", "other"]

_KINDS: dict[str, Kind] = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "hr": "rule",
}
_NAMES = {
    "table_open": "a table",
    "fence": "a block of code",
    "code_block": "an indented block",
    "html_block": "HTML",
}


class OldBlock(Struct, frozen=True):
    """A block: its tokens, and the lines it takes, counted from 0, `end` not included.

    `level` is that of a heading, 1 to 6; `name` says what a block of another kind is.
    """

    kind: Kind
    first: int
    end: int
    tokens: tuple[Token, ...]
    level: int = 0
    name: str = ""

    @property
    def inline(self) -> tuple[Token, ...]:
        """The inside of a heading or paragraph."""
        inner = next((token for token in self.tokens if token.type == "inline"), None)
        return tuple(inner.children or ()) if inner else ()


def read_blocks(text: str) -> tuple[OldBlock, ...]:
    """Read the blocks; those of a block quote stand in its place."""
    return tuple(_blocks(_parser().parse(text)))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    # Addresses stay as they are written, whatever they are; they are looked at later.
    parser.validateLink = lambda _: True  # type: ignore[method-assign, assignment]
    parser.normalizeLink = str  # type: ignore[method-assign, assignment]
    parser.normalizeLinkText = str  # type: ignore[method-assign, assignment]
    return parser


def _blocks(tokens: Sequence[Token]) -> Iterator[OldBlock]:
    number = 0
    while number < len(tokens):
        token = tokens[number]
        end = _end(tokens, number)
        if token.type == "blockquote_open":
            yield from _blocks(tokens[number + 1 : end - 1])
        else:
            yield _block(token, tuple(tokens[number:end]))
        number = end


def _end(tokens: Sequence[Token], number: int) -> int:
    """Return the number of the token after a block's last."""
    depth = 0
    for after, token in enumerate(tokens[number:], start=number + 1):
        depth += token.nesting
        if depth == 0:
            return after
    return len(tokens)


def _block(token: Token, tokens: tuple[Token, ...]) -> OldBlock:
    first, end = token.map or (0, 1)
    level = int(token.tag[1:]) if token.type == "heading_open" else 0
    name = _NAMES.get(token.type, "a block")
    return OldBlock(_KINDS.get(token.type, "other"), first, end, tokens, level, name)
