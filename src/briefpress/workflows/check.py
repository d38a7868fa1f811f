"""Checking: all that building would refuse, and nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.diagnostics import Diagnostic, RefusedError
from briefpress.reading.brief import find_briefs, read_brief
from briefpress.workflows.daily import Job, compose_brief
from briefpress.workflows.records import STANDARD_LAYOUT, same_output
from briefpress.workflows.shelf import Shelf, noting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def check(root: Path, paths: Sequence[Path] = (), *, layout: str = STANDARD_LAYOUT) -> int:
    """Read and compose the briefs without writing anything; return how many there are.

    Raises RefusedError with the problems of all of them: all that `build` would refuse. Where the
    layout itself is refused the briefs are read all the same.
    """
    root = root.resolve()
    shelf = Shelf()
    problems: list[Diagnostic] = []
    with noting(problems):
        shelf.read(root, layout)
    if root not in shelf.publications:
        raise RefusedError(problems)
    can_be_set = not problems
    briefs = find_briefs(root, paths)
    outputs: dict[str, str] = {}
    for path in briefs:
        with noting(problems):
            if not can_be_set:
                read_brief(path, shelf.publication(root))
                continue
            _, record = compose_brief(Job(root, path, layout, None), shelf)
            if clash := same_output(record.brief, record.path, outputs):
                problems.append(clash)
    if problems:
        raise RefusedError(problems)
    return len(briefs)
