"""What a process reads once."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefpress.diagnostics import RefusedError
from briefpress.reading.layout import read_layout
from briefpress.reading.publication import read_publication

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefpress.diagnostics import Diagnostic
    from briefpress.model.layout import Layout
    from briefpress.model.publication import Publication


@dataclass(slots=True)
class Shelf:
    """What a process has read once: publications and layouts by their names."""

    publications: dict[Path, Publication] = field(default_factory=dict)
    layouts: dict[tuple[str, Path], Layout] = field(default_factory=dict)

    def common_files(self, root: Path, layout: str) -> tuple[Path, ...]:
        """Read publication and layout, and return their files; the problems of both at once."""
        problems: list[Diagnostic] = []
        with noting(problems):
            self.publication(root)
        with noting(problems):
            self.layout(layout, root)
        if problems:
            raise RefusedError(problems)
        return (*self.publication(root).files, *self.layout(layout, root).files)

    def publication(self, root: Path) -> Publication:
        """Return the publication."""
        if root not in self.publications:
            self.publications[root] = read_publication(root)
        return self.publications[root]

    def layout(self, name: str, root: Path) -> Layout:
        """Return a layout."""
        if (name, root) not in self.layouts:
            self.layouts[name, root] = read_layout(name, root)
        return self.layouts[name, root]


@contextmanager
def noting(problems: list[Diagnostic]) -> Iterator[None]:
    """Go on after a refusal, its problems noted."""
    try:
        yield
    except RefusedError as error:
        problems += error.diagnostics
