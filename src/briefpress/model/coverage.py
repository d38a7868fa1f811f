"""Coverage: how often the briefs of a period served each goal through each function."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.model.brief import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefpress.model.brief import ListedBrief
    from briefpress.model.publication import Axis


class Coverage(Struct, frozen=True):
    """A number for each cell of the matrix.

    `counts` has a row for each goal with a number for each function; `briefs` is how many were
    counted, some of which may mark nothing.
    """

    goals: tuple[Axis, ...]
    functions: tuple[Axis, ...]
    counts: tuple[tuple[int, ...], ...]
    briefs: int

    @classmethod
    def of(
        cls, briefs: Iterable[ListedBrief], goals: tuple[Axis, ...], functions: tuple[Axis, ...]
    ) -> Coverage:
        """Count the marks of briefs."""
        marks: Counter[Mark] = Counter()
        number = 0
        for brief in briefs:
            marks.update(brief.marks)
            number += 1
        counts = tuple(tuple(marks[Mark(g.key, f.key)] for f in functions) for g in goals)
        return cls(goals, functions, counts, number)

    @property
    def gaps(self) -> tuple[tuple[Axis, Axis], ...]:
        """The pairs of goal and function that no brief served, row by row."""
        return tuple(
            (goal, function)
            for goal, row in zip(self.goals, self.counts, strict=True)
            for function, count in zip(self.functions, row, strict=True)
            if not count
        )

    @property
    def goal_totals(self) -> tuple[int, ...]:
        """The marks in each row."""
        return tuple(sum(row) for row in self.counts)

    @property
    def function_totals(self) -> tuple[int, ...]:
        """The marks in each column."""
        return tuple(sum(column) for column in zip(*self.counts, strict=True))

    @property
    def greatest(self) -> int:
        """The largest number in a cell."""
        return max((count for row in self.counts for count in row), default=0)
