"""Faces and their subsets, held against fontTools."""

import io

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from briefpress.compose.fonts.catalogue import shipped_faces
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


def test_the_space_after_a_word_counts_only_as_advance(face):
    word, spaced = face.shape("Word"), face.shape("Word ")
    assert spaced.width == word.advance
    assert spaced.advance > spaced.width


def test_a_letter_the_face_lacks_is_not_shaped(face):
    assert not face.has("漢")
    with pytest.raises(KeyError):
        face.shape("漢字")
