"""The base of the values that read themselves."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar

if TYPE_CHECKING:
    from briefpress.reading.context import Context
    from briefpress.reading.nodes import Node
    from briefpress.reading.source import Mark

V = TypeVar("V")


class Field(ABC, Generic[V]):
    """A value that a field of a record may have, and that reads itself from a node.

    `schema` is its JSON Schema. Not a dataclass: msgspec would look inside, and read it itself.
    """

    __slots__ = ("mark", "value")

    schema: ClassVar[dict[str, Any]]

    def __init__(self, value: V, mark: Mark) -> None:
        self.value = value
        self.mark = mark

    @classmethod
    @abstractmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Make the value; raises UnusableError when it can't be made, having reported why."""
