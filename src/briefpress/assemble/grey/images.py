"""Images in colour, made grey (ISO 32000-1, 8.9)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageChops
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DecodedStreamObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from briefpress.assemble.grey.colour import ColourError
from briefpress.assemble.grey.editing import replace_data, replace_encoded
from briefpress.assemble.grey.spaces import Kind, Space, read_space, scaled
from briefpress.verify.pdf.objects import (
    array,
    dictionary,
    entry,
    integer,
    is_true,
    name,
    numbers,
    raw,
    resolve,
    stream_data,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf.generic import DictionaryObject

#: What an image of a page of an office may have, and Pillow's own guard against bombs.
_MOST_PIXELS = 200_000_000
_MODES = {Kind.RGB: "RGB", Kind.CMYK: "CMYK", Kind.LAB: "RGB"}


def make_image_grey(image: StreamObject, resources: DictionaryObject | None) -> None:
    """Change an image in place; raises ColourError where that can't be done with certainty."""
    if is_true(raw(image, "/ImageMask")):
        return
    coded = [name(item) for item in array(raw(image, "/Filter"))]
    if "JPXDecode" in coded:
        _grey_jpeg2000(image)
        return
    space = read_space(raw(image, "/ColorSpace"), resources)
    if space.kind is Kind.GREY:
        return
    if space.kind in (Kind.INDEXED, Kind.TINT) and len(space.initial) == 1:
        _use_palette(image, space)
    elif space.kind in _MODES:
        _grey_samples(image, space, "DCTDecode" in coded)
    else:
        raise ColourError("an image has inks of its own")


def _grey_jpeg2000(image: StreamObject) -> None:
    """Change an image that says itself which colours it has."""
    picture = _opened(image)
    if picture.mode == "CMYK" or integer(raw(image, "/SMaskInData")):
        raise ColourError("an image has a JPEG 2000 file with inks or with its own mask")
    if picture.mode == "RGB":
        mask = _colour_key(image, picture)
        _replace_picture(image, picture.convert("L"))
        if mask:
            image[NameObject("/Mask")] = mask


def _use_palette(image: StreamObject, space: Space) -> None:
    """Let the samples of one component be indices into a palette of greys."""
    bits = integer(raw(image, "/BitsPerComponent")) or 8
    if bits > 8:
        raise ColourError("an image has samples of more than 8 bits")
    most = (1 << bits) - 1
    ranges = space.ranges if space.kind is Kind.TINT else ((0.0, float(most)),)
    decode = numbers(raw(image, "/Decode"))
    if len(decode) == 2:
        ranges = ((decode[0], decode[1]),)
    greys = bytes(_byte(space.grey(scaled((i,), most, ranges))) for i in range(most + 1))
    image[NameObject("/ColorSpace")] = ArrayObject(
        [
            NameObject("/Indexed"),
            NameObject("/DeviceGray"),
            NumberObject(most),
            ByteStringObject(greys),
        ]
    )
    image.pop("/Decode", None)


def _grey_samples(image: StreamObject, space: Space, coded_as_jpeg: bool) -> None:
    """Turn samples of three or four components to grey ones."""
    picture = _opened(image) if coded_as_jpeg else _raster(image, _MODES[space.kind])
    if picture.mode == "L":
        raise ColourError("an image has other components than its colour space")
    bands = [
        band.point(table)
        for band, table in zip(picture.split(), _tables(image, space), strict=True)
    ]
    if mask := _colour_key(image, picture):
        image[NameObject("/Mask")] = mask
    quantization = getattr(picture, "quantization", picture.info.get("quantization"))
    _replace_picture(image, _mixed(bands, space.kind), quantization)


def _tables(image: StreamObject, space: Space) -> list[list[int]]:
    """Return for each band what its samples are after the image's Decode array, from 0 to 255."""
    decode = numbers(raw(image, "/Decode"))
    pairs = list(zip(decode[::2], decode[1::2], strict=False)) or list(space.ranges)
    tables = []
    for (start, end), (low, high) in zip(pairs, space.ranges, strict=False):
        values = (start + i / 255 * (end - start) for i in range(256))
        tables.append([_byte((value - low) / (high - low)) for value in values])
    return tables


