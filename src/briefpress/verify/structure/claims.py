"""Whether elements and marked content agree: each is claimed once, and the parent tree knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.codes.proofs import (
    BAD_PARENT_TREE,
    MISSING_CONTENT,
    MISSING_STRUCT_PARENTS,
    REPEATED_CLAIM,
    UNCLAIMED_MCID,
)
from briefpress.verify.pdf.content import ContentKey
from briefpress.verify.pdf.objects import array, integer, number_of, raw, resolve
from briefpress.verify.report import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.verify.pdf.content import Content
    from briefpress.verify.pdf.document import Document
    from briefpress.verify.structure.parents import ParentTree
    from briefpress.verify.structure.tree import Element, Tree


class Claims:
    """Which elements claim which marked content (ISO 32000-1, 14.7.4)."""

    def __init__(self, tree: Tree) -> None:
        self.owners: dict[ContentKey, list[Element]] = {}
        self.nowhere: list[tuple[Element, int]] = []
        for element in tree.elements:
            for claim in element.claims:
                if claim.key is None:
                    self.nowhere.append((element, claim.mcid))
                else:
                    self.owners.setdefault(claim.key, []).append(element)

    def owner(self, key: ContentKey) -> int | None:
        """Return the object number of the first element that claims it."""
        return self.owners[key][0].number if key in self.owners else None


def check_claims(document: Document, claims: Claims, content: Content) -> Iterator[Fault]:
    """Check that each MCID in the content is claimed by one element, and each claim has content."""
    for element, mcid in claims.nowhere:
        message = f"{element.path}: claims MCID {mcid}, but doesn't say on which page"
        yield Fault(MISSING_CONTENT, message)
    for key, owners in claims.owners.items():
        if key not in content.texts:
            where = _place(document.page_index(key.stream))
            message = f"{owners[0].path}: claims MCID {key.mcid}, which is not {where}"
            yield Fault(MISSING_CONTENT, message)
        if len(owners) > 1:
            paths = " and ".join(owner.path for owner in owners)
            yield Fault(REPEATED_CLAIM, f"MCID {key.mcid} is claimed by {paths}")
    for key in sorted(content.texts.keys() - claims.owners.keys()):
        message = f"page {content.pages[key] + 1}: no element claims MCID {key.mcid}"
        yield Fault(UNCLAIMED_MCID, message)


def check_parent_tree(
    document: Document, claims: Claims, content: Content, parents: ParentTree
) -> Iterator[Fault]:
    """Check that the parent tree leads from each marked content to the element that claims it."""
    mcids: dict[int, list[int]] = {}
    for key in content.texts:
        mcids.setdefault(key.stream, []).append(key.mcid)
    used: dict[int, str] = {}
    for number in mcids:
        where = _where(document, content, ContentKey(number, mcids[number][0]))
        parent_key = integer(raw(content.holders[number], "/StructParents"))
        if parent_key is None:
            message = f"{where}: has tagged content, but no StructParents"
            yield Fault(MISSING_STRUCT_PARENTS, message)
            continue
        if parent_key in used:
            message = f"{where}: has the parent tree key {parent_key} of {used[parent_key]}"
            yield Fault(BAD_PARENT_TREE, message)
        used[parent_key] = where
        owners = {mcid: claims.owner(ContentKey(number, mcid)) for mcid in mcids[number]}
        yield from _check_array(where, parents, parent_key, owners)


def _check_array(
    where: str, parents: ParentTree, key: int, owners: dict[int, int | None]
) -> Iterator[Fault]:
    """Compare the elements in an array of the parent tree with those that claim the MCIDs."""
    if key not in parents.entries:
        yield Fault(BAD_PARENT_TREE, f"{where}: the parent tree has no entry for it")
        return
    found = array(parents.entries[key])
    missing, wrong = [], []
    for mcid, owner in sorted(owners.items()):
        listed = found[mcid] if 0 <= mcid < len(found) else None
        if resolve(listed) is None:
            missing.append(mcid)
        elif number_of(listed) != owner:
            wrong.append(mcid)
    extra = [i for i, item in enumerate(found) if i not in owners and resolve(item) is not None]
    for mcids, what in (
        (missing, "has no element for"),
        (wrong, "leads to another element than the one that claims"),
        (extra, "has an element for what the content doesn't have:"),
    ):
        if mcids:
            message = f"{where}: the parent tree {what} {_listed(mcids)}"
            yield Fault(BAD_PARENT_TREE, message)


def _where(document: Document, content: Content, key: ContentKey) -> str:
    """Name the page of a marked content, and say if it is in a form."""
    form = "" if document.page_index(key.stream) is not None else ", in a form"
    return f"page {content.pages[key] + 1}{form}"


def _place(index: int | None) -> str:
    return "there" if index is None else f"on page {index + 1}"


def _listed(mcids: list[int]) -> str:
    shown = ", ".join(map(str, mcids[:8]))
    return f"MCID {shown}" + (f" and {len(mcids) - 8} more" if len(mcids) > 8 else "")
