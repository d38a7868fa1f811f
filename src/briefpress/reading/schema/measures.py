"""Values of a layout: lengths, numbers, colours, columns, patterns, the size of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Self

from briefpress.codes.files import MISSING_KEY, WRONG_TYPE
from briefpress.codes.layouts import ABSURD_VALUE, BAD_PATTERN, UNKNOWN_NAME
from briefpress.reading.context import UnusableError
from briefpress.reading.field import Field
from briefpress.reading.nodes import Mapping, Node, Scalar, Sequence
from briefpress.reading.patterns import check_pattern
from briefpress.reading.suggestions import did_you_mean
from briefpress.units import PAGE_SIZES, Colour, points

if TYPE_CHECKING:
    from briefpress.reading.context import Context

#: The longest side of any sheet an office could have, in points.
_LONGEST = 2880.0
_SHORTEST_PAGE = 144.0

_NUMBER = re.compile(r"-?[0-9]{1,6}(\.[0-9]{1,6})?")
_COLUMNS = re.compile(r"([0-9]{1,3})(?:\s*-\s*([0-9]{1,3}))?")

#: What the gaps of a running head or foot can be.
RUNNING_GAPS = ("organization", "name", "title", "date", "number", "folio")
#: The colours that every layout names: of the paper, of text, of hairlines and of links.
PALETTE_KEYS = ("paper", "ink", "rule", "link")

_LENGTH_SCHEMA = {"type": ["string", "number"], "pattern": r"^\d+(\.\d+)?\s*(pt|in|mm|cm)?$"}


class Name(Field[str]):
    """A name that is defined elsewhere in the layout."""

    schema: ClassVar[dict[str, Any]] = {"type": "string", "minLength": 1}

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read a name."""
        return cls(context.scalar(node, "a name").text.strip(), node.mark)


class Length(Field[float]):
    """A length in points."""

    schema: ClassVar[dict[str, Any]] = _LENGTH_SCHEMA

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read a length with its unit, not negative."""
        scalar = context.scalar(node, "a length such as 0.75in, 18mm or 12pt")
        try:
            value = points(scalar.text)
        except ValueError as error:
            context.refuse(WRONG_TYPE, node.mark, str(error))
        if not 0 <= value <= _LONGEST:
            message = f"{scalar.text} is not a length that a page can have"
            context.refuse(ABSURD_VALUE, node.mark, message)
        return cls(value, node.mark)


class Number(Field[float]):
    """A number, with a point for decimals."""

    schema: ClassVar[dict[str, Any]] = {"type": "number"}

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read a number."""
        scalar = context.scalar(node, "a number such as 1.25")
        if not _NUMBER.fullmatch(scalar.text.strip()):
            context.wrong_type(node, "a number such as 1.25")
        return cls(float(scalar.text), node.mark)


class Floor(Field[str]):
    """How far a measure may shrink: a number, or a length for the size of type."""

    schema: ClassVar[dict[str, Any]] = {"type": ["string", "number"]}

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read the text; what it means depends on the measure."""
        return cls(context.scalar(node, "a number or a length").text.strip(), node.mark)


class Palette(Field[dict[str, "PaletteColour"]]):
    """Colours by name."""

    schema: ClassVar[dict[str, Any]] = {
        "type": "object",
        "required": list(PALETTE_KEYS),
        "additionalProperties": {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"},
    }

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read the colours; those that every layout needs must be among them."""
        if not isinstance(node, Mapping):
            context.wrong_type(node, "names with their colours")
        read = context.all(PaletteColour.read, (value for _, value in node.entries))
        if missing := [key for key in PALETTE_KEYS if node.get(key) is None]:
            for key in missing:
                context.problems.add(MISSING_KEY, node.mark, f"the colour {key!r} is missing")
            raise UnusableError
        keys = (key.text for key, _ in node.entries)
        return cls(dict(zip(keys, read, strict=True)), node.mark)


class PaletteColour(Field[Colour]):
    """A colour of the palette."""

    schema: ClassVar[dict[str, Any]] = {"type": "string"}

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read ``#RRGGBB``."""
        scalar = context.scalar(node, 'a colour such as "#7A1F2B", in quotes')
        try:
            return cls(Colour.parse(scalar.text), node.mark)
        except ValueError as error:
            context.refuse(WRONG_TYPE, node.mark, str(error))


class Columns(Field[tuple[int, int]]):
    """The first and the last of some grid columns, counted from 1."""

    schema: ClassVar[dict[str, Any]] = {"type": ["string", "integer"], "pattern": r"^\d+(-\d+)?$"}

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read ``1-12``, or one number."""
        match = _COLUMNS.fullmatch(context.scalar(node, "columns such as 1-12").text.strip())
        if not match:
            context.wrong_type(node, "columns such as 1-12")
        return cls((int(match[1]), int(match[2] or match[1])), node.mark)


class PageSize(Field[tuple[float, float]]):
    """Width and height of the sheet in points."""

    schema: ClassVar[dict[str, Any]] = {
        "anyOf": [
            {"enum": list(PAGE_SIZES)},
            {"type": "array", "items": _LENGTH_SCHEMA, "minItems": 2, "maxItems": 2},
        ]
    }

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read the name of a size, or a list of width and height."""
        if isinstance(node, Sequence) and len(node.items) == 2:
            width, height = (Length.read(item, context).value for item in node.items)
            if min(width, height) < _SHORTEST_PAGE:
                message = "a page is at least 2in wide and high"
                context.refuse(ABSURD_VALUE, node.mark, message)
            return cls((width, height), node.mark)
        expected = "the name of a page size, or [width, height]"
        if not isinstance(node, Scalar):
            context.wrong_type(node, expected)
        name = context.scalar(node, expected).text.strip().lower()
        if name not in PAGE_SIZES:
            message = f"the page size {name!r} is unknown"
            context.refuse(UNKNOWN_NAME, node.mark, message, did_you_mean(name, PAGE_SIZES))
        return cls(PAGE_SIZES[name], node.mark)


class RunningPattern(Field[str]):
    """A side of a running head or foot; may be empty."""

    schema: ClassVar[dict[str, Any]] = {"type": "string"}

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read the pattern and check its gaps."""
        if isinstance(node, Scalar) and not node.text:
            return cls("", node.mark)
        pattern = context.scalar(node, "text").text
        try:
            check_pattern(pattern, RUNNING_GAPS)
        except ValueError as error:
            context.refuse(BAD_PATTERN, node.mark, str(error))
        return cls(pattern, node.mark)
