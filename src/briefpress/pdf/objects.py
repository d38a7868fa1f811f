"""The objects of a file as bytes: what is written, and what is read again."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct


class Stream(NamedTuple):
    """A stream: its dictionary without Length, and its data as it is encoded."""

    entries: bytes
    data: bytes


class Objects(Struct, frozen=True):
    """The objects of a file by number; `root` and `info` are those of the trailer."""

    plain: dict[int, bytes]
    streams: dict[int, Stream]
    root: int
    info: int
