"""Values of a preset: a sheet, margins, a scale, numbers of pages and sheets, quarter turns."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Self

from briefpress.codes.files import WRONG_TYPE
from briefpress.model.imposition import (
    ROTATIONS,
    UPS,
    Margins,
    Scale,
    parse_rotation,
    parse_sheet,
    parse_signature,
    parse_up,
)
from briefpress.reading.field import Field, V

if TYPE_CHECKING:
    from briefpress.reading.context import Context
    from briefpress.reading.nodes import Node


class Parsed(Field[V]):
    """A value that is written as on the command line, and read by the same function."""

    expected: ClassVar[str]

    @staticmethod
    @abstractmethod
    def parse(text: str) -> V:
        """Read the value; raises ValueError with a sentence."""

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read a scalar."""
        scalar = context.scalar(node, cls.expected)
        try:
            return cls(cls.parse(scalar.text), node.mark)
        except ValueError as error:
            context.refuse(WRONG_TYPE, node.mark, str(error))


class SheetSize(Parsed[tuple[float, float]]):
    """Width and height of a sheet in points."""

    schema: ClassVar[dict[str, Any]] = {"type": "string"}
    expected = "a sheet such as tabloid or 11x17in"
    parse = staticmethod(parse_sheet)


class MarginLengths(Parsed[Margins]):
    """One length for all margins, or four, with commas between them."""

    schema: ClassVar[dict[str, Any]] = {"type": ["string", "number"]}
    expected = "a length such as 0.25in, or four: top, right, bottom, left"
    parse = staticmethod(Margins.parse)


class PageScale(Parsed[Scale]):
    """How large pages are."""

    schema: ClassVar[dict[str, Any]] = {"type": "string", "pattern": r"^(fit|fill|none|\d.*%)$"}
    expected = "fit, fill, none or a percentage"
    parse = staticmethod(Scale.parse)


class Signature(Parsed[int]):
    """How many sheets are nested; 0 for auto."""

    schema: ClassVar[dict[str, Any]] = {"anyOf": [{"const": "auto"}, {"type": "integer"}]}
    expected = "auto, or a number of sheets"
    parse = staticmethod(parse_signature)


class Up(Parsed[int]):
    """How many pages a side holds."""

    schema: ClassVar[dict[str, Any]] = {"enum": list(UPS)}
    expected = "a number of pages"
    parse = staticmethod(parse_up)


class Rotation(Parsed[int]):
    """Quarter turns in degrees clockwise."""

    schema: ClassVar[dict[str, Any]] = {"enum": list(ROTATIONS)}
    expected = "degrees"
    parse = staticmethod(parse_rotation)
