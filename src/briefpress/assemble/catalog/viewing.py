"""How readers open the file (ISO 32000-1, 7.7.2 and 12.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.assemble.serial import entry_key
from briefpress.pdf import syntax
from briefpress.verify.pdf.objects import dictionary, raw

if TYPE_CHECKING:
    from briefpress.assemble.copier import Copier
    from briefpress.assemble.opened import Opened

_CATALOG = ("/PageLayout", "/PageMode")
#: Preferences about pages by their numbers, which are others now (table 150).
_OF_PAGES = frozenset(("/PrintPageRange",))


class Viewing:
    """What all parts agree on; the title is shown in any case (ISO 14289-1, 7.1)."""

    def __init__(self) -> None:
        self._catalog: dict[str, bytes] | None = None
        self._preferences: dict[str, bytes] | None = None

    def join(self, opened: Opened, copier: Copier) -> None:
        """Take in the wishes of a part."""
        found = dictionary(raw(opened.catalog, "/ViewerPreferences"))
        wishes = {
            entry_key(key): copier.value(raw(found, key))
            for key in found or ()
            if key not in _OF_PAGES
        }
        frame = {
            key[1:]: copier.value(raw(opened.catalog, key))
            for key in _CATALOG
            if key in opened.catalog
        }
        self._preferences = _common(self._preferences, wishes)
        self._catalog = _common(self._catalog, frame)

    def entries(self) -> dict[str, bytes]:
        """Return the entries of the catalog."""
        preferences = {**(self._preferences or {}), "DisplayDocTitle": b"true"}
        return {"ViewerPreferences": syntax.dictionary(preferences), **(self._catalog or {})}


def _common(known: dict[str, bytes] | None, new: dict[str, bytes]) -> dict[str, bytes]:
    if known is None:
        return new
    return {key: value for key, value in known.items() if new.get(key) == value}
