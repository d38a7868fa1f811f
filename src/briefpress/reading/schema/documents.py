"""JSON Schema (2020-12) of each kind of file: completion and checking while one types.

What it can't say (a path that leads nowhere, text that doesn't fit) `briefpress check` says.
"""

from __future__ import annotations

import inspect
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from briefpress.model.layout import BlockKind, ReductionKind
from briefpress.reading.schema import json_schema
from briefpress.reading.schema.brief import BriefFile
from briefpress.reading.schema.layout import LayoutFile
from briefpress.reading.schema.publication import PublicationFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    import msgspec

    from briefpress.model.publication import Axis, Publication

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_RECORDS: dict[str, type[msgspec.Struct]] = {
    "brief": BriefFile,
    "publication": PublicationFile,
    "layout": LayoutFile,
}


class SchemaName(StrEnum):
    """The kinds of file that have a schema."""

    BRIEF = "brief"
    PUBLICATION = "publication"
    LAYOUT = "layout"


def document_schema(name: SchemaName, publication: Publication | None = None) -> Schema:
    """Return the schema of a kind of file.

    That of a brief knows the goals and functions of its publication, where one is given.
    """
    schema = _tidy(json_schema(_RECORDS[name.value]))
    if name is SchemaName.LAYOUT:
        schema = _layout(schema)
    elif name is SchemaName.BRIEF and publication:
        _name_axes(schema["$defs"], publication)
    return {"$schema": _DIALECT, "title": title(name), **schema}


def title(name: SchemaName) -> str:
    """Return the title of a schema, by which one of ours is known."""
    return f"briefpress: {name.value}"


def _tidy(node: Any) -> Any:
    """Return a schema as an editor shows it best, and as our reader reads.

    Defaults of null would be typed in by completion; class names tell an author nothing; an empty
    list may be left out after its key.
    """
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _tidy(value) for key, value in node.items() if not _is_noise(key, value, node)}
    if isinstance(description := kept.get("description"), str):
        kept["description"] = inspect.cleandoc(description)
    if kept.get("type") == "array" and not kept.get("minItems"):
        kept["type"] = ["array", "null"]
    return kept


def _is_noise(key: str, value: Any, node: Schema) -> bool:
    is_schema = isinstance(value, str) and ("type" in node or "enum" in node)
    return (key == "default" and value is None) or (key == "title" and is_schema)


def _name_axes(records: Schema, publication: Publication) -> None:
    """Let goals and functions be those of a publication."""
    functions = {"enum": [axis.key for axis in publication.functions]}
    one_or_more = {"anyOf": [functions, {"type": "array", "items": functions, "uniqueItems": True}]}
    matrix = records["BriefFile"]["properties"]["matrix"]
    del matrix["additionalProperties"]
    goals = _labels(publication.goals)
    matrix |= _only({key: {"description": text, **one_or_more} for key, text in goals})
    matrix["description"] += f" The functions are {_listed(publication.functions)}."
    thought = records["ThoughtFile"]["properties"]["function"]
    thought["anyOf"] = [functions, {"type": "null"}]


def _labels(axes: Iterable[Axis]) -> list[tuple[str, str]]:
    return [(axis.key, axis.label.texts[0][1].text) for axis in axes]


def _listed(axes: Iterable[Axis]) -> str:
    return ", ".join(f"{key} ({text})" for key, text in _labels(axes))


def _only(properties: Schema) -> Schema:
    return {"properties": properties, "additionalProperties": False}


def _layout(schema: Schema) -> Schema:
    """Return the schema of a layout: whole, or only what differs from the one it extends."""
    records: Schema = schema["$defs"]
    blocks = records["LayoutFile"]["properties"]["blocks"]["items"]["anyOf"]
    options = next(kind for kind in blocks if kind.get("type") == "object")
    _name_keys(options, BlockKind)
    options |= {"minProperties": 1, "maxProperties": 1}
    _name_keys(records["FitFile"]["properties"]["reduce"]["items"], ReductionKind)
    changes = {f"{name}.changes": _optional(record) for name, record in records.items()}
    return {
        "if": {"required": ["extends"], "properties": {"extends": {"type": "string"}}},
        "then": {"$ref": "#/$defs/LayoutFile.changes"},
        "else": {"$ref": "#/$defs/LayoutFile"},
        "$defs": {**records, **changes},
    }


def _name_keys(mapping: Schema, names: Iterable[str]) -> None:
    """Let a mapping have these keys only."""
    value = mapping.pop("additionalProperties")
    mapping |= _only(dict.fromkeys(map(str, names), value))


def _optional(node: Any) -> Any:
    """Return a schema in which no key is required, nor in the records it refers to."""
    if isinstance(node, list):
        return [_optional(item) for item in node]
    if not isinstance(node, dict):
        return node
    changed = {key: _optional(value) for key, value in node.items() if key != "required"}
    if "$ref" in changed:
        changed["$ref"] += ".changes"
    return changed
