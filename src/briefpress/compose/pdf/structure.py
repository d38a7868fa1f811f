"""The structure tree (ISO 32000-1, 14.7 and 14.8).

The tree is decided before anything is drawn, in reading order; drawing only hangs content on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.pdf import syntax

if TYPE_CHECKING:
    from briefpress.pdf.writer import Writer

#: Roles that stand inside a line: they add no line of their own to the text.
_INLINE = frozenset({"Span", "Link"})


class Content(Struct, frozen=True):
    """A piece of marked content: its page, counted from 0, and its MCID there."""

    page: int
    mcid: int


class Annotation(Struct, frozen=True):
    """An annotation that belongs to an element: its object number and parent tree key."""

    page: int
    number: int
    key: int


class Element:
    """A structure element. Unlike the model it grows: kids are added while the page is drawn.

    `text` is all that the element and its inline kids say; `attributes` are the bodies of its
    attribute objects.
    """

    __slots__ = (
        "actual_text",
        "alt",
        "attributes",
        "kids",
        "language",
        "number",
        "parent",
        "role",
        "text",
        "title",
    )

    def __init__(
        self,
        role: str,
        parent: Element | None = None,
        *,
        text: str = "",
        title: str | None = None,
        alt: str | None = None,
        actual_text: str | None = None,
        language: str | None = None,
        attributes: dict[str, bytes] | None = None,
    ) -> None:
        self.role = role
        self.parent = parent
        self.text = text
        self.title = title
        self.alt = alt
        self.actual_text = actual_text
        self.language = language
        self.attributes = [syntax.dictionary(attributes)] if attributes else []
        self.kids: list[Element | Content | Annotation] = []
        self.number = 0
        if parent is not None:
            parent.kids.append(self)

    def attach(self, parent: Element) -> Element:
        """Hang an inline element under the one it stands in, when its first word is drawn."""
        if self.parent is None:
            self.parent = parent
            parent.kids.append(self)
        return self

    def walk(self) -> list[Element]:
        """Return the element and all below it, in reading order."""
        found: list[Element] = []
        _walk(self, found)
        return found

    def plain_text(self) -> str:
        """Return what a reader hears, a line for each block-level element that says something."""
        lines = []
        for element in self.walk():
            words = element.alt or element.text
            if element.role == "Lbl":
                lines.append(f"{words} ")
            elif words and element.role not in _INLINE:
                lines.append(f"{words}\n")
        return "".join(lines)


def _walk(element: Element, found: list[Element]) -> None:
    found.append(element)
    for kid in element.kids:
        if isinstance(kid, Element):
            _walk(kid, found)


def write_tree(writer: Writer, root: Element, pages: list[int]) -> int:
    """Write the tree with its parent tree, and return the number of the StructTreeRoot.

    `pages` are the object numbers of the pages; page i has the parent tree key i (14.7.4.4).
    """
    tree = writer.reserve()
    elements = root.walk()
    for number, element in enumerate(elements, writer.reserve(len(elements))):
        element.number = number
    owners: list[dict[int, int]] = [{} for _ in pages]
    annotations: dict[int, int] = {}
    for element in elements:
        parent = element.parent.number if element.parent else tree
        kids = _kids(element, pages, owners, annotations)
        writer.add(_element(element, parent, kids), element.number)
    entries = [
        b"%d %s" % (page, syntax.array([b"%d 0 R" % owner[m] for m in range(len(owner))]))
        for page, owner in enumerate(owners)
    ]
    entries += [b"%d %s" % (k, syntax.reference(annotations[k])) for k in sorted(annotations)]
    parents = writer.add(syntax.dictionary({"Nums": syntax.array(entries)}))
    return writer.add(
        syntax.dictionary(
            {
                "Type": b"/StructTreeRoot",
                "K": syntax.reference(root.number),
                "ParentTree": syntax.reference(parents),
                "ParentTreeNextKey": b"%d" % (len(pages) + len(annotations)),
            }
        ),
        tree,
    )


def _element(element: Element, parent: int, kids: bytes) -> bytes:
    entries = [b"<</Type /StructElem/S /%s/P %d 0 R" % (element.role.encode(), parent), kids]
    if element.title:
        entries.append(b"/T " + syntax.text(element.title))
    if element.alt:
        entries.append(b"/Alt " + syntax.text(element.alt))
    if element.actual_text:
        entries.append(b"/ActualText " + syntax.text(element.actual_text))
    if element.language:
        entries.append(b"/Lang " + syntax.text(element.language))
    if element.attributes:
        entries.append(b"/A " + syntax.array(element.attributes))
    entries.append(b">>")
    return b"".join(entries)


def _kids(
    element: Element, pages: list[int], owners: list[dict[int, int]], annotations: dict[int, int]
) -> bytes:
    """Write the entries Pg and K of an element, and note whose content and annotations are."""
    page = None
    written = []
    for kid in element.kids:
        if isinstance(kid, Element):
            written.append(b"%d 0 R" % kid.number)
            continue
        if page is None:
            page = kid.page
        elsewhere = {} if kid.page == page else {"Pg": syntax.reference(pages[kid.page])}
        if isinstance(kid, Annotation):
            annotations[kid.key] = element.number
            entries = {"Type": b"/OBJR", "Obj": syntax.reference(kid.number), **elsewhere}
            written.append(syntax.dictionary(entries))
            continue
        owners[kid.page][kid.mcid] = element.number
        mcid = b"%d" % kid.mcid
        if elsewhere:
            mcid = syntax.dictionary({"Type": b"/MCR", "MCID": mcid, **elsewhere})
        written.append(mcid)
    if not written:
        return b""
    on = b"" if page is None else b"/Pg %d 0 R" % pages[page]
    return on + b"/K " + (written[0] if len(written) == 1 else syntax.array(written))
