"""Page labels of a part (ISO 32000-1, 12.4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.assemble.trees import read_number_tree
from briefpress.pdf.labels import PageLabel
from briefpress.verify.pdf.objects import dictionary, integer, name, raw, text

if TYPE_CHECKING:
    from briefpress.assemble.opened import Opened

_STYLES = frozenset("DRrAa")


def read_labels(opened: Opened, first: int) -> tuple[PageLabel, ...]:
    """Read the labels of a part whose first page is page `first` of the output."""
    found = read_number_tree(raw(opened.catalog, "/PageLabels"))
    labels = []
    for page in sorted(found):
        entries = dictionary(found[page])
        if entries is None or not 0 <= page < len(opened.document.pages):
            continue
        style = name(raw(entries, "/S"))
        start = max(1, integer(raw(entries, "/St")) or 1)
        prefix = text(raw(entries, "/P")) or ""
        labels.append(PageLabel(first + page, style if style in _STYLES else "", prefix, start))
    return tuple(labels)
