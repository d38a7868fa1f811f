"""Files that appear whole or not at all, and the manifest of what was built."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from msgspec import Struct, to_builtins
from msgspec.structs import replace

MANIFEST = "out/manifest.json"
_VERSION = 1


def write_whole(path: Path, data: bytes, *, flush: bool = True) -> None:
    """Write a file so that it is there whole or, if anything goes wrong, as it was before.

    The data goes into a temporary file in the same folder, is flushed to the disk, and takes the
    place of the old file in one step (POSIX rename). What can be made again from its sources is
    not flushed: that takes as long as composing a brief, and a file that a power cut
    tore no longer has the hash in the manifest, so the next build makes it anew. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if flush:
                file.flush()
                os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all.

    Raises FileExistsError where there is one, which stays as it is, and OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
        _name_new(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _name_new(temporary: Path, path: Path) -> None:
    """Give a file another name that must not be taken, in one step where the disk can."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a stick formatted for Windows has no second names for a file
        with path.open("xb") as file:
            file.write(temporary.read_bytes())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def sha256_of(path: Path) -> str | None:
    """Return the SHA-256 of a file; None if it can't be read."""
    try:
        return sha256(path.read_bytes())
    except OSError:
        return None


class InputFile(Struct, frozen=True):
    """A file that an output was made from: its path, inside the publication or shipped; hash."""

    path: str
    sha256: str


class Record(Struct, frozen=True):
    """One output: from what it was made, by which version, and what came out.

    Paths are relative to the publication with forward slashes. `reductions` are pairs of what was
    shrunk and its value; `text_sha256` is the hash of what its structure tree says.
    """

    path: str
    brief: str
    language: str
    layout: str
    version: str
    created: str
    sources: tuple[InputFile, ...]
    sha256: str
    pages: int
    reductions: tuple[tuple[str, float], ...]
    text_sha256: str


class BulletinRecord(Struct, frozen=True):
    """One bulletin: its period as files name it, and what it was made from, the dailies included.

    Paths are as in `Record`; `briefs` and `pages` are how many it holds.
    """

    path: str
    period: str
    layout: str
    version: str
    created: str
    sources: tuple[InputFile, ...]
    sha256: str
    briefs: int
    pages: int


class Manifest(Struct, frozen=True):
    """What is in `out/`, by path."""

    records: tuple[Record, ...] = ()
    bulletins: tuple[BulletinRecord, ...] = ()

    def record(self, path: str) -> Record | None:
        """Return what is known about an output."""
        return next((record for record in self.records if record.path == path), None)

    def with_records(self, new: tuple[Record, ...]) -> Manifest:
        """Return the manifest with new records in the place of old ones, sorted by path."""
        known = {record.path: record for record in (*self.records, *new)}
        return replace(self, records=tuple(known[path] for path in sorted(known)))

    def bulletin(self, path: str) -> BulletinRecord | None:
        """Return what is known about a bulletin."""
        return next((bulletin for bulletin in self.bulletins if bulletin.path == path), None)

    def with_bulletin(self, new: BulletinRecord) -> Manifest:
        """Return the manifest with a new record of a bulletin, sorted by path."""
        known = {bulletin.path: bulletin for bulletin in (*self.bulletins, new)}
        return replace(self, bulletins=tuple(known[path] for path in sorted(known)))


def read_manifest(root: Path) -> Manifest:
    """Read the manifest; one that is missing, damaged or of another version counts as empty.

    Everything it says can be found out again by building.
    """
    try:
        data = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
        if data["version"] != _VERSION:
            return Manifest()
        return Manifest(
            tuple(_record(entry) for entry in data["outputs"]),
            tuple(_bulletin(entry) for entry in data["bulletins"]),
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Manifest()


def write_manifest(root: Path, manifest: Manifest) -> None:
    """Write the manifest, the same bytes for the same records."""
    data = {
        "version": _VERSION,
        "outputs": [to_builtins(record) for record in manifest.records],
        "bulletins": [to_builtins(bulletin) for bulletin in manifest.bulletins],
    }
    text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
    write_whole(root / MANIFEST, text.encode(), flush=False)


def _record(entry: dict[str, Any]) -> Record:
    sources = tuple(InputFile(**source) for source in entry["sources"])
    reductions = tuple((str(kind), float(value)) for kind, value in entry["reductions"])
    return Record(**{**entry, "sources": sources, "reductions": reductions})


def _bulletin(entry: dict[str, Any]) -> BulletinRecord:
    sources = tuple(InputFile(**source) for source in entry["sources"])
    return BulletinRecord(**{**entry, "sources": sources})
