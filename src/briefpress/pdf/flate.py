"""Compressed streams (ISO 32000-1, 7.4.4)."""

from __future__ import annotations

import os
from functools import lru_cache
from threading import Thread
from typing import TYPE_CHECKING

import deflate as libdeflate

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A hundredth larger than zlib makes it at its best, in half the time.
FAST = 6
#: For pages, which stand in bulletins as they are: a year of them is 14 KB smaller.
GOOD = 8
#: For object streams, which are numbers above all: they become a fifth smaller, in four times the
#: time. Pages would become a hundredth smaller. The levels above save next to nothing.
BEST = 10


def deflate(data: bytes, level: int = FAST) -> bytes:
    """Compress data as FlateDecode reads it, the same bytes for the same data."""
    return bytes(libdeflate.zlib_compress(data, level))


def deflate_each(parts: Sequence[bytes], level: int = FAST) -> list[bytes]:
    """Compress some data each by itself, on all processors.

    libdeflate works while the interpreter does other things. A pool of threads would take longer
    to import than a month of object streams takes to be compressed by two.
    """
    done = [b""] * len(parts)
    waiting = iter(range(len(parts)))

    def work() -> None:
        for index in waiting:
            done[index] = deflate(parts[index], level)

    helpers = [Thread(target=work) for _ in range(min(os.cpu_count() or 1, len(parts)) - 1)]
    for helper in helpers:
        helper.start()
    work()
    for helper in helpers:
        helper.join()
    if not all(done):
        raise MemoryError("a part was not compressed")
    return done


@lru_cache(maxsize=32)
def flate(data: bytes) -> tuple[dict[str, bytes], bytes]:
    """Compress data; return what its dictionary says of that, and the data.

    Data that is too short to be worth a word in the dictionary stays as it is. What comes with
    every brief is compressed once.
    """
    entries, compressed = {"Filter": b"/FlateDecode"}, deflate(data, GOOD)
    if len(compressed) + len(b"/Filter /FlateDecode") < len(data):
        return entries, compressed
    return {}, data
