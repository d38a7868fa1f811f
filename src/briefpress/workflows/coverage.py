"""Coverage: which goals and functions the briefs of a period served."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.diagnostics import Diagnostic, RefusedError
from briefpress.model.coverage import Coverage
from briefpress.reading.brief import read_brief
from briefpress.reading.publication import read_publication
from briefpress.workflows.periods import briefs_of

if TYPE_CHECKING:
    from pathlib import Path

    from briefpress.model.brief import Brief
    from briefpress.model.bulletin import Period
    from briefpress.model.publication import Publication


def coverage(root: Path, period: Period) -> Coverage:
    """Count what the briefs of a period served; raises RefusedError with the problems of all."""
    publication = read_publication(root)
    briefs = read_briefs(briefs_of(root, period), publication)
    return Coverage.of(briefs, publication.goals, publication.functions)


def read_briefs(paths: tuple[Path, ...], publication: Publication) -> tuple[Brief, ...]:
    """Read briefs; raises RefusedError with the problems of all."""
    briefs: list[Brief] = []
    problems: list[Diagnostic] = []
    for path in paths:
        try:
            briefs.append(read_brief(path, publication))
        except RefusedError as error:
            problems += error.diagnostics
    if problems:
        raise RefusedError(problems)
    return tuple(briefs)
