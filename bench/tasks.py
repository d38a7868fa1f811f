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

    @property
    def first_day(self) -> str:
        """The day of the first brief."""
        return self._pages[0].date

    def last_day(self, name: str) -> str:
        """Return the day of the last brief of a publication."""
        return self._pages[(self.counts.month if name == "month" else self.counts.year) - 1].date

    def decade(self) -> Path:
        """Return a publication of ten years."""
        root = self._folder / "decade"
        write_publication(root, pages(self.counts.decade))
        return root

    def _json(self, name: str, count: int) -> Path:
        path = self._folder / f"{name}.json"
        write_json(path, self._pages[:count])
        return path


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the tables: what it says, and the row whose rivals it is compared with, if any."""

    label: str
    rivals: str = ""


#: The rows of the tables, in order.
ROWS = {
    "cold": Row("one brief, from the shell", "cold"),
    "hot": Row("a brief, in a process that has made some", "hot"),
    "build": Row("{year} briefs from nothing, one process"),
    "jobs": Row("{year} briefs from nothing, two processes"),
    "unchanged": Row("{year} briefs, none changed"),
    "check": Row("{year} briefs checked, none built before"),
    "check again": Row("{year} briefs checked, all built before"),
    "month": Row("a bulletin of {month} briefs, from nothing", "month"),
    "month bound": Row("the same, from dailies that are up to date", "month"),
    "month edited": Row("the same, after one brief was edited", "month"),
    "year": Row("a bulletin of {year} briefs, from nothing, two processes", "year"),
    "year bound": Row("the same, from dailies that are up to date", "year"),
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
    counts = space.counts
    one, hot, month, year = (
        space.publication(name, count)
        for name, count in (
            ("one", 1),
            ("hot", counts.hot),
            ("month", counts.month),
            ("year", counts.year),
        )
    )

    def command(row: str, root: Path, *words: str, prepare: Callable[[], None]) -> Task:
        line = (*_BRIEFPRESS, *words, "--root", str(root))
        return Task(row, BRIEFPRESS, lambda: _whole(run(line), _only_pdf(root)), prepare)

    def bulletin(row: str, root: Path, *words: str, prepare: Callable[[], None]) -> Task:
        days = ("--from", space.first_day, "--to", space.last_day(root.name), *words)
        line = (*_BRIEFPRESS, "compile", *days, "--root", str(root))
        return Task(row, BRIEFPRESS, lambda: _whole(run(line), _bulletin(root)), prepare)

    each = (sys.executable, "-m", "bench.ours", str(hot))
    two, single = ("--jobs", "2"), ("--jobs", "1")
    return [
        command("cold", one, "build", str(space.brief(one)), prepare=lambda: _forget(one)),
        Task("hot", BRIEFPRESS, lambda: _each(run(each))),
        command("build", year, "build", *single, prepare=lambda: _forget(year)),
        command("jobs", year, "build", *two, prepare=lambda: _forget(year)),
        command("unchanged", year, "build", prepare=lambda: _built(year)),
        command("check", year, "check", prepare=lambda: _forget(year)),
        command("check again", year, "check", prepare=lambda: _built(year)),
        bulletin("month", month, prepare=lambda: _forget(month)),
        bulletin("month bound", month, prepare=lambda: _built(month)),
        bulletin("month edited", month, prepare=lambda: _edited(month, space.brief(month))),
        bulletin("year", year, *two, prepare=lambda: _forget(year)),
        bulletin("year bound", year, prepare=lambda: _built(year)),
    ]


def _built(root: Path) -> None:
    """Leave nothing but the dailies, all up to date."""
    shutil.rmtree(root / "out" / "monthly", ignore_errors=True)
    run((*_BRIEFPRESS, "build", "--root", str(root)))


def _edited(root: Path, brief: Path) -> None:
    """Change a brief of a publication whose dailies and whose bulletin are there."""
    _built(root)
    brief.write_text(brief.read_text(encoding="utf-8").rstrip() + " Why?\n", encoding="utf-8")


def _forget(root: Path) -> None:
    """Take away all that was built."""
    shutil.rmtree(root / "out", ignore_errors=True)


def _only_pdf(root: Path) -> Path | None:
    """Return the PDF of a publication that has only one."""
    found = list(root.glob("out/**/*.pdf"))
    return found[0] if len(found) == 1 else None


def _bulletin(root: Path) -> Path | None:
    """Return the bulletin of a publication that has only one."""
    found = list(root.glob("out/monthly/*.pdf"))
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
