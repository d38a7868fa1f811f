"""A palette that lacks what every layout needs."""

import pytest

from briefpress.diagnostics import RefusedError
from briefpress.reading.layout import read_layout


def test_a_palette_without_a_colour_that_all_need_is_refused_and_no_traceback(folder):
    text = "extends: daily\npalette: {link: null}\n"
    folder.write("layouts/daily.yaml", text)
    with pytest.raises(RefusedError):
        read_layout("daily", folder.root)
