"""The outline of a part (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.assemble.serial import entry_key
from briefpress.pdf.outline import OutlineItem
from briefpress.verify.pdf.objects import dictionary, integer, raw, text

if TYPE_CHECKING:
    from briefpress.assemble.copier import Copier
    from briefpress.assemble.opened import Opened

#: Outlines have half a dozen levels; deeper ones are damage.
_MAX_DEPTH = 60
#: What an item has beside its place among the others.
_OWN = ("/Dest", "/A", "/SE", "/C", "/F")


def read_outline(opened: Opened, copier: Copier) -> tuple[OutlineItem, ...]:
    """Read the outline of a part; its destinations lead into the output."""
    seen: set[int] = set()
    return _read(raw(dictionary(raw(opened.catalog, "/Outlines")), "/First"), copier, seen, 0)


def _read(first: object, copier: Copier, seen: set[int], depth: int) -> tuple[OutlineItem, ...]:
    items = []
    found = dictionary(first)
    while found is not None and id(found) not in seen and depth < _MAX_DEPTH:
        seen.add(id(found))
        entries = tuple(
            (entry_key(key), copier.value(raw(found, key))) for key in _OWN if key in found
        )
        kids = _read(raw(found, "/First"), copier, seen, depth + 1)
        title = text(raw(found, "/Title")) or ""
        items.append(OutlineItem(title, entries, kids, (integer(raw(found, "/Count")) or 0) >= 0))
        found = dictionary(raw(found, "/Next"))
    return tuple(items)
