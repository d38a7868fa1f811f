"""Images as XObjects (ISO 32000-1, 8.9.5)."""

from __future__ import annotations

import io
import struct
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING

from briefpress.pdf import syntax
from briefpress.pdf.flate import deflate

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

    from briefpress.model.image import Image as ModelImage
    from briefpress.pdf.writer import Writer

_PNG = b"\x89PNG\r\n\x1a\n"
_GREY, _RGB, _INDEXED = 0, 2, 3
#: Markers of JPEG: the start of the samples; what applications say (but APP0 and APP14), remarks.
_SCAN = 0xDA
_FILL = 0xFF
#: The tag of Exif that says how a camera was held; 1 is upright.
_ORIENTATION = 0x0112
_SAYINGS = (set(range(0xE1, 0xF0)) | {0xFE}) - {0xEE}


def add_image(writer: Writer, image: ModelImage) -> int:
    """Add an image and return its number."""
    data, entries = _encoded(image.path, image.sha256)
    sizes = {"Width": b"%d" % image.width, "Height": b"%d" % image.height}
    return writer.add_raw(data, {"Type": b"/XObject", "Subtype": b"/Image", **sizes, **entries})


@lru_cache(maxsize=16)
def _encoded(path: Path, sha256: str) -> tuple[bytes, dict[str, bytes]]:  # noqa: ARG001 - the key
    """Return the data of an image and what its dictionary says of it.

    A grey or RGB JPEG, and a PNG without transparency, go in as they are, not decoded. All else
    is laid on white, for what lies under a picture is paper; what a camera held sideways stands
    upright.
    """
    data = path.read_bytes()
    if data.startswith(_PNG):
        plain = _png(data)
        if plain:
            return plain
    return _decoded(data)


def _png(data: bytes) -> tuple[bytes, dict[str, bytes]] | None:
    """Take the compressed rows out of a PNG: PDF has the same predictors (7.4.4.4)."""
    chunks: dict[bytes, bytes] = {}
    at = len(_PNG)
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">L4s", data, at)
        chunks[kind] = chunks.get(kind, b"") + data[at + 8 : at + 8 + length]
        at += length + 12
    width, _, depth, colours, _, _, interlaced = struct.unpack(">2L5B", chunks[b"IHDR"])
    if {b"tRNS", b"eXIf"} & chunks.keys() or interlaced or depth > 8:
        return None
    if colours not in (_GREY, _RGB, _INDEXED):
        return None
    space = {_GREY: b"/DeviceGray", _RGB: b"/DeviceRGB"}.get(colours) or _palette(chunks[b"PLTE"])
    parameters = {
        "Predictor": b"15",
        "Colors": b"3" if colours == _RGB else b"1",
        "BitsPerComponent": b"%d" % depth,
        "Columns": b"%d" % width,
    }
    return chunks[b"IDAT"], {
        "ColorSpace": space,
        "BitsPerComponent": b"%d" % depth,
        "Filter": b"/FlateDecode",
        "DecodeParms": syntax.dictionary(parameters),
    }


def _palette(colours: bytes) -> bytes:
    last = len(colours) // 3 - 1
    return b"[/Indexed /DeviceRGB %d <%s>]" % (last, colours.hex().encode())


def _decoded(data: bytes) -> tuple[bytes, dict[str, bytes]]:
    from PIL import Image, ImageOps

    with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as picture:
        upright = picture.getexif().get(_ORIENTATION, 1) == 1
        if picture.format == "JPEG" and picture.mode in ("L", "RGB") and upright:
            space = b"/DeviceGray" if picture.mode == "L" else b"/DeviceRGB"
            encoding, samples = b"/DCTDecode", bare_jpeg(data)
        else:
            flat = _flat(ImageOps.exif_transpose(picture))
            space, encoding, samples = b"/DeviceRGB", b"/FlateDecode", deflate(flat.tobytes())
    return samples, {"ColorSpace": space, "BitsPerComponent": b"8", "Filter": encoding}


def _flat(picture: Image) -> Image:
    """Lay a picture on white, its samples brought to eight bits."""
    from PIL import Image

    if picture.mode.startswith("I"):  # sixteen bits, which Pillow would cut off instead of scaling
        picture = picture.point(lambda value: value / 256).convert("L")
    layer = picture.convert("RGBA")
    flat = Image.new("RGB", layer.size, "white")
    flat.paste(layer, mask=layer.getchannel("A"))
    return flat


def bare_jpeg(data: bytes) -> bytes:
    """Return a JPEG without what cameras and programs say in it: place, time, names, previews.

    Of the segments before the samples those of applications and remarks are left out (ISO/IEC
    10918-1, B.2.4.6), but for JFIF's and the one that says how Adobe's colours are meant.
    """
    out, at = bytearray(data[:2]), 2
    while at + 4 <= len(data) and data[at + 1] != _SCAN:
        if data[at + 1] == _FILL:
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if data[at + 1] not in _SAYINGS:
            out += data[at : at + 2 + length]
        at += 2 + length
    return bytes(out + data[at:])
