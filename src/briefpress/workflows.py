"""The table of contents: what briefpress does, in verbs."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from briefpress import __version__, codes
from briefpress.diagnostics import Diagnostic, Place, RefusedError, in_order
from briefpress.files import (
    InputFile,
    Manifest,
    Record,
    read_manifest,
    sha256,
    sha256_of,
    write_manifest,
    write_whole,
)
from briefpress.reading.brief import find_briefs, read_brief
from briefpress.reading.layout import read_layout, read_words, shipped_layouts
from briefpress.reading.publication import read_publication

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from briefpress.diagnostics import Code
    from briefpress.model.brief import Brief
    from briefpress.model.layout import Layout
    from briefpress.model.publication import Publication

#: The layout whose PDFs have no layout in their name.
STANDARD_LAYOUT = "daily"
#: A worker takes about as long to start as ten briefs to compose; below this one process wins.
_BRIEFS_PER_WORKER = 20


class Outcome(StrEnum):
    """What became of a brief."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Built:
    """One brief's outcome; `record` says what is in `out/` now, if anything is."""

    brief: str
    outcome: Outcome
    record: Record | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildReport:
    """Every brief's outcome, in the order of their dates."""

    briefs: tuple[Built, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All problems, in order."""
        return in_order([found for built in self.briefs for found in built.diagnostics])

    def count(self, outcome: Outcome) -> int:
        """Return how many briefs had that outcome."""
        return sum(built.outcome is outcome for built in self.briefs)


Progress = Callable[[int, int], None]


def no_progress(_done: int, _total: int) -> None:
    """Show nothing."""


@dataclass(frozen=True, slots=True)
class _Job:
    """What a worker needs to build one brief."""

    root: Path
    path: Path
    layout: str
    epoch: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class _Composed:
    """A brief's PDF and its record, not written yet; or its problems."""

    brief: str
    pdf: bytes = b""
    record: Record | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(slots=True)
class _Shelf:
    """What a process has read once: publications and layouts by their names."""

    publications: dict[Path, Publication] = field(default_factory=dict)
    layouts: dict[tuple[str, Path], Layout] = field(default_factory=dict)

    def publication(self, root: Path) -> Publication:
        """Return the publication."""
        if root not in self.publications:
            self.publications[root] = read_publication(root)
        return self.publications[root]

    def layout(self, name: str, root: Path) -> Layout:
        """Return a layout."""
        if (name, root) not in self.layouts:
            self.layouts[name, root] = read_layout(name, root)
        return self.layouts[name, root]


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
    shelf = _Shelf()
    common = (*shelf.publication(root).files, *shelf.layout(layout, root).files)
    briefs = find_briefs(root, paths)
    epoch = source_date_epoch()
    manifest = read_manifest(root)
    built: dict[Path, Built] = {}
    outputs: dict[str, str] = {}
    waiting = []
    for path in briefs:
        known = None if force else _unchanged(root, path, layout, epoch, manifest, common)
        if known is None:
            waiting.append(_Job(root, path, layout, epoch))
        else:
            built[path] = Built(known.brief, Outcome.UNCHANGED, known)
            outputs[known.path] = known.brief
    progress(len(built), len(briefs))
    try:
        for job, result in _run(waiting, jobs, shelf):
            built[job.path] = _written(root, result, outputs)
            progress(len(built), len(briefs))
    finally:
        records = tuple(b.record for b in built.values() if b.record is not None)
        changed = manifest.with_records(records)
        if changed != manifest:
            write_manifest(root, changed)
    return BuildReport(tuple(built[path] for path in briefs))


def check(root: Path, paths: Sequence[Path] = (), *, layout: str = STANDARD_LAYOUT) -> int:
    """Read and compose the briefs without writing anything; return how many there are.

    Raises RefusedError with the problems of all of them: all that `build` would refuse.
    """
    shelf = _Shelf()
    shelf.publication(root)
    shelf.layout(layout, root)
    problems: list[Diagnostic] = []
    briefs = find_briefs(root, paths)
    for path in briefs:
        try:
            _compose(_Job(root, path, layout, None), shelf)
        except RefusedError as error:
            problems += error.diagnostics
    if problems:
        raise RefusedError(problems)
    return len(briefs)


def source_date_epoch() -> datetime.datetime | None:
    """Return the time that SOURCE_DATE_EPOCH sets (reproducible-builds.org), None without it."""
    value = os.environ.get("SOURCE_DATE_EPOCH")
    if value is None:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(value), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is {value!r}, not a number of seconds since 1970"
        code = codes.BAD_EPOCH
        raise RefusedError([Diagnostic(code, Place("environment"), message, code.mend)]) from None


def output_path(brief: Brief, layout: str) -> str:
    """Return where a brief's PDF goes, relative to the publication."""
    edition = "" if layout == STANDARD_LAYOUT else f".{layout}"
    day = brief.date.isoformat()
    return f"out/daily/{day[:7]}/{day}-{brief.slug}{edition}.pdf"


def _unchanged(
    root: Path,
    path: Path,
    layout: str,
    epoch: datetime.datetime | None,
    manifest: Manifest,
    common: tuple[Path, ...],
) -> Record | None:
    """Return the record of a brief that need not be built again, without reading the brief.

    `common` are the files of publication and layout as they are found now: a layout that has come
    to stand before a shipped one counts as a change.
    """
    shown = path.relative_to(root.resolve()).as_posix()
    for record in manifest.records:
        if (record.brief, record.layout, record.version) != (shown, layout, __version__):
            continue
        if epoch is not None and record.created != epoch.isoformat():
            continue
        if epoch is None and not record.created.endswith("T00:00:00+00:00"):
            continue
        now = (*common, *read_words(record.language, root).files)
        if not {_named(root, file) for file in now} <= {s.path for s in record.sources}:
            continue
        same = all(sha256_of(_found(root, s.path)) == s.sha256 for s in record.sources)
        if same and sha256_of(root / record.path) == record.sha256:
            return record
    return None


def _found(root: Path, path: str) -> Path:
    """Return where a source of a record is: in the publication, or among the shipped layouts."""
    shipped = path.removeprefix("briefpress:")
    return root / path if shipped == path else shipped_layouts() / shipped


def _named(root: Path, path: Path) -> str:
    """Name a source so that `_found` finds it on any machine."""
    whole = path.resolve()
    if whole.is_relative_to(shipped_layouts()) and not whole.is_relative_to(root.resolve()):
        return "briefpress:" + whole.relative_to(shipped_layouts()).as_posix()
    return path.absolute().relative_to(root.resolve()).as_posix()


def _run(waiting: list[_Job], jobs: int | None, shelf: _Shelf) -> Iterator[tuple[_Job, _Composed]]:
    """Build one after another, or side by side where that is quicker."""
    wanted = jobs or min(os.cpu_count() or 1, len(waiting) // _BRIEFS_PER_WORKER)
    if wanted <= 1 or len(waiting) < 2:
        for job in waiting:
            yield job, _composed(job, shelf)
        return
    with _workers(wanted) as pool:
        yield from zip(waiting, pool.map(_composed_in_worker, waiting, chunksize=4), strict=True)


@contextmanager
def _workers(count: int) -> Iterator[ProcessPoolExecutor]:
    """Give a pool of processes that stops at once when it is interrupted."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_ignore_interrupt)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def _ignore_interrupt() -> None:
    """Leave Ctrl-C to the parent, which stops handing out work."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


_WORKER_SHELF = _Shelf()


def _composed_in_worker(job: _Job) -> _Composed:
    return _composed(job, _WORKER_SHELF)


def _composed(job: _Job, shelf: _Shelf) -> _Composed:
    """Compose a brief; its problems are its own."""
    shown = job.path.relative_to(job.root.resolve()).as_posix()
    try:
        pdf, record = _compose(job, shelf)
    except RefusedError as error:
        return _Composed(shown, diagnostics=error.diagnostics)
    return _Composed(shown, pdf, record)


def _written(root: Path, composed: _Composed, outputs: dict[str, str]) -> Built:
    """Write a composed brief, unless another brief of this run has the same output."""
    brief, record = composed.brief, composed.record
    if record is None:
        return Built(brief, Outcome.FAILED, diagnostics=composed.diagnostics)
    other = outputs.setdefault(record.path, brief)
    if other != brief:
        message = f"{record.path} is also the PDF of {other}"
        return _failed(codes.SAME_OUTPUT, brief, message)
    try:
        write_whole(root / record.path, composed.pdf)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return _failed(codes.UNWRITABLE_FILE, brief, f"{record.path} can't be written: {reason}")
    return Built(brief, Outcome.BUILT, record)


def _failed(code: Code, brief: str, message: str) -> Built:
    problem = Diagnostic(code, Place(brief), message, code.mend)
    return Built(brief, Outcome.FAILED, diagnostics=(problem,))


def _compose(job: _Job, shelf: _Shelf) -> tuple[bytes, Record]:
    """Read and compose a brief; return its PDF and the record of it."""
    from briefpress.compose import compose

    publication = shelf.publication(job.root)
    layout = shelf.layout(job.layout, job.root)
    brief = read_brief(job.path, publication)
    words = read_words(brief.language, job.root)
    midnight = datetime.datetime.combine(brief.date, datetime.time(), datetime.UTC)
    created = job.epoch or midnight
    composition = compose(brief, publication, layout, words, created=created)
    fonts = (Path(f) for f in layout_fonts(layout, job.root))
    sources = _inputs(
        job.root, (*brief.files, *publication.files, *layout.files, *words.files, *fonts)
    )
    record = Record(
        path=output_path(brief, job.layout),
        brief=brief.path,
        language=brief.language,
        layout=job.layout,
        version=__version__,
        created=created.isoformat(),
        sources=sources,
        sha256=sha256(composition.pdf),
        pages=composition.pages,
        reductions=tuple((r.kind.value, r.value) for r in composition.reductions),
        text_sha256=sha256(composition.text.encode()),
    )
    return composition.pdf, record


def layout_fonts(layout: Layout, root: Path) -> tuple[Path, ...]:
    """Return the faces of a layout that are files of the publication."""
    names = {
        name
        for family in layout.families
        for name in (family.regular, family.bold, family.italic, family.bold_italic)
        if name.lower().endswith(".ttf")
    }
    return tuple(root / name for name in sorted(names))


def _inputs(root: Path, paths: Iterable[Path]) -> tuple[InputFile, ...]:
    named = {_named(root, path): path for path in paths}
    return tuple(InputFile(name, sha256_of(named[name]) or "") for name in sorted(named))
