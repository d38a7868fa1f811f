"""What a field needs to read itself: where to report, and what its publication knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, TypeVar

from msgspec import Struct

from briefpress.codes.files import EMPTY_TEXT, WRONG_TYPE
from briefpress.reading.nodes import Gap, Mapping, Node, Scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from briefpress.diagnostics import Code
    from briefpress.model.publication import Axis
    from briefpress.reading.source import Mark, Problems

N = TypeVar("N")
V = TypeVar("V")


class UnusableError(Exception):
    """A value can't be used; its problem has been reported already."""


class Context(Struct, frozen=True):
    """`goals` and `functions` are the axes that a brief's matrix may name; `root` is absolute."""

    problems: Problems
    root: Path
    goals: tuple[Axis, ...] = ()
    functions: tuple[Axis, ...] = ()

    def refuse(self, code: Code, mark: Mark, message: str, hint: str | None = None) -> NoReturn:
        """Report a problem and give the value up."""
        self.problems.add(code, mark, message, hint)
        raise UnusableError

    def wrong_type(self, node: Node, expected: str) -> NoReturn:
        """Report that something else was expected here, unless the node was refused before."""
        if isinstance(node, Gap):
            raise UnusableError
        self.refuse(WRONG_TYPE, node.mark, f"expected {expected}, found {_kind(node)}")

    def scalar(self, node: Node, expected: str) -> Scalar:
        """Return a text that isn't empty; raises UnusableError when it isn't one."""
        if not isinstance(node, Scalar):
            self.wrong_type(node, expected)
        if node.is_null or not node.text.strip():
            self.refuse(EMPTY_TEXT, node.mark, f"expected {expected}, found nothing")
        return node

    def all(self, read: Callable[[N, Context], V], nodes: Iterable[N]) -> list[V]:
        """Read every node, so that all problems are seen, before giving up when one fails."""
        values = []
        usable = True
        for node in nodes:
            try:
                values.append(read(node, self))
            except UnusableError:
                usable = False
        if not usable:
            raise UnusableError
        return values


def _kind(node: Node) -> str:
    if isinstance(node, Scalar):
        text = node.text if len(node.text) <= 40 else node.text[:39] + "…"
        return "nothing" if node.is_null else repr(text)
    return "keys with values" if isinstance(node, Mapping) else "a list"
