"""Fonts read at a stroke are what ReportLab reads number by number."""

from pathlib import Path

import pytest
import reportlab
from reportlab.pdfbase.ttfonts import TTFontFile

from briefpress.compose.fonts.catalogue import shipped_faces
from briefpress.compose.fonts.reader import read_font

FILES = [*shipped_faces().values(), *Path(reportlab.__file__).parent.glob("fonts/*.ttf")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_font_is_read_as_reportlab_reads_it(path):
    ours, theirs = read_font(path), TTFontFile(str(path))
    assert ours.charToGlyph == theirs.charToGlyph
    assert ours.hmetrics == theirs.hmetrics
    assert ours.glyphPos == theirs.glyphPos


def test_a_font_that_is_cut_short_is_refused(tmp_path):
    path = tmp_path / "Short.ttf"
    path.write_bytes(FILES[0].read_bytes()[:5000])
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever damage raises, `Fonts` refuses
        read_font(path)
