"""Markdown to prose: paragraphs and lists, every span with its line and column.

CommonMark through markdown-it-py; what a brief's page has no place for is refused where it
stands, with a hint what to write instead.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefpress.codes.briefs import LIST_TOO_DEEP, MARKUP
from briefpress.codes.files import EMPTY_TEXT
from briefpress.model.text import Block, Listing, Paragraph, Prose, Span
from briefpress.reading.inline import InlineReader, InlineSource
from briefpress.reading.plain import plain_prose
from briefpress.reading.source import Mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from briefpress.diagnostics import Code
    from briefpress.reading.nodes import Scalar
    from briefpress.reading.source import Problems

_DEEPEST_LIST = 3

#: Blocks that are refused: what they are called, and what to write instead.
_REFUSED = {
    "heading_open": (
        "a heading",
        "The parts of a brief have keys of their own; for a lead-in write **bold** words.",
    ),
    "table_open": ("a table", "Write a list instead."),
    "fence": ("a code block", "Write plain paragraphs."),
    "code_block": (
        "an indented block",
        "Start the line in the same column as the lines above it.",
    ),
    "blockquote_open": ("a block quote", "Write a paragraph with quotation marks."),
    "hr": ("a rule", "Take the line out; the layout draws its own rules."),
    "html_block": ("HTML", "Write Markdown: **bold**, *italic*, [links](https://…), lists."),
}


def read_markdown(scalar: Scalar, problems: Problems) -> Prose:
    """Read Markdown; problems are added to `problems`, and what they concern is left out."""
    return plain_prose(scalar) or parsed_prose(scalar, problems)


def parsed_prose(scalar: Scalar, problems: Problems) -> Prose:
    """Read Markdown by the parser, whatever it holds."""
    env: dict[str, dict[str, dict[str, list[int]]]] = {}
    tokens = _parser().parse(scalar.text, env)
    reader = _BlockReader(tokens, scalar, problems)
    for reference in env.get("references", {}).values():
        reader.refuse(
            MARKUP,
            reference["map"][0],
            "a link's address on a line of its own is not used here",
            "Write [words](https://…) where the link stands.",
        )
    return reader.blocks()


@cache
def _parser() -> MarkdownIt:
    """Make the parser, once; importing it takes as long as reading many briefs."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.attrs import attrs_plugin

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    attrs_plugin(parser, after=(), spans=True)
    # Escapes and entities stay tokens of their own, so that each can be found in the source.
    parser.disable("text_join")
    # markdown-it leaves a link that it doesn't like as text; ours are checked, and refused aloud.
    parser.validateLink = lambda _: True  # type: ignore[method-assign, assignment]
    parser.normalizeLink = str  # type: ignore[method-assign, assignment]
    parser.normalizeLinkText = str  # type: ignore[method-assign, assignment]
    for rule in ("link", "span", "image", "autolink", "html_inline", "backticks"):
        _note_end(parser, rule)
    return parser


def _note_end(parser: MarkdownIt, name: str) -> None:
    """Let a rule say in its last token where in the source it ends: tokens themselves don't."""
    rules = parser.inline.ruler
    rule: Callable[[StateInline, bool], bool] = next(
        item.fn for item in rules.__rules__ if item.name == name
    )

    def noting(state: StateInline, silent: bool) -> bool:
        before = len(state.tokens)
        found = rule(state, silent)
        # A backtick that is never closed is found, but makes no token: it stays text.
        if len(state.tokens) > before:
            state.tokens[-1].meta["end"] = state.pos
        return found

    rules.at(name, noting)


class _BlockReader:
    """Walks the tokens of a text once, from beginning to end."""

    def __init__(self, tokens: list[Token], scalar: Scalar, problems: Problems) -> None:
        self._tokens = iter(tokens)
        self._scalar = scalar
        self._problems = problems
        self._lines = scalar.text.split("\n")

    def refuse(self, code: Code, line: int, message: str, hint: str | None = None) -> None:
        """Report a problem at the beginning of a line, counted from 0."""
        text = self._lines[line]
        place = self._scalar.place(line, len(text) - len(text.lstrip()))
        self._problems.add(code, Mark(self._scalar.mark.source, *place), message, hint)

    def blocks(self, end: str = "", depth: int = 0) -> Prose:
        """Read blocks up to the token `end`, or all."""
        found: list[Block] = []
        for token in self._tokens:
            if token.type == end:
                break
            if token.type == "inline":
                if spans := self._inline(token):
                    found.append(Paragraph(spans))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                found.append(self._listing(token, depth + 1))
            elif token.type in _REFUSED:
                self._refuse_block(token)
        return tuple(found)

    def _inline(self, token: Token) -> tuple[Span, ...]:
        source = InlineSource(token.content, _line(token), self._lines, self._scalar)
        problems = len(self._problems)
        spans = InlineReader(source, self._problems).spans(token.children or [])
        if len(self._problems) == problems and not any(span.text.strip() for span in spans):
            self.refuse(EMPTY_TEXT, _line(token), "a paragraph has no words")
        return spans

    def _listing(self, opening: Token, depth: int) -> Listing:
        if depth == _DEEPEST_LIST + 1:
            message = f"a list is nested more than {_DEEPEST_LIST} levels deep"
            self.refuse(LIST_TOO_DEEP, _line(opening), message)
        end = opening.type.replace("open", "close")
        items = []
        for token in self._tokens:
            if token.type == end:
                break
            items.append(self._item(token, depth))
        ordered = opening.type == "ordered_list_open"
        return Listing(tuple(items), ordered, int(opening.attrs.get("start", 1)))

    def _item(self, opening: Token, depth: int) -> Prose:
        problems = len(self._problems)
        blocks = self.blocks("list_item_close", depth)
        if len(self._problems) == problems and not blocks:
            self.refuse(EMPTY_TEXT, _line(opening), "a list item is empty")
        elif blocks and not isinstance(blocks[0], Paragraph):
            message = "a list item begins with another list"
            self.refuse(MARKUP, _line(opening), message, "Begin it with words.")
        return blocks

    def _refuse_block(self, opening: Token) -> None:
        what, hint = _REFUSED[opening.type]
        self.refuse(MARKUP, _line(opening), f"{what} is not used here", hint)
        if opening.nesting == 1:
            end = opening.type.replace("open", "close")
            next(
                token for token in self._tokens if (token.type, token.level) == (end, opening.level)
            )


def _line(token: Token) -> int:
    """Return the line of a block, which always knows it."""
    return token.map[0] if token.map else 0
