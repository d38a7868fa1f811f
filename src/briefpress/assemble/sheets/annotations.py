"""Annotations that are printed: their appearances become part of the page.

As a viewer prints them (ISO 32000-1, 12.5.3): those with the flag Print that are not hidden, by
their normal appearance (12.5.5). Links and pop-ups mean nothing on paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

from briefpress.imposition.geometry import Matrix, Rect
from briefpress.verify.pdf.objects import (
    array,
    dictionary,
    entry,
    integer,
    name,
    numbers,
    raw,
    resolve,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.verify.pdf.document import Page

_HIDDEN, _PRINT = 2, 4
_NOT_FOR_PAPER = frozenset(("Link", "Popup", "FileAttachment", "Movie", "Sound", "TrapNet"))
#: What paints something by itself, so that viewers make up an appearance where there is none.
_PAINTING = frozenset(
    (
        "Circle",
        "FreeText",
        "Highlight",
        "Ink",
        "Line",
        "PolyLine",
        "Polygon",
        "Square",
        "Squiggly",
        "Stamp",
        "StrikeOut",
        "Underline",
    )
)
_MAX_DEPTH = 30


class Appearance(NamedTuple):
    """What an annotation looks like: a form, where it goes on the page, and its visibility."""

    form: IndirectObject
    matrix: Matrix
    optional: object


def printed_appearances(page: Page) -> Iterator[Appearance]:
    """Give the appearances of a page that are printed, in the order they are painted."""
    for annotation in _printed(page):
        form = _normal(annotation)
        rect = numbers(raw(annotation, "/Rect"))
        found = resolve(form)
        if not isinstance(form, IndirectObject) or not isinstance(found, StreamObject):
            continue
        if matrix := _fitting(found, rect):
            yield Appearance(form, matrix, raw(annotation, "/OC"))


def undrawn(page: Page) -> Iterator[str]:
    """Name what would be printed, but has no appearance that could be."""
    for annotation in _printed(page):
        if isinstance(resolve(_normal(annotation)), StreamObject):
            continue
        kind = name(raw(annotation, "/Subtype"))
        if kind in _PAINTING and "/AP" not in annotation:
            yield f"an annotation ({kind})"
        elif kind == "Widget" and "/AP" not in annotation and _filled(annotation):
            yield "a form field"


def _printed(page: Page) -> Iterator[DictionaryObject]:
    for item in array(raw(page.dictionary, "/Annots")):
        annotation = dictionary(item)
        if annotation is None or name(raw(annotation, "/Subtype")) in _NOT_FOR_PAPER:
            continue
        flags = integer(raw(annotation, "/F")) or 0
        if flags & _PRINT and not flags & _HIDDEN:
            yield annotation


def _normal(annotation: DictionaryObject) -> object:
    """Return the normal appearance; of several, that of the state the annotation is in."""
    appearances = dictionary(raw(annotation, "/AP"))
    normal = raw(appearances, "/N")
    if isinstance(resolve(normal), StreamObject):
        return normal
    return raw(dictionary(normal), "/" + name(raw(annotation, "/AS")))


def _filled(field: DictionaryObject) -> bool:
    """Tell whether something was entered into a text or choice field (12.7.3.1)."""
    kind = value = None
    node: DictionaryObject | None = field
    for _ in range(_MAX_DEPTH):
        if node is None:
            break
        kind = kind or name(raw(node, "/FT"))
        value = entry(node, "/V") if value is None else value
        node = dictionary(raw(node, "/Parent"))
    return kind in ("Tx", "Ch") and bool(value if isinstance(value, list) else text(value))


def _fitting(form: DictionaryObject, rect: tuple[float, ...]) -> Matrix | None:
    """Return the matrix that takes the form's box to the annotation's rectangle (12.5.5).

    None where either has no extent, so that nothing is painted.
    """
    box = numbers(raw(form, "/BBox"))
    own = numbers(raw(form, "/Matrix"))
    if len(box) != 4 or len(rect) != 4:
        return None
    there = _bounds(Matrix(*own) if len(own) == 6 else Matrix(1, 0, 0, 1, 0, 0), box)
    wanted = _bounds(Matrix(1, 0, 0, 1, 0, 0), rect)
    if not (there.width and there.height):
        return None
    across, down = wanted.width / there.width, wanted.height / there.height
    left, bottom = wanted.left - there.left * across, wanted.bottom - there.bottom * down
    return Matrix(across, 0, 0, down, left, bottom)


def _bounds(matrix: Matrix, box: tuple[float, ...]) -> Rect:
    corners = [matrix.point(x, y) for x in box[::2] for y in box[1::2]]
    xs, ys = zip(*corners, strict=True)
    return Rect(min(xs), min(ys), max(xs), max(ys))
