"""Checking: all that building would refuse, and advice besides; nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefpress.advice.brief import advice
from briefpress.advice.titles import TitledBrief, same_titles
from briefpress.codes.files import SAME_OUTPUT
from briefpress.diagnostics import Diagnostic, Place, RefusedError, Severity, in_order
from briefpress.reading.brief import WrittenBrief, find_briefs, read_tree, read_written
from briefpress.reading.nodes import Scalar
from briefpress.workflows.daily import Job, compose_read
from briefpress.workflows.records import STANDARD_LAYOUT
from briefpress.workflows.shelf import Shelf
from briefpress.workflows.today import today

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from briefpress.files import Record
    from briefpress.reading.nodes import Mapping


@dataclass(frozen=True, slots=True)
class CheckReport:
    """How many briefs were checked, and all that was found, in order."""

    briefs: int
    diagnostics: tuple[Diagnostic, ...]

    def count(self, severity: Severity) -> int:
        """Return how many problems are of a severity."""
        return sum(problem.severity is severity for problem in self.diagnostics)


Progress = Callable[[int, int], None]


def no_progress(_done: int, _total: int) -> None:
    """Show nothing."""


def check(
    root: Path,
    paths: Sequence[Path] = (),
    *,
    layout: str = STANDARD_LAYOUT,
    progress: Progress = no_progress,
) -> CheckReport:
    """Read and compose the briefs without writing anything, and give advice on them.

    Errors are all that `build` would refuse; warnings keep nothing from being built. Raises
    RefusedError where nothing can be checked: a publication or layout with problems, a path that
    is no brief.
    """
    shelf = Shelf()
    publication = shelf.publication(root)
    shelf.layout(layout, root)
    day = today()
    found: list[Diagnostic] = []
    read: dict[Path, WrittenBrief] = {}
    outputs: dict[str, str] = {}
    briefs = find_briefs(root, paths)
    for done, path in enumerate(briefs):
        progress(done, len(briefs))
        try:
            read[path] = written = read_written(path, publication)
            found += advice(written.brief, written.tree, day)
            _, record = compose_read(written.brief, Job(root, path, layout, None), shelf)
            found += _same_output(record, outputs)
        except RefusedError as error:
            found += error.diagnostics
    checked = {written.brief.path for written in read.values()}
    twice = same_titles(_titles(root, read))
    found += [problem for problem in twice if problem.place.path in checked]
    return CheckReport(len(briefs), in_order(found))


def _same_output(record: Record, outputs: dict[str, str]) -> Iterator[Diagnostic]:
    """Yield a problem where an earlier brief has the same PDF; `outputs` are those so far."""
    other = outputs.setdefault(record.path, record.brief)
    if other != record.brief:
        message = f"{record.path} is also the PDF of {other}"
        yield Diagnostic(SAME_OUTPUT, Place(record.brief), message, SAME_OUTPUT.mend)


def _titles(root: Path, read: dict[Path, WrittenBrief]) -> Iterator[TitledBrief]:
    """Yield the titles of all briefs of the months that are checked, as far as they can be read."""
    for path, written in read.items():
        yield from _titled(path, root, written.tree)
    for path in _others(read):
        try:
            yield from _titled(path, root, read_tree(path, root))
        except RefusedError:
            continue


def _others(read: Iterable[Path]) -> Iterator[Path]:
    known = set(read)
    for month in sorted({path.parent for path in known}):
        yield from (path for path in sorted(month.glob("*.y*ml")) if path not in known)


def _titled(path: Path, root: Path, tree: Mapping) -> Iterator[TitledBrief]:
    title, supersedes = tree.get("title"), tree.get("supersedes")
    if isinstance(title, Scalar):
        replaced = supersedes.text.strip() if isinstance(supersedes, Scalar) else None
        shown = path.relative_to(root.resolve()).as_posix()
        yield TitledBrief(shown, path.name[:10], title.text, title.mark, replaced)
