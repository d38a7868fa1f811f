"""What planning and sending have in common: the list, the document, and who gets what."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from msgspec import Struct, to_builtins

from briefpress.deliver.packing import Assigned, assigned, cleared, planned
from briefpress.reading.publication import read_publication
from briefpress.reading.recipients import read_recipients
from briefpress.workflows.build import Progress, no_progress
from briefpress.workflows.distribution.document import find_document

if TYPE_CHECKING:
    from pathlib import Path

    from briefpress.deliver.records import Planned
    from briefpress.diagnostics import Diagnostic
    from briefpress.model.distribution import Document
    from briefpress.model.publication import Publication

#: Where the papers of a distribution lie, below it a folder for each document.
FOLDER = "out/distribution"


class Prepared(Struct, frozen=True):
    """Everything that is known before anything is written or sent.

    `left_out` has a problem for each person that the label forbids and who is therefore left out.
    """

    root: Path
    publication: Publication
    document: Document
    people: tuple[Assigned, ...]
    left_out: tuple[Diagnostic, ...]
    rows: tuple[Planned, ...]

    @property
    def folder(self) -> Path:
        """Where the papers lie."""
        return self.root / FOLDER / self.document.name

    @property
    def digest(self) -> str:
        """A hash of all that is planned: what was planned otherwise has another one."""
        told = to_builtins((self.rows, self.publication.sending.printing))
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def prepare(
    root: Path, target: str, *, cleared_only: bool, progress: Progress = no_progress
) -> Prepared:
    """Read the list, build the document in every edition it asks for, and match the two.

    Raises RefusedError with all problems of the list; with everybody whom the document's label
    forbids, unless only those who are cleared are to get it; and of building.
    """
    root = root.resolve()
    publication = read_publication(root)
    recipients = read_recipients(root)
    editions = sorted({recipient.edition for recipient in recipients})
    document = find_document(root, target, editions, progress)
    allowed, left_out = cleared(document, recipients, leave_out=cleared_only)
    people = assigned(document, allowed)
    rows = tuple(planned(document, people))
    return Prepared(root, publication, document, people, left_out, rows)
