"""Images as XObjects (ISO 32000-1, 8.9.5)."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from briefpress.pdf import syntax

if TYPE_CHECKING:
    from pathlib import Path

    from briefpress.model.image import Image
    from briefpress.pdf.writer import Writer

_PNG = b"\x89PNG\r\n\x1a\n"
_GREY, _RGB, _INDEXED = 0, 2, 3


def add_image(writer: Writer, image: Image) -> int:
    """Add an image and return its number."""
    data, entries = _encoded(image.path, image.sha256)
    sizes = {"Width": b"%d" % image.width, "Height": b"%d" % image.height}
    return writer.add_raw(data, {"Type": b"/XObject", "Subtype": b"/Image", **sizes, **entries})


@lru_cache(maxsize=16)
def _encoded(path: Path, sha256: str) -> tuple[bytes, dict[str, bytes]]:  # noqa: ARG001 - the key
    """Return the data of an image and what its dictionary says of it.

    A grey or RGB JPEG, and a PNG without transparency, go in as they are, not decoded. All else
    is laid on white, for what lies under a picture is paper.
    """
    data = path.read_bytes()
    if data.startswith(_PNG):
        plain = _png(data)
        if plain:
            return plain
    return _decoded(path, data)


def _png(data: bytes) -> tuple[bytes, dict[str, bytes]] | None:
    """Take the compressed rows out of a PNG: PDF has the same predictors (7.4.4.4)."""
    chunks: dict[bytes, bytes] = {}
    at = len(_PNG)
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">L4s", data, at)
        chunks[kind] = chunks.get(kind, b"") + data[at + 8 : at + 8 + length]
        at += length + 12
    width, _, depth, colours, _, _, interlaced = struct.unpack(">2L5B", chunks[b"IHDR"])
    if b"tRNS" in chunks or interlaced or depth > 8 or colours not in (_GREY, _RGB, _INDEXED):
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


def _decoded(path: Path, data: bytes) -> tuple[bytes, dict[str, bytes]]:
    from PIL import Image as Pillow

    with Pillow.open(path) as picture:
        if picture.format == "JPEG" and picture.mode in ("L", "RGB"):
            space = b"/DeviceGray" if picture.mode == "L" else b"/DeviceRGB"
            encoding, samples = b"/DCTDecode", data
        else:
            layer = picture.convert("RGBA")
            flat = Pillow.new("RGB", layer.size, "white")
            flat.paste(layer, mask=layer.getchannel("A"))
            space, encoding, samples = b"/DeviceRGB", b"/FlateDecode", zlib.compress(flat.tobytes())
    return samples, {"ColorSpace": space, "BitsPerComponent": b"8", "Filter": encoding}
