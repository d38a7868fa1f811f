"""Whether what a layout says of a bulletin makes one: each part once, the briefs among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.codes.layouts import BAD_BLOCKS
from briefpress.model.layout import PartKind
from briefpress.reading.nodes import Mapping

if TYPE_CHECKING:
    from briefpress.reading.schema.layout import LayoutFile
    from briefpress.reading.source import Problems


def check_bulletin(record: LayoutFile, tree: Mapping, problems: Problems) -> None:
    """Report parts that stand twice, and briefs that are left out."""
    if record.bulletin is None:
        return
    bulletin = tree.get("bulletin")
    node = bulletin.get("parts") if isinstance(bulletin, Mapping) else None
    mark = node.mark if node else tree.mark
    for kind in PartKind:
        if record.bulletin.parts.count(kind) > 1:
            problems.add(BAD_BLOCKS, mark, f"the part {kind} stands twice in the bulletin")
    if PartKind.BRIEFS not in record.bulletin.parts:
        problems.add(BAD_BLOCKS, mark, "the bulletin's parts don't have the briefs")
