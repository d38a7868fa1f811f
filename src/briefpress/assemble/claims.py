"""Which standards a merged file may claim: what each of its parts claims, and no more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

_PDFA = re.compile(r"PDF/A-(\d)([abu]?)", re.IGNORECASE)
#: Levels of PDF/A from the one that asks least to the one that asks most (ISO 19005-2, 5).
_LEVELS = "BUA"
#: The parts of ISO 19005 whose files may become one: 3 differs from 2 in what is attached only.
_PARTS = (2, 3)


class Claims(Struct, frozen=True):
    """The standards that a file says it keeps.

    `pdfua` is whether PDF/UA-1 is claimed; `pdfa` is part and level of PDF/A, such as (2, "A").
    """

    pdfua: bool = False
    pdfa: tuple[int, str] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The standards as people write them."""
        ua = ("PDF/UA-1",) if self.pdfua else ()
        return ua if self.pdfa is None else (*ua, f"PDF/A-{self.pdfa[0]}{self.pdfa[1].lower()}")


def read_claims(names: Iterable[str]) -> Claims:
    """Read claims as `briefpress.verify.metadata` gives them.

    What can't be kept by a merged file is not read: PDF/UA-2 asks for another structure, PDF/A-1
    for a file without object streams, PDF/A-4 for PDF 2.0.
    """
    pdfua, pdfa = False, None
    for name in names:
        pdfua |= name == "PDF/UA-1"
        found = _PDFA.fullmatch(name)
        if found and int(found[1]) in _PARTS and found[2]:
            pdfa = (int(found[1]), found[2].upper())
    return Claims(pdfua, pdfa)


def common_claims(parts: Iterable[Claims]) -> Claims:
    """Return what all parts claim: the lowest level, and part 3 if one of them has files."""
    found = list(parts)
    pdfa = [claims.pdfa for claims in found if claims.pdfa is not None]
    joined = None
    if found and len(pdfa) == len(found):
        level = min((level for _, level in pdfa), key=_LEVELS.index)
        joined = (max(part for part, _ in pdfa), level)
    return Claims(bool(found) and all(claims.pdfua for claims in found), joined)
