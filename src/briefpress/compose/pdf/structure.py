"""The structure tree (ISO 32000-1, 14.7 and 14.8).

The tree is decided before anything is drawn, in reading order; drawing only hangs content on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.pdf import syntax

if TYPE_CHECKING:
    from collections.abc import Iterator

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

    def walk(self) -> Iterator[Element]:
        """Go through the element and all below it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]

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


def write_tree(writer: Writer, root: Element, pages: list[int]) -> int:
    """Write the tree with its parent tree, and return the number of the StructTreeRoot.

    `pages` are the object numbers of the pages; page i has the parent tree key i (14.7.4.4).
    """
    tree = writer.reserve()
    elements = list(root.walk())
    for element in elements:
        element.number = writer.reserve()
    owners: list[dict[int, int]] = [{} for _ in pages]
    annotations: dict[int, int] = {}
    for element in elements:
        for kid in element.kids:
            if isinstance(kid, Content):
                owners[kid.page][kid.mcid] = element.number
            elif isinstance(kid, Annotation):
                annotations[kid.key] = element.number
        writer.add(_element(element, tree, pages), element.number)
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


def _element(element: Element, tree: int, pages: list[int]) -> bytes:
    parent = element.parent.number if element.parent else tree
    entries = [b"/Type /StructElem/S /%s/P %d 0 R" % (element.role.encode(), parent)]
    kids = element.kids
    page = next((kid.page for kid in kids if not isinstance(kid, Element)), None)
    if page is not None:
        entries.append(b"/Pg %d 0 R" % pages[page])
    if kids:
        written = [_kid(kid, page, pages) for kid in kids]
        entries.append(b"/K " + (written[0] if len(written) == 1 else syntax.array(written)))
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
    return b"<<%b>>" % b"".join(entries)


def _kid(kid: Element | Content | Annotation, page: int | None, pages: list[int]) -> bytes:
    if isinstance(kid, Element):
        return b"%d 0 R" % kid.number
    if isinstance(kid, Content) and kid.page == page:
        return b"%d" % kid.mcid
    entries = {} if kid.page == page else {"Pg": syntax.reference(pages[kid.page])}
    if isinstance(kid, Annotation):
        return syntax.dictionary({"Type": b"/OBJR", "Obj": syntax.reference(kid.number), **entries})
    return syntax.dictionary({"Type": b"/MCR", "MCID": b"%d" % kid.mcid, **entries})
