"""Namespaces of structure elements (ISO 32000-2, 14.7.4), one dictionary for each in the output."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefpress.assemble.serial import entry_key, name
from briefpress.pdf import syntax
from briefpress.verify.pdf.objects import array, dictionary, entry, number_of, raw, text
from briefpress.verify.pdf.objects import name as name_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf.generic import DictionaryObject

    from briefpress.assemble.copier import Copier
    from briefpress.pdf.writer import Writer
    from briefpress.verify.structure.tree import Tree


class Role(NamedTuple):
    """A role in its namespace; the empty namespace is the one that needs no saying."""

    namespace: str
    name: str


def role_of(element: DictionaryObject) -> Role:
    """Return the role of an element as it is written."""
    return Role(_identity(raw(element, "/NS")), name_in(raw(element, "/S")))


def mapped_roles(tree: Tree) -> dict[Role, Role]:
    """Return what the role maps of a document say, that of the root and those of namespaces."""
    found = dict(_mapped("", raw(tree.root, "/RoleMap")))
    for reference in _references(tree):
        space = dictionary(reference)
        found.update(_mapped(_identity(reference), raw(space, "/RoleMapNS")))
    return found


class Namespaces:
    """The namespaces of all parts by their names, which are URIs."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._numbers: dict[str, int] = {}
        self._others: dict[str, dict[str, bytes]] = {}

    def join(self, tree: Tree) -> dict[int, int]:
        """Return the number in the output for each namespace dictionary of a part."""
        known = {}
        for reference in _references(tree):
            number, identity = number_of(reference), _identity(reference)
            if identity not in self._numbers:
                self._numbers[identity] = self._writer.reserve()
            if number is not None:
                known[number] = self._numbers[identity]
        return known

    def copy(self, tree: Tree, copier: Copier) -> None:
        """Keep what else a part says of its namespaces, such as where a schema is."""
        for reference in _references(tree):
            found = dictionary(reference)
            schema = raw(found, "/Schema")
            entries = {} if schema is None else {"Schema": copier.value(schema)}
            self._others.setdefault(_identity(reference), entries)

    def write(self, roles: dict[Role, Role]) -> bytes | None:
        """Write the dictionaries and return the array of them; None if there are none."""
        for identity, number in self._numbers.items():
            entries = {"Type": b"/Namespace", "NS": syntax.text(identity)}
            entries |= self._others.get(identity, {})
            mapped = {
                entry_key("/" + role.name): self._target(target)
                for role, target in sorted(roles.items())
                if role.namespace == identity
            }
            if mapped:
                entries["RoleMapNS"] = syntax.dictionary(mapped)
            self._writer.add(syntax.dictionary(entries), number)
        numbers = self._numbers.values()
        return syntax.array(map(syntax.reference, numbers)) if numbers else None

    def _target(self, role: Role) -> bytes:
        written = name("/" + role.name)
        if role.namespace not in self._numbers:
            return written
        return syntax.array([written, syntax.reference(self._numbers[role.namespace])])


def _identity(namespace: object) -> str:
    return text(raw(dictionary(namespace), "/NS")) or ""


def _references(tree: Tree) -> Iterator[object]:
    """Go through the namespace dictionaries that root, elements and attributes refer to."""
    seen: set[int | None] = {None}
    for reference in _all_references(tree):
        if number_of(reference) not in seen and _identity(reference):
            seen.add(number_of(reference))
            yield reference


def _all_references(tree: Tree) -> Iterator[object]:
    yield from array(raw(tree.root, "/Namespaces"))
    for element in tree.elements:
        yield raw(element.dictionary, "/NS")
        for attributes in array(raw(element.dictionary, "/A")):
            yield raw(dictionary(attributes), "/NS")


def _mapped(namespace: str, found: object) -> Iterator[tuple[Role, Role]]:
    """Read a role map: a name, or a name and its namespace (ISO 32000-2, table 356)."""
    mapping = dictionary(found)
    for key in mapping or ():
        target = array(entry(mapping, key))
        space = _identity(target[1]) if len(target) > 1 else ""
        if target and name_in(target[0]):
            yield Role(namespace, str(key)[1:]), Role(space, name_in(target[0]))
