"""Streams changed in place: they are a private parse of the file, and copied afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import DecodedStreamObject, NameObject

from briefpress.pdf.flate import deflate

if TYPE_CHECKING:
    from pypdf.generic import StreamObject


def replace_data(stream: StreamObject, data: bytes) -> None:
    """Give a stream other data; what pypdf takes for encoded is encoded."""
    if isinstance(stream, DecodedStreamObject):
        replace_encoded(stream, data)
    else:
        replace_encoded(stream, deflate(data), "/FlateDecode")


def replace_encoded(stream: StreamObject, data: bytes, coded: str | None = None) -> None:
    """Give a stream other data, already encoded by the filter that is named, if one is."""
    for key in ("/Filter", "/DecodeParms", "/Length"):
        stream.pop(key, None)
    if coded:
        stream[NameObject("/Filter")] = NameObject(coded)
    stream._data = data  # noqa: SLF001 - pypdf sets the data of some filters only
    stream.decoded_self = None
