"""A tree of nodes into the records of `schema/`, every problem at its place.

msgspec holds the declaration (and gives JSON Schema from it); the walk is ours, since msgspec
itself stops at the first problem and knows no places. Each annotation becomes a reader once, when
its record is first read: `msgspec.inspect` would make a picture of all records of a file before
the first is. A field of one of our own types reads itself through its `read`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from msgspec import NODEFAULT, Meta, Struct, structs

from briefpress.codes.files import MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE
from briefpress.reading.context import Context, UnusableError
from briefpress.reading.field import Field
from briefpress.reading.nodes import Mapping, Node, Scalar, Sequence
from briefpress.reading.suggestions import did_you_mean, nearest

T = TypeVar("T", bound=Struct)

#: Makes a value of a node; raises UnusableError, having reported why.
Reader = Callable[[Node, Context], Any]

_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,9}")


class _Declared(Struct, frozen=True):
    """A key that a record may have: its attribute, its reader, what the declaration says of it."""

    name: str
    read: Reader
    required: bool
    description: str | None


def convert(record: type[T], node: Node, context: Context) -> T | None:
    """Convert a node to a record; None when it can't be made, its problems being reported."""
    try:
        made: T = _record(record, node, context)
    except UnusableError:
        return None
    return made


@cache
def _declared(record: type[Struct]) -> dict[str, _Declared]:
    """Return the keys of a record."""
    found = {}
    for field in structs.fields(record):
        required = field.default is NODEFAULT and field.default_factory is NODEFAULT
        _, metas = _taken_apart(field.type)
        description = next((meta.description for meta in metas if meta.description), None)
        declared = _Declared(field.name, _reader(field.type), required, description)
        found[field.encode_name] = declared
    return found


def _taken_apart(kind: Any) -> tuple[Any, list[Meta]]:
    """Return the type of an annotation, and what is said besides."""
    if get_origin(kind) is not Annotated:
        return kind, []
    inner, *besides = get_args(kind)
    return inner, [meta for meta in besides if isinstance(meta, Meta)]


def _reader(annotation: Any) -> Reader:
    """Return what reads values of a type."""
    kind, metas = _taken_apart(annotation)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        kinds = [_choosable(choice) for choice in inner if choice is not NoneType]
        return partial(_union, NoneType in inner, kinds)
    if origin is tuple:
        length = next((meta.min_length for meta in metas if meta.min_length), 0)
        return partial(_list, _reader(inner[0]), length)
    if origin is dict:
        return partial(_dictionary, _reader(inner[0]), _reader(inner[1]))
    if Field in kind.__mro__:  # issubclass() asks every child of an abstract class
        read: Reader = kind.read
        return read
    if issubclass(kind, Struct):
        return partial(_record, kind)
    if issubclass(kind, Enum):
        return partial(_choice, {member.value: member for member in kind})
    if kind is bool:
        return partial(_choice, {"true": True, "false": False})
    if kind is int:
        least = next((meta.ge for meta in metas if meta.ge is not None), 0)
        most = next((meta.le for meta in metas if meta.le is not None), 999_999_999)
        return partial(_whole_number, int(least), int(most))
    return lambda node, context: context.scalar(node, "text").text


def _choosable(annotation: Any) -> tuple[type[Node] | None, Reader]:
    """Return the reader of a type and the kind of node it wants, if that is not a text."""
    kind, _ = _taken_apart(annotation)
    origin = get_origin(kind)
    if origin is dict or (isinstance(kind, type) and issubclass(kind, Struct)):
        return Mapping, _reader(annotation)
    return Sequence if origin is tuple else None, _reader(annotation)


def _record(kind: type[Struct], node: Node, context: Context) -> Any:
    fields = _declared(kind)
    values: dict[str, Any] = {}
    usable = True
    for key, value in _entries(node, context):
        if not (field := fields.get(key.text)):
            message = f"the key {key.text!r} is unknown"
            context.problems.add(UNKNOWN_KEY, key.mark, message, did_you_mean(key.text, fields))
            continue
        try:
            values[field.name] = field.read(value, context)
        except UnusableError:
            usable = False
    missing = [key for key, field in fields.items() if field.required and field.name not in values]
    if missing:
        _report_missing(node, missing, fields, context)
    if not usable or missing:
        raise UnusableError
    return kind(**values)


def _report_missing(
    node: Node, missing: list[str], fields: dict[str, _Declared], context: Context
) -> None:
    """Report what was not written, nor meant by a key that is unknown."""
    written = {key.text for key, _ in _entries(node, context)}
    meant = {nearest(key, fields) for key in written if key not in fields}
    for key in missing:
        if key not in written | meant:
            description = fields[key].description
            hint = f"{key}: {description}" if description else None
            context.problems.add(MISSING_KEY, node.mark, f"the key {key!r} is missing", hint)


def _entries(node: Node, context: Context) -> tuple[tuple[Scalar, Node], ...]:
    if not isinstance(node, Mapping):
        context.wrong_type(node, "keys with values")
    return node.entries


def _union(
    optional: bool, kinds: list[tuple[type[Node] | None, Reader]], node: Node, context: Context
) -> Any:
    """Choose by what is written: nothing, a list, keys with values, or a text."""
    if optional and isinstance(node, Scalar) and node.is_null:
        return None
    for wanted, read in kinds:
        if wanted is type(node):
            return read(node, context)
    return kinds[0][1](node, context)


def _list(read: Reader, length: int, node: Node, context: Context) -> tuple[Any, ...]:
    if isinstance(node, Scalar) and node.is_null and not length:
        return ()
    if not isinstance(node, Sequence):
        context.wrong_type(node, "a list")
    values = context.all(read, node.items)
    if length and len(values) != length:
        message = f"expected a list of {length}, found {len(values)}"
        context.refuse(WRONG_TYPE, node.mark, message)
    return tuple(values)


def _dictionary(
    read_key: Reader, read_value: Reader, node: Node, context: Context
) -> dict[Any, Any]:
    entries = _entries(node, context)
    keys = context.all(read_key, (name for name, _ in entries))
    return dict(zip(keys, context.all(read_value, (item for _, item in entries)), strict=True))


def _choice(choices: dict[str, Any], node: Node, context: Context) -> Any:
    expected = " or ".join(choices) if len(choices) <= 2 else "one of " + ", ".join(choices)
    text = context.scalar(node, expected).text
    if text not in choices:
        message = f"{text!r} is not {expected}"
        context.refuse(WRONG_TYPE, node.mark, message, did_you_mean(text, choices))
    return choices[text]


def _whole_number(least: int, most: int, node: Node, context: Context) -> int:
    text = context.scalar(node, "a whole number").text
    if not _WHOLE_NUMBER.fullmatch(text) or not least <= int(text) <= most:
        expected = f"a whole number from {least} to {most}"
        context.wrong_type(node, expected)
    return int(text)
