"""The content of a page, made safe to stand beside others (ISO 32000-1, 7.8.2 and 8.4.2)."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, NamedTuple

from pypdf.generic import DictionaryObject, StreamObject

from briefpress.assemble.sheets.copying import Copier, encoded
from briefpress.verify.pdf.objects import array, raw, resolve, stream_data

if TYPE_CHECKING:
    from briefpress.verify.pdf.document import Page

_SPACE = rb"\x00\t\n\f\r "
_REGULAR = rb"[^\x00\t\n\f\r ()<>\[\]{}/%]"
#: What may hold a q that is no operator: strings, names, comments, inline images.
_NOISE = re.compile(
    rb"""\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\))*+\)
    |/"""
    + _REGULAR
    + rb"""*+
    |%[^\r\n]*+
    |(?<!"""
    + _REGULAR
    + rb")ID["
    + _SPACE
    + rb"].*?["
    + _SPACE
    + rb"]EI(?!"
    + _REGULAR
    + rb")",
    re.DOTALL | re.VERBOSE,
)
_SAVES = re.compile(rb"(?<!" + _REGULAR + rb")[qQ](?!" + _REGULAR + rb")")


class Encoded(NamedTuple):
    """The bytes of a stream, and the entries that say how they are encoded."""

    data: bytes
    entries: dict[str, bytes]


def page_content(page: Page, copier: Copier) -> Encoded | None:
    """Return a page's content as one stream; None where it can't be decoded.

    A single stream that saves and restores the graphics state evenly is taken as it is.
    """
    streams = [resolve(item) for item in array(raw(page.dictionary, "/Contents"))]
    decoded = [stream_data(stream) for stream in streams if stream is not None]
    if any(part is None for part in decoded):
        return None
    data = b"\n".join(part for part in decoded if part is not None)
    safe = balanced(data)
    if len(streams) == 1 and safe is data and isinstance(streams[0], StreamObject):
        return Encoded(encoded(streams[0]), _encoding(streams[0], copier))
    return compressed(safe)


def compressed(data: bytes) -> Encoded:
    """Compress a content stream."""
    return Encoded(zlib.compress(data), {"Filter": b"/FlateDecode"})


def balanced(data: bytes) -> bytes:
    """Add what is missing for every q to have its Q, and every Q its q."""
    depth = lowest = 0
    for operator in _SAVES.findall(_NOISE.sub(b" ", data)):
        depth += 1 if operator == b"q" else -1
        lowest = min(lowest, depth)
    if depth == lowest == 0:
        return data
    return b"q\n" * -lowest + data + b"\nQ" * (depth - lowest)


def _encoding(stream: DictionaryObject, copier: Copier) -> dict[str, bytes]:
    known = ("/Filter", "/DecodeParms", "/F", "/FFilter", "/FDecodeParms", "/DL")
    return {key[1:]: copier.copy(raw(stream, key)) for key in known if key in stream}
