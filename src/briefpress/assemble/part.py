"""What became of a source in the output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import datetime

    from briefpress.assemble.claims import Claims
    from briefpress.diagnostics import Diagnostic
    from briefpress.pdf.labels import PageLabel
    from briefpress.pdf.outline import OutlineItem


class Part(Struct, frozen=True):
    """A source after it was added: where its pages are and what it brought along.

    `first_page` counts from 0. `outline` leads into the output. `is_tagged` is whether it says
    that all of it is tagged. `notes` are warnings about what was left out.
    """

    name: str
    title: str
    language: str
    first_page: int
    pages: int
    outline: tuple[OutlineItem, ...]
    labels: tuple[PageLabel, ...]
    claims: Claims
    creators: tuple[str, ...]
    modified: datetime.datetime | None
    is_tagged: bool
    notes: tuple[Diagnostic, ...]
