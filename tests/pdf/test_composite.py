"""The tables of a composite font: what is written is what a reader finds."""

from hypothesis import given
from hypothesis import strategies as st

from briefpress.pdf.composite import unicode_map, width_array
from briefpress.verify.pdf.cmap import read_cmap

CODES = st.integers(1, 1200)
CHARACTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from(["ffi", "\U0001f600"])


@given(st.dictionaries(CODES, CHARACTERS), st.integers(1, 1100), st.integers(0, 600))
def test_the_unicode_map_gives_each_code_its_characters_and_no_other_code(some, first, length):
    alphabet = {first + step: chr(0x41 + step) for step in range(length)}
    characters = {**alphabet, **some}
    assert read_cmap(unicode_map(characters)).characters == characters


def test_a_run_of_letters_is_a_range():
    written = unicode_map({3: "a", 4: "b", 5: "c", 9: "é"}).decode()
    assert (
        "1 beginbfchar\n<0009> <00E9>\nendbfchar\n1 beginbfrange\n<0003> <0005> <0061>\n" in written
    )


def test_no_range_carries_over_into_the_high_byte():
    written = unicode_map({254 + step: chr(0x61 + step) for step in range(4)}).decode()
    assert "<00FE> <00FF> <0061>\n<0100> <0101> <0063>\n" in written


def test_neighbours_share_a_list_of_widths():
    assert width_array({9: 500, 3: 250, 4: 600}) == b"[3 [250 600] 9 [500]]"
