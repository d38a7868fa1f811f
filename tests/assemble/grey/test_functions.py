"""Functions against figures that are easily reckoned."""

import contextlib
import io

import pytest
from handmade import Handmade
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from briefpress.assemble.grey.calculator import calculator
from briefpress.assemble.grey.colour import (
    ColourError,
    grey_of_cmyk,
    grey_of_lab,
    grey_of_rgb,
)
from briefpress.assemble.grey.functions import read_function


def function(entries, data=None):
    """Read a function as a file has it."""
    pdf = Handmade()
    made = pdf.stream(data, entries) if data is not None else pdf.add(b"<<%s>>" % entries)
    pdf.catalog = b"/F %s" % made
    reader = PdfReader(io.BytesIO(pdf.page().written()))
    return read_function(reader.trailer["/Root"].raw_get("/F"))


@pytest.mark.parametrize(
    ("program", "given_", "found"),
    [
        (b"{ add }", (1, 2), (3,)),
        (b"{ exch sub }", (1, 3), (2,)),
        (b"{ dup mul }", (3,), (9,)),
        (b"{ 3 1 roll }", (1, 2, 3), (3, 1, 2)),
        (b"{ 3 -1 roll }", (1, 2, 3), (2, 3, 1)),
        (b"{ 2 copy add }", (1, 2), (1, 2, 3)),
        (b"{ 1 index }", (5, 6), (5, 6, 5)),
        (b"{ 0.5 gt { 1 } { 0 } ifelse }", (0.7,), (1,)),
        (b"{ 0.5 gt { 1 } { 0 } ifelse }", (0.2,), (0,)),
        (b"{ dup 1 gt { pop 1 } if }", (3,), (1,)),
        (b"{ 2 exp }", (3,), (9,)),
        (b"{ 90 sin }", (), (1,)),
        (b"{ 1 1 atan }", (), (45,)),
        (b"{ -7 2 idiv }", (), (-3,)),
        (b"{ -7 2 mod }", (), (-1,)),
        (b"{ 2.5 round }", (), (3,)),
        (b"{ % a remark\n 1 }", (), (1,)),
        (b"{ true false or 3 5 and 2 3 bitshift }", (), (1, 1, 16)),
    ],
)
def test_programs(program, given_, found):
    assert calculator(program, len(found))(given_) == pytest.approx(found)


@pytest.mark.parametrize(
    "program", [b"", b"add", b"{ add", b"{ add } }", b"{ launch }", b"{" * 50 + b"}" * 50]
)
def test_what_is_no_program(program):
    with pytest.raises(ColourError):
        calculator(program, 1)


@pytest.mark.parametrize(
    "program", [b"{ pop pop }", b"{ 0 div }", b"{ -1 sqrt }", b"{ 1 if }", b"{ 400 exp 400 exp }"]
)
def test_a_program_that_fails_is_no_crash(program):
    with pytest.raises(ColourError, match="fails"):
        calculator(program, 1)((10.0,))


@given(st.binary(max_size=60))
def test_whatever_a_program_is_it_ends(program):
    with contextlib.suppress(ColourError):
        calculator(b"{" + program + b"}", 1)((0.5,))


def test_exponential():
    made = function(b"/FunctionType 2 /Domain [0 1] /N 2 /C0 [0 10] /C1 [1 20]")
    assert made([0.5]) == (0.25, 12.5)
    assert made([7]) == (1, 20)


def test_stitched():
    part = b"<</FunctionType 2 /Domain [0 1] /N 1 /C0 [%d] /C1 [%d]>>"
    made = function(
        b"/FunctionType 3 /Domain [0 1] /Bounds [0.25] /Encode [0 1 1 0] /Functions [%s %s]"
        % (part % (0, 1), part % (5, 6))
    )
    assert [made([x])[0] for x in (0, 0.125, 0.25, 1)] == pytest.approx([0, 0.5, 6, 5])


def test_sampled():
    entries = b"/FunctionType 0 /Domain [0 1] /Range [0 1] /Size [3] /BitsPerSample 8"
    made = function(entries, bytes([0, 255, 51]))
    assert [made([x])[0] for x in (0, 0.25, 0.5, 1)] == pytest.approx([0, 0.5, 1, 0.2])


def test_sampled_in_bits_that_cross_bytes():
    entries = b"/FunctionType 0 /Domain [0 1] /Range [0 15] /Size [4] /BitsPerSample 4"
    made = function(entries, bytes([0x1F, 0x83]))
    assert [made([x / 3])[0] for x in range(4)] == pytest.approx([1, 15, 8, 3])


def test_sampled_over_a_plane():
    """The first coordinate varies fastest (7.10.2)."""
    entries = b"/FunctionType 0 /Domain [0 1 0 1] /Range [0 255] /Size [2 2] /BitsPerSample 8"
    made = function(entries, bytes([0, 100, 200, 40]))
    corners = [made(point)[0] for point in ((0, 0), (1, 0), (0, 1), (1, 1), (0.5, 0.5))]
    assert corners == pytest.approx([0, 100, 200, 40, 85])


@pytest.mark.parametrize(
    ("entries", "data"),
    [
        (b"/FunctionType 9", None),
        (b"/FunctionType 0 /Domain [0 1] /Range [0 1] /Size [3] /BitsPerSample 8", b"\0"),
        (b"/FunctionType 3 /Domain [0 1] /Functions []", None),
        (b"/FunctionType 4 /Domain [0 1] /Range [0 1]", b"not a program"),
    ],
)
def test_what_is_no_function(entries, data):
    with pytest.raises(ColourError):
        function(entries, data)


def test_greys_of_colours():
    assert grey_of_rgb((1, 1, 1)) == pytest.approx(1)
    assert grey_of_rgb((1, 0, 0)) == pytest.approx(0.3)
    assert grey_of_cmyk((0, 0, 0, 1)) == 0
    assert grey_of_cmyk((1, 1, 1, 1)) == 0
    assert grey_of_cmyk((0, 0, 0, 0)) == 1
    assert grey_of_lab((100, 0, 0)) == pytest.approx(1)
    assert grey_of_lab((0, 0, 0)) == 0
    assert grey_of_lab((53.585, 0, 0)) == pytest.approx(0.5, abs=0.002)
