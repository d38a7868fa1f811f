"""The tables of docs/performance.md."""

from __future__ import annotations

import os
import platform
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.tasks import ROWS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bench.programs import Program
    from bench.tasks import Counts, Value

    #: What was measured of a row (its key) by a program (its name).
    Results = Mapping[tuple[str, str], Sequence[Value]]

_ABOUT = """\
# Speed and size

What briefpress costs, beside what a user would pick instead. `python -m bench` wrote this page and
will write it anew; it needs `pip install -e '.[bench]'`, and WeasyPrint needs Pango (on Debian
`apt-get install libpango-1.0-0 libpangoft2-1.0-0`).

Each program makes the same pages of the same generated briefs (`bench/briefs.py`): a title, the
matrix, some 250 words of prose with lists and links, sources and contact, no pictures, in the same
four faces of Source Serif and Source Sans. The scripts of the others are in `bench/peers/`, as
their manuals would have them. briefpress reads its briefs from YAML and Markdown and checks them;
the others are given the same texts as JSON. What each writes differs:

{programs}

Measured on {cores} cores with Python {python}, {rounds} in which the programs took turns. Every
figure is a median; in brackets is what briefpress takes of it: below 1 × it is ahead. Trust the
ratios more than the times.
"""

_GROWTH = """\
## Ten years in one process

{decade} briefs, one after the other, in a single process: what is remembered of one brief for the
next is bounded, so neither time nor memory grows.

| briefs | a brief | peak memory so far |
|---|---:|---:|
{rows}
"""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some briefs of a long process: their median in seconds, and the peak memory after them."""

    first: int
    last: int
    seconds: float
    megabytes: float


def write(
    results: Results, programs: tuple[Program, ...], counts: Counts, growth: Sequence[Stretch]
) -> str:
    """Return the whole page."""
    tables = [
        _ABOUT.format(
            programs="\n".join(f"- {_described(program)}" for program in programs),
            cores=os.cpu_count(),
            python=platform.python_version(),
            rounds="one round" if counts.rounds == 1 else f"{counts.rounds} rounds",
        ),
        _table("Time", results, programs, counts, lambda value: value.seconds, _time),
        _table("Peak memory", results, programs, counts, lambda value: value.megabytes, _memory),
        _table("Size of the PDF", results, programs, counts, lambda value: value.kilobytes, _size),
        _growth(growth, counts),
    ]
    return "\n".join(tables)


def _described(program: Program) -> str:
    if program.missing:
        return f"{program.name}: not measured: {program.missing}"
    return f"{program.name} {program.version}: {program.writes}"


def _table(
    title: str,
    results: Results,
    programs: tuple[Program, ...],
    counts: Counts,
    part: Callable[[Value], float],
    write_one: Callable[[float], str],
) -> str:
    names = [program.name for program in programs]
    lines = [f"## {title}\n", "| | " + " | ".join(names) + " |", "|---|" + "---:|" * len(names)]
    for key, row in ROWS.items():
        keys = [key, *(row.rivals for _ in names[1:])]
        found = [results.get(pair, ()) for pair in zip(keys, names, strict=True)]
        medians = [_median(values, part) for values in found]
        if any(medians):
            cells = [_cell(median, medians[0], write_one) for median in medians]
            label = row.label.format(month=counts.month, year=counts.year)
            lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join([*lines, ""])


def _median(values: Sequence[Value], part: Callable[[Value], float]) -> float:
    return statistics.median(map(part, values)) if values else 0.0


def _cell(value: float, ours: float, write_one: Callable[[float], str]) -> str:
    """Write a value, with the ratio to it where it is another's."""
    if not value:
        return "–"
    if value == ours or not ours:
        return write_one(value)
    return f"{write_one(value)} ({ours / value:.2f} ×)"


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 0.1 else f"{seconds:.2f} s"


def _memory(megabytes: float) -> str:
    return f"{megabytes:.0f} MB"


def _size(kilobytes: float) -> str:
    return f"{kilobytes:.1f} KB" if kilobytes < 100 else f"{kilobytes:.0f} KB"


def _growth(stretches: Sequence[Stretch], counts: Counts) -> str:
    rows = "\n".join(
        f"| {s.first}–{s.last} | {_time(s.seconds)} | {_memory(s.megabytes)} |" for s in stretches
    )
    return _GROWTH.format(decade=counts.decade, rows=rows)
