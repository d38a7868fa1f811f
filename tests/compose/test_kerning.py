"""Kerning as the font's designer set it, read by our reader and by fontTools."""

import itertools

import pytest
from fontTools.ttLib import TTFont

from briefpress.compose.fonts.catalogue import shipped_faces
from briefpress.compose.fonts.face import Face

FACES = ["SourceSansPro-Regular", "SourceSansPro-Semibold", "SourceSerifPro-It"]
LETTERS = "AVATo.yWPfgrTL',“”-xЖГтΑΛế "


def oracle(font, left, right):
    """Look a pair up in fontTools' picture of the kern feature."""
    table = font["GPOS"].table
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for index in record.Feature.LookupListIndex
    }
    for index in sorted(lookups):
        for subtable in table.LookupList.Lookup[index].SubTable:
            if type(subtable).__name__ != "PairPos" or left not in subtable.Coverage.glyphs:
                continue
            if subtable.Format == 1:
                at = subtable.Coverage.glyphs.index(left)
                for record in subtable.PairSet[at].PairValueRecord:
                    if record.SecondGlyph == right:
                        return record.Value1.XAdvance
            else:
                one = subtable.ClassDef1.classDefs.get(left, 0)
                two = subtable.ClassDef2.classDefs.get(right, 0)
                value = subtable.Class1Record[one].Class2Record[two].Value1
                return value.XAdvance if value else 0
    return 0


@pytest.mark.parametrize("name", FACES)
def test_every_pair_is_kerned_as_the_font_says(name):
    path = shipped_faces()[name]
    face, font = Face(name, path), TTFont(path)
    glyph_names = font.getBestCmap()
    known = [letter for letter in LETTERS if face.has(letter)]
    kerned = 0
    for left, right in itertools.product(known, repeat=2):
        expected = oracle(font, glyph_names[ord(left)], glyph_names[ord(right)])
        alone = face.shape(left).advance + face.shape(right).advance
        assert face.shape(left + right).advance - alone == expected, (left, right)
        kerned += expected != 0
    assert kerned > 20


def test_a_kern_stands_between_the_two_codes():
    face = Face("SourceSansPro-Regular", shipped_faces()["SourceSansPro-Regular"])
    a, v = face.shape("A"), face.shape("V")
    difference = a.advance + v.advance - face.shape("AV").advance
    assert difference > 0
    assert face.shape("AV").tj == f"{a.tj}{difference}{v.tj}"
