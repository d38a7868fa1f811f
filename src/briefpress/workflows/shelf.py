"""What a run reads once."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct, field

from briefpress.diagnostics import RefusedError
from briefpress.reading.layout import read_layout, read_words
from briefpress.reading.publication import read_publication
from briefpress.workflows.records import input_files, layout_fonts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefpress.diagnostics import Diagnostic
    from briefpress.files import InputFile
    from briefpress.model.layout import Layout
    from briefpress.model.publication import Publication
    from briefpress.model.words import Words


class Shelf(Struct):
    """What the briefs of a run have in common, each read once and by its name.

    So a run is of one piece: a layout that changes under it is seen by the next run.
    """

    publications: dict[Path, Publication] = field(default_factory=dict)
    layouts: dict[tuple[str, Path], Layout] = field(default_factory=dict)
    languages: dict[tuple[str, Path], Words] = field(default_factory=dict)
    inputs: dict[tuple[str, str, Path], tuple[InputFile, ...]] = field(default_factory=dict)

    def read(self, root: Path, layout: str) -> None:
        """Read publication and layout; raises RefusedError with the problems of both."""
        problems: list[Diagnostic] = []
        with noting(problems):
            self.publication(root)
        with noting(problems):
            self.layout(layout, root)
        if problems:
            raise RefusedError(problems)

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

    def words(self, language: str, root: Path) -> Words:
        """Return the words of a language."""
        if (language, root) not in self.languages:
            self.languages[language, root] = read_words(language, root)
        return self.languages[language, root]

    def shared(self, layout: str, language: str, root: Path) -> tuple[InputFile, ...]:
        """Return the files that every brief of a layout and a language is made from."""
        key = layout, language, root
        if key not in self.inputs:
            found = self.layout(layout, root)
            files = (self.publication(root), found, self.words(language, root))
            paths = [path for each in files for path in each.files]
            self.inputs[key] = input_files(root, (*paths, *layout_fonts(found, root)))
        return self.inputs[key]


@contextmanager
def noting(problems: list[Diagnostic]) -> Iterator[None]:
    """Go on after a refusal, its problems noted."""
    try:
        yield
    except RefusedError as error:
        problems += error.diagnostics
