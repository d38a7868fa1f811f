"""The content of a page, made safe to stand beside others (ISO 32000-1, 7.8.2 and 8.4.2)."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from pypdf.generic import StreamObject

from briefpress.assemble.copier import Stream, compressed
from briefpress.verify.pdf.document import collected_warnings
from briefpress.verify.pdf.objects import array, name, raw, resolve, stream_data

if TYPE_CHECKING:
    from briefpress.assemble.sheets.copying import PaintCopier
    from briefpress.verify.pdf.document import Page

_REGULAR = rb"[^\x00\t\n\f\r\x20()<>\[\]{}/%]"
#: What may hold a q that is no operator: strings, names, comments, inline images.
_NOISE = re.compile(
    rb"""\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\))*+\)
    |/REGULAR*+
    |%[^\r\n]*+
    |(?<!REGULAR)ID[\x00\t\n\f\r\x20].*?[\x00\t\n\f\r\x20]EI(?!REGULAR)""".replace(
        b"REGULAR", _REGULAR
    ),
    re.DOTALL | re.VERBOSE,
)
_SAVES = re.compile(rb"(?<!" + _REGULAR + rb")[qQ](?!" + _REGULAR + rb")")


#: How a stream says that it is encoded (7.3.8.2); its data is never in another file.
_ENCODING = ("/Filter", "/DecodeParms")


def page_content(page: Page, copier: PaintCopier) -> Stream | None:
    """Return a page's content as one stream; None where it can't be decoded to its end.

    A single stream that saves and restores the graphics state evenly is taken as it is.
    """
    streams = [resolve(item) for item in array(raw(page.dictionary, "/Contents"))]
    decoded = [_decoded(stream) for stream in streams if stream is not None]
    if None in decoded:
        return None
    data = b"\n".join(part for part in decoded if part is not None)
    safe = balanced(data)
    if len(streams) != 1 or safe is not data:
        return compressed(safe)
    (stream,) = streams
    if not isinstance(stream, StreamObject) or "/Filter" not in stream:
        return compressed(safe)
    entries = {key[1:]: copier.copy(raw(stream, key)) for key in _ENCODING if key in stream}
    return Stream(entries, stream._data)  # noqa: SLF001 - pypdf has no other way to it


def _decoded(stream: object) -> bytes | None:
    """Decode a stream to its end; None where it can't be.

    pypdf takes what it can get of a damaged stream, mostly with a warning.
    """
    if not isinstance(stream, StreamObject):
        return None
    if name(raw(stream, "/Filter")) == "FlateDecode" and "/DecodeParms" not in stream:
        inflater = zlib.decompressobj()
        try:
            data = inflater.decompress(stream._data)  # noqa: SLF001 - see page_content
        except zlib.error:
            return None
        return data if inflater.eof or not stream._data else None  # noqa: SLF001
    with collected_warnings() as warnings:
        found = stream_data(stream)
    return None if warnings else found


def balanced(data: bytes) -> bytes:
    """Add what is missing for every q to have its Q, and every Q its q."""
    depth = lowest = 0
    for operator in _SAVES.findall(_NOISE.sub(b" ", data)):
        depth += 1 if operator == b"q" else -1
        lowest = min(lowest, depth)
    if depth == lowest == 0:
        return data
    return b"q\n" * -lowest + data + b"\nQ" * (depth - lowest)
