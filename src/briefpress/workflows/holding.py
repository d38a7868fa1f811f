"""Who holds a brief that was taken back, alone or in a bulletin: what the ledger knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.deliver.ledger import LEDGER, open_ledger
from briefpress.deliver.records import HELD, Part
from briefpress.diagnostics import RefusedError
from briefpress.workflows.periods import read_period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefpress.files import Manifest
    from briefpress.model.withdrawn import Withdrawn


class Contents(Struct, frozen=True):
    """Which files that were planned hold a brief; `briefs` are those of each revision.

    Of a revision that an older briefpress registered the briefs are not known. Then its document's
    name decides, which is the day or period: rather one holder too many is told than one too few.
    """

    withdrawn: Withdrawn
    briefs: Mapping[str, frozenset[str]]

    def is_in(self, document: str, revision: str) -> bool:
        """Tell whether a revision of a document holds the brief, or may hold it."""
        known = self.briefs.get(revision)
        if known:
            return any(map(self.withdrawn.means, known))
        return self.may_be_in(document)

    @property
    def revisions(self) -> tuple[str, ...]:
        """The revisions that are known to hold the brief."""
        return tuple(
            r for r, briefs in self.briefs.items() if any(map(self.withdrawn.means, briefs))
        )

    def is_of_its_day(self, document: str) -> bool:
        """Tell by its name whether a document is the brief, or the briefs of its day."""
        return self.withdrawn.means(document) or document == self.withdrawn.date.isoformat()

    def may_be_in(self, document: str) -> bool:
        """Tell by its name whether a document is the brief, its day, or a period with that day."""
        if self.is_of_its_day(document):
            return True
        first, dashes, last = document.partition("--")
        try:
            period = read_period(*((None, first, last) if dashes else (document, None, None)))
        except RefusedError:
            return False
        return period.first != period.last and period.holds(self.withdrawn.date)

    def is_held(self, part: Part) -> bool:
        """Tell whether somebody has, or may have, the brief with this copy.

        A copy of which it is not known what is in it was made without the brief after the recall.
        """
        plan = part.planned
        if (
            not part.number
            or part.state not in HELD
            or not self.is_in(plan.document, plan.revision)
        ):
            return False
        return bool(self.briefs.get(plan.revision)) or part.sent[:10] <= (
            self.withdrawn.withdrawn.isoformat()
        )


def read_contents(root: Path, withdrawn: Withdrawn, manifest: Manifest) -> Contents:
    """Return what the ledger knows of revisions, with what the manifest of `out/` adds to it.

    So a ledger of an older briefpress learns what it did not write down, while it can be found
    out: `manifest` is as it was before the recall.
    """
    if not (root / LEDGER).exists():
        return Contents(withdrawn, {})
    with open_ledger(root) as ledger:
        registered = ledger.revisions()
        made = _made(manifest)
        ledger.learn({revision: made[revision] for revision in made if revision in registered})
        return Contents(withdrawn, ledger.contents())


def _made(manifest: Manifest) -> dict[str, tuple[str, ...]]:
    """Return which briefs are in the files in `out/`, by their hashes."""
    made: dict[str, tuple[str, ...]] = {
        record.sha256: (Path(record.brief).stem,) for record in manifest.records
    }
    for bulletin in manifest.bulletins:
        paths = (Path(source.path) for source in bulletin.sources)
        made[bulletin.sha256] = tuple(path.stem for path in paths if path.match("content/*/*.y*ml"))
    return made


def holders(root: Path, contents: Contents) -> tuple[Part, ...]:
    """Return every copy that left the house with the brief in it, or may have, from the ledger."""
    if not (root / LEDGER).exists():
        return ()
    found: list[Part] = []
    with open_ledger(root) as ledger:
        for document in ledger.documents():
            if contents.may_be_in(document):
                found += ledger.parts(document)
            elif contents.revisions:
                found += ledger.parts(document, contents.revisions)
    return tuple(part for part in found if contents.is_held(part))
