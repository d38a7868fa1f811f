"""Font programs laid over each other, as merging does with the subsets of a face."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.compose.fonts.face import Face
from briefpress.compose.fonts.library import shipped_faces
from briefpress.compose.fonts.subset import subset
from briefpress.pdf.truetype import read_program, write_program

FACE = Face("SourceSansPro-Regular", shipped_faces()["SourceSansPro-Regular"])
LETTERS = "abcxyzABCÅÉñĐđệЖжΩω✓•“” 0123"


def codes(text):
    return frozenset().union(*(FACE.shape(letter).codes for letter in text))


@given(st.text(LETTERS, min_size=1), st.text(LETTERS, min_size=1))
def test_two_subsets_laid_over_each_other_are_the_subset_of_both(one, other):
    laid = read_program(subset(FACE, codes(one)))
    laid = laid.with_glyphs(read_program(subset(FACE, codes(other))).glyphs)
    assert write_program(laid) == subset(FACE, codes(one + other))


def test_what_is_read_is_what_was_written():
    data = subset(FACE, codes(LETTERS))
    assert write_program(read_program(data)) == data


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no TrueType"),
        (b"OTTO" + b"\0" * 60, "no TrueType"),
        (FACE.path.read_bytes(), "other tables"),
        (subset(FACE, codes("ab"))[:80], "other tables"),
        (subset(FACE, codes("ab"))[:300], "cut short"),
    ],
)
def test_another_kind_of_program_is_refused(data, reason):
    with pytest.raises(ValueError, match=reason):
        read_program(data)


@given(st.binary(max_size=400), st.integers(0, 400))
def test_damage_is_refused_or_read_but_never_a_crash(noise, place):
    data = bytearray(subset(FACE, codes("ab")))
    data[place : place + len(noise)] = noise
    with contextlib.suppress(ValueError):
        assert read_program(bytes(data)).glyphs
