"""A progress bar on a terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.workflows.build import Progress

#: Briefs that are built before anyone wonders.
_MOMENT = 10
#: Seconds between two drawings of the bar.
_BETWEEN = 0.1


@contextmanager
def progress_bar(what: str) -> Iterator[Progress]:
    """Give a progress bar on a terminal, once there is more to do than a moment's work."""
    from briefpress.workflows.build import no_progress

    if not sys.stderr.isatty():
        yield no_progress
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    # Drawn as the work goes on: a thread that draws it would keep processes from being copied.
    with Bar(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(what, visible=False)
        drawn = 0.0

        def show(done: int, total: int) -> None:
            nonlocal drawn
            bar.update(task, completed=done, total=total)
            if total - done > _MOMENT:
                bar.update(task, visible=True)
            if (now := monotonic()) - drawn > _BETWEEN or done == total:
                drawn = now
                bar.refresh()

        yield show
