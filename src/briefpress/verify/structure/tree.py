"""The structure tree as it is reached from the root (ISO 32000-1, 14.7.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from briefpress.verify.pdf.content import ContentKey
from briefpress.verify.pdf.objects import (
    array,
    dictionary,
    entry,
    integer,
    name,
    number_of,
    raw,
    text,
)
from briefpress.verify.structure.roles import RoleMap

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

    from briefpress.verify.pdf.document import Document

#: Real trees have a dozen levels; deeper ones are damage.
_MAX_DEPTH = 120


class Claim(Struct, frozen=True):
    """A marked content that an element says is its own; without a key, nobody can find it."""

    key: ContentKey | None
    mcid: int


class ObjectReference(Struct, frozen=True):
    """An annotation or XObject that an element says is its own (OBJR)."""

    object: object

    @property
    def number(self) -> int | None:
        """Its object number."""
        return number_of(self.object)


class Element(Struct, eq=False):
    """A structure element. `role` is as written, `standard` what the role map makes of it."""

    number: int | None
    role: str
    standard: str
    dictionary: DictionaryObject
    parent: Element | None
    kids: list[Element | Claim | ObjectReference] = field(default_factory=list)

    @property
    def elements(self) -> list[Element]:
        """The kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def claims(self) -> list[Claim]:
        """The kids that are marked content."""
        return [kid for kid in self.kids if isinstance(kid, Claim)]

    @property
    def references(self) -> list[ObjectReference]:
        """The kids that are annotations or XObjects."""
        return [kid for kid in self.kids if isinstance(kid, ObjectReference)]

    @property
    def alt(self) -> str | None:
        """The alternate description (14.9.3)."""
        return text(raw(self.dictionary, "/Alt"))

    @property
    def actual_text(self) -> str | None:
        """The replacement text (14.9.4)."""
        return text(raw(self.dictionary, "/ActualText"))

    @property
    def path(self) -> str:
        """The way to it from the root, such as ``Document > Table > TR[2] > TD[3]``."""
        return " > ".join(reversed(list(map(_step, self.ancestors()))))

    def ancestors(self) -> list[Element]:
        """Return the element and those it is in, innermost first."""
        found = [self]
        while (parent := found[-1].parent) is not None:
            found.append(parent)
        return found


class Tree:
    """The elements in reading order.

    `repeated` has for each element that is reached again the path to where that is, `unreadable`
    the paths that have a kid nobody can read.
    """

    def __init__(self, document: Document, root: DictionaryObject) -> None:
        self.root = root
        self.root_number = number_of(raw(document.catalog, "/StructTreeRoot"))
        self.roles = RoleMap(root)
        self.tops: list[Element] = []
        self.elements: list[Element] = []
        self.by_number: dict[int, Element] = {}
        self.repeated: list[tuple[Element, Element | None]] = []
        self.unreadable: list[Element | None] = []
        for kid in array(raw(root, "/K")):
            self._read(kid, None, 0)

    def of_role(self, role: str) -> list[Element]:
        """Return the elements of a standard role, in reading order."""
        return [element for element in self.elements if element.standard == role]

    def _read(self, value: object, parent: Element | None, depth: int) -> None:
        """Read an element and all below it, unless it was reached before."""
        number, found = number_of(value), dictionary(value)
        if found is None or depth > _MAX_DEPTH:
            self.unreadable.append(parent)
            return
        if number in self.by_number:
            self.repeated.append((self.by_number[number], parent))
            return
        role = name(raw(found, "/S"))
        element = Element(number, role, self.roles.standard(role), found, parent)
        if number is not None:
            self.by_number[number] = element
        self.elements.append(element)
        (self.tops if parent is None else parent.kids).append(element)
        for kid in array(raw(found, "/K")):
            self._read_kid(kid, element, depth)

    def _read_kid(self, value: object, element: Element, depth: int) -> None:
        """Read a kid: an MCID, a marked content or object reference, or an element (table 323)."""
        page, mcid = raw(element.dictionary, "/Pg"), integer(value)
        found = dictionary(value)
        kind = name(raw(found, "/Type"))
        if mcid is not None:
            element.kids.append(_claim(page, mcid))
        elif kind == "MCR":
            stream = raw(found, "/Stm") or raw(found, "/Pg") or page
            element.kids.append(_claim(stream, integer(raw(found, "/MCID"))))
        elif kind == "OBJR":
            element.kids.append(ObjectReference(raw(found, "/Obj")))
        else:
            self._read(value, element, depth + 1)


def read_tree(document: Document) -> Tree | None:
    """Read the structure tree; None when the file is not tagged."""
    root = dictionary(entry(document.catalog, "/StructTreeRoot"))
    return None if root is None else Tree(document, root)


def _claim(stream: object, mcid: int | None) -> Claim:
    number = number_of(stream)
    if number is None or mcid is None:
        return Claim(None, -1 if mcid is None else mcid)
    return Claim(ContentKey(number, mcid), mcid)


def _step(element: Element) -> str:
    """Name an element among those of its role: ``TR[2]``, or ``TR`` if it is the only one."""
    if element.parent is None:
        return element.role
    alike = [kid for kid in element.parent.elements if kid.role == element.role]
    if len(alike) < 2:
        return element.role
    return f"{element.role}[{alike.index(element) + 1}]"
