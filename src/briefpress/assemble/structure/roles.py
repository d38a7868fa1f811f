"""Roles of several documents side by side (ISO 32000-1, 14.7.3; ISO 32000-2, 14.7.4 and 14.8.6).

A role that stands for something else in another part gets a name of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import NameObject

from briefpress.assemble.naming import Names
from briefpress.assemble.serial import entry_key, name
from briefpress.assemble.structure.namespaces import Role, mapped_roles, role_of
from briefpress.pdf import syntax
from briefpress.verify.structure.roles import STANDARD

if TYPE_CHECKING:
    from briefpress.verify.structure.tree import Tree


class Roles:
    """The roles of all parts. `map` has what each that is not standard is mapped to."""

    def __init__(self) -> None:
        self.map: dict[Role, Role] = {}
        self._meanings: dict[Role, Role] = {}
        self._names: dict[str, Names[str]] = {}
        for standard in sorted(STANDARD):
            self._place(Role("", standard), Role("", standard), set())

    def join(self, tree: Tree) -> None:
        """Take in the roles of a part; its elements are renamed where they have to be."""
        mapped = mapped_roles(tree)
        elements = [(element.dictionary, role_of(element.dictionary)) for element in tree.elements]
        wanted = {role for _, role in elements} | mapped.keys()
        known = set(self._meanings)
        placed = {
            role: self._place(role, _meaning(role, mapped), wanted) for role in sorted(wanted)
        }
        for role, target in mapped.items():
            if placed[role] not in known and target != role:
                self.map[placed[role]] = placed.get(target, target)
        for found, role in elements:
            if placed[role] != role:
                found[NameObject("/S")] = NameObject("/" + placed[role].name)

    def _place(self, role: Role, meaning: Role, others: set[Role]) -> Role:
        """Return the role under a name that stands for the same in the output."""
        if self._meanings.get(role) == meaning:
            return role
        names = self._names.setdefault(role.namespace, Names())
        avoid = {other.name for other in others if other.namespace == role.namespace}
        new = Role(role.namespace, names.take(role.name, avoid))
        self._meanings[new] = new if meaning == role else meaning
        return new

    def role_map(self) -> bytes | None:
        """Write the role map of the output; None if nobody has a role of their own."""
        entries = {
            entry_key("/" + role.name): name("/" + target.name)
            for role, target in sorted(self.map.items())
            if not role.namespace
        }
        return syntax.dictionary(entries) if entries else None


def _meaning(role: Role, mapped: dict[Role, Role]) -> Role:
    """Follow a role as far as the map goes; a circle ends where it begins."""
    seen = set()
    while role in mapped and role not in seen:
        seen.add(role)
        role = mapped[role]
    return role
