"""Two kinds of headings: H, whose level is that of the section it stands in, and H1 to H6.

A document has either the one or the other (ISO 14289-1, 7.4.4). Where parts of both kinds come
together, those with H get numbered headings of the same levels.
"""

from __future__ import annotations

from enum import Flag, auto
from typing import TYPE_CHECKING

from pypdf.generic import NameObject

from briefpress.verify.structure.roles import HEADINGS

if TYPE_CHECKING:
    from briefpress.verify.structure.tree import Element, Tree

_DEEPEST = max(HEADINGS.values())


class Headings(Flag):
    """The kinds of headings that a document has."""

    NONE = 0
    BY_SECTION = auto()
    NUMBERED = auto()

    @property
    def are_mixed(self) -> bool:
        """Whether both kinds stand side by side."""
        return self == Headings.BY_SECTION | Headings.NUMBERED


def headings_of(tree: Tree) -> Headings:
    """Return the kinds of headings of a document."""
    found = Headings.NONE
    for element in tree.elements:
        if element.standard == "H":
            found |= Headings.BY_SECTION
        elif element.standard in HEADINGS:
            found |= Headings.NUMBERED
    return found


def number_headings(tree: Tree) -> None:
    """Give each H the number of sections around it that have one of their own."""
    for heading in tree.of_role("H"):
        sections = [e for e in heading.ancestors()[1:] if any(map(_is_heading, e.elements))]
        level = min(len(sections), _DEEPEST)
        heading.role = heading.standard = f"H{level}"
        heading.dictionary[NameObject("/S")] = NameObject(f"/H{level}")


def _is_heading(element: Element) -> bool:
    return element.standard == "H" or element.standard in HEADINGS
