"""Headings, their levels, and the outline made from them (ISO 14289-1, 7.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.codes.proofs import DEMOTED_HEADING, NO_HEADING, SKIPPED_LEVEL
from briefpress.verify.pdf.objects import dictionary, raw, text
from briefpress.verify.report import Fault
from briefpress.verify.structure.roles import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefpress.verify.pdf.document import Document
    from briefpress.verify.structure.tree import Element, Tree

#: What the words of an outline entry may have become when a heading lost its role.
_DEMOTED = frozenset(("P", "Span", "Div", "LBody", "TD", "TH", "Caption", "NonStruct"))


def check_headings(tree: Tree) -> Iterator[Fault]:
    """Check that there are headings, that H1 is the first, and that no level is skipped."""
    unnumbered = tree.of_role("H")
    headings = [element for element in tree.elements if element.standard in HEADINGS]
    if not headings and not unnumbered:
        yield Fault(NO_HEADING, "there is no heading")
    if headings and unnumbered:
        yield Fault(SKIPPED_LEVEL, f"{unnumbered[0].path}: H stands beside numbered headings")
    before = 0
    for heading in headings:
        level = HEADINGS[heading.standard]
        if level > before + 1:
            after = f"H{before}" if before else "the beginning"
            message = f"{heading.path}: a heading H{level} follows {after}"
            yield Fault(SKIPPED_LEVEL, message)
        before = level


def check_outline(
    document: Document, tree: Tree, words: Callable[[Element], str]
) -> Iterator[Fault]:
    """Check that what the outline names as headings are headings in the tree too.

    An entry with the words of a paragraph is a heading that lost its role, unless it is the title
    (T) of a part. One with words that are nowhere is a fault where most entries are headings: not
    every outline is made from them. What hangs under the title of a part is judged for itself, for
    it was another document's outline once. Spaces are not compared: many lie between a number and
    its heading in an outline, and none in the tree.
    """
    headings = {_plain(words(e)) for e in tree.elements if e.standard in {"H", *HEADINGS}}
    parts = {_plain(text(raw(e.dictionary, "/T")) or "") for e in tree.of_role("Part")}
    demoted = {_plain(words(e)): e for e in tree.elements if e.standard in _DEMOTED}
    for titles in _outlines(document, parts):
        others = [title for title in titles if _plain(title) not in headings | parts]
        for title in others:
            if found := demoted.get(_plain(title)):
                message = f"{found.path}: {title!r} is in the outline, but is no heading"
                yield Fault(DEMOTED_HEADING, message)
            elif 2 * len(others) < len(titles):
                message = f"the outline's {title!r} is not the text of any heading"
                yield Fault(DEMOTED_HEADING, message)


def _outlines(document: Document, parts: set[str]) -> list[list[str]]:
    """Return the titles of the outline (12.3.3), those under the title of a part in a list apart.

    Titles in a list go from top to bottom.
    """
    found: list[list[str]] = [[]]
    seen: set[int] = set()
    waiting = [(raw(dictionary(raw(document.catalog, "/Outlines")), "/First"), found[0])]
    while waiting:
        reference, titles = waiting.pop()
        item = dictionary(reference)
        if item is None or id(item) in seen:
            continue
        seen.add(id(item))
        titles.append(" ".join((text(raw(item, "/Title")) or "").split()))
        below = titles
        if _plain(titles[-1]) in parts:
            below = []
            found.append(below)
        waiting += [(raw(item, "/Next"), titles), (raw(item, "/First"), below)]
    return found


def _plain(words: str) -> str:
    return "".join(words.split())
