"""Roles of structure elements (ISO 32000-1, 14.8.4), and which may stand inside which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.verify.pdf.objects import dictionary, name, raw

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

HEADINGS = {f"H{level}": level for level in range(1, 7)}

_GROUPING = frozenset(
    ("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index")
)
_BLOCKS = frozenset(
    ("P", "H", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot")
)
_INLINE_ONLY = frozenset(
    ("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Form")
)
_RUBY = frozenset(("Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP"))
_OTHERS = frozenset(("NonStruct", "Private", "Figure", "Formula"))
STANDARD = frozenset(HEADINGS) | _GROUPING | _BLOCKS | _INLINE_ONLY | _RUBY | _OTHERS
#: Roles that stand inside a line of text. Em and Strong are PDF 2.0's.
INLINE = frozenset(("Span", "Link", "Quote", "Code", "Reference", "Em", "Strong"))

_GROUPS = frozenset(("THead", "TBody", "TFoot"))
#: What a list or a table and its parts may hold (tables 336 and 337; ISO 14289-1, 7.5 and 7.6).
KIDS: dict[str, frozenset[str]] = {
    "Table": _GROUPS | {"TR", "Caption"},
    **dict.fromkeys(_GROUPS, frozenset(("TR",))),
    "TR": frozenset(("TH", "TD")),
    "L": frozenset(("LI", "L", "Caption")),
    "LI": frozenset(("Lbl", "LBody")),
    "TOC": frozenset(("TOC", "TOCI", "Caption")),
}
#: What the parts of a list or a table may stand in.
PARENTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_GROUPS, frozenset(("Table",))),
    "TR": _GROUPS | {"Table"},
    "TH": frozenset(("TR",)),
    "TD": frozenset(("TR",)),
    "LI": frozenset(("L",)),
    "LBody": frozenset(("LI",)),
    "TOCI": frozenset(("TOC",)),
}


class RoleMap:
    """A file's own role names and the standard ones they stand for (14.7.3)."""

    def __init__(self, root: DictionaryObject | None) -> None:
        found = dictionary(raw(root, "/RoleMap"))
        self._names = {str(key)[1:]: name(raw(found, key)) for key in found or ()}

    @property
    def remapped(self) -> list[str]:
        """The standard roles that the file gives another meaning (ISO 14289-1, 7.1 forbids it)."""
        return sorted(role for role, target in self._names.items() if role in STANDARD - {target})

    def standard(self, role: str) -> str:
        """Follow a role to the standard one it stands for, or as far as the map goes."""
        seen = set()
        while role not in STANDARD and role not in seen and role in self._names:
            seen.add(role)
            role = self._names[role]
        return role
