"""Checking: all that building would refuse, and nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.diagnostics import Diagnostic, RefusedError
from briefpress.reading.brief import find_briefs
from briefpress.workflows.daily import Job, compose_brief
from briefpress.workflows.records import STANDARD_LAYOUT
from briefpress.workflows.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def check(root: Path, paths: Sequence[Path] = (), *, layout: str = STANDARD_LAYOUT) -> int:
    """Read and compose the briefs without writing anything; return how many there are.

    Raises RefusedError with the problems of all of them: all that `build` would refuse.
    """
    root = root.resolve()
    shelf = Shelf()
    shelf.publication(root)
    shelf.layout(layout, root)
    problems: list[Diagnostic] = []
    briefs = find_briefs(root, paths)
    for path in briefs:
        try:
            compose_brief(Job(root, path, layout, None), shelf)
        except RefusedError as error:
            problems += error.diagnostics
    if problems:
        raise RefusedError(problems)
    return len(briefs)
