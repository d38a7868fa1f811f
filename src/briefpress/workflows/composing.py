"""Whether briefs that were read can be composed, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from briefpress.diagnostics import RefusedError
from briefpress.reading.source import quoted

if TYPE_CHECKING:
    from pathlib import Path

    from briefpress.compose.certainty import Certainty
    from briefpress.model.brief import Brief
    from briefpress.workflows.shelf import Shelf


class Composing(Struct):
    """The composing of a run that writes nothing: what is certain in each language is kept."""

    root: Path
    layout: str
    shelf: Shelf
    certainties: dict[str, Certainty] = field(default_factory=dict)

    def check(self, brief: Brief) -> None:
        """Refuse all that composing a brief would refuse; most need not be composed for that."""
        from briefpress.compose import check_composing

        if self._certainty(brief.language).holds(brief):
            return
        parts = (
            self.shelf.publication(self.root),
            self.shelf.layout(self.layout, self.root),
            self.shelf.words(brief.language, self.root),
        )
        try:
            check_composing(brief, *parts)
        except RefusedError as error:
            raise quoted(error, self.root) from None

    def _certainty(self, language: str) -> Certainty:
        from briefpress.compose.certainty import Certainty

        if language not in self.certainties:
            self.certainties[language] = Certainty(
                self.shelf.publication(self.root),
                self.shelf.layout(self.layout, self.root),
                self.shelf.words(language, self.root),
            )
        return self.certainties[language]
