"""ToUnicode maps: what is written is what a reader finds."""

import zlib

from hypothesis import given
from hypothesis import strategies as st

from briefpress.pdf.unicode_map import WINDOWS_1252, unicode_map, written_map
from briefpress.verify.pdf.cmap import read_cmap

CODES = st.integers(1, 1200)
CHARACTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from(["ffi", "\U0001f600"])


def read(compressed):
    return read_cmap(zlib.decompress(compressed)).characters


@given(st.dictionaries(CODES, CHARACTERS), st.integers(1, 1100), st.integers(0, 600))
def test_a_map_gives_each_code_its_characters_and_no_other_code(some, first, length):
    alphabet = {first + step: chr(0x41 + step) for step in range(length)}
    characters = {**alphabet, **some}
    assert read_cmap(written_map(characters)).characters == characters


def test_a_run_of_letters_is_a_range():
    written = written_map({3: "a", 4: "b", 5: "c", 9: "é"}).decode()
    assert (
        "1 beginbfchar\n<0009> <00E9>\nendbfchar\n1 beginbfrange\n<0003> <0005> <0061>\n" in written
    )


def test_no_range_carries_over_into_the_high_byte():
    written = written_map({254 + step: chr(0x61 + step) for step in range(4)}).decode()
    assert "<00FE> <00FF> <0061>\n<0100> <0101> <0063>\n" in written


def test_the_common_letters_are_always_mapped_the_same():
    assert unicode_map({0x41: "A"}) is unicode_map({0x61: "a", 0xE9: "é", 0x93: "“"})
    assert read(unicode_map({0x41: "A"})) == WINDOWS_1252
    assert WINDOWS_1252[0x80] == "€"
    assert not {"\x7f", "\x81", "\ufffd"} & set(WINDOWS_1252.values())


@given(st.dictionaries(CODES, CHARACTERS, min_size=1))
def test_a_map_of_any_codes_has_them_and_besides_at_most_the_common_letters(some):
    characters = read(unicode_map(some))
    assert characters.items() >= some.items()
    assert {c: characters[c] for c in characters.keys() - some.keys()}.items() <= (
        WINDOWS_1252.items()
    )


def test_codes_that_say_otherwise_stand_alone():
    assert read(unicode_map({0x41: "B", 0x42: "B"})) == {0x41: "B", 0x42: "B"}
