"""Write what is made from the code: docs/reference.md, and the schemas that the wheel carries.

Usage: python docs/generate.py [--check]

With --check nothing is written: it fails, naming them, when files are not what they should be.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import reference

import briefpress.codes
from briefpress.reading.schema.documents import SchemaName
from briefpress.workflows.schemas import schema_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from briefpress.diagnostics import Code

ROOT = Path(__file__).resolve().parents[1]


def code_modules() -> Iterator[ModuleType]:
    """Yield the modules of codes, in the order of their names."""
    for module in sorted(pkgutil.iter_modules(briefpress.codes.__path__), key=lambda m: m.name):
        yield importlib.import_module(f"briefpress.codes.{module.name}")


def all_codes() -> list[Code]:
    """Return every code, sorted by its number."""
    codes = {code for module in code_modules() for code in reference.codes_in(module)}
    return sorted(codes, key=lambda code: code.id)


def generated() -> dict[Path, str]:
    """Return every file that is made from the code, with its text."""
    files = {ROOT / "docs/reference.md": reference.text(tuple(code_modules()))}
    for name in SchemaName:
        files[ROOT / f"src/briefpress/schemas/{name.value}.json"] = schema_text(name)
    return files


def main(arguments: list[str]) -> int:
    """Write the files, or say which are stale."""
    stale = {
        path: text
        for path, text in generated().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    }
    for path, text in stale.items():
        if "--check" in arguments:
            shown = path.relative_to(ROOT).as_posix()
            sys.stderr.write(f"{shown} is stale; run: python docs/generate.py\n")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
