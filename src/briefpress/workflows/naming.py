"""How commands name a brief: by its day, or by its day and slug."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from briefpress.diagnostics import RefusedError
from briefpress.reading.brief import read_brief
from briefpress.reading.publication import read_publication

if TYPE_CHECKING:
    from pathlib import Path

#: How many characters a day has: ``2026-09-14``.
_DAY = 10
_WHOLE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9-]+")


def is_named(stem: str, which: str) -> bool:
    """Tell whether a name means a brief: it is its file's without the ending, or its whole day."""
    return stem == which or (len(which) == _DAY and stem.startswith(f"{which}-"))


def file_name(root: Path, which: str) -> str:
    """Return the name of a brief's file without the ending, where its PDF is named otherwise.

    The key `slug:` gives a PDF another name than the brief's file has, and either name may be
    used, also of a brief that was withdrawn. Any other name is returned as it is.
    """
    if not _WHOLE.fullmatch(which):
        return which
    folder = root.resolve() / "content" / which[:7]
    files = sorted(folder.glob(f"{which[:_DAY]}-*.y*ml"))
    if not files or any(file.stem == which for file in files):
        return which
    publication = read_publication(root)
    for file in files:
        with suppress(RefusedError):  # a brief that can't be read has no PDF to be named by
            brief = read_brief(file, publication)
            if f"{brief.date}-{brief.slug}" == which:
                return file.stem
    return which
