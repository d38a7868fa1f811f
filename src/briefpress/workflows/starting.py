"""Starting: a new publication, and a new brief in one that is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.codes.files import CONTROL_CHARACTER, UNWRITABLE_FILE
from briefpress.codes.starting import BRIEF_EXISTS, NO_SLUG, PUBLICATION_EXISTS
from briefpress.diagnostics import RefusedError
from briefpress.files import write_new
from briefpress.model.days import month_of
from briefpress.reading.nodes import Scalar
from briefpress.reading.publication import read_publication
from briefpress.reading.schema.fields import Slug
from briefpress.reading.source import UNPRINTABLE, Problems, read_source, refused
from briefpress.reading.yaml import read_yaml
from briefpress.workflows.schemas import FOLDER, write_schemas
from briefpress.workflows.today import today
from briefpress.writing.brief import new_brief_yaml
from briefpress.writing.slugs import slug_of
from briefpress.writing.templates import filled
from briefpress.writing.yaml import entry

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator
    from pathlib import Path

    from briefpress.model.publication import Publication

_PUBLICATION = "content/publication.yaml"
_FIRST_SLUG = "how-to-use-this-brief"


class Started(Struct, frozen=True):
    """What a new publication was given, and what was there and stayed; paths from its root."""

    made: tuple[str, ...]
    kept: tuple[str, ...]


def init(folder: Path) -> Started:
    """Make a publication in a folder, which may have other files in it: none is changed.

    Raises RefusedError where there is a publication already, or it can't be written.
    """
    if _exists(folder / _PUBLICATION):
        message = f"there is a publication already: {_PUBLICATION}"
        raise refused(PUBLICATION_EXISTS, folder.as_posix(), message, PUBLICATION_EXISTS.mend)
    made, kept = [], []
    day = today()
    for path, text in _files(folder, day):
        try:
            write_new(folder / path, text.encode())
            made.append(path)
        except FileExistsError as error:
            # A file where a folder must be is another matter than a file that is there.
            if not (folder / path).exists():
                raise _unwritable(folder / path, error) from None
            kept.append(path)
        except OSError as error:
            raise _unwritable(folder / path, error) from None
    refresh_schemas(read_publication(folder))
    return Started((*made, "schemas/"), tuple(kept))


def _exists(path: Path) -> bool:
    """Tell whether there is a file; raises RefusedError where there can't be, as of a long name."""
    try:
        return path.exists()
    except OSError as error:
        raise _unwritable(path, error) from None


def _files(folder: Path, day: datetime.date) -> Iterator[tuple[str, str]]:
    """Yield the files of a publication; what makes it one comes last, so that init can go on.

    The organization is guessed from the folder's name: a better beginning than a gap.
    """
    organization = _organization(folder)
    yield "README.md", filled("README.md", name=organization)
    yield "layouts/daily.yaml", filled("daily.yaml")
    yield "content/recipients.csv", filled("recipients.csv")
    brief = brief_path(day, _FIRST_SLUG)
    yield brief, filled("first-brief.yaml", date=day.isoformat())
    line = entry("organization", organization).rstrip("\n")
    yield _PUBLICATION, filled("publication.yaml", organization=line)


def _organization(folder: Path) -> str:
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", folder.resolve().name)
    return " ".join(word[0].upper() + word[1:] for word in words) or "Our Organization"


def _unwritable(path: Path, error: OSError) -> RefusedError:
    if isinstance(error, FileExistsError | NotADirectoryError) and (file := _in_the_way(path)):
        message = "this is a file, and a folder is needed here"
        hint = "Choose another folder, or move the file away or give it another name."
        return refused(UNWRITABLE_FILE, file.as_posix(), message, hint)
    reason = (error.strerror or str(error)).lower()
    message = f"the file can't be written: {reason}"
    return refused(UNWRITABLE_FILE, path.as_posix(), message, UNWRITABLE_FILE.mend)


def _in_the_way(path: Path) -> Path | None:
    """Return the file, or whatever is no folder, that stands where a path needs a folder."""
    return next((above for above in path.parents if above.exists() and not above.is_dir()), None)


def new(
    root: Path, title: str, *, day: datetime.date | None = None, slug: str | None = None
) -> Path:
    """Write a brief to fill in, for today unless a day is given; return its path, absolute.

    Raises RefusedError where that day has a brief with that slug.
    """
    publication = read_publication(root)
    title = _checked_title(title)
    day = day or today()
    slug = checked_slug(slug) if slug else title_slug(title)
    path = brief_path(day, slug)
    text = new_brief_yaml(title, day, path, publication)
    refresh_schemas(publication)
    return add_brief(publication, day, slug, text)


def refresh_schemas(publication: Publication) -> None:
    """Write the schemas that are missing or stale; raises RefusedError where they can't be."""
    try:
        write_schemas(publication)
    except OSError as error:
        raise _unwritable(publication.root / FOLDER, error) from None


def _checked_title(title: str) -> str:
    """Return a title in one line; raises RefusedError where something in it can't be printed."""
    if match := UNPRINTABLE.search(line := " ".join(title.split())):
        message = f"the title has a control character, U+{ord(match.group()):04X}"
        raise refused(CONTROL_CHARACTER, "--title", message, CONTROL_CHARACTER.mend)
    return line


def title_slug(title: str) -> str:
    """Return the slug that a title gives; raises RefusedError where it gives none."""
    slug = slug_of(title)
    if not slug:
        message = f"the title {title!r} has no letters from which a file's name could be made"
        raise refused(NO_SLUG, "--title", message, NO_SLUG.mend)
    return slug


def checked_slug(slug: str) -> str:
    """Return a slug as it is; raises RefusedError where it can't be one."""
    try:
        Slug.check(slug)
    except ValueError as error:
        raise refused(Slug.code, "--slug", str(error), Slug.code.mend) from None
    return slug


def brief_path(day: datetime.date, slug: str) -> str:
    """Return where a brief is kept, from the publication's folder."""
    return f"content/{month_of(day)}/{day}-{slug}.yaml"


def add_brief(publication: Publication, day: datetime.date, slug: str, text: str) -> Path:
    """Write a new brief and return its path; raises RefusedError where its slug is taken."""
    shown = brief_path(day, slug)
    path = publication.root / shown
    if taken := _taken(path.parent, day, slug):
        other = f"content/{month_of(day)}/{taken}"
        message = f"{day} has a brief with the slug {slug!r} already"
        raise refused(BRIEF_EXISTS, other, message, BRIEF_EXISTS.mend)
    try:
        write_new(path, text.encode())
    except OSError as error:
        raise _unwritable(path, error) from None
    return path


def _taken(month: Path, day: datetime.date, slug: str) -> str | None:
    """Return the name of the day's brief that has a slug, in its name or under its key."""
    for file in sorted(month.glob(f"{day}-*.y*ml")):
        named = file.stem.removeprefix(f"{day}-")
        if slug in (named, _slug_key(file)):
            return file.name
    return None


def _slug_key(file: Path) -> str | None:
    """Return what a brief says under `slug`; a brief that can't be read says nothing."""
    try:
        tree = read_yaml(read_source(file, file.name), Problems())
    except RefusedError:
        return None
    node = tree.get("slug")
    return node.text.strip() if isinstance(node, Scalar) else None
