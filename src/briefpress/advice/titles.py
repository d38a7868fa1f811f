"""Titles that another brief of the same month has too."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.codes.advice import SAME_TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefpress.diagnostics import Diagnostic
    from briefpress.reading.source import Mark

_WORD = re.compile(r"\w+")


class TitledBrief(Struct, frozen=True):
    """A brief's path, its month, its title with its place, and what it replaces.

    `day` is its date as in its file's name, such as 2026-09-14.
    """

    path: str
    day: str
    title: str
    mark: Mark
    supersedes: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What two briefs have in common that are taken for each other: month, and words."""
        return self.day[:7], " ".join(_WORD.findall(self.title.casefold()))


def same_titles(briefs: Iterable[TitledBrief]) -> Iterator[Diagnostic]:
    """Yield a warning for each brief whose title an earlier one of the month has.

    A brief that replaces the earlier one may have its title.
    """
    groups: dict[tuple[str, str], list[TitledBrief]] = defaultdict(list)
    for brief in sorted(briefs, key=lambda b: (b.day, b.path)):
        group = groups[brief.key]
        earlier = [b for b in group if not (brief.supersedes or "-").startswith(b.day)]
        if earlier:
            message = f"{earlier[0].path} has the same title"
            yield brief.mark.diagnostic(SAME_TITLE, message, SAME_TITLE.mend)
        group.append(brief)
