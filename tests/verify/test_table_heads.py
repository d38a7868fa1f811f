"""Heads of a table must be known by Scope, or be named by the cells (ISO 14289-1, 7.5)."""

import pytest
from making import El, make

from briefpress.verify.proof import structure_faults

HEADED, SCOPED = "/A<</O/Table/Headers[(n)]>>", "/A<</O/Table/Scope/Column>>"


def faults(corner, north, cell):
    rows = (
        El("TR", (El("TH", "Door", extra=corner), El("TH", "Visitors", extra=f"/ID(n){north}"))),
        El("TR", (El("TD", "North", extra=cell), El("TD", "12", extra=HEADED))),
    )
    pdf = make(El("H1", "Doors"), El("Table", rows))
    return [fault.code.id for fault in structure_faults(pdf)]


@pytest.mark.parametrize(
    ("corner", "north", "cell", "found"),
    [
        (SCOPED, SCOPED, "", []),
        (SCOPED, "", "", []),
        ("", SCOPED, "", ["BP545"]),
        ("", "", HEADED, []),
    ],
)
def test_a_head_needs_a_scope_unless_all_cells_name_their_heads(corner, north, cell, found):
    assert faults(corner, north, cell) == found
