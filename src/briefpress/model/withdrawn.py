"""A brief that was taken back after it was published."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from briefpress.model.text import Span


class Withdrawn(Struct, frozen=True):
    """What `content/withdrawn.yaml` says of a brief.

    `brief` is its day, with its slug (``2026-09-14-visitor-management``); a day alone is every
    brief of the day. `title` is as it was published, `language` that of the brief.
    """

    brief: str
    title: Span
    reason: Span
    withdrawn: datetime.date
    language: str

    @property
    def date(self) -> datetime.date:
        """The day the brief was of."""
        return datetime.date.fromisoformat(self.brief[:10])

    def means(self, stem: str) -> bool:
        """Tell whether a brief is meant, by the name of its file without the ending."""
        return stem == self.brief or (stem.startswith(f"{self.brief}-") and len(self.brief) == 10)
