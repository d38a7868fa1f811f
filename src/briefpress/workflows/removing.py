"""What of a brief that was taken back lies in `out/`: removed where it is of it alone, else told.

Nothing outside the publication is removed, wherever a link or the manifest leads; it is told.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from briefpress.files import Manifest, change_manifest
from briefpress.reading.inside import is_inside
from briefpress.workflows.distribution.plan import MANIFEST
from briefpress.workflows.distribution.prepare import FOLDER
from briefpress.workflows.impose import PRINT_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefpress.model.withdrawn import Withdrawn
    from briefpress.workflows.holding import Contents


class Removal(Struct):
    """What was removed, and what is there still, as paths relative to the publication."""

    root: Path
    removed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def remove(self, path: Path) -> bool:
        """Remove a file of the publication, or say that it could not be."""
        if not is_inside(path.parent, self.root):
            return False
        try:
            path.unlink()
        except OSError:
            return False
        return True

    def note(self, shown: str, *, removed: bool) -> None:
        """Note what became of something."""
        (self.removed if removed else self.left).append(shown)


def remove_outputs(root: Path, withdrawn: Withdrawn) -> Removal:
    """Remove the brief's PDFs and sheets from `out/`, so that nobody prints them by mistake."""
    done = Removal(root)
    names = {withdrawn.brief}

    def without(manifest: Manifest) -> Manifest:
        for record in manifest.records:
            if withdrawn.means(Path(record.brief).stem):
                names.add(_name(Path(record.path)))
                if (root / record.path).is_file():
                    done.note(record.path, removed=done.remove(root / record.path))
                manifest = manifest.without_brief(record.brief)
        return manifest

    change_manifest(root, without)
    for path in _sheets(root):
        if _name(path) in names or withdrawn.means(_name(path)):
            done.note(f"{PRINT_FOLDER}/{path.name}", removed=done.remove(path))
    return done


def _name(path: Path) -> str:
    """Return what a file is of: ``2026-09-14-visitors.large-print.pdf`` is of that brief."""
    return path.name.partition(".")[0]


def _sheets(root: Path) -> list[Path]:
    """Return the print files, by name."""
    return sorted(path for path in (root / PRINT_FOLDER).glob("*") if path.is_file())


def remove_plans(root: Path, contents: Contents) -> Removal:
    """Remove the packs and papers of the brief and of its day; tell of other documents with it.

    A plan without them is none, so its manifest goes first and nothing of it is sent.
    """
    done = Removal(root)
    for folder in sorted(path for path in (root / FOLDER).glob("*") if path.is_dir()):
        files = sorted(folder.rglob("*.pdf"))
        if not files or not _is_in(folder, contents):
            continue
        removed = contents.is_of_its_day(folder.name) and _remove_plan(done, folder, files)
        done.note(f"{FOLDER}/{folder.name}/", removed=removed)
    return done


def _remove_plan(done: Removal, folder: Path, files: Iterable[Path]) -> bool:
    """Remove a plan; tell whether all of it could be."""
    manifest = folder / MANIFEST
    found = [manifest, *files] if manifest.exists() else list(files)
    removed = [done.remove(path) for path in found]
    return all(removed)


def _is_in(folder: Path, contents: Contents) -> bool:
    """Tell whether a brief is, or may be, in what was planned in a folder.

    A plan that broke off does not say of which files it is; its name decides.
    """
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        revisions = [str(edition["sha256"]) for edition in found["editions"]]
    except (OSError, ValueError, LookupError, TypeError):
        revisions = []
    if not revisions:
        return contents.may_be_in(folder.name)
    return any(contents.is_in(folder.name, revision) for revision in revisions)


def bulletins_with(manifest: Manifest, withdrawn: Withdrawn) -> tuple[str, ...]:
    """Return the bulletins in `out/` that were made with the brief in them."""
    return tuple(
        bulletin.path
        for bulletin in manifest.bulletins
        if any(withdrawn.means(Path(source.path).stem) for source in bulletin.sources)
    )


def booklets(root: Path, bulletins: Sequence[str]) -> tuple[str, ...]:
    """Return the sheets that were made of bulletins, and are ready to print."""
    beginnings = tuple(f"{Path(path).stem}." for path in bulletins)
    return tuple(
        f"{PRINT_FOLDER}/{path.name}"
        for path in _sheets(root)
        if beginnings and path.name.startswith(beginnings)
    )
