"""Paper, as a bindery has it: printed, turned over, cut, folded, nested and read.

An independent model. It knows nothing of schemes: it takes from a plan only where ink goes on the
pages of the print file, lets the printer flip the sheet over an edge, and from then on handles
pieces of paper. Every piece is looked at from above; what is on its underside is kept as it would
be seen through the paper.
"""

from itertools import pairwise
from typing import NamedTuple

UP, DOWN = (0, 1), (0, -1)


class Ink(NamedTuple):
    """A printed page: its number, the rectangle it takes, and where its head points."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    head: tuple[int, int]

    def mirrored_at_x(self, x):
        """As if the paper were turned over about the vertical line at x."""
        page, left, bottom, right, top, (across, up) = self
        return Ink(page, 2 * x - right, bottom, 2 * x - left, top, (-across, up))

    def mirrored_at_y(self, y):
        """As if the paper were turned over about the horizontal line at y."""
        page, left, bottom, right, top, (across, up) = self
        return Ink(page, left, 2 * y - top, right, 2 * y - bottom, (across, -up))


class Piece(NamedTuple):
    """A piece of paper with ink on its upper side and on its underside."""

    upper: tuple[Ink, ...]
    under: tuple[Ink, ...]


def printed(plan, page_size):
    """What comes out of the printer: a pile with the first sheet on top, its front up.

    The page's rectangle and head are found by sending its corners through the matrix.
    """
    width, height = plan.size
    flips_about_vertical = (plan.options.flip == "long-edge") == (height >= width)
    pile = []
    for sheet in plan.sheets:
        upper = inks(sheet.front, page_size)
        under = ()
        if sheet.back is not None:
            seen = inks(sheet.back, page_size)
            if flips_about_vertical:
                under = tuple(ink.mirrored_at_x(width / 2) for ink in seen)
            else:
                under = tuple(ink.mirrored_at_y(height / 2) for ink in seen)
        pile.append(Piece(upper, under))
    return pile


def inks(side, page_size):
    found = []
    for placement in side.placements:
        if placement.matrix is None:
            continue
        a, b, c, d, e, f = placement.matrix
        width, height = page_size
        corners = [(a * x + c * y + e, b * x + d * y + f) for x in (0, width) for y in (0, height)]
        xs, ys = zip(*corners, strict=True)
        head = (sign(c), sign(d))
        assert head in (UP, DOWN), "a page lies on its side"
        found.append(Ink(placement.page, min(xs), min(ys), max(xs), max(ys), head))
    return tuple(found)


def sign(number):
    return 0 if abs(number) < 1e-9 else 1 if number > 0 else -1


def turned_over(pile, binding):
    """Turn a pile over, as a leaf bound at that edge is turned: the last piece is on top then."""
    return [turned_piece(piece, binding) for piece in reversed(pile)]


def turned_piece(piece, binding):
    def mirror(ink):
        return ink.mirrored_at_y(0) if binding == "top" else ink.mirrored_at_x(0)

    return Piece(tuple(map(mirror, piece.under)), tuple(map(mirror, piece.upper)))


def folded(pile, at, binding):
    """Fold a pile at a line: the half at the binding edge is laid over the other one."""

    def is_moved(ink):
        if binding == "top":
            assert ink.bottom >= at - 0.01 or ink.top <= at + 0.01, "a page is on the fold"
            return ink.bottom >= at - 0.01
        assert ink.left >= at - 0.01 or ink.right <= at + 0.01, "a page is on the fold"
        return ink.right <= at + 0.01 if binding == "left" else ink.left >= at - 0.01

    def mirror(ink):
        return ink.mirrored_at_y(at) if binding == "top" else ink.mirrored_at_x(at)

    def part(inks, moved):
        return tuple(ink for ink in inks if is_moved(ink) is moved)

    lifted = [
        Piece(
            tuple(map(mirror, part(piece.under, True))), tuple(map(mirror, part(piece.upper, True)))
        )
        for piece in pile
    ]
    resting = [Piece(part(piece.upper, False), part(piece.under, False)) for piece in pile]
    return list(reversed(lifted)) + resting


def cut(pile, xs, ys):
    """Cut a pile along lines; the small piles by their row, from the top, and their column."""
    piles = {}
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):

            def here(inks, left=left, right=right, bottom=bottom, top=top):
                found = []
                for ink in inks:
                    x, y = (ink.left + ink.right) / 2, (ink.bottom + ink.top) / 2
                    if left < x < right and bottom < y < top:
                        assert ink.left >= left - 0.01, "the knife goes through a page"
                        assert ink.right <= right + 0.01, "the knife goes through a page"
                        assert ink.bottom >= bottom - 0.01, "the knife goes through a page"
                        assert ink.top <= top + 0.01, "the knife goes through a page"
                        found.append(ink)
                return tuple(found)

            piles[row, column] = [Piece(here(p.upper), here(p.under)) for p in pile]
    return piles


def read(pile, binding):
    """Turn leaf after leaf of a pile as it is bound and note the page on each side, 0 for none.

    Every page must stand upright for the reader, and cover the one at its back exactly.
    """
    pages = []
    for leaf in pile:
        turned = turned_piece(leaf, binding)
        for side in (leaf.upper, turned.upper):
            assert len(side) <= 1, "two pages on one side of a leaf"
            for ink in side:
                assert ink.head == UP, f"page {ink.page} stands on its head"
            pages.append(side[0].page if side else 0)
        if leaf.upper and leaf.under:
            assert_same_place(leaf.upper[0], leaf.under[0])
    return pages


def assert_same_place(front, back):
    for edge in ("left", "bottom", "right", "top"):
        assert abs(getattr(front, edge) - getattr(back, edge)) < 0.01, "the back is off its front"


def read_side(inks, rows_first, from_right):
    """Read the pages of an unfolded side one after another."""

    def place(ink):
        x = -ink.left if from_right else ink.left
        return (-round(ink.top), round(x)) if rows_first else (round(x), -round(ink.top))

    for ink in inks:
        assert ink.head == UP, f"page {ink.page} stands on its head"
    return [ink.page for ink in sorted(inks, key=place)]
