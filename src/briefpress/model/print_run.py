"""What printing takes: impressions, sheets and staples. Pure arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.model.sending import Sides, media_of

if TYPE_CHECKING:
    from briefpress.model.distribution import PrintFile
    from briefpress.model.sending import PrintSettings


class PrintRun(Struct, frozen=True):
    """Impressions are printed sides, sheets what leaves the tray, staples what the stapler uses."""

    impressions: int = 0
    sheets: int = 0
    staples: int = 0

    def __add__(self, other: PrintRun) -> PrintRun:
        return PrintRun(
            self.impressions + other.impressions,
            self.sheets + other.sheets,
            self.staples + other.staples,
        )

    def times(self, copies: int) -> PrintRun:
        """Return what so many copies take."""
        return PrintRun(self.impressions * copies, self.sheets * copies, self.staples * copies)


def run_of(pages: int, settings: PrintSettings) -> PrintRun:
    """Return what one copy of so many pages takes; a single sheet is not stapled."""
    sheets = pages if settings.sides is Sides.ONE_SIDED else (pages + 1) // 2
    return PrintRun(pages, sheets, settings.finishings.staples if sheets > 1 else 0)


def paper_of(file: PrintFile, settings: PrintSettings) -> str:
    """Return the IPP name of the paper a file is printed on.

    `settings.media` is that of single pages; sheets of imposed ones have their own size.
    """
    if file.sides:
        return media_of(file.width, file.height)
    return settings.media or media_of(file.width, file.height)
