"""Inline images (ISO 32000-1, 8.9.7), as the XObjects that they would be."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pypdf.errors import PdfReadError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    EncodedStreamObject,
    NameObject,
    StreamObject,
    read_object,
)

from briefpress.assemble.grey.colour import ColourError
from briefpress.assemble.grey.editing import replace_encoded
from briefpress.assemble.grey.images import make_image_grey
from briefpress.assemble.grey.spaces import Kind, read_space
from briefpress.verify.pdf.objects import array, is_true, name, raw

if TYPE_CHECKING:
    from pypdf.generic import PdfObject

#: Tables 93 and 94.
_KEYS = {
    "/BPC": "/BitsPerComponent",
    "/CS": "/ColorSpace",
    "/D": "/Decode",
    "/DP": "/DecodeParms",
    "/F": "/Filter",
    "/H": "/Height",
    "/IM": "/ImageMask",
    "/I": "/Interpolate",
    "/W": "/Width",
}
_FILTERS = {
    "AHx": "ASCIIHexDecode",
    "A85": "ASCII85Decode",
    "LZW": "LZWDecode",
    "Fl": "FlateDecode",
    "RL": "RunLengthDecode",
    "CCF": "CCITTFaxDecode",
    "DCT": "DCTDecode",
}
_SPACES = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}


def inline_image(
    header: bytes, samples: bytes, resources: DictionaryObject | None
) -> StreamObject | None:
    """Return an inline image as a grey XObject; None for one that has no colours."""
    try:
        found = read_object(BytesIO(b"<<" + header + b">>"), None)
    except (PdfReadError, ValueError, IndexError) as error:
        raise ColourError("an inline image is damaged") from error
    if not isinstance(found, DictionaryObject):
        raise ColourError("an inline image is damaged")
    entries = {_KEYS.get(key, key): value for key, value in found.items()}
    image: StreamObject = EncodedStreamObject() if "/Filter" in entries else DecodedStreamObject()
    replace_encoded(image, samples)
    image.update({NameObject(key): _full(key, value) for key, value in entries.items()})
    image[NameObject("/Type")] = NameObject("/XObject")
    image[NameObject("/Subtype")] = NameObject("/Image")
    if is_true(raw(image, "/ImageMask")):
        return None
    if read_space(raw(image, "/ColorSpace"), resources).kind is Kind.GREY:
        return None
    make_image_grey(image, resources)
    return image


def _full(key: str, value: PdfObject) -> PdfObject:
    """Write abbreviated names of filters and colour spaces out."""
    known = {"/Filter": _FILTERS, "/ColorSpace": _SPACES}.get(key)
    if known is None:
        return value
    if called := name(value):
        return NameObject("/" + known.get(called, called))
    items = array(value)
    first = [
        NameObject("/" + known.get(name(item), name(item))) if name(item) else item
        for item in items
    ]
    return ArrayObject(first)
