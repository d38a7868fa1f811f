"""Outputs that no brief makes any more: what is there under another name goes, the rest is told of.

A brief that was renamed leaves its PDF behind under the old name, where whoever takes all of a
folder prints or sends it twice. Withdrawn briefs have a way of their own: `recall`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.codes.files import GONE_BRIEF
from briefpress.diagnostics import Diagnostic, Place
from briefpress.files import Manifest, sha256_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from briefpress.files import Record

_DAILIES = "out/daily"


class Removed(Struct, frozen=True):
    """A PDF that was removed, and the one that the same brief makes now; paths as in `Record`."""

    pdf: str
    now: str


class Gone(Struct, frozen=True):
    """The manifest without what is gone; what was removed; a warning for each PDF that stayed."""

    manifest: Manifest = Manifest()
    removed: tuple[Removed, ...] = ()
    left: tuple[Diagnostic, ...] = ()


def clear_gone(
    manifest: Manifest, root: Path, current: Sequence[Record], briefs: Collection[str]
) -> Gone:
    """Clear away what no brief makes any more.

    `current` are the outputs of a build of all briefs, `briefs` the paths of these. A PDF is
    removed only if it is what was built and its brief, as it is or with its bytes under another
    name, has made another of the same layout: so it can be made again, and nothing is lost.
    Its record goes with it; so does one whose PDF somebody has deleted.
    """
    successors = _Successors(current)
    kept, removed, left = [], [], []
    for record in manifest.records:
        gone = record.brief not in briefs and _is_gone(root / record.brief)
        now = successors.of(record, gone=gone)
        if not now and not gone:
            kept.append(record)  # one that is current or failed this time, or of another layout
        elif _is_gone(root / record.path):
            continue
        elif now and _remove(root, record):
            removed.append(Removed(record.path, now.path))
        else:
            kept.append(record)
            left.append(_told(record, now))
    return Gone(Manifest(tuple(kept), manifest.bulletins), tuple(removed), tuple(left))


class _Successors:
    """Which of the current outputs another one was followed by."""

    def __init__(self, current: Sequence[Record]) -> None:
        self._paths = {record.path for record in current}
        self._of_brief = {(record.layout, record.brief): record for record in current}
        self._of_bytes = {(record.layout, _bytes_of(record)): record for record in current}

    def of(self, record: Record, *, gone: bool) -> Record | None:
        """Return the output of the same brief, or of its bytes where it is `gone`.

        None where there is none, or the output is current itself.
        """
        if record.path in self._paths:
            return None
        if gone:
            return self._of_bytes.get((record.layout, _bytes_of(record)))
        return self._of_brief.get((record.layout, record.brief))


def _bytes_of(record: Record) -> str:
    """Return the hash of the brief that an output was made from."""
    return next((s.sha256 for s in record.sources if s.path == record.brief), record.brief)


def _is_gone(path: Path) -> bool:
    """Tell whether there is nothing of a name; where that can't be told, there may be something."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError, ValueError):  # a name that no file can have
        return True
    except OSError:
        return False
    return False


def _remove(root: Path, record: Record) -> bool:
    """Remove a PDF if it is what was built; tell whether it was.

    Nothing but what is in `out/daily/` is removed, whatever the manifest says.
    """
    path = root / record.path
    try:
        ours = path.parent.resolve().is_relative_to((root / _DAILIES).resolve())
        if not ours or sha256_of(path) != record.sha256:
            return False
        path.unlink()
    except (OSError, ValueError):
        return False
    return True


def _told(record: Record, now: Record | None) -> Diagnostic:
    message = f"the brief of this PDF is gone: {record.brief}"
    if now:
        message = f"{now.path} is there for this PDF, which was changed or can't be removed"
    return Diagnostic(GONE_BRIEF, Place(record.path), message, GONE_BRIEF.mend)
