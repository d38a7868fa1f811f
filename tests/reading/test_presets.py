"""Presets of printer's sheets: read, or refused with a place."""

import pytest

from briefpress.model.imposition import (
    Binding,
    Blanks,
    Flip,
    Imposition,
    Margins,
    MarkKind,
    Mixed,
    Order,
    Scale,
    SchemeName,
)
from briefpress.reading.imposition import preset_names, read_preset
from briefpress.reading.schema import json_schema
from briefpress.reading.schema.imposition import ImpositionFile


@pytest.fixture
def preset(folder):
    def read(text, name="house"):
        folder.write(f"layouts/imposition/{name}.yaml", text)
        return read_preset(name, folder.root)

    return read


def test_a_scheme_is_enough(preset):
    assert preset("scheme: booklet\n") == Imposition(SchemeName.BOOKLET)


def test_every_option_of_the_command(preset):
    text = """\
scheme: perfect-bound
sheet: 13x19in
binding: right
flip: short-edge
signature: 4
cover: true
blanks: before-last
gutter: 6mm
margins: 0.25in, 0.5in, 0.25in, 0.5in
bleed: 3mm
creep: 0.1mm
scale: 98%
rotate: 180
mixed: centre
grayscale: true
marks: [crop, fold, registration, colours, labels]
"""
    made = preset(text)
    assert made == Imposition(
        scheme=SchemeName.PERFECT_BOUND,
        sheet=(936.0, 1368.0),
        binding=Binding.RIGHT,
        flip=Flip.SHORT_EDGE,
        signature=4,
        cover=True,
        blanks=Blanks.BEFORE_LAST,
        gutter=pytest.approx(17.008, abs=0.001),
        margins=Margins(18, 36, 18, 36),
        bleed=pytest.approx(8.504, abs=0.001),
        creep=pytest.approx(0.283, abs=0.001),
        scale=Scale.parse("98%"),
        rotate=180,
        mixed=Mixed.CENTRE,
        grayscale=True,
        marks=tuple(MarkKind),
    )


def test_n_up(preset):
    made = preset("scheme: n-up\nup: 9\norder: columns\nflip: none\nsignature: auto\n")
    assert made == Imposition(SchemeName.N_UP, up=9, order=Order.COLUMNS, flip=Flip.NONE)


def test_all_that_is_wrong_is_said_at_once_with_its_place(preset, said):
    text = "scheme: bookelt\nsheet: lettre\nup: 5\nbleeds: 3mm\ncreep: thin\nmarks: [crosses]\n"
    path = "layouts/imposition/house.yaml"
    assert said(preset, text) == [
        (
            f"{path}:1:9: BP014 'bookelt' is not one of booklet, perfect-bound, n-up, "
            "cut-and-stack, step-and-repeat, work-and-turn, work-and-tumble, one-per-page"
        ),
        (
            f"{path}:2:8: BP014 'lettre' is not a sheet: letter, legal, tabloid, ledger, "
            "half-letter, a3, a4, a5, a6, sra3, or a size such as 11x17in"
        ),
        f"{path}:3:5: BP014 '5' is not one of 2, 4, 6, 8, 9, 16",
        f"{path}:4:1: BP012 the key 'bleeds' is unknown",
        f"{path}:5:8: BP014 'thin' is not a length such as 0.75in, 18mm or 12pt",
        f"{path}:6:9: BP014 'crosses' is not one of crop, fold, registration, colours, labels",
    ]


def test_without_a_scheme_it_is_none(preset, said):
    (problem,) = said(preset, "sheet: a4\n")
    assert problem == "layouts/imposition/house.yaml:1:1: BP013 the key 'scheme' is missing"


def test_an_unknown_name_is_answered_with_the_nearest(folder, said):
    folder.write("layouts/imposition/house.yaml", "scheme: booklet\n")
    assert said(read_preset, "hose", folder.root) == [
        "layouts/imposition/hose.yaml: BP712 there is no preset 'hose'"
    ]
    assert preset_names(folder.root)[0] == "house"
    assert "office-booklet" in preset_names(folder.root)


def test_editors_get_a_schema():
    schema = json_schema(ImpositionFile)
    properties = schema["$defs"]["ImpositionFile"]["properties"]
    assert {"scheme", "sheet", "marks", "creep"} <= properties.keys()
    assert all("description" in entry for entry in properties.values())
