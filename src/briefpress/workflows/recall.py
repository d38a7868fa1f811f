"""Recalling: a brief is taken back, its PDFs go, and it is said who holds copies.

That a brief was withdrawn stands in `content/withdrawn.yaml`, not in `.briefpress/`: it is a
decision about the content, so it is versioned with it, and builds refuse the brief on every
machine. The ledger stays what it is, a record of what left this one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from briefpress.codes.distribution import NO_SUCH_BRIEF
from briefpress.codes.files import UNWRITABLE_FILE
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.files import read_manifest, write_whole
from briefpress.model.text import Span
from briefpress.model.withdrawn import Withdrawn
from briefpress.reading.brief import find_briefs, read_brief
from briefpress.reading.publication import read_publication
from briefpress.reading.withdrawn import WITHDRAWN, read_withdrawn
from briefpress.workflows.holding import holders, read_contents
from briefpress.workflows.naming import file_name, is_named
from briefpress.workflows.removing import booklets, bulletins_with, remove_outputs, remove_plans
from briefpress.writing.yaml import comment, entry

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence
    from pathlib import Path

    from briefpress.deliver.records import Part
    from briefpress.writing.yaml import Value

T = TypeVar("T")

_COMMENT = (
    "Briefs that were taken back with briefpress recall. Builds refuse them, and bulletins say so."
)


class Recalled(Struct, frozen=True):
    """What was taken back; what was removed from `out/`; which bulletins still hold it; who does.

    `already` says that it had been withdrawn before, with that reason. `ready` lies ready to print
    with the brief in it, and stays: booklets and packs of bulletins, and what could not be removed.
    Of a distribution the folder is named, with a slash at its end.
    """

    withdrawn: Withdrawn
    already: bool
    removed: tuple[str, ...]
    bulletins: tuple[str, ...]
    ready: tuple[str, ...]
    holders: tuple[Part, ...]


def recall(root: Path, which: str, reason: str, day: datetime.date) -> Recalled:
    """Withdraw a brief, named by its day, with its slug where the day has more than one.

    The slug is that of its file or of its PDF.
    A brief that is published comes before one that was withdrawn. Withdrawn again, nothing changes
    but that its holders are told anew. Raises RefusedError where there is no such brief, or more
    than one.
    """
    root = root.resolve()
    which = file_name(root, which)
    known = read_withdrawn(root)
    live = [path for path in find_briefs(root, ()) if is_named(path.stem, which)]
    before = [entry for entry in known if entry.means(which) or is_named(entry.brief, which)]
    already = bool(before) and not live
    if already:
        found = _only_one(before, [entry.brief for entry in before], which)
    else:
        path = _only_one(live, [path.stem for path in live], which)
        found = _withdrawn(root, path, reason, day)
        _write(root, (*known, found))
    manifest = read_manifest(root)
    outputs = remove_outputs(root, found)
    contents = read_contents(root, found, manifest)
    plans = remove_plans(root, contents)
    bulletins = bulletins_with(manifest, found)
    return Recalled(
        withdrawn=found,
        already=already,
        removed=(*outputs.removed, *plans.removed),
        bulletins=bulletins,
        ready=(*outputs.left, *booklets(root, bulletins), *plans.left),
        holders=holders(root, contents),
    )


def _only_one(found: Sequence[T], names: Sequence[str], which: str) -> T:
    """Return the one that was found; raises RefusedError where there is none, or more."""
    if len(found) == 1:
        return found[0]
    message = f"{which} has {len(found)} briefs" if found else f"there is no brief {which}"
    hint = f"Name one of them: {', '.join(names)}." if names else NO_SUCH_BRIEF.mend
    raise RefusedError([Diagnostic(NO_SUCH_BRIEF, Place(which), message, hint)])


def _withdrawn(root: Path, path: Path, reason: str, day: datetime.date) -> Withdrawn:
    """Say of a brief what is to be written down."""
    brief = read_brief(path, read_publication(root))
    line = Span(" ".join(reason.split()))
    return Withdrawn(path.stem, Span(brief.title.text), line, day, brief.language)


def _write(root: Path, entries: Sequence[Withdrawn]) -> None:
    briefs: list[Value] = [
        {
            "brief": one.brief,
            "title": one.title.text,
            "reason": one.reason.text,
            "withdrawn": one.withdrawn,
            **({"language": one.language} if one.language else {}),
        }
        for one in entries
    ]
    text = comment(_COMMENT) + entry("briefs", briefs)
    try:
        write_whole(root / WITHDRAWN, text.encode())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"{WITHDRAWN} can't be written: {reason}"
        code = UNWRITABLE_FILE
        raise RefusedError([Diagnostic(code, Place(WITHDRAWN), message, code.mend)]) from None
