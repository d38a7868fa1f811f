"""Compressed streams (ISO 32000-1, 7.4.4)."""

from __future__ import annotations

import zlib

#: The level of compression, the best there is.
BEST = 9


def deflate(data: bytes, level: int = 6) -> bytes:
    """Compress data as FlateDecode reads it, the same bytes for the same data.

    zlib makes ready a window of 32 KiB and its tables for every stream. Most streams of a brief
    are short: with a window of their own size they come out as small in a third of the time.
    """
    window = min(max(len(data).bit_length() + 1, 9), zlib.MAX_WBITS)
    stream = zlib.compressobj(level, wbits=window, memLevel=min(window - 6, zlib.DEF_MEM_LEVEL))
    return stream.compress(data) + stream.flush()


def flate(data: bytes) -> tuple[dict[str, bytes], bytes]:
    """Compress data as well as can be; return what its dictionary says of that, and the data.

    Data that is too short to be worth a word in the dictionary stays as it is.
    """
    entries, compressed = {"Filter": b"/FlateDecode"}, deflate(data, BEST)
    if len(compressed) + len(b"/Filter /FlateDecode") < len(data):
        return entries, compressed
    return {}, data
