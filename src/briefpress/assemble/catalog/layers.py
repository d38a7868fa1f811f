"""Optional content, known as layers (ISO 32000-1, 8.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.pdf import syntax
from briefpress.verify.pdf.objects import array, dictionary, name, number_of, raw, text

if TYPE_CHECKING:
    from briefpress.assemble.copier import Copier
    from briefpress.assemble.opened import Opened

#: Entries of a configuration that are lists of groups, and join end to end (table 101).
_LISTS = ("/RBGroups", "/Locked", "/AS")


class Layers:
    """The layers of all parts; those of each stand under its title in the list readers show."""

    def __init__(self) -> None:
        self._groups: list[bytes] = []
        self._off: list[bytes] = []
        self._order: list[bytes] = []
        self._lists: dict[str, list[bytes]] = {key: [] for key in _LISTS}
        self._name = ""

    def join(self, opened: Opened, copier: Copier) -> None:
        """Take in the layers of a part as its default configuration shows them."""
        properties = dictionary(raw(opened.catalog, "/OCProperties"))
        groups = array(raw(properties, "/OCGs"))
        default = dictionary(raw(properties, "/D"))
        if not groups:
            return
        self._groups += [copier.value(group) for group in groups]
        off = {number_of(group) for group in array(raw(default, "/OFF"))}
        if name(raw(default, "/BaseState")) == "OFF":
            on = {number_of(group) for group in array(raw(default, "/ON"))}
            off = {number_of(group) for group in groups} - on
        self._off += [copier.value(group) for group in groups if number_of(group) in off]
        order = [copier.value(item) for item in array(raw(default, "/Order"))]
        if order:
            self._order.append(syntax.array([syntax.text(opened.title), *order]))
        for key, items in self._lists.items():
            items += [copier.value(item) for item in array(raw(default, key))]
        self._name = self._name or text(raw(default, "/Name")) or ""

    def write(self) -> bytes | None:
        """Write the optional content properties; None if there are no layers."""
        if not self._groups:
            return None
        default = {"Name": syntax.text(self._name or "Default"), "Order": syntax.array(self._order)}
        for key, items in (("OFF", self._off), *((k[1:], v) for k, v in self._lists.items())):
            if items:
                default[key] = syntax.array(items)
        entries = {"OCGs": syntax.array(self._groups), "D": syntax.dictionary(default)}
        return syntax.dictionary(entries)
