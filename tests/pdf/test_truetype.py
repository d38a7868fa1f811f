"""Font programs laid over each other, as merging does with the subsets of a face."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from briefpress.compose.fonts.catalogue import shipped_faces
from briefpress.compose.fonts.face import Face
from briefpress.compose.fonts.subset import subset
from briefpress.pdf.truetype import read_program, write_program

FACE = Face("SourceSansPro-Regular", shipped_faces()["SourceSansPro-Regular"])
LETTERS = "abcxyzABCÅÉñĐđệЖжΩω✓•“” 0123"


def codes(text):
    return frozenset().union(*(FACE.shape(letter).codes for letter in text))


def data(text):
    return write_program(subset(FACE, codes(text)))


@given(st.text(LETTERS, min_size=1), st.text(LETTERS, min_size=1))
def test_two_subsets_laid_over_each_other_are_the_subset_of_both(one, other):
    laid = read_program(data(one)).joined(read_program(data(other)))
    assert write_program(laid) == data(one + other)


def test_programs_of_two_faces_are_not_laid_over_each_other():
    bold = Face("SourceSansPro-Bold", shipped_faces()["SourceSansPro-Bold"])
    assert subset(FACE, codes("a")).joined(subset(bold, codes("a"))) is None


def test_a_glyph_that_differs_keeps_two_programs_apart():
    one = subset(FACE, codes("ab"))
    (code,) = FACE.shape("a").codes
    other = structs.replace(one, glyphs={**one.glyphs, code: one.glyphs[0]})
    assert one.joined(other) is None


def test_what_is_read_is_what_was_written():
    assert write_program(read_program(data(LETTERS))) == data(LETTERS)


@pytest.mark.parametrize(
    ("damaged", "reason"),
    [
        (b"", "no TrueType"),
        (b"OTTO" + b"\0" * 60, "no TrueType"),
        (FACE.path.read_bytes(), "other tables"),
        (data("ab")[:80], "other tables"),
        (data("ab")[:300], "cut short"),
    ],
)
def test_another_kind_of_program_is_refused(damaged, reason):
    with pytest.raises(ValueError, match=reason):
        read_program(damaged)


@given(st.binary(max_size=400), st.integers(0, 400))
def test_damage_is_refused_or_read_but_never_a_crash(noise, place):
    damaged = bytearray(data("ab"))
    damaged[place : place + len(noise)] = noise
    with contextlib.suppress(ValueError):
        assert read_program(bytes(damaged)).glyphs
