"""Words for what can't be read as it stands: figures, replacements, languages, notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefpress.codes.proofs import (
    BAD_ID,
    BAD_UNICODE,
    EMPTY_REPLACEMENT,
    NO_ALT,
    NO_BOX,
    NO_LANGUAGE,
    WRONG_LANGUAGE,
)
from briefpress.reading.languages import check_language
from briefpress.verify.pdf.objects import numbers, raw, text
from briefpress.verify.report import Fault
from briefpress.verify.structure.attributes import attribute
from briefpress.verify.unicode import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.verify.pdf.document import Document
    from briefpress.verify.structure.tree import Element, Tree

_FILE_NAME = re.compile(r"\S+\.(png|jpe?g|gif|svg|tiff?|webp|bmp|pdf|eps)", re.IGNORECASE)
_DESCRIBED = ("Figure", "Formula")
_SPOKEN = {"/Alt": "alternative text", "/ActualText": "replacement text", "/E": "expansion"}


def check_figures(tree: Tree) -> Iterator[Fault]:
    """Check that figures and formulas have words, and figures a place (ISO 14289-1, 7.3, 7.7)."""
    for element in tree.elements:
        if element.standard not in _DESCRIBED:
            continue
        words = (element.alt or element.actual_text or "").strip()
        if not words:
            yield Fault(NO_ALT, f"{element.path}: has no alternative text")
        elif _FILE_NAME.fullmatch(words):
            yield Fault(NO_ALT, f"{element.path}: its alternative text is the name of a file")
        if element.standard == "Figure":
            yield from _check_box(tree, element)


def check_spoken(tree: Tree) -> Iterator[Fault]:
    """Check that no text that is spoken instead is empty or can't be spoken."""
    for element in tree.elements:
        for key, what in _SPOKEN.items():
            words = text(raw(element.dictionary, key))
            if words is None:
                continue
            if not words.strip():
                yield Fault(EMPTY_REPLACEMENT, f"{element.path}: its {what} is empty")
            bad = {found for found in map(unreadable, words) if found}
            if bad:
                message = f"{element.path}: its {what} has {', '.join(sorted(bad))}"
                yield Fault(BAD_UNICODE, message)


def check_languages(document: Document, tree: Tree) -> Iterator[Fault]:
    """Check that the document says its language, and that all language tags are well-formed."""
    language = text(raw(document.catalog, "/Lang"))
    if language is None:
        yield Fault(NO_LANGUAGE, "the document does not say its language (Lang)")
    else:
        yield from _check_tag("the document", language)
    for element in tree.elements:
        tag = text(raw(element.dictionary, "/Lang"))
        if tag is not None:
            yield from _check_tag(element.path, tag)


def check_notes(tree: Tree) -> Iterator[Fault]:
    """Check that notes have an ID, and that no two elements have the same (ISO 14289-1, 7.9)."""
    seen: dict[str, Element] = {}
    for element in tree.elements:
        identity = text(raw(element.dictionary, "/ID"))
        if identity is None:
            if element.standard == "Note":
                yield Fault(BAD_ID, f"{element.path}: the note has no ID")
        elif identity in seen:
            message = f"{element.path}: has the same ID as {seen[identity].path}"
            yield Fault(BAD_ID, message)
        else:
            seen[identity] = element


def _check_box(tree: Tree, figure: Element) -> Iterator[Fault]:
    box = numbers(attribute(tree, figure, "Layout", "BBox"))
    if len(box) != 4 or box[0] >= box[2] or box[1] >= box[3]:
        yield Fault(NO_BOX, f"{figure.path}: doesn't say where it stands (BBox)")


def _check_tag(where: str, tag: str) -> Iterator[Fault]:
    try:
        check_language(tag)
    except ValueError as error:
        yield Fault(WRONG_LANGUAGE, f"{where}: {error}")
