"""Texts that are more than a line: Markdown, several languages, an address, the matrix's axes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Self

from briefpress.codes.files import BAD_LANGUAGE, EMPTY_TEXT
from briefpress.codes.publications import BAD_AXIS
from briefpress.model.publication import Axis
from briefpress.model.text import Localized, Prose, Span
from briefpress.reading.field import Field
from briefpress.reading.languages import check_language
from briefpress.reading.markdown import read_markdown
from briefpress.reading.nodes import Mapping, Node, Scalar, Sequence
from briefpress.reading.schema.fields import Line, span_of

if TYPE_CHECKING:
    from briefpress.reading.context import Context

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_TEXT_OR_TEXTS: dict[str, Any] = {
    "anyOf": [_TEXT, {"type": "object", "minProperties": 1, "additionalProperties": _TEXT}]
}
_AXIS_KEY = re.compile(r"[a-z][a-z0-9_]*")


class Passage(Field[Prose]):
    """Markdown: paragraphs and lists."""

    schema: ClassVar[dict[str, Any]] = _TEXT

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read the text; what is wrong in it is reported, the rest is kept."""
        return cls(read_markdown(context.scalar(node, "text"), context.problems), node.mark)


class LocalizedText(Field[tuple[tuple[str, Span], ...]]):
    """A text, or the same in some languages; the tag of a text alone is empty."""

    schema: ClassVar[dict[str, Any]] = _TEXT_OR_TEXTS

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read one text, or a mapping of language tag to text."""
        if not isinstance(node, Mapping):
            scalar = context.scalar(node, "text, or a text for each language")
            return cls((("", span_of(scalar)),), node.mark)
        if not node.entries:
            context.refuse(EMPTY_TEXT, node.mark, "there is a text in no language")
        for tag, _ in node.entries:
            try:
                check_language(tag.text)
            except ValueError as error:
                context.problems.add(BAD_LANGUAGE, tag.mark, str(error))
        lines = context.all(Line.read, (text for _, text in node.entries))
        tags = (tag.text for tag, _ in node.entries)
        return cls(tuple(zip(tags, (line.value for line in lines), strict=True)), node.mark)

    def localized(self, language: str) -> Localized:
        """Return the model's text; a text alone is in the publication's language."""
        return Localized(tuple((tag or language, span) for tag, span in self.value))


class Address(Field[tuple[Span, ...]]):
    """The lines of a postal address: a block of text, or a list of lines."""

    schema: ClassVar[dict[str, Any]] = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read the lines, of which none is empty."""
        if isinstance(node, Sequence) and node.items:
            read = context.all(Line.read, node.items)
            return cls(tuple(line.value for line in read), node.mark)
        lines = _lines(context.scalar(node, "the lines of an address"))
        return cls(tuple(lines), node.mark)


def _lines(scalar: Scalar) -> list[Span]:
    spans = []
    for number, text in enumerate(scalar.text.split("\n")):
        if stripped := text.strip():
            line, column = scalar.place(number, text.index(stripped))
            spans.append(Span(stripped, line, column, file=scalar.mark.source.path))
    return spans


class Axes(Field[tuple[tuple[str, LocalizedText], ...]]):
    """The rows or the columns of the matrix: keys with printed labels, in order."""

    schema: ClassVar[dict[str, Any]] = {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": f"^{_AXIS_KEY.pattern}$"},
        "additionalProperties": _TEXT_OR_TEXTS,
    }

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read at least one key with its label."""
        if not isinstance(node, Mapping):
            context.wrong_type(node, "keys with their printed labels")
        if not node.entries:
            context.refuse(BAD_AXIS, node.mark, "the axis has no keys")
        for key, _ in node.entries:
            if not _AXIS_KEY.fullmatch(key.text):
                message = f"{key.text!r} has other than lowercase letters, digits and underscores"
                context.problems.add(BAD_AXIS, key.mark, message)
        labels = context.all(LocalizedText.read, (text for _, text in node.entries))
        keys = (key.text for key, _ in node.entries)
        return cls(tuple(zip(keys, labels, strict=True)), node.mark)

    def axes(self, language: str) -> tuple[Axis, ...]:
        """Return the model's axis; labels without a language are in the publication's."""
        return tuple(Axis(key, label.localized(language)) for key, label in self.value)
