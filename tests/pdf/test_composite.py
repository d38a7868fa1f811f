"""The tables of a composite font: what is written is what a reader finds."""

from briefpress.pdf.composite import width_array


def test_neighbours_share_a_list_of_widths():
    assert width_array({9: 500, 3: 250, 4: 600}) == b"[3 [250 600] 9 [500]]"
