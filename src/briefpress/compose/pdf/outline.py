"""The outline, which readers show as bookmarks (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefpress.pdf import syntax

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefpress.compose.pdf.canvas import Heading
    from briefpress.pdf.writer import Writer


@dataclass(slots=True)
class _Item:
    number: int
    heading: Heading | None = None
    kids: list[_Item] = field(default_factory=list)


def add_outline(writer: Writer, headings: Sequence[Heading], pages: list[int]) -> int:
    """Add an item for each heading, nested by level, all open; return the outline's number."""
    top = _Item(writer.reserve())
    stack = [(0, top)]
    for heading in headings:
        while stack[-1][0] >= heading.level:
            stack.pop()
        item = _Item(writer.reserve(), heading)
        stack[-1][1].kids.append(item)
        stack.append((heading.level, item))
    entries = {"Type": b"/Outlines", **_family(top)}
    writer.add(syntax.dictionary(entries), top.number)
    _add_kids(writer, top, pages)
    return top.number


def _add_kids(writer: Writer, parent: _Item, pages: list[int]) -> None:
    for index, item in enumerate(parent.kids):
        heading = item.heading
        assert heading is not None  # noqa: S101 - only the top item has none
        top = syntax.number(heading.top).encode()
        entries = {
            "Title": syntax.text(heading.title),
            "Parent": syntax.reference(parent.number),
            "Dest": b"[%s /XYZ 0 %s 0]" % (syntax.reference(pages[heading.page]), top),
            **_family(item),
        }
        if index:
            entries["Prev"] = syntax.reference(parent.kids[index - 1].number)
        if index + 1 < len(parent.kids):
            entries["Next"] = syntax.reference(parent.kids[index + 1].number)
        writer.add(syntax.dictionary(entries), item.number)
        _add_kids(writer, item, pages)


def _family(item: _Item) -> dict[str, bytes]:
    if not item.kids:
        return {}
    return {
        "First": syntax.reference(item.kids[0].number),
        "Last": syntax.reference(item.kids[-1].number),
        "Count": b"%d" % _open(item),
    }


def _open(item: _Item) -> int:
    return sum(1 + _open(kid) for kid in item.kids)
