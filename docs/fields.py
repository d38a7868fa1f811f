"""The fields of each kind of file, as tables, from the records that our reader reads by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import inspect

from briefpress.reading.schema.brief import BriefFile
from briefpress.reading.schema.layout import LayoutFile
from briefpress.reading.schema.publication import PublicationFile
from briefpress.reading.schema.words import WordsFile

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILES = (
    ("A brief: `content/YYYY-MM/YYYY-MM-DD-slug.yaml`", BriefFile),
    ("The publication: `content/publication.yaml`", PublicationFile),
    ("A layout: `layouts/NAME.yaml`", LayoutFile),
    ("Words: `layouts/words/LANGUAGE.yaml`", WordsFile),
)


def sections() -> Iterator[str]:
    """Yield the text of every section."""
    yield "## Fields\n"
    for title, record in _FILES:
        yield f"### {title}\n"
        yield from _Tables().of(inspect.type_info(record), "")


class _Tables:
    """The tables of a file; a record that stands in several places has one, at the first."""

    def __init__(self) -> None:
        self._places: dict[type, str] = {}

    def of(self, record: Any, path: str) -> Iterator[str]:
        """Yield the table of a record, then those of the records in it."""
        self._places[record.cls] = path
        heading = f"#### `{path}`\n\n" if path else ""
        yield f"{heading}{_first_paragraph(record.cls)}\n"
        rows = [self._row(field, path) for field in record.fields]
        yield (
            "\n".join(
                ("| key | | what it is for | how it is written |", "|---|---|---|---|", *rows)
            )
            + "\n"
        )
        for field in record.fields:
            for inner, step in _records(field.type):
                place = _step(path, field.encode_name) + step
                if self._places.setdefault(inner.cls, place) == place:
                    yield from self.of(inner, place)

    def _row(self, field: Any, path: str) -> str:
        needed = "needed" if field.required else ""
        kind = _kind(field.type)
        for inner, step in _records(field.type):
            own = _step(path, field.encode_name) + step
            place = self._places.setdefault(inner.cls, own)
            kind += f", below: `{own}`" if place == own else f", as in `{place}`"
        cells = (f"`{field.encode_name}`", needed, _description(field.type), kind)
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _step(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _description(kind: Any) -> str:
    schema = getattr(kind, "extra_json_schema", None) or {}
    return str(schema.get("description", ""))


def _kind(kind: Any) -> str:
    """Say in words what a value is."""
    match kind:
        case inspect.Metadata(type=inner):
            return _kind(inner)
        case inspect.UnionType(types=kinds):
            return " or ".join(_kind(k) for k in kinds if not isinstance(k, inspect.NoneType))
        case inspect.CustomType(cls=cls):
            return _first_paragraph(cls).rstrip(".").replace("``", "`")
        case inspect.EnumType(cls=cls):
            return "one of " + ", ".join(f"`{member.value}`" for member in cls)
        case inspect.BoolType():
            return "`true` or `false`"
        case inspect.IntType(ge=least, le=most):
            return f"a whole number from {least} to {most}"
        case inspect.VarTupleType(item_type=item):
            return "a list" if _is_record(item) else f"a list: {_kind(item)}"
        case inspect.DictType(key_type=key):
            return "names" if isinstance(key, inspect.StrType) else f"{_kind(key)}, with a value"
        case inspect.StructType():
            return "keys"
        case _:
            return "text"


def _is_record(kind: Any) -> bool:
    return any(True for _ in _records(kind))


def _records(kind: Any) -> Iterator[tuple[Any, str]]:
    """Yield the records inside a value, with the step that leads to each."""
    match kind:
        case inspect.Metadata(type=inner):
            yield from _records(inner)
        case inspect.StructType():
            yield kind, ""
        case inspect.UnionType(types=kinds):
            for inner in kinds:
                yield from _records(inner)
        case inspect.VarTupleType(item_type=item):
            yield from ((record, f"[]{step}") for record, step in _records(item))
        case inspect.DictType(value_type=value):
            yield from ((record, f".NAME{step}") for record, step in _records(value))


def _first_paragraph(cls: type) -> str:
    """Return the first paragraph of a docstring, in one line."""
    return " ".join((cls.__doc__ or "").strip().split("\n\n")[0].split())
