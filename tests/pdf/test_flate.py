"""Compressed streams: what goes in comes out, and small."""

import zlib

from hypothesis import given
from hypothesis import strategies as st

from briefpress.pdf.flate import BEST, FAST, deflate, flate


@given(st.binary(), st.sampled_from((FAST, BEST)))
def test_what_goes_in_comes_out(data, level):
    assert zlib.decompress(deflate(data, level)) == data


def test_objects_become_smaller_than_zlib_could_make_them():
    elements = b"\n".join(b"<</P %d 0 R/K %d>>" % (n // 9, n * 7) for n in range(1000))
    assert len(deflate(elements)) <= len(zlib.compress(elements, 9))
    assert len(deflate(elements, BEST)) < 0.9 * len(zlib.compress(elements, 9))


@given(st.binary(max_size=400) | st.text("ab", max_size=400).map(str.encode))
def test_what_would_grow_is_not_compressed(data):
    entries, written = flate(data)
    if entries:
        assert zlib.decompress(written) == data
        assert len(written) + 20 < len(data)
    else:
        assert written == data
