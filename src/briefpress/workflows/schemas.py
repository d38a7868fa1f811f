"""Schemas: the files in `schemas/` that the author's editor completes and checks by.

A modeline names them by their path from the file, so that they are found offline, in every editor
that knows modelines, and in every copy of the publication.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from briefpress.files import write_whole
from briefpress.reading.schema.documents import SchemaName, document_schema, title

if TYPE_CHECKING:
    from briefpress.model.publication import Publication

FOLDER = "schemas"


def schema_text(name: SchemaName, publication: Publication | None = None) -> str:
    """Return a schema as a file has it."""
    return json.dumps(document_schema(name, publication), indent=2, ensure_ascii=False) + "\n"


def write_schemas(publication: Publication) -> None:
    """Write the schemas that are missing, or of another version or matrix. Raises OSError.

    A file of the same name that briefpress didn't make stays as it is.
    """
    for name in SchemaName:
        path = publication.root / FOLDER / f"{name.value}.json"
        text = schema_text(name, publication)
        old = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else None
        if old is None or (old != text and title(name) in old):
            write_whole(path, text.encode())


def schema_path(name: SchemaName, file: str) -> str:
    """Return the path of a schema from a file, whose path counts from the publication's root."""
    up = "../" * (len(PurePosixPath(file).parts) - 1)
    return f"{up}{FOLDER}/{name.value}.json"
