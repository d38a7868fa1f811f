"""What the printer's instruction of each scheme says, done with paper; the pages that come out."""

from itertools import pairwise

from paper import cut, folded, printed, read, read_side, turned_over


def bound(plan, page_size):
    """Print and finish; a list of books, each a list of page numbers as they are read, 0 blank."""
    pile = printed(plan, page_size)
    return FINISHING[plan.options.scheme](plan, pile)


def booklet(plan, pile):
    """Nest the sheets of each signature, fold them together, lay signatures on one another."""
    binding = plan.options.binding
    signatures, cover = gathered(plan, pile)
    block = []
    for sheets in signatures:
        block += folded(turned_over(sheets, binding), fold_line(plan, binding), binding)
    if cover:
        front, back = folded(turned_over([cover], binding), fold_line(plan, binding), binding)
        block = [front, *block, back]
    return [read(block, binding)]


def gathered(plan, pile):
    """The sheets by signature, and the cover."""
    signatures, cover = {}, None
    for sheet, piece in zip(plan.sheets, pile, strict=True):
        if sheet.cover:
            assert sheet.number == 1
            cover = piece
        else:
            signatures.setdefault(sheet.signature, []).append(piece)
    assert list(signatures) == list(range(1, len(signatures) + 1))
    return list(signatures.values()), cover


def fold_line(plan, binding):
    """Paper is folded in the middle; turned over at its edge, the middle is at the other side."""
    width, height = plan.size
    return -height / 2 if binding == "top" else -width / 2


def n_up(plan, pile):
    """Read each side, turn the sheet at its binding edge, read its back."""
    pages = []
    options = plan.options
    for sheet in pile:
        sides = [sheet.upper]
        if options.flip != "none":
            sides.append(turned_over([sheet], options.binding)[0].upper)
        for side in sides:
            pages += read_side(side, options.order == "rows", options.binding == "right")
    return [pages]


def cut_and_stack(plan, pile):
    """Cut the pile, and lay the piles on one another in the order of reading."""
    piles = panels(plan, pile)
    options = plan.options
    rows, columns = (max(place[i] for place in piles) + 1 for i in (0, 1))
    across = list(range(columns))[:: -1 if options.binding == "right" else 1]
    order = [(row, column) for row in range(rows) for column in across]
    if options.order == "columns":
        order = [(row, column) for column in across for row in range(rows)]
    stack = [leaf for place in order for leaf in piles[place]]
    pages = read(stack, options.binding)
    return [pages[::2] if options.flip == "none" else pages]


def step_and_repeat(plan, pile):
    """Cut the pile: each small pile is a book."""
    books = [read(small, plan.options.binding) for small in panels(plan, pile).values()]
    return [book[::2] for book in books] if plan.options.flip == "none" else books


def one_form(plan, pile):
    """Cut, turn the leaves of one half over, gather from pile to pile: two books."""
    binding = plan.options.binding
    piles = panels(plan, pile)
    rows, columns = (max(place[i] for place in piles) + 1 for i in (0, 1))

    def is_first(row, column):
        if plan.options.scheme == "work-and-turn":
            return column < columns / 2
        return row < rows / 2

    first = [small for place, small in piles.items() if is_first(*place)]
    second = [small for place, small in piles.items() if not is_first(*place)]
    if plan.options.scheme == "work-and-turn":
        # Mirrored, the first leaf of a row is the last one of its right half.
        half = columns // 2
        rows_of = [second[i : i + half][::-1] for i in range(0, len(second), half)]
    else:
        rows_of = [second[i : i + columns] for i in range(0, len(second), columns)][::-1]
    edge = "left" if plan.options.scheme == "work-and-turn" else "top"
    turned = [[turned_over([leaf], edge)[0] for leaf in small] for row in rows_of for small in row]
    return [
        read([small[sheet] for sheet in range(len(pile)) for small in half], binding)
        for half in (first, turned)
    ]


def one_per_page(plan, pile):
    pages = read(pile, plan.options.binding)
    return [pages[::2] if plan.options.flip == "none" else pages]


def panels(plan, pile):
    """Cut sheets in the middle between neighbouring panels of the front."""
    trims = [placement.trim for placement in plan.sheets[0].front.placements]
    width, height = plan.size
    columns = sorted({(round(trim.left, 3), round(trim.right, 3)) for trim in trims})
    rows = sorted({(round(trim.bottom, 3), round(trim.top, 3)) for trim in trims}, reverse=True)
    xs = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    ys = [(a[0] + b[1]) / 2 for a, b in pairwise(rows)]
    return cut(pile, [0, *xs, width], [height, *ys, 0])


def grid_of(plan):
    """How many panels a side has: by the distinct places of those on the first front."""
    trims = [placement.trim for placement in plan.sheets[0].front.placements]
    rows = len({round(trim.top) for trim in trims})
    return rows, len(trims) // rows


FINISHING = {
    "booklet": booklet,
    "perfect-bound": booklet,
    "n-up": n_up,
    "cut-and-stack": cut_and_stack,
    "step-and-repeat": step_and_repeat,
    "work-and-turn": one_form,
    "work-and-tumble": one_form,
    "one-per-page": one_per_page,
}
