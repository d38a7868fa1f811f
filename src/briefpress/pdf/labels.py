"""Page labels: the numbers that readers show for pages (ISO 32000-1, 12.4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.pdf import syntax
from briefpress.pdf.trees import write_number_tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefpress.pdf.writer import Writer


class PageLabel(Struct, frozen=True):
    """How the pages from `page` on, counted from 0, are numbered.

    `style` is D for 1, 2, 3, r for i, ii, iii, R, a or A; empty numbers nothing, and `prefix`
    stands alone. `start` is the number of the first page.
    """

    page: int
    style: str = "D"
    prefix: str = ""
    start: int = 1


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
