"""The outline, which readers show as bookmarks (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from briefpress.pdf import syntax

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefpress.pdf.writer import Writer


class OutlineItem(Struct, frozen=True):
    """A bookmark. `entries` say where it leads and how it looks, as PDF writes them (table 153)."""

    title: str
    entries: tuple[tuple[str, bytes], ...] = ()
    kids: tuple[OutlineItem, ...] = ()
    is_open: bool = True


class _Numbered(Struct):
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
