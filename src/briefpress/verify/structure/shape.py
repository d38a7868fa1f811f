"""Whether the tree is a tree: each element reached once, under the parent it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.codes.proofs import (
    BROKEN_TREE,
    REPEATED_ELEMENT,
    UNKNOWN_ROLE,
    UNREACHED_ELEMENT,
    WRONG_NESTING,
    WRONG_PARENT,
)
from briefpress.verify.pdf.objects import name, number_of, raw
from briefpress.verify.report import Fault
from briefpress.verify.structure.roles import KIDS, PARENTS, STANDARD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.verify.pdf.document import Document
    from briefpress.verify.structure.tree import Element, Tree


def check_shape(document: Document, tree: Tree) -> Iterator[Fault]:
    """Check how the elements hang together (ISO 32000-1, 14.7.2)."""
    for element, again in tree.repeated:
        where = _where(again)
        yield Fault(REPEATED_ELEMENT, f"{where}: reaches {element.path} a second time")
    for parent in tree.unreadable:
        yield Fault(BROKEN_TREE, f"{_where(parent)}: has a kid that can't be read")
    if not tree.elements:
        yield Fault(BROKEN_TREE, "the structure tree is empty")
    for element in tree.elements:
        yield from _check_element(element, tree)
    yield from _unreached(document, tree)


def check_roles(tree: Tree) -> Iterator[Fault]:
    """Check that each role is known, and that lists and tables hold what they should."""
    for role in tree.roles.remapped:
        yield Fault(UNKNOWN_ROLE, f"the role map gives {role} another meaning")
    for element in tree.elements:
        role, parent = element.standard, element.parent
        if role not in STANDARD and "/NS" not in element.dictionary:
            message = f"{element.path}: the role is not a standard one, nor mapped to one"
            yield Fault(UNKNOWN_ROLE, message)
        if role in PARENTS and (parent is None or parent.standard not in PARENTS[role]):
            yield Fault(WRONG_NESTING, f"{element.path}: {role} can't stand there")
        elif parent is not None and role not in KIDS.get(parent.standard, {role}):
            message = f"{element.path}: {parent.standard} can't hold {role}"
            yield Fault(WRONG_NESTING, message)


def _check_element(element: Element, tree: Tree) -> Iterator[Fault]:
    if name(raw(element.dictionary, "/Type")) not in ("", "StructElem"):
        yield Fault(BROKEN_TREE, f"{element.path}: its type is not StructElem")
    parent = element.parent.number if element.parent else tree.root_number
    if number_of(raw(element.dictionary, "/P")) != parent:
        message = f"{element.path}: its /P is not the element it hangs under"
        yield Fault(WRONG_PARENT, message)


def _unreached(document: Document, tree: Tree) -> Iterator[Fault]:
    """Find elements that name a parent in the tree which doesn't know them.

    In a file that was changed afterwards (14.7 says nothing of sweeping up) elements that were
    taken out remain as unused objects, so only files written in one go are searched.
    """
    if document.revised:
        return
    for number, found in document.dictionaries():
        if name(raw(found, "/Type")) != "StructElem" or number in tree.by_number:
            continue
        above = number_of(raw(found, "/P"))
        parent = tree.by_number.get(above) if above is not None else None
        if parent is not None or above == tree.root_number:
            role = name(raw(found, "/S"))
            message = f"{_where(parent)}: its {role} (object {number}) is not reached from it"
            yield Fault(UNREACHED_ELEMENT, message)


def _where(element: Element | None) -> str:
    return element.path if element else "StructTreeRoot"
