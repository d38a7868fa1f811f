"""What composing a brief gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from briefpress.model.layout import ReductionKind


class AppliedReduction(Struct, frozen=True):
    """What was shrunk so that the brief fits, and the value it was shrunk to.

    For space the factor, for leading the ratio of leading to size, for size the body's size in
    points.
    """

    kind: ReductionKind
    value: float


class Composition(Struct, frozen=True):
    """A composed brief: the whole PDF file, how it was made to fit, and its text.

    `text` is what the structure tree says when it is read from beginning to end, one line for
    each block-level element, known before anything was drawn.
    """

    pdf: bytes
    pages: int
    reductions: tuple[AppliedReduction, ...]
    text: str
