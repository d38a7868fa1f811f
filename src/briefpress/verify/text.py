"""What the structure tree says, read from beginning to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.codes.proofs import BAD_UNICODE
from briefpress.verify.pdf.objects import name, raw
from briefpress.verify.report import Fault
from briefpress.verify.structure.attributes import attribute
from briefpress.verify.structure.roles import INLINE
from briefpress.verify.structure.tree import Claim, Element, Tree
from briefpress.verify.unicode import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.verify.pdf.content import Content

#: Letters of a text that a line of the tree shows.
_SHOWN = 60


def element_words(element: Element, content: Content) -> str:
    """Return what an element says: its replacement or description, else its content in order."""
    spoken = element.alt or element.actual_text
    if spoken is not None:
        return spoken
    said = []
    for kid in element.kids:
        if isinstance(kid, Claim):
            said.append(content.texts.get(kid.key, "") if kid.key else "")
        elif isinstance(kid, Element):
            said.append(element_words(kid, content))
    return "".join(said)


def tree_text(tree: Tree, content: Content) -> str:
    """Return the text of the tree, a line for each block-level element with words of its own.

    A label (Lbl) is followed by a space and stands on the line of its body.
    """
    out: list[str] = []
    for top in tree.tops:
        _say(top, content, out)
    return "".join(out)


def _say(element: Element, content: Content, out: list[str]) -> None:
    """Say an element: words that stand next to one another form a line."""
    end = " " if element.standard == "Lbl" else "\n"
    if element.alt or element.actual_text:
        out.append(f"{element_words(element, content)}{end}")
        return
    line: list[str] = []

    def finish() -> None:
        words = "".join(line)
        line.clear()
        if words:
            out.append(f"{words}{end}")

    for kid in element.kids:
        if isinstance(kid, Claim):
            line.append(content.texts.get(kid.key, "") if kid.key else "")
        elif isinstance(kid, Element) and kid.standard in INLINE:
            line.append(element_words(kid, content))
        elif isinstance(kid, Element):
            finish()
            _say(kid, content, out)
    finish()


def tree_lines(tree: Tree, content: Content) -> tuple[str, ...]:
    """Return the tree for people, a line for each element, indented by its depth."""
    return tuple(_line(tree, element, content) for element in tree.elements)


def _line(tree: Tree, element: Element, content: Content) -> str:
    depth = len(element.ancestors()) - 1
    scope = name(attribute(tree, element, "Table", "Scope"))
    role = f"{element.role}[{scope}]" if scope else element.role
    own = any(isinstance(kid, Claim) for kid in element.kids)
    words = element_words(element, content) if own or element.alt or element.actual_text else ""
    shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
    language = raw(element.dictionary, "/Lang")
    tag = f" ({language})" if language else ""
    return "  " * depth + role + tag + (f" “{shown}”" if words else "")


def check_characters(content: Content) -> Iterator[Fault]:
    """Check that every code that is shown is a character that can be read (ISO 14289-1, 7.21.7)."""
    for font in content.fonts.values():
        for code, page in font.shown.items():
            where = f"page {page + 1}: code {code} of {font.name}"
            if font.is_undefined(code):
                yield Fault(BAD_UNICODE, f"{where} is the box of a missing letter (.notdef)")
                continue
            characters = font.characters(code)
            if not characters:
                yield Fault(BAD_UNICODE, f"{where} stands for no character")
                continue
            bad = {what for what in map(unreadable, characters) if what}
            if bad:
                yield Fault(BAD_UNICODE, f"{where} stands for {', '.join(sorted(bad))}")
