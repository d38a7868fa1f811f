"""A distribution: which document goes to whom, in what edition, with what numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import datetime

    from briefpress.model.handling import Handling
    from briefpress.model.recipient import Recipient
    from briefpress.model.sending import Sides


class Edition(Struct, frozen=True):
    """One PDF of a document.

    `name` is its layout, empty for the standard one; `path` is relative to the publication;
    `revision` is the SHA-256 of the file; width and height are in points. `briefs` are the names
    of the files of the briefs in it, without the ending; none where that is not known.
    """

    name: str
    language: str
    path: str
    revision: str
    pages: int
    width: float
    height: float
    briefs: tuple[str, ...] = ()


class PrintFile(Struct, frozen=True):
    """What is printed of an edition: the file itself, or its pages on sheets.

    `path` is relative to the publication; `pages` are printed sides. `sides` is how they go on
    both sides of the paper, None where any way will do: sheets are imposed for one.
    """

    path: str
    pages: int
    width: float
    height: float
    sides: Sides | None = None


class Document(Struct, frozen=True):
    """What is distributed: a brief or a bulletin, in all the editions that are asked for.

    `name` is how the ledger and the folder call it: ``2026-09``, ``2026-09-14``. `handling` is
    the strictest label of all that is in it.
    """

    name: str
    title: str
    language: str
    date: datetime.date
    handling: Handling | None
    editions: tuple[Edition, ...]

    @property
    def contents(self) -> dict[str, tuple[str, ...]]:
        """Which briefs are in each revision."""
        return {edition.revision: edition.briefs for edition in self.editions}


class Holder(Struct, frozen=True):
    """A recipient, the edition that is meant for them, and the numbers of their copies."""

    recipient: Recipient
    edition: Edition
    numbers: tuple[int, ...]


class Pack(Struct, frozen=True):
    """What one school gets on paper. `id` is printed on it, `slug` is the name of its folder."""

    id: str
    school: str
    slug: str
    holders: tuple[Holder, ...]

    @property
    def printer(self) -> str:
        """The printer of the pack's own papers: the first that a recipient names, else none."""
        return next((h.recipient.printer for h in self.holders if h.recipient.printer), "")

    @property
    def address(self) -> tuple[str, ...]:
        """Where it goes: the first address that a recipient has."""
        return next((h.recipient.address for h in self.holders if h.recipient.address), ())

    @property
    def editions(self) -> tuple[tuple[Edition, tuple[int, ...]], ...]:
        """Every edition in the pack with the numbers of its copies."""
        found: dict[Edition, tuple[int, ...]] = {}
        for holder in self.holders:
            found[holder.edition] = (*found.get(holder.edition, ()), *holder.numbers)
        return tuple(found.items())


class Distribution(Struct, frozen=True):
    """The whole plan: packs for the printers, and who gets mail."""

    document: Document
    packs: tuple[Pack, ...]
    mail: tuple[Holder, ...]

    @property
    def copies(self) -> int:
        """How many printed copies there are."""
        return sum(len(holder.numbers) for pack in self.packs for holder in pack.holders)


def ranges(numbers: tuple[int, ...]) -> str:
    """Write numbers as people do: ``17–19, 24``."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in spans)
