"""What was built before and would come out the same: it need not be composed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress import __version__
from briefpress.files import read_manifest
from briefpress.workflows.records import still_holds
from briefpress.workflows.shelf import noting

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefpress.files import Record
    from briefpress.workflows.shelf import Shelf


def built_before(root: Path, layout: str) -> dict[str, list[Record]]:
    """Return the records that this version made of a layout, by their briefs."""
    found: dict[str, list[Record]] = {}
    for record in read_manifest(root).records:
        if (record.layout, record.version) == (layout, __version__) and record.listed:
            found.setdefault(record.brief, []).append(record)
    return found


def held(records: Iterable[Record], root: Path, shelf: Shelf) -> Record | None:
    """Return the record whose output would be the same now, if there is one.

    Words of a language that are refused concern the briefs of that language only, and there they
    are reported.
    """
    for record in records:
        with noting([]):
            if still_holds(record, root, shelf.shared(record.layout, record.language, root)):
                return record
    return None
