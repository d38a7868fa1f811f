"""Building: the daily PDFs that changed, side by side where that is quicker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.codes.files import UNWRITABLE_FILE
from briefpress.diagnostics import Diagnostic, Place, RefusedError, in_order
from briefpress.files import MANIFEST, Manifest, Record, change_manifest, write_whole
from briefpress.reading.brief import find_briefs
from briefpress.reading.finding import count_withdrawn
from briefpress.workflows.daily import Job, compose_brief
from briefpress.workflows.gone import Gone, clear_gone
from briefpress.workflows.held import built_before, held
from briefpress.workflows.records import STANDARD_LAYOUT, same_output, source_date_epoch
from briefpress.workflows.shelf import Shelf
from briefpress.workflows.side_by_side import each

if TYPE_CHECKING:
    import datetime
    from pathlib import Path


#: Processes take about as long to begin as three briefs to compose; below this one process wins.
_BRIEFS_PER_PROCESS = 5


class Outcome(StrEnum):
    """What became of a brief."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    FAILED = "failed"


class Built(Struct, frozen=True):
    """One brief's outcome; `record` says what is in `out/` now, if anything is."""

    brief: str
    outcome: Outcome
    record: Record | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


class BuildReport(Struct, frozen=True):
    """Every brief's outcome, in the order of their dates; `problems` concern no brief alone.

    `withdrawn` is how many briefs were left out because they were taken back; `gone` is what became
    of outputs that no brief makes any more, nothing where not all briefs were built.
    """

    briefs: tuple[Built, ...]
    problems: tuple[Diagnostic, ...] = ()
    withdrawn: int = 0
    gone: Gone = Gone()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All problems, in order."""
        of_briefs = [found for built in self.briefs for found in built.diagnostics]
        return in_order([*of_briefs, *self.problems, *self.gone.left])

    @property
    def succeeded(self) -> bool:
        """Whether all that was to be built is there."""
        return not self.problems and not self.count(Outcome.FAILED)

    def count(self, outcome: Outcome) -> int:
        """Return how many briefs had that outcome."""
        return sum(built.outcome is outcome for built in self.briefs)


Progress = Callable[[int, int], None]


def no_progress(_done: int, _total: int) -> None:
    """Show nothing."""


class _Composed(Struct, frozen=True):
    """A brief's PDF and its record, not written yet; or its problems."""

    brief: str
    pdf: bytes = b""
    record: Record | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def build(
    root: Path,
    paths: Sequence[Path] = (),
    *,
    layout: str = STANDARD_LAYOUT,
    jobs: int | None = None,
    force: bool = False,
    progress: Progress = no_progress,
) -> BuildReport:
    """Build the briefs that changed, each on its own: one that fails keeps no other back.

    Raises RefusedError where nothing can be built at all: a publication or layout with problems,
    a path that is no brief. What was there before a failure stays.
    """
    root = root.resolve()
    shelf = Shelf()
    shelf.read(root, layout)
    briefs = find_briefs(root, paths)
    epoch = source_date_epoch()
    known = {} if force else built_before(root, layout)
    built: dict[Path, Built] = {}
    outputs: dict[str, str] = {}
    waiting = []
    for path in briefs:
        records = known.get(path.relative_to(root).as_posix(), ())
        same = held((one for one in records if _dated(one, epoch)), root, shelf)
        if same is None:
            waiting.append(Job(root, path, layout, epoch))
        else:
            built[path] = Built(same.brief, Outcome.UNCHANGED, same)
            outputs[same.path] = same.brief
    progress(len(built), len(briefs))
    try:
        results = each(partial(_composed, shelf), waiting, jobs, _BRIEFS_PER_PROCESS)
        for job, result in zip(waiting, results, strict=True):
            built[job.path] = _written(root, result, outputs)
            progress(len(built), len(briefs))
    finally:
        whole = not paths and len(built) == len(briefs)
        problems, gone = _entered(root, built.values(), whole=whole)
    left_out = count_withdrawn(root, paths)
    return BuildReport(tuple(built[path] for path in briefs), problems, left_out, gone)


def _entered(
    root: Path, built: Iterable[Built], *, whole: bool
) -> tuple[tuple[Diagnostic, ...], Gone]:
    """Enter what was built into the manifest; where that was all, clear away what is gone."""
    built = tuple(built)
    records = tuple(b.record for b in built if b.record is not None)
    gone = Gone()

    def entered(manifest: Manifest) -> Manifest:
        nonlocal gone
        manifest = manifest.with_records(records)
        if not whole:
            return manifest
        gone = clear_gone(manifest, root, records, {b.brief for b in built})
        return gone.manifest

    try:
        change_manifest(root, entered)
    except OSError as error:
        return (_unwritable(Place(MANIFEST), MANIFEST, error),), gone
    return (), gone


def _dated(record: Record, epoch: datetime.datetime | None) -> bool:
    """Tell whether an output is dated as it would be now."""
    if epoch:
        return record.created == epoch.isoformat()
    return record.created.endswith("T00:00:00+00:00")


def _composed(shelf: Shelf, job: Job) -> _Composed:
    """Compose a brief; its problems are its own."""
    shown = job.path.relative_to(job.root).as_posix()
    try:
        pdf, record = compose_brief(job, shelf)
    except RefusedError as error:
        return _Composed(shown, diagnostics=error.diagnostics)
    return _Composed(shown, pdf, record)


def _written(root: Path, composed: _Composed, outputs: dict[str, str]) -> Built:
    """Write a composed brief, unless another brief of this run has the same output."""
    brief, record = composed.brief, composed.record
    if record is None:
        return Built(brief, Outcome.FAILED, diagnostics=composed.diagnostics)
    if clash := same_output(brief, record.path, outputs):
        return Built(brief, Outcome.FAILED, diagnostics=(clash,))
    try:
        write_whole(root / record.path, composed.pdf, flush=False)
    except OSError as error:
        problem = _unwritable(Place(brief), record.path, error)
        return Built(brief, Outcome.FAILED, diagnostics=(problem,))
    return Built(brief, Outcome.BUILT, record)


def _unwritable(place: Place, path: str, error: OSError) -> Diagnostic:
    reason = (error.strerror or str(error)).lower()
    message = f"{path} can't be written: {reason}"
    return Diagnostic(UNWRITABLE_FILE, place, message, UNWRITABLE_FILE.mend)
