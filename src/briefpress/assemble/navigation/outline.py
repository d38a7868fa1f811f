"""The outline, which readers show as bookmarks (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefpress.assemble.serial import entry_key
from briefpress.pdf import syntax
from briefpress.verify.pdf.objects import dictionary, integer, raw, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefpress.assemble.copier import Copier
    from briefpress.assemble.opened import Opened
    from briefpress.pdf.writer import Writer

#: Outlines have half a dozen levels; deeper ones are damage.
_MAX_DEPTH = 60
#: What an item has beside its place among the others.
_OWN = ("/Dest", "/A", "/SE", "/C", "/F")


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A bookmark. `entries` say where it leads and how it looks, as PDF writes them (table 153)."""

    title: str
    entries: tuple[tuple[str, bytes], ...] = ()
    kids: tuple[OutlineItem, ...] = ()
    is_open: bool = True


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


@dataclass(slots=True)
class _Numbered:
    item: OutlineItem
    number: int
    kids: list[_Numbered] = field(default_factory=list)


def write_outline(writer: Writer, items: Sequence[OutlineItem]) -> bytes | None:
    """Write the outline and return a reference to it; None if it has no items."""
    if not items:
        return None
    root = _numbered(writer, OutlineItem("", kids=tuple(items)))
    writer.add(syntax.dictionary({"Type": b"/Outlines", **_family(root)}), root.number)
    waiting = [root]
    while waiting:
        parent = waiting.pop()
        _write_kids(writer, parent)
        waiting += parent.kids
    return syntax.reference(root.number)


def _numbered(writer: Writer, item: OutlineItem) -> _Numbered:
    number = writer.reserve()
    return _Numbered(item, number, [_numbered(writer, kid) for kid in item.kids])


def _write_kids(writer: Writer, parent: _Numbered) -> None:
    numbers = [kid.number for kid in parent.kids]
    for index, kid in enumerate(parent.kids):
        entries = {
            "Title": syntax.text(kid.item.title),
            "Parent": syntax.reference(parent.number),
            **dict(kid.item.entries),
            **_family(kid),
        }
        if index:
            entries["Prev"] = syntax.reference(numbers[index - 1])
        if index + 1 < len(numbers):
            entries["Next"] = syntax.reference(numbers[index + 1])
        writer.add(syntax.dictionary(entries), kid.number)


def _family(found: _Numbered) -> dict[str, bytes]:
    if not found.kids:
        return {}
    count = _shown(found)
    return {
        "First": syntax.reference(found.kids[0].number),
        "Last": syntax.reference(found.kids[-1].number),
        "Count": b"%d" % (count if found.item.is_open else -count),
    }


def _shown(found: _Numbered) -> int:
    """Return how many items show below one when it is open (table 153, Count)."""
    return sum(1 + (_shown(kid) if kid.item.is_open else 0) for kid in found.kids)
