"""The run sheet: what the print room needs, in all, by paper and by school."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.compose.flowables.table import ColumnWidth
from briefpress.compose.packs.paper import TEXT_SPACE, Paper
from briefpress.compose.tables import Column, make_table
from briefpress.model.distribution import ranges
from briefpress.model.layout import StyleName
from briefpress.model.print_run import PrintRun
from briefpress.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefpress.compose.packs.paper import Made, Stationery
    from briefpress.model.distribution import Pack
    from briefpress.model.words import DistributionWords

_NUMBER = ColumnWidth(points=58)


class PackRun(Struct, frozen=True):
    """A pack and what it takes, its slip and its sheet included."""

    pack: Pack
    run: PrintRun


def run_sheet(
    stationery: Stationery, runs: tuple[PackRun, ...], by_paper: dict[str, PrintRun]
) -> Made:
    """Make the sheet; `by_paper` are the same runs by the IPP name of their paper."""
    words = stationery.type.words.distribution
    paper = Paper(stationery, words.run_sheet)
    paper.heading(words.run_sheet, level=1)
    paper.text((stationery.title,), StyleName.THOUGHT, TEXT_SPACE)
    paper.text((Span(words.for_print_room),), before=TEXT_SPACE)
    total = sum((run for run in by_paper.values()), PrintRun())
    paper.heading(words.by_paper)
    papers = [((Span(name),), *_counts(by_paper[name])) for name in sorted(by_paper)]
    columns = (Column((Span(words.paper),), ColumnWidth(part=1), names=True), *_count_heads(words))
    rows = [*papers, ((Span(words.total, bold=True),), *_counts(total))]
    paper.add(make_table(paper.type, paper.root, columns, rows, summary=words.by_paper), 2.0)
    paper.heading(words.by_school)
    paper.add(
        make_table(
            paper.type,
            paper.root,
            _school_heads(words),
            (*(_school(run, words) for run in runs), _sum(runs, total, words)),
            summary=words.by_school,
        ),
        2.0,
    )
    return paper.finish()


def _count_heads(words: DistributionWords) -> tuple[Column, ...]:
    heads = (words.impressions, words.sheets, words.staples)
    return tuple(Column((Span(head),), _NUMBER, right=True) for head in heads)


def _school_heads(words: DistributionWords) -> tuple[Column, ...]:
    return (
        Column((Span(words.school),), ColumnWidth(part=2), names=True),
        Column((Span(words.printer),), ColumnWidth(part=1)),
        Column((Span(words.numbers),), ColumnWidth(part=1)),
        Column((Span(words.copies),), ColumnWidth(points=40), right=True),
        *_count_heads(words),
    )


def _counts(run: PrintRun) -> tuple[tuple[Span, ...], ...]:
    return tuple((Span(f"{n:,}"),) for n in (run.impressions, run.sheets, run.staples))


def _school(run: PackRun, words: DistributionWords) -> tuple[tuple[Span, ...], ...]:
    pack = run.pack
    numbers = tuple(number for holder in pack.holders for number in holder.numbers)
    return (
        (Span(pack.school, pack.holders[0].recipient.line, 1),),
        (Span(pack.printer or words.by_hand),),
        (Span(ranges(numbers)),),
        (Span(str(len(numbers))),),
        *_counts(run.run),
    )


def _sum(
    runs: Iterable[PackRun], total: PrintRun, words: DistributionWords
) -> tuple[tuple[Span, ...], ...]:
    copies = sum(len(holder.numbers) for run in runs for holder in run.pack.holders)
    head = (Span(words.total, bold=True),)
    return (head, (), (), (Span(f"{copies:,}"),), *_counts(total))
