"""Compressed streams: what goes in comes out, and small."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.pdf.flate import BEST, FAST, deflate, deflate_each, flate


@given(st.binary(), st.sampled_from((FAST, BEST)))
def test_what_goes_in_comes_out(data, level):
    assert zlib.decompress(deflate(data, level)) == data


@pytest.mark.parametrize("processors", [1, 2, 7, None])
@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_what_is_compressed_side_by_side_is_as_one_after_another(monkeypatch, processors, count):
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    parts = [b"%d 0 R " % number * 1000 for number in range(count)]
    assert deflate_each(parts, BEST) == [deflate(part, BEST) for part in parts]


def test_a_part_that_could_not_be_compressed_is_no_empty_one(monkeypatch):
    def failing(data, _level):
        if data == b"b":
            raise MemoryError
        return data

    monkeypatch.setattr("briefpress.pdf.flate.deflate", failing)
    monkeypatch.setattr("threading.excepthook", lambda _problem: None)
    with pytest.raises(MemoryError):
        deflate_each([b"a", b"b", b"c"])


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
