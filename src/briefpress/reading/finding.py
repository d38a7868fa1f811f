"""Which briefs are meant: all of a publication, some folders, some files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefpress.codes.briefs import NOT_A_BRIEF
from briefpress.codes.distribution import WITHDRAWN
from briefpress.codes.files import UNREADABLE_FILE
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.reading.source import refused, shown_path
from briefpress.reading.withdrawn import read_withdrawn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from briefpress.model.withdrawn import Withdrawn

_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_ENDINGS = {".yaml", ".yml"}


def find_briefs(root: Path, paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files of the briefs, absolute and sorted, each once.

    No paths mean all of content/YYYY-MM/; a folder means all in it. Paths are relative to the
    current directory. Briefs that were withdrawn are left out of folders. Raises RefusedError with
    every path that isn't there, is no brief, or names a withdrawn one.
    """
    root = root.resolve()
    found: set[Path] = set()
    problems: list[Diagnostic] = []
    for path in paths or (root / "content",):
        try:
            found.update(_briefs(path, root))
        except RefusedError as error:
            problems.extend(error.diagnostics)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            message = f"the folder can't be read: {reason}"
            problems.extend(refused(UNREADABLE_FILE, path.as_posix(), message).diagnostics)
    withdrawn = read_withdrawn(root)
    named = {path.resolve() for path in paths} if withdrawn else set()
    for path in sorted(found):
        entry = next((entry for entry in withdrawn if entry.means(path.stem)), None)
        if entry is not None:
            found.remove(path)
            problems += [withdrawal(entry, path, root)] if path.resolve() in named else []
    if problems:
        raise RefusedError(problems)
    return tuple(sorted(found))


def count_withdrawn(root: Path, paths: Sequence[Path]) -> int:
    """Return how many briefs `find_briefs` leaves out of these folders, all if none is named."""
    root = root.resolve()
    withdrawn = read_withdrawn(root)
    if not withdrawn:
        return 0
    meant = {brief for path in paths or (root / "content",) for brief in _briefs(path, root)}
    return sum(any(entry.means(path.stem) for entry in withdrawn) for path in meant)


def withdrawal(entry: Withdrawn, path: Path, root: Path) -> Diagnostic:
    """Return the problem of a brief that was withdrawn."""
    message = f"the brief was withdrawn on {entry.withdrawn}: {entry.reason.text}"
    return Diagnostic(WITHDRAWN, Place(shown_path(path, root)), message, WITHDRAWN.mend)


def _briefs(path: Path, root: Path) -> Iterator[Path]:
    """Yield the briefs that one path means."""
    shown = path.as_posix()
    # The last step is kept as it is named: it may be a link, which `read_brief` looks at.
    whole = path.parent.resolve() / path.name if path.name not in ("", "..") else path.resolve()
    if whole.is_dir():
        yield from _in_folder(whole.resolve(), root, shown)
    elif not whole.is_file():
        raise refused(UNREADABLE_FILE, shown, "there is no such file or folder")
    elif not _is_brief(whole, root):
        message = "the file is not in a folder content/YYYY-MM/ of the publication"
        raise refused(NOT_A_BRIEF, shown, message, "A brief's name ends in .yaml.")
    else:
        yield whole


def _in_folder(folder: Path, root: Path, shown: str) -> Iterator[Path]:
    content = root / "content"
    if folder in (root, content):
        months = [month for month in sorted(content.iterdir()) if _MONTH.fullmatch(month.name)]
    elif folder.parent == content and _MONTH.fullmatch(folder.name):
        months = [folder]
    else:
        message = "the folder holds no briefs of the publication"
        raise refused(NOT_A_BRIEF, shown, message, "Briefs are in content/YYYY-MM/.")
    for month in months:
        if month.is_dir():
            yield from (file for file in month.iterdir() if _is_brief(file, root))


def _is_brief(file: Path, root: Path) -> bool:
    """Tell by its place; whether its name is right, `read_brief` says, so that others are built."""
    month = file.parent
    return (
        file.suffix.lower() in _ENDINGS
        and not file.name.startswith(".")
        and month.parent == root / "content"
        and bool(_MONTH.fullmatch(month.name))
    )
