"""Goals and functions, by the keys that the publication gives them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Self

from briefpress.codes.briefs import DUPLICATE_MARK, UNKNOWN_AXIS_KEY
from briefpress.model.brief import Mark
from briefpress.reading.field import Field
from briefpress.reading.nodes import Mapping, Node, Scalar, Sequence
from briefpress.reading.schema.fields import Line, span_of
from briefpress.reading.suggestions import nearest

if TYPE_CHECKING:
    from briefpress.model.publication import Axis
    from briefpress.reading.context import Context


class MatrixMarks(Field[tuple[Mark, ...]]):
    """The cells that a brief serves, in the order of the publication's axes."""

    schema: ClassVar[dict[str, Any]] = {
        "type": ["object", "null"],
        "additionalProperties": {
            "anyOf": [
                {"type": "string"},
                {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
            ]
        },
    }

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read a mapping of goals to functions, or to one function."""
        if isinstance(node, Scalar) and node.is_null:
            return cls((), node.mark)
        if not isinstance(node, Mapping):
            context.wrong_type(node, "goals with their functions, such as `detect: [intervention]`")
        rows = context.all(_row, node.entries)
        found = set().union(*rows)
        marks = (
            Mark(goal.key, function.key)
            for goal in context.goals
            for function in context.functions
            if (goal.key, function.key) in found
        )
        return cls(tuple(marks), node.mark)


def _row(entry: tuple[Scalar, Node], context: Context) -> set[tuple[str, str]]:
    """Read a goal with its functions; an empty list serves none."""
    goal, functions = entry
    _check_key(goal, "goal", context.goals, context)
    items = functions.items if isinstance(functions, Sequence) else (functions,)
    seen: set[str] = set()
    context.all(partial(_add_function, seen), items)
    return {(goal.text, function) for function in seen}


def _add_function(seen: set[str], node: Node, context: Context) -> None:
    scalar = context.scalar(node, "a function")
    _check_key(scalar, "function", context.functions, context)
    if scalar.text in seen:
        message = f"the function {scalar.text!r} stands twice for this goal"
        context.problems.add(DUPLICATE_MARK, scalar.mark, message)
    seen.add(scalar.text)


def _check_key(scalar: Scalar, what: str, axes: tuple[Axis, ...], context: Context) -> None:
    keys = [axis.key for axis in axes]
    if scalar.text not in keys:
        near = nearest(scalar.text, keys)
        hint = f"Did you mean {near!r}? " if near else ""
        hint += f"The {what}s are {', '.join(keys)}."
        message = f"the {what} {scalar.text!r} is unknown"
        context.problems.add(UNKNOWN_AXIS_KEY, scalar.mark, message, hint)


class FunctionKey(Line):
    """A function of the matrix."""

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read a key that the publication knows."""
        scalar = context.scalar(node, "a function")
        _check_key(scalar, "function", context.functions, context)
        return cls(span_of(scalar), scalar.mark)
