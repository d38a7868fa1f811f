"""Checking: all that building would refuse, and advice besides; nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.advice.brief import advice
from briefpress.advice.titles import TitledBrief, same_titles
from briefpress.diagnostics import Diagnostic, RefusedError, Severity, in_order
from briefpress.reading.brief import find_briefs, read_tree, read_written
from briefpress.reading.nodes import Scalar
from briefpress.workflows.build import Progress, no_progress
from briefpress.workflows.composing import Composing
from briefpress.workflows.held import built_before, held
from briefpress.workflows.records import STANDARD_LAYOUT, output_path, same_output
from briefpress.workflows.shelf import Shelf, noting
from briefpress.workflows.side_by_side import each
from briefpress.workflows.today import today

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from briefpress.files import Record
    from briefpress.reading.nodes import Mapping


#: Processes take about as long to begin as a dozen briefs to check; below this one process wins.
_BRIEFS_PER_PROCESS = 30


class CheckReport(Struct, frozen=True):
    """How many briefs were checked, and all that was found, in order."""

    briefs: int
    diagnostics: tuple[Diagnostic, ...]

    def count(self, severity: Severity) -> int:
        """Return how many problems are of a severity."""
        return sum(problem.severity is severity for problem in self.diagnostics)


def check(
    root: Path,
    paths: Sequence[Path] = (),
    *,
    layout: str = STANDARD_LAYOUT,
    progress: Progress = no_progress,
) -> CheckReport:
    """Read and compose the briefs without writing anything, and give advice on them.

    What was built from the same files is known to be sound, and not composed. Errors are all that
    `build` would refuse; warnings keep nothing from being built. Where the layout itself is refused
    the briefs are read all the same. Raises RefusedError where nothing can be checked: a
    publication with problems, a path that is no brief.
    """
    root = root.resolve()
    shelf = Shelf()
    found: list[Diagnostic] = []
    with noting(found):
        shelf.read(root, layout)
    if root not in shelf.publications:
        raise RefusedError(found)
    checking = _Checking(
        Composing(root, layout, shelf), not found, built_before(root, layout), today()
    )
    briefs = find_briefs(root, paths)
    titles: dict[Path, TitledBrief | None] = {}
    outputs: dict[str, str] = {}
    results = each(checking.check, briefs, None, _BRIEFS_PER_PROCESS)
    for path, checked in zip(briefs, results, strict=True):
        titles[path] = checked.title
        found += checked.diagnostics
        if checked.output and (clash := same_output(checked.brief, checked.output, outputs)):
            found.append(clash)
        progress(len(titles), len(briefs))
    mine = [title for title in titles.values() if title]
    shown = {title.path for title in mine}
    twice = same_titles([*mine, *_other_titles(root, titles)])
    found += [problem for problem in twice if problem.place.path in shown]
    return CheckReport(len(briefs), in_order(found))


class _Checked(Struct, frozen=True):
    """What was found in one brief; `output` is where its PDF would go if it can be made."""

    brief: str
    title: TitledBrief | None
    diagnostics: tuple[Diagnostic, ...]
    output: str = ""


class _Checking(Struct, frozen=True):
    """How each brief is checked; where the layout is refused none can be composed."""

    composing: Composing
    can_be_set: bool
    known: dict[str, list[Record]]
    day: datetime.date

    def check(self, path: Path) -> _Checked:
        """Read a brief, and compose it unless it is known to be sound."""
        root, layout, shelf = self.composing.root, self.composing.layout, self.composing.shelf
        found: list[Diagnostic] = []
        title, output = None, ""
        with noting(found):
            written = read_written(path, shelf.publication(root))
            brief = written.brief
            title = _titled(path, written.tree)
            found += advice(brief, written.tree, self.day)
            if self.can_be_set:
                if held(self.known.get(brief.path, ()), root, shelf) is None:
                    self.composing.check(brief)
                output = output_path(brief, layout)
        return _Checked(path.relative_to(root).as_posix(), title, tuple(found), output)


def _other_titles(root: Path, checked: Iterable[Path]) -> Iterator[TitledBrief]:
    """Yield the titles of the other briefs of these months, as far as they can be read."""
    for path in _others(checked):
        try:
            title = _titled(path, read_tree(path, root))
        except RefusedError:
            continue
        if title:
            yield title


def _others(read: Iterable[Path]) -> Iterator[Path]:
    known = set(read)
    for month in sorted({path.parent for path in known}):
        yield from (path for path in sorted(month.glob("*.y*ml")) if path not in known)


def _titled(path: Path, tree: Mapping) -> TitledBrief | None:
    title, supersedes = tree.get("title"), tree.get("supersedes")
    if not isinstance(title, Scalar):
        return None
    replaced = supersedes.text.strip() if isinstance(supersedes, Scalar) else None
    shown = tree.mark.source.path
    return TitledBrief(shown, path.name[:10], title.text, title.mark, replaced)
