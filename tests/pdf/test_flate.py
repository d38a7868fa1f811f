"""Compressed streams: what goes in comes out, and a small window costs no bytes."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.pdf.flate import deflate, flate


@given(st.binary(), st.sampled_from((1, 6, 9)))
def test_what_goes_in_comes_out(data, level):
    assert zlib.decompress(deflate(data, level)) == data


@pytest.mark.parametrize("size", [0, 1, 255, 256, 500, 1000, 20_000, 200_000])
def test_a_window_of_the_data_s_own_size_costs_no_bytes(size):
    data = b" ".join(b"%d 0 R" % (number * number) for number in range(size))[:size]
    assert len(deflate(data)) <= len(zlib.compress(data)) + 2


@given(st.binary(max_size=400) | st.text("ab", max_size=400).map(str.encode))
def test_what_would_grow_is_not_compressed(data):
    entries, written = flate(data)
    if entries:
        assert zlib.decompress(written) == data
        assert len(written) + 20 < len(data)
    else:
        assert written == data
