"""The schemes, a module for each; its docstring is the printer's instruction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.imposition.schemes import (
    booklet,
    cut_and_stack,
    n_up,
    one_per_page,
    perfect_bound,
    step_and_repeat,
    work_and_tumble,
    work_and_turn,
)

if TYPE_CHECKING:
    from briefpress.imposition.arrangement import Scheme
    from briefpress.model.imposition import SchemeName

#: Every scheme by its name.
SCHEMES: dict[SchemeName, Scheme] = {
    scheme.name: scheme
    for scheme in (
        booklet.SCHEME,
        perfect_bound.SCHEME,
        n_up.SCHEME,
        cut_and_stack.SCHEME,
        step_and_repeat.SCHEME,
        work_and_turn.SCHEME,
        work_and_tumble.SCHEME,
        one_per_page.SCHEME,
    )
}
