"""Files that appear whole or not at all, and the manifest of what was built."""

from __future__ import annotations

import datetime  # noqa: TC003 - msgspec reads the annotations
import hashlib
import os
import tempfile
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import MsgspecError, Struct, json
from msgspec.structs import replace

from briefpress.model.handling import Handling  # noqa: TC001 - as above

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MANIFEST = "out/manifest.json"
_VERSION = 1


def write_whole(path: Path, data: bytes, *, flush: bool = True) -> None:
    """Write a file so that it is there whole or, if anything goes wrong, as it was before.

    The data goes into a temporary file in the same folder, is flushed to the disk, and takes the
    place of the old file in one step (POSIX rename). What can be made again from its sources is
    not flushed: that takes as long as composing a brief, and a file that a power cut
    tore no longer has the hash in the manifest, so the next build makes it anew. Raises OSError.
    """
    with _written_beside(path, data, flush=flush) as temporary:
        temporary.replace(path)


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all.

    Raises FileExistsError where there is one, which stays as it is, and OSError.
    """
    with _written_beside(path, data, flush=True) as temporary:
        _name_new(temporary, path)


@contextmanager
def _written_beside(path: Path, data: bytes, *, flush: bool) -> Iterator[Path]:
    """Write data into a temporary file in the folder of another, made if need be.

    Whatever becomes of it, nothing is left under its temporary name.
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
        yield temporary
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
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return None


class InputFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A file that an output was made from: its path, inside the publication or shipped; hash."""

    path: str
    sha256: str


class Listed(Struct, frozen=True, forbid_unknown_fields=True):
    """What a bulletin lists of a brief, so that one which did not change need not be read again.

    `marks` are pairs of goal and function, `sources` of title and publisher, where one is named.
    """

    date: datetime.date
    title: str
    marks: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str | None], ...]
    handling: Handling | None


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    """One output: from what it was made, by which version, and what came out.

    Paths are relative to the publication with forward slashes. `reductions` are pairs of what was
    shrunk and its value; `text_sha256` is the hash of what its structure tree says;
    `listed` is None where an earlier version wrote the manifest.
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
    listed: Listed | None = None


class BulletinRecord(Struct, frozen=True, forbid_unknown_fields=True):
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

    def without_brief(self, brief: str) -> Manifest:
        """Return the manifest without the outputs of a brief, named by its path."""
        return replace(self, records=tuple(r for r in self.records if r.brief != brief))

    def bulletin(self, path: str) -> BulletinRecord | None:
        """Return what is known about a bulletin."""
        return next((bulletin for bulletin in self.bulletins if bulletin.path == path), None)

    def with_bulletin(self, new: BulletinRecord) -> Manifest:
        """Return the manifest with a new record of a bulletin, sorted by path."""
        known = {bulletin.path: bulletin for bulletin in (*self.bulletins, new)}
        return replace(self, bulletins=tuple(known[path] for path in sorted(known)))


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    """The manifest as its file has it; every value is checked to be of its type."""

    version: int
    outputs: tuple[Record, ...]
    bulletins: tuple[BulletinRecord, ...]


def read_manifest(root: Path) -> Manifest:
    """Read the manifest; one that is missing, damaged or of another version counts as empty.

    Everything it says can be found out again by building.
    """
    try:
        file = json.decode((root / MANIFEST).read_bytes(), type=_File)
    except (OSError, MsgspecError, RecursionError):
        return Manifest()
    return Manifest(file.outputs, file.bulletins) if file.version == _VERSION else Manifest()


def change_manifest(root: Path, change: Callable[[Manifest], Manifest]) -> None:
    """Change the manifest as it stands now; it is not written where nothing changes.

    Another process that changes it waits meanwhile, so that none takes back what the other entered.
    Raises OSError.
    """
    with _alone_in((root / MANIFEST).parent):
        manifest = read_manifest(root)
        changed = change(manifest)
        if changed != manifest:
            _write_manifest(root, changed)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder that is there; it leaves nothing behind, whatever happens.

    Windows, and some disks of a network, have no such lock. There one of two that write at the very
    same moment may lose its records, and what they were of is built again.
    """
    with ExitStack() as held:
        with suppress(ImportError, OSError):
            import fcntl

            handle = os.open(folder, os.O_RDONLY)
            held.callback(os.close, handle)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _write_manifest(root: Path, manifest: Manifest) -> None:
    """Write the manifest, the same bytes for the same records."""
    file = _File(_VERSION, manifest.records, manifest.bulletins)
    write_whole(root / MANIFEST, json.format(json.encode(file), indent=1) + b"\n", flush=False)
