"""Where layouts and words are found: in the publication first, then among the shipped ones."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefpress.codes.files import UNREADABLE_FILE
from briefpress.reading.source import refused

if TYPE_CHECKING:
    from collections.abc import Iterator


@cache
def shipped_layouts() -> Path:
    """Return the folder of the shipped layouts: in the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    packed = package / "layouts"
    return packed if packed.is_dir() else package.parents[1] / "layouts"


def folders(publication_root: Path | None, below: str = "") -> tuple[Path, ...]:
    """Return the folders to look into, in order; `below` is a folder inside layouts/."""
    own = (publication_root.resolve() / "layouts" / below,) if publication_root else ()
    return tuple(dict.fromkeys((*own, shipped_layouts() / below)))


def files_named(name: str, places: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the files of that name, capitals aside, in the order of the folders."""
    for file in files(places):
        if file.stem.lower() == name.lower():
            yield file


def files(places: tuple[Path, ...]) -> Iterator[Path]:
    """Yield every YAML file in the folders; raises RefusedError for one that can't be read."""
    for place in places:
        if not place.is_dir():
            continue
        try:
            found = sorted(file for file in place.iterdir() if file.suffix == ".yaml")
        except OSError as error:
            message = f"the folder can't be read: {(error.strerror or str(error)).lower()}"
            raise refused(UNREADABLE_FILE, place.as_posix(), message) from None
        yield from found


def shown_on_shelf(file: Path, publication_root: Path | None) -> str:
    """Write a path from the publication; a shipped layout's as ``briefpress/layouts/…``."""
    if publication_root and file.is_relative_to(publication_root.resolve()):
        return file.relative_to(publication_root.resolve()).as_posix()
    return f"briefpress/layouts/{file.relative_to(shipped_layouts()).as_posix()}"
