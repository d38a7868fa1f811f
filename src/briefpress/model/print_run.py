"""What printing takes: impressions, sheets and staples. Pure arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.model.sending import Sides, media_of

if TYPE_CHECKING:
    from briefpress.model.distribution import Edition, Pack
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


def paper_of(edition: Edition, settings: PrintSettings) -> str:
    """Return the IPP name of the paper an edition is printed on."""
    return settings.media or media_of(edition.width, edition.height)


def run_of_pack(pack: Pack, settings: PrintSettings) -> dict[str, PrintRun]:
    """Return what the copies of a pack take, by paper."""
    runs: dict[str, PrintRun] = {}
    for edition, numbers in pack.editions:
        paper = paper_of(edition, settings)
        run = run_of(edition.pages, settings).times(len(numbers))
        runs[paper] = runs.get(paper, PrintRun()) + run
    return runs
