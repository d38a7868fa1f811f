"""Importing: old briefs in Markdown become briefs of the publication, each on its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.codes.files import UNREADABLE_FILE
from briefpress.codes.importing import NOTHING_TO_IMPORT
from briefpress.diagnostics import Diagnostic, RefusedError, in_order
from briefpress.reading.old.brief import read_old_brief
from briefpress.reading.publication import read_publication
from briefpress.reading.schema.documents import SchemaName
from briefpress.reading.source import refused
from briefpress.workflows.schemas import schema_path
from briefpress.workflows.starting import add_brief, brief_path, refresh_schemas, title_slug
from briefpress.writing.draft import draft_yaml

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from briefpress.model.publication import Publication

_ENDINGS = (".md", ".markdown")


class Imported(Struct, frozen=True):
    """One old file: the path of the brief it became, None where it was refused; what was said."""

    file: str
    brief: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


class ImportReport(Struct, frozen=True):
    """What became of every file, in order."""

    files: tuple[Imported, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that was said, in order."""
        return in_order([found for file in self.files for found in file.diagnostics])

    @property
    def refused(self) -> int:
        """How many files became no brief."""
        return sum(file.brief is None for file in self.files)


Progress = Callable[[int, int], None]


def import_briefs(
    root: Path,
    paths: Sequence[Path],
    progress: Progress,
    *,
    day: datetime.date | None = None,
) -> ImportReport:
    """Import files, and all Markdown files in folders; one that is refused keeps no other back.

    `day` is the date of a single file. Raises RefusedError where nothing can be imported at all:
    a publication with problems, a path that isn't there, a folder without Markdown.
    """
    publication = read_publication(root)
    files = _files(paths)
    refresh_schemas(publication)
    done = []
    for file in files:
        done.append(_imported(file, publication, day))
        progress(len(done), len(files))
    return ImportReport(tuple(done))


def _files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files, each once: as they are named, those of a folder sorted."""
    found: dict[Path, None] = {}
    problems: list[Diagnostic] = []
    for path in paths:
        if path.is_file():
            found[path] = None
        elif not path.is_dir():
            message = "there is no such file or folder"
            problems += refused(UNREADABLE_FILE, path.as_posix(), message).diagnostics
        elif inside := _in_folder(path):
            found |= dict.fromkeys(inside)
        else:
            message = f"the folder has no file that ends in {' or '.join(_ENDINGS)}"
            hint = NOTHING_TO_IMPORT.mend
            problems += refused(NOTHING_TO_IMPORT, path.as_posix(), message, hint).diagnostics
    if problems:
        raise RefusedError(problems)
    return tuple(found)


def _in_folder(folder: Path) -> list[Path]:
    """Return the Markdown files in a folder and below it; hidden ones are nobody's briefs."""
    return sorted(
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in _ENDINGS
        and file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    )


def _imported(file: Path, publication: Publication, day: datetime.date | None) -> Imported:
    shown = file.as_posix()
    try:
        old = read_old_brief(file, shown, publication, day)
        slug = title_slug(old.draft.title)
        path = brief_path(old.draft.date, slug)
        text = draft_yaml(old.draft, schema_path(SchemaName.BRIEF, path))
        add_brief(publication, old.draft.date, slug, text)
    except RefusedError as error:
        return Imported(shown, diagnostics=error.diagnostics)
    return Imported(shown, path, in_order(list(old.diagnostics)))
