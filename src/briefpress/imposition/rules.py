"""Which options go together: one that means nothing to a scheme is refused, not ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.imposition.schemes import SCHEMES
from briefpress.model.imposition import Fitting, Flip, MarkKind, Order, SchemeName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.model.imposition import Imposition

#: The schemes whose sheets are cut into panels, so that bleed needs room between them.
_CUT = (
    SchemeName.N_UP,
    SchemeName.CUT_AND_STACK,
    SchemeName.STEP_AND_REPEAT,
    SchemeName.WORK_AND_TURN,
    SchemeName.WORK_AND_TUMBLE,
)


def conflicts(options: Imposition) -> tuple[str, ...]:
    """Return what is wrong with the options together, a sentence each."""
    return (*_unknown_to_scheme(options), *_impossible(options))


def _unknown_to_scheme(options: Imposition) -> Iterator[str]:
    """Name what is set, but means nothing to the scheme."""
    used = {
        "up": options.up is not None,
        "order": options.order is not Order.ROWS,
        "signature": options.signature > 0,
        "cover": options.cover,
        "creep": options.creep > 0,
    }
    for name, is_set in used.items():
        if is_set and name not in SCHEMES[options.scheme].takes:
            knowing = [scheme.name for scheme in SCHEMES.values() if name in scheme.takes]
            yield f"{name} means nothing to {options.scheme}; it is for {_listed(knowing)}"


def _impossible(options: Imposition) -> Iterator[str]:
    scheme = SCHEMES[options.scheme]
    folded = "signature" in scheme.takes
    if not scheme.shapes(options):
        yield f"{options.scheme} can't have {options.up} pages on a side: there are no two halves"
    if folded and options.flip is Flip.NONE:
        yield f"a sheet of {options.scheme} has two sides: flip can't be none"
    if MarkKind.FOLD in options.marks and not folded:
        yield f"{options.scheme} has no fold to mark"
    if options.scheme in _CUT and options.gutter < 2 * options.bleed:
        yield "pages that are cut apart need a gutter of twice the bleed between them"
    if options.scale.fitting is Fitting.FILL and options.bleed:
        yield "pages that fill their places are cut there: there is no bleed"


def _listed(names: list[SchemeName]) -> str:
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]
