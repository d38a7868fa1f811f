"""What is measured: for each row of the tables, what each program does."""

from __future__ import annotations

import json
import shutil
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.briefs import brief_path, pages, write_json, write_publication
from bench.measure import run
from bench.programs import BRIEFPRESS

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.measure import Sample
    from bench.programs import Program

_BRIEFPRESS = (str(Path(sys.executable).with_name("briefpress")),)
#: Briefs before a process counts as warm.
WARM = 10


@dataclass(frozen=True, slots=True)
class Counts:
    """How many briefs are measured: those made one after another, a month, a year, ten years."""

    hot: int
    month: int
    year: int
    decade: int
    rounds: int


FULL = Counts(hot=60, month=31, year=365, decade=3650, rounds=5)
#: Just enough to see that everything runs.
TINY = Counts(hot=WARM + 3, month=3, year=5, decade=WARM + 40, rounds=1)


@dataclass(frozen=True, slots=True)
class Value:
    """One measurement: seconds, peak memory in megabytes, size of the PDF in kilobytes or 0."""

    seconds: float
    megabytes: float
    kilobytes: float = 0.0


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be measured once a round; what `prepare` does is not measured."""

    row: str
    program: Program
    measure: Callable[[], Value]
    prepare: Callable[[], None] = lambda: None


class Workspace:
    """A folder with the generated briefs, as publications and as JSON."""

    def __init__(self, folder: Path, counts: Counts) -> None:
        self.counts = counts
        self._folder = folder
        self._pages = pages(max(counts.hot, counts.month, counts.year))
        self.target = folder / "out.pdf"
        self.one = self._json("one", 1)
        self.hot = self._json("hot", counts.hot)
        self.month = self._json("month", counts.month)
        self.year = self._json("year", counts.year)

    def publication(self, name: str, count: int) -> Path:
        """Return a publication of the first `count` briefs, written if it is not there yet."""
        root = self._folder / name
        if not root.exists():
            write_publication(root, self._pages[:count])
        return root

    def brief(self, root: Path) -> Path:
        """Return the first brief of a publication."""
        return brief_path(root, self._pages[0])

    def decade(self) -> Path:
        """Return a publication of ten years."""
        root = self._folder / "decade"
        write_publication(root, pages(self.counts.decade))
        return root

    def _json(self, name: str, count: int) -> Path:
        path = self._folder / f"{name}.json"
        write_json(path, self._pages[:count])
        return path


#: The rows of the tables, in order.
ROWS = {
    "cold": "one brief, from the shell",
    "hot": "a brief, in a process that has made some",
    "build": "{year} briefs from nothing, one process",
    "jobs": "{year} briefs from nothing, two processes",
    "unchanged": "{year} briefs, none changed",
    "check": "{year} briefs checked, nothing written",
    "month": "a book of {month} briefs from nothing",
    "year": "a book of {year} briefs from nothing",
}


def tasks(space: Workspace, rivals: tuple[Program, ...]) -> list[Task]:
    """Return everything that is measured, rivals after each other for each row."""
    rival_tasks = [task for rival in rivals if not rival.missing for task in _rival(space, rival)]
    found = [*_ours(space), *rival_tasks]
    return sorted(found, key=lambda task: list(ROWS).index(task.row))


def _rival(space: Workspace, program: Program) -> list[Task]:
    def book(row: str, source: Path, mode: str = "book") -> Task:
        command = program.command(mode, source, space.target)
        return Task(row, program, lambda: _whole(run(command), space.target))

    each = program.command("each", space.hot, space.target)
    return [
        book("cold", space.one, "one"),
        Task("hot", program, lambda: _each(run(each))),
        book("month", space.month),
        book("year", space.year),
    ]


def _ours(space: Workspace) -> list[Task]:
    one, hot, year = (
        space.publication(name, count)
        for name, count in (("one", 1), ("hot", space.counts.hot), ("year", space.counts.year))
    )

    def command(row: str, root: Path, *arguments: str, afresh: bool = False) -> Task:
        words = (*_BRIEFPRESS, *arguments, "--root", str(root))
        prepare = (lambda: _forget(root)) if afresh else (lambda: None)
        return Task(row, BRIEFPRESS, lambda: _whole(run(words), _only_pdf(root)), prepare)

    each = (sys.executable, "-m", "bench.ours", str(hot))
    return [
        command("cold", one, "build", str(space.brief(one)), afresh=True),
        Task("hot", BRIEFPRESS, lambda: _each(run(each))),
        command("build", year, "build", "--jobs", "1", afresh=True),
        command("jobs", year, "build", "--jobs", "2", afresh=True),
        command("unchanged", year, "build"),
        command("check", year, "check", afresh=True),
    ]


def _forget(root: Path) -> None:
    """Take away all that was built."""
    shutil.rmtree(root / "out", ignore_errors=True)


def _only_pdf(root: Path) -> Path | None:
    """Return the PDF of a publication that has only one."""
    found = list(root.glob("out/**/*.pdf"))
    return found[0] if len(found) == 1 else None


def _whole(sample: Sample, target: Path | None) -> Value:
    size = target.stat().st_size / 1000 if target else 0.0
    return Value(sample.seconds, sample.megabytes, size)


def _each(sample: Sample) -> Value:
    """Return the medians of what a process that made many briefs says of each, once it is warm."""
    briefs = json.loads(sample.output)[WARM:]
    seconds = statistics.median(brief[0] for brief in briefs)
    size = statistics.median(brief[1] for brief in briefs)
    return Value(seconds, sample.megabytes, size / 1000)
