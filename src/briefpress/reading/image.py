"""Pictures: inside the publication, whole, and of a size that a page can use."""

from __future__ import annotations

import hashlib
import io
import struct
import warnings
import zlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.codes.files import IMAGE_TOO_BIG, OUTSIDE_PUBLICATION, UNUSABLE_IMAGE
from briefpress.reading.inside import is_inside

if TYPE_CHECKING:
    from PIL.Image import Image as OpenImage

    from briefpress.reading.context import Context
    from briefpress.reading.nodes import Scalar

_MAX_BYTES = 10 << 20
_MAX_PIXELS = 25_000_000
_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")

#: What Pillow's decoders raise for damaged files.
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, LookupError, struct.error, zlib.error)


class Picture(Struct, frozen=True):
    """A PNG or JPEG that opens: its size in pixels, and where it is named."""

    path: Path
    width: int
    height: int
    sha256: str
    line: int
    column: int


def read_picture(scalar: Scalar, context: Context) -> Picture:
    """Read the picture at a path that counts from the publication's root.

    Reports what is wrong and raises UnusableError when it can't be used.
    """
    path = _path(scalar, context)
    data = _bytes(path, scalar, context)
    width, height = _decode(data, scalar, context)
    digest = hashlib.sha256(data).hexdigest()
    return Picture(path, width, height, digest, *scalar.place(0, 0))


def _path(scalar: Scalar, context: Context) -> Path:
    text = scalar.text.strip()
    parts = PurePosixPath(text)
    path = context.root / parts
    if parts.is_absolute() or ".." in parts.parts or "\\" in text or ":" in text:
        context.refuse(
            OUTSIDE_PUBLICATION,
            scalar.mark,
            f"the path {text!r} is not one inside the publication",
            "Write it from the publication's folder, with /, such as content/images/map.png.",
        )
    if not is_inside(path, context.root):
        message = f"the path {text!r} is a link that leads outside the publication, or nowhere"
        context.refuse(OUTSIDE_PUBLICATION, scalar.mark, message)
    return path


def _bytes(path: Path, scalar: Scalar, context: Context) -> bytes:
    shown = scalar.text.strip()
    try:
        if not path.is_file():
            message = f"there is no picture {shown!r}"
            hint = "Paths count from the publication's folder, such as content/images/map.png."
            context.refuse(UNUSABLE_IMAGE, scalar.mark, message, hint)
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        message = f"the picture {shown!r} can't be read: {error.strerror}"
        context.refuse(UNUSABLE_IMAGE, scalar.mark, message)
    if len(data) > _MAX_BYTES:
        message = f"the picture is larger than {_MAX_BYTES >> 20} MiB"
        context.refuse(IMAGE_TOO_BIG, scalar.mark, message)
    if not data.startswith(_SIGNATURES):
        message = f"{shown!r} is neither a PNG nor a JPEG, whatever its name says"
        context.refuse(UNUSABLE_IMAGE, scalar.mark, message)
    return data


def _decode(data: bytes, scalar: Scalar, context: Context) -> tuple[int, int]:
    """Decode it once, so that a damaged picture is found here; returns its size, held upright."""
    # Pillow takes long to import, and most briefs have no picture.
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is odd in a picture that opens harms nobody
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                _check_header(image, scalar, context)
                image.load()
                return ImageOps.exif_transpose(image).size
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        context.refuse(IMAGE_TOO_BIG, scalar.mark, "the picture has far too many pixels")
    except _DAMAGE as error:
        context.refuse(UNUSABLE_IMAGE, scalar.mark, f"the picture is damaged: {error}")


def _check_header(image: OpenImage, scalar: Scalar, context: Context) -> None:
    width, height = image.size
    if width * height > _MAX_PIXELS:
        context.refuse(
            IMAGE_TOO_BIG,
            scalar.mark,
            f"the picture has {width} by {height} pixels, more than {_MAX_PIXELS // 10**6} million",
            "For a page of paper 2000 pixels of width are plenty.",
        )
    if image.mode == "CMYK":
        context.refuse(
            UNUSABLE_IMAGE,
            scalar.mark,
            "the picture's colours are CMYK",
            "Save it in RGB; printers convert it themselves.",
        )
