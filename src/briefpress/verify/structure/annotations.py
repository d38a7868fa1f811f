"""Whether annotations and elements know each other (ISO 32000-1, 14.7.4.3; ISO 14289-1, 7.18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefpress.codes.proofs import (
    BAD_PARENT_TREE,
    BROKEN_LINK,
    SILENT_ANNOTATION,
    UNTAGGED_ANNOTATION,
    WRONG_TAB_ORDER,
)
from briefpress.verify.pdf.objects import array, dictionary, integer, name, number_of, raw, text
from briefpress.verify.report import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf.generic import DictionaryObject

    from briefpress.verify.pdf.document import Document
    from briefpress.verify.structure.parents import ParentTree
    from briefpress.verify.structure.tree import Element, Tree

#: Annotations that are no content of the document (ISO 14289-1, 7.18.1 and 7.18.2).
_PASSED_OVER = frozenset(("Popup", "PrinterMark", "TrapNet"))
_HIDDEN = 2
#: The roles that certain annotations have to stand in (ISO 14289-1, 7.18.4 and 7.18.5).
_ROLES = {"Link": "Link", "Widget": "Form"}


class Annotation(NamedTuple):
    """An annotation of a page that is there for readers."""

    page: int
    number: int | None
    dictionary: DictionaryObject

    @property
    def kind(self) -> str:
        """Its subtype."""
        return name(raw(self.dictionary, "/Subtype"))

    def __str__(self) -> str:
        action = dictionary(raw(self.dictionary, "/A"))
        target = text(raw(action, "/URI"))
        return f"page {self.page + 1}: the {self.kind}" + (f" to {target}" if target else "")


def annotations_of(document: Document) -> Iterator[Annotation]:
    """Go through the annotations that readers meet, page by page."""
    for page in document.pages:
        for item in array(raw(page.dictionary, "/Annots")):
            found = dictionary(item)
            if found is None or (integer(raw(found, "/F")) or 0) & _HIDDEN:
                continue
            if name(raw(found, "/Subtype")) not in _PASSED_OVER:
                yield Annotation(page.index, number_of(item), found)


def check_annotations(document: Document, tree: Tree, parents: ParentTree) -> Iterator[Fault]:
    """Check each annotation, and that links and object references lead to one."""
    owners: dict[int | None, list[Element]] = {}
    for element in tree.elements:
        for reference in element.references:
            owners.setdefault(reference.number, []).append(element)
    found = list(annotations_of(document))
    for annotation in found:
        yield from _check_annotation(annotation, owners.get(annotation.number, []), parents)
        yield from _check_words(annotation, owners.get(annotation.number, []))
    for index in sorted({annotation.page for annotation in found}):
        if name(raw(document.pages[index].dictionary, "/Tabs")) != "S":
            message = f"page {index + 1}: has annotations, but their order (Tabs) is not S"
            yield Fault(WRONG_TAB_ORDER, message)
    yield from _check_references(tree, {annotation.number for annotation in found})


def _check_annotation(
    annotation: Annotation, owners: list[Element], parents: ParentTree
) -> Iterator[Fault]:
    if len(owners) != 1:
        count = "no structure element has" if not owners else f"{len(owners)} elements have"
        yield Fault(UNTAGGED_ANNOTATION, f"{annotation}: {count} a reference to it (OBJR)")
    key = integer(raw(annotation.dictionary, "/StructParent"))
    if key is None:
        yield Fault(UNTAGGED_ANNOTATION, f"{annotation}: has no StructParent")
    elif owners and number_of(parents.entries.get(key)) != owners[0].number:
        message = f"{annotation}: the parent tree leads to another element than {owners[0].path}"
        yield Fault(BAD_PARENT_TREE, message)
    role = _ROLES.get(annotation.kind)
    for owner in owners:
        if role and all(element.standard != role for element in owner.ancestors()[:2]):
            message = f"{annotation}: is in {owner.path}, not in a {role}"
            yield Fault(UNTAGGED_ANNOTATION, message)


def _check_words(annotation: Annotation, owners: list[Element]) -> Iterator[Fault]:
    """Check that there is something to say about it (ISO 14289-1, 7.18.1, 7.18.4, 7.18.5)."""
    key = "/TU" if annotation.kind == "Widget" else "/Contents"
    words = text(raw(annotation.dictionary, key))
    if annotation.kind != "Link" and not words:
        words = next((owner.alt for owner in owners if owner.alt), None)
    if not words or not words.strip():
        yield Fault(SILENT_ANNOTATION, f"{annotation}: has no description ({key[1:]})")


def _check_references(tree: Tree, known: set[int | None]) -> Iterator[Fault]:
    for element in tree.elements:
        for reference in element.references:
            found = dictionary(reference.object)
            is_painted = name(raw(found, "/Subtype")) in ("Image", "Form")
            hidden = (integer(raw(found, "/F")) or 0) & _HIDDEN
            if reference.number not in known and not is_painted and not hidden:
                message = f"{element.path}: refers to an annotation that is on no page"
                yield Fault(BROKEN_LINK, message)
    for link in tree.of_role("Link"):
        if not any(element.references for element in _within(link)):
            yield Fault(BROKEN_LINK, f"{link.path}: has no annotation (OBJR)")


def _within(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.elements:
        yield from _within(kid)
