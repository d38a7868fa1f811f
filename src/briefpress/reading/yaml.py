"""Strict YAML: a file into a tree of nodes with places.

Only structure is read; every scalar stays text. Built on PyYAML's event parser, so that nothing
is ever constructed, and an alias is refused before it could be followed.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from briefpress.codes.files import (
    BAD_KEY,
    BAD_YAML,
    CONTROL_CHARACTER,
    DUPLICATE_KEY,
    EMPTY_TEXT,
    SECOND_DOCUMENT,
    TOO_DEEP,
    WRONG_TYPE,
    YAML_REFERENCE,
    YAML_TAG,
)
from briefpress.reading import libyaml as yaml
from briefpress.reading.nodes import Gap, Mapping, Node, Scalar, Sequence, Style
from briefpress.reading.source import UNPRINTABLE, Mark, Problems, Source, named
from briefpress.reading.yaml_errors import explain

if TYPE_CHECKING:
    from collections.abc import Iterator

_Parser = yaml.Parser

#: Our files are five levels deep.
_MAX_DEPTH = 16

_STYLES: dict[str | None, Style] = {
    "'": "single",
    '"': "double",
    "|": "literal",
    ">": "folded",
}


def read_yaml(source: Source, problems: Problems) -> Mapping:
    """Read a YAML file that holds one mapping.

    Problems that leave the rest readable are added to `problems`; raises RefusedError, with
    those that were found before, when the file can't be understood.
    """
    node = _TreeBuilder(source, problems).document()
    if isinstance(node, Mapping):
        return node
    mark = node.mark if node else Mark(source, 1, 1)
    if node is None or (isinstance(node, Scalar) and node.is_null):
        problems.add(EMPTY_TEXT, mark, "the file is empty")
    elif not isinstance(node, Gap):
        problems.add(
            WRONG_TYPE,
            mark,
            "the file doesn't consist of keys and values",
            "Begin each part with its key and a colon, such as `title: …`.",
        )
    problems.refuse()
    raise AssertionError("a gap without a problem")


class _TreeBuilder:
    """Turns the parser's events, whose attributes PyYAML's stubs don't know, into nodes."""

    def __init__(self, source: Source, problems: Problems) -> None:
        self._source = source
        self._problems = problems
        self._events = self._parsed()

    def document(self) -> Node | None:
        """Read the whole stream and return its first document."""
        events = self._events
        next(events)
        if isinstance(next(events), yaml.StreamEndEvent):
            return None
        root = self._node(next(events), 0)
        next(events)
        after = next(events)
        if not isinstance(after, yaml.StreamEndEvent):
            mark = self._mark(after)
            self._problems.add(SECOND_DOCUMENT, mark, "a second document begins here")
        return root

    def _parsed(self) -> Iterator[Any]:
        """Yield the events of the whole stream; refuse what the parser can't understand."""
        try:
            parser = _Parser(self._source.text)
            while True:
                yield parser.get_event()
        # PyYAML lets numbers out of range in escapes and directives through to int() and chr().
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            mark, message, hint = explain(error, self._source)
            self._problems.add(BAD_YAML, mark, message, hint)
            self._problems.refuse()
            raise

    def _mark(self, event: Any) -> Mark:
        mark = event.start_mark
        return Mark(self._source, mark.line + 1, mark.column + 1)

    def _node(self, event: Any, depth: int) -> Node:
        mark = self._mark(event)
        if event.anchor or event.tag:  # an alias has the anchor it means
            self._refuse_properties(event, mark)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event, mark)
        if depth == _MAX_DEPTH:
            self._problems.add(TOO_DEEP, mark, f"more than {_MAX_DEPTH} levels of nesting")
            self._problems.refuse()
        if kind is yaml.SequenceStartEvent:
            return Sequence(mark, tuple(self._items(depth + 1)))
        if kind is yaml.MappingStartEvent:
            return Mapping(mark, tuple(self._entries(depth + 1)))
        return Gap(mark)

    def _refuse_properties(self, event: Any, mark: Mark) -> None:
        if isinstance(event, yaml.AliasEvent):
            message = f"the alias *{event.anchor} is not used here"
            hint = "Write the text out twice; text that begins with * goes in quotes."
            self._problems.add(YAML_REFERENCE, mark, message, hint)
            return
        if event.anchor:
            message = f"the anchor &{event.anchor} is not used here"
            hint = "Write the text out twice; text that begins with & goes in quotes."
            self._problems.add(YAML_REFERENCE, mark, message, hint)
        if event.tag:
            message = f"the tag {event.tag} is not used here"
            hint = "Remove it; text that begins with ! goes in quotes."
            self._problems.add(YAML_TAG, mark, message, hint)

    def _scalar(self, event: Any, mark: Mark) -> Scalar | Gap:
        text = event.value
        raw = self._source.text[event.start_mark.index : event.end_mark.index]
        # Only an escape in double quotes can still bring in what the source itself may not hold.
        if event.style == '"' and "\\" in raw:
            if match := UNPRINTABLE.search(text):
                message = f"there is {named(match.group())}"
                self._problems.add(CONTROL_CHARACTER, mark, message, "Remove the escape.")
                return Gap(mark)
            text = unicodedata.normalize("NFC", text)
        return Scalar(mark, text, _STYLES.get(event.style, "plain"), raw)

    def _items(self, depth: int) -> Iterator[Node]:
        while type(event := next(self._events)) is not yaml.SequenceEndEvent:
            yield self._node(event, depth)

    def _entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Mark] = {}
        while type(event := next(self._events)) is not yaml.MappingEndEvent:
            key = self._key(self._node(event, depth))
            value = self._node(next(self._events), depth)
            if key is None:
                continue
            if first := seen.get(key.text):
                message = f"the key {key.text!r} stands twice, first in line {first.line}"
                self._problems.add(DUPLICATE_KEY, key.mark, message, "Keep one of the two.")
                continue
            seen[key.text] = key.mark
            yield key, value

    def _key(self, node: Node) -> Scalar | None:
        if isinstance(node, Scalar) and not node.is_null:
            return node
        if isinstance(node, Scalar):
            self._problems.add(BAD_KEY, node.mark, "there is no key before the colon")
        elif not isinstance(node, Gap):
            self._problems.add(
                BAD_KEY,
                node.mark,
                "a list or a mapping can't be a key",
                "Put text with brackets or braces in quotes.",
            )
        return None
