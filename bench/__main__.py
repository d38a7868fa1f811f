"""`python -m bench`: measure, and write docs/performance.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from bench.growth import grow
from bench.programs import BRIEFPRESS, rivals
from bench.report import write
from bench.tasks import FULL, TINY, Workspace, tasks

if TYPE_CHECKING:
    from bench.report import Results
    from bench.tasks import Counts, Task, Value

_PAGE = Path(__file__).parents[1] / "docs" / "performance.md"


def main() -> None:
    """Measure everything and write the page."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--tiny", action="store_true", help="few briefs, one round, the page to standard output"
    )
    tiny = parser.parse_args().tiny
    page = _measured(TINY if tiny else FULL)
    if tiny:
        sys.stdout.write(page)
    else:
        _PAGE.parent.mkdir(exist_ok=True)
        _PAGE.write_text(page, encoding="utf-8")


def _measured(counts: Counts) -> str:
    with tempfile.TemporaryDirectory() as folder:
        space = Workspace(Path(folder), counts)
        others = rivals(space.one, space.target)
        todo = tasks(space, others)
        _in_turns([task for task in todo if task.row == "cold"], 1)  # for bytecode and a warm disk
        results = _in_turns(todo, counts.rounds)
        growth = grow(space.decade())
    return write(results, (BRIEFPRESS, *others), counts, growth)


def _in_turns(todo: list[Task], rounds: int) -> Results:
    """Measure every task once a round, the programs of a row after each other."""
    results: dict[tuple[str, str], list[Value]] = defaultdict(list)
    for number in range(1, rounds + 1):
        for task in todo:
            sys.stderr.write(f"\rround {number} of {rounds}: {task.row}, {task.program.name}\033[K")
            task.prepare()
            results[task.row, task.program.name].append(task.measure())
    sys.stderr.write("\r\033[K")
    return results


if __name__ == "__main__":
    main()
