"""Pagination: items into frames, page after page, before anything is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefpress.compose.item import Item
    from briefpress.model.layout import FrameSpec, Layout

#: Rounding that is nobody's fault, in points.
_TOLERANCE = 0.01


class Placed(Struct, frozen=True):
    """An item in its place, in points.

    Page, counted from 0; left edge and width of its frame; its own top and bottom.
    """

    item: Item
    page: int
    left: float
    width: float
    top: float
    bottom: float


class Pagination(Struct, frozen=True):
    """Where everything stands, in reading order.

    `taller` are items that no page can hold, `left` those that there was no page for.
    """

    placed: tuple[Placed, ...]
    pages: int
    taller: tuple[Item, ...]
    left: tuple[Item, ...] = ()


def paginate(
    items: Sequence[Item], layout: Layout, space: float = 1.0, most: int | None = None
) -> Pagination:
    """Place items in reading order, each in its own frame, the space above them times `space`.

    Stops at the first item that would begin after so many pages as there may be at most.
    """
    left: Sequence[Item] = ()
    flows = {frame.name: _Flow(frame, layout, space) for frame in layout.frames}
    for index, item in enumerate(items):
        flow = flows[item.frame]
        if most is not None and flow.end[0] >= most:
            left = items[index:]
            break
        if flow.untouched:
            flow.start_below([flows[name] for name in flow.frame.below])
        after = items[index + 1 :] if item.keep else ()
        following = [other for other in after if other.frame == item.frame]
        flow.place(item, index, following)
    placed = [pair for flow in flows.values() for pair in flow.settled()]
    placed.sort(key=lambda pair: pair[0])
    pages = 1 + max((place.page for _, place in placed), default=0)
    taller = tuple(item for flow in flows.values() for item in flow.taller)
    return Pagination(tuple(place for _, place in placed), pages, taller, tuple(left))


class _Flow:
    """One frame's way through the pages."""

    def __init__(self, frame: FrameSpec, layout: Layout, space: float) -> None:
        self.frame = frame
        self.taller: list[Item] = []
        self._left = layout.frame_left(frame.name)
        self._width = layout.frame_width(frame.name)
        self._ceiling = layout.page.height - layout.page.top
        self._floor = layout.page.bottom
        self._space = space
        self._page = 0
        self._y = self._ceiling
        self._fresh = True
        self._placed: list[tuple[int, Placed]] = []

    @property
    def untouched(self) -> bool:
        """Whether nothing was placed in the frame yet."""
        return not self._placed

    @property
    def end(self) -> tuple[int, float]:
        """Page and height at which the next item would begin."""
        return self._page, self._y

    @property
    def progress(self) -> tuple[int, float]:
        """The same, in an order that grows from the first page's top to the last page's foot."""
        return self._page, -self._y

    def start_below(self, others: list[_Flow]) -> None:
        """Begin below what other frames hold, on the page where they end."""
        for other in others:
            if other.progress > self.progress:
                self._page, self._y = other.end
                self._fresh = False

    def place(self, item: Item, index: int, following: list[Item]) -> None:
        """Place an item where the last one ended, or on the next page, or on both."""
        rest: Item | None = item
        while rest is not None:
            before = 0.0 if self._fresh else rest.before * self._space
            room = self._y - before - self._floor
            height = rest.height(self._width)
            if height + self._tail(rest, following) <= room + _TOLERANCE:
                self._put(rest, index, before, height)
                return
            parts = rest.split(self._width, room)
            if parts is not None:
                self._put(parts[0], index, before, parts[0].height(self._width))
                rest = parts[1]
            elif self._fresh:
                self.taller.append(rest)
                self._put(rest, index, before, height)
                return
            self._turn_page()

    def _tail(self, item: Item, following: list[Item]) -> float:
        """Return the room that must be left below an item that is kept with the next.

        Of a next one that can be split its first part is enough, also where it is itself kept.
        """
        if not item.keep or not following:
            return 0.0
        after = following[0]
        height, least = after.height(self._width), after.least_height(self._width)
        needed = least if least < height else height + self._tail(after, following[1:])
        return after.before * self._space + needed

    def _put(self, item: Item, index: int, before: float, height: float) -> None:
        self._y -= before
        self._placed.append(
            (index, Placed(item, self._page, self._left, self._width, self._y, self._y - height))
        )
        self._y -= height
        self._fresh = False

    def _turn_page(self) -> None:
        self._page += 1
        self._y = self._ceiling
        self._fresh = True

    def settled(self) -> list[tuple[int, Placed]]:
        """Return what was placed, with what belongs at the foot of the last page moved there."""
        free = self._y - self._floor
        for position, (_, place) in enumerate(self._placed):
            if place.item.bottom and place.page == self._page and free > 0:
                lowered = [
                    (i, replace(p, top=p.top - free, bottom=p.bottom - free))
                    for i, p in self._placed[position:]
                ]
                return [*self._placed[:position], *lowered]
        return self._placed
