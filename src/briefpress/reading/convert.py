"""A tree of nodes into the records of `schema/`, every problem at its place.

msgspec holds the declaration (and gives JSON Schema from it); the walk is ours, since msgspec
itself stops at the first problem and knows no places. A field of one of our own types reads
itself through its `read`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec
from msgspec import inspect

from briefpress.codes.files import MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE
from briefpress.reading.context import Context, UnusableError
from briefpress.reading.nodes import Mapping, Node, Scalar, Sequence
from briefpress.reading.suggestions import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefpress.reading.field import Field

T = TypeVar("T", bound=msgspec.Struct)

_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,9}")
_COLLECTIONS: dict[type, tuple[type[inspect.Type], ...]] = {
    Mapping: (inspect.StructType, inspect.DictType),
    Sequence: (inspect.VarTupleType, inspect.TupleType),
}


def convert(record: type[T], node: Node, context: Context) -> T | None:
    """Convert a node to a record; None when it can't be made, its problems being reported."""
    try:
        made: T = _value(node, _declaration(record), context)
    except UnusableError:
        return None
    return made


@cache
def _declaration(record: type[msgspec.Struct]) -> inspect.Type:
    return inspect.type_info(record)


def _value(node: Node, kind: inspect.Type, context: Context) -> Any:
    match kind:
        case inspect.Metadata(type=inner):
            return _value(node, inner, context)
        case inspect.CustomType(cls=cls):
            return cast("type[Field[Any]]", cls).read(node, context)
        case inspect.UnionType(types=kinds):
            return _union(node, kinds, context)
        case inspect.StructType():
            return _record(node, kind, context)
        case inspect.DictType(key_type=key, value_type=value):
            return _dictionary(node, key, value, context)
        case inspect.VarTupleType():
            return _list(node, kind, context)
        case inspect.EnumType(cls=cls):
            return _choice(node, {member.value: member for member in cls}, context)
        case inspect.BoolType():
            return _choice(node, {"true": True, "false": False}, context)
        case inspect.IntType():
            return _whole_number(node, kind, context)
        case _:
            return context.scalar(node, "text").text


def _record(node: Node, kind: inspect.StructType, context: Context) -> Any:
    fields = {field.encode_name: field for field in kind.fields}
    values: dict[str, Any] = {}
    usable = True
    entries = _entries(node, context)
    seen = {key.text for key, _ in entries}
    for key, value in entries:
        if not (field := fields.get(key.text)):
            message = f"the key {key.text!r} is unknown"
            context.problems.add(UNKNOWN_KEY, key.mark, message, did_you_mean(key.text, fields))
            seen.add(nearest(key.text, fields) or "")
            continue
        try:
            values[field.name] = _value(value, field.type, context)
        except UnusableError:
            usable = False
    _report_missing(node, fields.values(), seen, context)
    required = {field.name for field in kind.fields if field.required}
    if not usable or not required <= values.keys():
        raise UnusableError
    return kind.cls(**values)


def _report_missing(
    node: Node, fields: Iterable[inspect.Field], seen: set[str], context: Context
) -> None:
    """Report what was not written, nor meant by a key that is unknown."""
    for field in fields:
        if field.required and field.encode_name not in seen:
            message = f"the key {field.encode_name!r} is missing"
            context.problems.add(MISSING_KEY, node.mark, message, _description(field))


def _description(field: inspect.Field) -> str | None:
    """Return what the declaration says about a field."""
    if not isinstance(field.type, inspect.Metadata):
        return None
    text = (field.type.extra_json_schema or {}).get("description")
    return f"{field.encode_name}: {text}" if text else None


def _entries(node: Node, context: Context) -> tuple[tuple[Scalar, Node], ...]:
    if not isinstance(node, Mapping):
        context.wrong_type(node, "keys with values")
    return node.entries


def _union(node: Node, kinds: tuple[inspect.Type, ...], context: Context) -> Any:
    """Choose by what is written: nothing, a list, keys with values, or a text."""
    if isinstance(node, Scalar) and node.is_null and any(_is_none(kind) for kind in kinds):
        return None
    wanted = [kind for kind in kinds if not _is_none(kind)]
    fitting = [kind for kind in wanted if isinstance(kind, _COLLECTIONS.get(type(node), ()))]
    return _value(node, (fitting or wanted)[0], context)


def _is_none(kind: inspect.Type) -> bool:
    return isinstance(kind, inspect.NoneType)


def _list(node: Node, kind: inspect.VarTupleType, context: Context) -> tuple[Any, ...]:
    if isinstance(node, Scalar) and node.is_null and not kind.min_length:
        return ()
    if not isinstance(node, Sequence):
        context.wrong_type(node, "a list")
    values = _all(((item, kind.item_type) for item in node.items), context)
    if kind.min_length and len(values) != kind.min_length:
        message = f"expected a list of {kind.min_length}, found {len(values)}"
        context.refuse(WRONG_TYPE, node.mark, message)
    return tuple(values)


def _dictionary(
    node: Node, key: inspect.Type, value: inspect.Type, context: Context
) -> dict[Any, Any]:
    entries = _entries(node, context)
    keys = _all(((name, key) for name, _ in entries), context)
    return dict(zip(keys, _all(((item, value) for _, item in entries), context), strict=True))


def _all(pairs: Iterable[tuple[Node, inspect.Type]], context: Context) -> list[Any]:
    """Convert all, so that all problems are seen, before giving up when one is unusable."""
    values = []
    usable = True
    for node, kind in pairs:
        try:
            values.append(_value(node, kind, context))
        except UnusableError:
            usable = False
    if not usable:
        raise UnusableError
    return values


def _choice(node: Node, choices: dict[str, Any], context: Context) -> Any:
    expected = " or ".join(choices) if len(choices) <= 2 else "one of " + ", ".join(choices)
    text = context.scalar(node, expected).text
    if text not in choices:
        message = f"{text!r} is not {expected}"
        context.refuse(WRONG_TYPE, node.mark, message, did_you_mean(text, choices))
    return choices[text]


def _whole_number(node: Node, kind: inspect.IntType, context: Context) -> int:
    least = kind.ge if kind.ge is not None else 0
    most = kind.le if kind.le is not None else 999_999_999
    text = context.scalar(node, "a whole number").text
    if not _WHOLE_NUMBER.fullmatch(text) or not least <= int(text) <= most:
        expected = f"a whole number from {least} to {most}"
        context.wrong_type(node, expected)
    return int(text)
