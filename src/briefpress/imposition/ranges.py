"""Page ranges: ``1-4,7,9-``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PART = re.compile(r"(\d{1,6})(?:\s*(-)\s*(\d{1,6})?)?")


def parse_pages(text: str, count: int) -> tuple[int, ...]:
    """Read which pages of `count` are meant, in the order they are named.

    ``9-`` goes to the end and ``4-1`` backwards; a page may be named twice. Raises ValueError with
    a sentence.
    """
    found: list[int] = []
    for part in text.split(","):
        match = _PART.fullmatch(part.strip())
        if not match:
            raise ValueError(f"{part.strip()!r} is not a page or a range such as 1-4 or 9-")
        first = int(match[1])
        last = int(match[3] or count) if match[2] else first
        for page in (first, last):
            if not 1 <= page <= count:
                pages = "only one page" if count == 1 else f"pages 1-{count}"
                raise ValueError(f"there is no page {page}: the file has {pages}")
        found += range(first, last + 1) if first <= last else range(first, last - 1, -1)
    return tuple(found)


def listed(pages: Iterable[int]) -> str:
    """Write pages in ascending order, runs as ranges: ``1-4, 7``."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
