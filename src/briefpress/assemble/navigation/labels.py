"""Page labels: the numbers that readers show for pages (ISO 32000-1, 12.4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefpress.assemble.trees import read_number_tree, write_number_tree
from briefpress.pdf import syntax
from briefpress.verify.pdf.objects import dictionary, integer, name, raw, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefpress.assemble.opened import Opened
    from briefpress.pdf.writer import Writer

_STYLES = frozenset("DRrAa")


@dataclass(frozen=True, slots=True)
class PageLabel:
    """How the pages from `page` on, counted from 0, are numbered.

    `style` is D for 1, 2, 3, r for i, ii, iii, R, a or A; empty numbers nothing, and `prefix`
    stands alone. `start` is the number of the first page.
    """

    page: int
    style: str = "D"
    prefix: str = ""
    start: int = 1


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


def write_labels(writer: Writer, labels: Iterable[PageLabel]) -> bytes | None:
    """Write the labels and return a reference to them; None if there are none."""
    entries = {label.page: _label(label) for label in labels}
    return write_number_tree(writer, entries) if entries else None


def _label(label: PageLabel) -> bytes:
    entries = {}
    if label.style:
        entries["S"] = b"/" + label.style.encode("ascii")
    if label.prefix:
        entries["P"] = syntax.text(label.prefix)
    if label.style and label.start != 1:
        entries["St"] = b"%d" % label.start
    return syntax.dictionary(entries)
