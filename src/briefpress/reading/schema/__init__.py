"""What may stand in each kind of file: the one declaration for reading and for JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import msgspec


def json_schema(record: type[msgspec.Struct]) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a record, for editors."""
    import msgspec

    return msgspec.json.schema(record, schema_hook=_field_schema)


def _field_schema(field: Any) -> dict[str, Any]:
    schema: dict[str, Any] = field.schema
    return schema