def _mixed(bands: Sequence[Image.Image], kind: Kind) -> Image.Image:
    """Mix bands to a grey one, with the weights of `colour`; Pillow's for RGB are the same."""
    if kind is Kind.LAB:
        from briefpress.assemble.grey.colour import grey_of_lab

        return bands[0].point([_byte(grey_of_lab((i / 2.55,))) for i in range(256)])
    weighed = Image.merge("RGB", bands[:3]).convert("L")
    if kind is Kind.RGB:
        return weighed
    return ImageChops.invert(ImageChops.add(weighed, bands[3]))


def _opened(image: StreamObject) -> Image.Image:
    """Open a JPEG or a JPEG 2000 file."""
    parameters = [entry(dictionary(item), "/ColorTransform") for item in _parameters(image)]
    if 0 in parameters:
        raise ColourError("an image has a JPEG that is not in the usual colours")
    try:
        picture = Image.open(io.BytesIO(stream_data(image) or b""))
        _guard(picture.width, picture.height)
        picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ColourError(f"an image can't be opened: {error}") from error
    if picture.mode not in ("L", "RGB", "CMYK"):
        raise ColourError(f"an image has samples of an unusual kind ({picture.mode})")
    if picture.mode != "CMYK":
        return picture
    # Pillow turns the samples of a CMYK file around; PDF leaves that to Decode (8.9.5.2).
    turned = ImageChops.invert(picture)
    turned.info["quantization"] = getattr(picture, "quantization", None)
    return turned


def _parameters(image: StreamObject) -> Sequence[object]:
    return array(raw(image, "/DecodeParms"))


def _raster(image: StreamObject, mode: str) -> Image.Image:
    """Make a picture of plain samples of 8 or 16 bits."""
    width, height = integer(raw(image, "/Width")) or 0, integer(raw(image, "/Height")) or 0
    bits = integer(raw(image, "/BitsPerComponent"))
    _guard(width, height)
    data = stream_data(image) or b""
    if bits == 16:
        data = data[::2]
    elif bits != 8:
        raise ColourError(f"an image in colour has samples of {bits} bits")
    needed = width * height * len(mode)
    if len(data) < needed:
        raise ColourError("an image is cut short")
    return Image.frombytes(mode, (width, height), data[:needed])


def _guard(width: int, height: int) -> None:
    if not 0 < width * height <= _MOST_PIXELS:
        raise ColourError("an image has no size, or is too large")


def _colour_key(image: StreamObject, picture: Image.Image) -> StreamObject | None:
    """Make a stencil of the colours that are not to be painted (8.9.6.4), if there are any."""
    found = resolve(raw(image, "/Mask"))
    ranges = [] if isinstance(found, StreamObject) else [int(n) for n in numbers(found)]
    if not ranges:
        return None
    if len(ranges) != 2 * len(picture.getbands()):
        raise ColourError("an image has a colour key that is damaged")
    inside = Image.new("1", picture.size, 1)
    for band, low, high in zip(picture.split(), ranges[::2], ranges[1::2], strict=True):
        hits = band.point([255 * (low <= i <= high) for i in range(256)]).convert("1")
        inside = ImageChops.logical_and(inside, hits)
    stencil = DecodedStreamObject()
    stencil.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/ImageMask"): BooleanObject(True),
            NameObject("/BitsPerComponent"): NumberObject(1),
            NameObject("/Width"): NumberObject(picture.width),
            NameObject("/Height"): NumberObject(picture.height),
        }
    )
    replace_data(stencil, inside.tobytes())
    return stencil


def _replace_picture(
    image: StreamObject, grey: Image.Image, quantization: dict[int, list[int]] | None = None
) -> None:
    """Put grey samples in the place of others; a JPEG stays one, no coarser than it was."""
    if quantization:
        out = io.BytesIO()
        grey.save(out, "JPEG", qtables=[quantization[min(quantization)]])
        replace_encoded(image, out.getvalue(), "/DCTDecode")
    else:
        replace_data(image, grey.tobytes())
    for key in ("/Decode", "/Alternates", "/SMaskInData"):
        image.pop(key, None)
    image[NameObject("/ColorSpace")] = NameObject("/DeviceGray")
    image[NameObject("/BitsPerComponent")] = NumberObject(8)


def _byte(part: float) -> int:
    return min(max(round(part * 255), 0), 255)
