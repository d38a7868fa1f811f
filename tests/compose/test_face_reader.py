"""Fonts read at a stroke are what ReportLab reads number by number."""

from pathlib import Path

import pytest
import reportlab
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from reportlab.pdfbase.ttfonts import TTFontFile

from briefpress.compose.fonts.catalogue import shipped_faces
from briefpress.compose.fonts.reader import read_font

FILES = [*shipped_faces().values(), *Path(reportlab.__file__).parent.glob("fonts/*.ttf")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_font_is_read_as_reportlab_reads_it(path):
    ours, theirs = read_font(path), TTFontFile(str(path))
    scale = 1000 / ours.units
    assert ours.units == theirs.unitsPerEm
    assert dict(ours.glyphs) == theirs.charToGlyph
    assert ours.metrics == theirs.hmetrics
    assert ours.places == theirs.glyphPos
    assert [side * scale for side in ours.box] == pytest.approx(theirs.bbox)
    assert ours.ascent * scale == pytest.approx(theirs.ascent)
    assert ours.descent * scale == pytest.approx(theirs.descent)
    assert ours.cap_height * scale == pytest.approx(theirs.capHeight)
    assert ours.slant == theirs.italicAngle
    assert ours.stem == theirs.stemV
    assert all(ours.table(tag) == theirs.get_table(tag) for tag in theirs.table)


def test_a_font_that_is_cut_short_is_refused(tmp_path):
    path = tmp_path / "Short.ttf"
    path.write_bytes(FILES[0].read_bytes()[:5000])
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever damage raises, `Fonts` refuses
        read_font(path)


@pytest.mark.parametrize(
    ("start", "why"),
    [(b"OTTO", "PostScript"), (b"ttcf", "collection"), (b"%PDF", "no TrueType file")],
)
def test_what_is_no_truetype_file_is_said(tmp_path, start, why):
    path = tmp_path / "Other.ttf"
    path.write_bytes(start + FILES[0].read_bytes()[4:])
    with pytest.raises(ValueError, match=why):
        read_font(path)


def test_a_table_that_is_missing_is_named(tmp_path):
    path = tmp_path / "Short.ttf"
    path.write_bytes(FILES[0].read_bytes().replace(b"hhea", b"xxxx", 1))
    with pytest.raises(ValueError, match="'hhea'"):
        read_font(path)


def test_a_seldom_table_of_characters_is_left_to_reportlab(tmp_path):
    font = TTFont(FILES[0])
    table = CmapSubtable.newSubtable(0)
    table.platformID, table.platEncID, table.language = 1, 0, 0
    table.cmap = {65: font.getBestCmap()[65], 66: font.getBestCmap()[66]}
    font["cmap"].tables = [table]
    font.save(path := tmp_path / "Old.ttf")
    glyphs = dict(read_font(path).glyphs)
    for letter, name in table.cmap.items():
        assert glyphs[letter] == font.getGlyphID(name)
