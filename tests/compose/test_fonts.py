"""Faces and their subsets, held against fontTools."""

import io

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from briefpress.compose.fonts.catalogue import shipped_faces
from briefpress.compose.fonts.codes import numbered
from briefpress.compose.fonts.face import Face
from briefpress.compose.fonts.subset import subset
from briefpress.pdf.composite import subset_tag
from briefpress.pdf.truetype import write_program

SAMPLE = "Hamburgefonts ñáé¿Đườngệ ЖитьΑθήνα ✓•"


@pytest.fixture(params=["SourceSansPro-Regular", "SourceSerifPro-Semibold"])
def face(request):
    return Face(request.param, shipped_faces()[request.param])


def codes(face, text):
    return frozenset().union(*(face.shape(letter).codes for letter in text))


def program(face, codes):
    return write_program(subset(face, codes))


def outline(font, glyph):
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    return pen.value


def test_widths_are_those_of_the_font(face):
    font = TTFont(face.path)
    for letter in SAMPLE:
        name = font.getBestCmap()[ord(letter)]
        assert face.shape(letter).advance == font["hmtx"][name][0]


def test_a_subset_draws_its_letters_as_the_whole_font_does(face):
    whole = TTFont(face.path)
    part = TTFont(io.BytesIO(program(face, codes(face, SAMPLE))))
    for letter in set(SAMPLE):
        (code,) = face.shape(letter).codes
        ours = outline(part, part.getGlyphName(code))
        assert ours == outline(whole, whole.getGlyphName(face.glyph(code))), letter
        assert part["hmtx"][part.getGlyphName(code)][0] == face.shape(letter).advance


def test_the_tables_of_a_font_with_figures_end_where_its_letters_do(face):
    """Figures of the serif are composed of other glyphs, which would stand behind all letters."""
    part = TTFont(io.BytesIO(program(face, codes(face, "0123456789z"))))
    assert part["maxp"].numGlyphs == ord("z") + 1


def test_a_subset_holds_nothing_else(face):
    part = TTFont(io.BytesIO(program(face, codes(face, "Ab"))))
    filled = [n for n in part.getGlyphOrder() if part["glyf"][n].numberOfContours]
    assert len(filled) == 3  # .notdef, A, b
    assert not any(tag in part for tag in ("fpgm", "prep", "cvt ", "GPOS", "name"))


def test_a_subset_is_the_same_whatever_the_order(face):
    assert program(face, codes(face, "abc")) == program(face, codes(face, "cba"))
    assert subset_tag(codes(face, "abc")) == subset_tag(codes(face, "cba"))
    assert subset_tag(codes(face, "abc")) != subset_tag(codes(face, "abd"))


def test_checksums_are_right(face):
    part = TTFont(io.BytesIO(program(face, codes(face, SAMPLE))), checkChecksums=2)
    assert part["maxp"].numGlyphs > len(SAMPLE) / 2


def test_characters_that_share_a_glyph_are_read_back_as_themselves(face):
    space, no_break = face.shape(" "), face.shape("\u00a0")
    assert space.codes != no_break.codes
    assert space.advance == no_break.advance
    assert {face.characters[c] for c in space.codes | no_break.codes} == {" ", "\u00a0"}


def test_codes_are_the_bytes_of_windows_1252_where_it_has_the_letter(face):
    text = "Say “no” – it’s 5 €: (áß) \\"
    assert [code for letter in text for code in face.shape(letter).codes] == list(
        text.encode("cp1252")
    )


def test_what_a_letter_is_composed_of_is_under_its_code(face):
    part = TTFont(io.BytesIO(program(face, codes(face, "é"))))
    letter = part["glyf"][part.getGlyphName(0xE9)]
    assert part.getGlyphID(letter.components[0].glyphName) == ord("e")


def test_a_face_that_is_full_keeps_its_glyph_indices():
    full = numbered(((ord("a"), 7), (ord("b"), 65_000), (0xA0, 7)), 65_500)
    assert full.of == {"a": 7, "b": 65_000, "\xa0": 65_500}
    assert [full.glyph(code) for code in (0, 7, 65_000, 65_500)] == [0, 7, 65_000, 7]


@given(
    st.dictionaries(st.integers(0x20, 0x2FFF), st.integers(0, 500), max_size=60),
    st.integers(501, 0xFFFF - 60),
)
def test_each_character_has_a_code_of_its_own_that_draws_its_glyph(glyphs, count):
    codes = numbered(tuple(sorted(glyphs.items())), count)
    assert len(set(codes.of.values())) == len(codes.of)
    assert all(codes.glyph(code) == glyphs[ord(letter)] for letter, code in codes.of.items())
    assert all(0 < code <= 0xFFFF for code in codes.of.values())
    assert all(codes.glyph(codes.place(glyph)) == glyph for glyph in range(501))


def test_the_space_after_a_word_counts_only_as_advance(face):
    word, spaced = face.shape("Word"), face.shape("Word ")
    assert spaced.width == word.advance
    assert spaced.advance > spaced.width


def test_a_letter_the_face_lacks_is_not_shaped(face):
    assert not face.has("漢")
    with pytest.raises(KeyError):
        face.shape("漢字")
