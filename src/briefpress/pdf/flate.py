"""Compressed streams (ISO 32000-1, 7.4.4)."""

from __future__ import annotations

from functools import lru_cache

import deflate as libdeflate

#: As small as zlib makes it at its best, in two thirds of the time.
FAST = 8
#: For object streams, which are numbers above all: they become a fifth smaller, in four times the
#: time. Pages would become a hundredth smaller. The levels above save next to nothing.
BEST = 10


def deflate(data: bytes, level: int = FAST) -> bytes:
    """Compress data as FlateDecode reads it, the same bytes for the same data."""
    return bytes(libdeflate.zlib_compress(data, level))


@lru_cache(maxsize=32)
def flate(data: bytes) -> tuple[dict[str, bytes], bytes]:
    """Compress data; return what its dictionary says of that, and the data.

    Data that is too short to be worth a word in the dictionary stays as it is. What comes with
    every brief is compressed once.
    """
    entries, compressed = {"Filter": b"/FlateDecode"}, deflate(data)
    if len(compressed) + len(b"/Filter /FlateDecode") < len(data):
        return entries, compressed
    return {}, data
