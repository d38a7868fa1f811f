"""PDFs of the examples: objects that people can read, put together into a file.

`docs/example/page.txt` is a sound page, and an example shows the objects that are otherwise.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from briefpress import pdf
from briefpress.compose.fonts.catalogue import shipped_faces

PAGE = Path(__file__).parent / "example/page.txt"

#: Objects and the trailer begin and end in lines of their own; comments stand between them.
_OBJECT = re.compile(rb"^(\d+) 0 obj\n(.*?)\nendobj$", re.MULTILINE | re.DOTALL)
_TRAILER = re.compile(rb"^trailer\n(<<.*)>>$", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(rb"^%.*$", re.MULTILINE)
_STREAM = re.compile(rb">>\nstream\n(.*)\nendstream\Z", re.DOTALL)
#: Files that are no text, by what stands for them.
_FILES = {
    b"<the face SourceSansPro-Regular>": shipped_faces()["SourceSansPro-Regular"],
    b"<the profile sRGB>": Path(pdf.__file__).with_name("srgb.icc"),
}


def assembled(text: str) -> bytes:
    """Return the sound page as a PDF, with the objects and the trailer of `text` for its own.

    Raises ValueError for what is neither, so that an example shows nothing that isn't in its file.
    """
    objects, trailer = _page()
    changed, own_trailer = _parts(text.encode())
    return _written(objects | changed, own_trailer or trailer)


@cache
def _page() -> tuple[dict[int, bytes], bytes]:
    return _parts(PAGE.read_bytes())


def _parts(text: bytes) -> tuple[dict[int, bytes], bytes]:
    """Return the objects by number, and the trailer up to its end; empty where there is none."""
    objects = {int(match[1]): _with_length(match[2]) for match in _OBJECT.finditer(text)}
    rest = _OBJECT.sub(b"", text)
    trailer = _TRAILER.search(rest)
    rest = _COMMENT.sub(b"", _TRAILER.sub(b"", rest)).strip()
    if rest:
        raise ValueError(f"neither an object nor a trailer: {rest.decode()}")
    return objects, trailer[1] if trailer else b""


def _with_length(body: bytes) -> bytes:
    """Return an object as a file has it: a stream says its length and holds what it names."""
    stream = _STREAM.search(body)
    if stream is None:
        return body
    file = _FILES.get(stream[1])
    data = file.read_bytes() if file else stream[1]
    return b"%s /Length %d >>\nstream\n%s\nendstream" % (body[: stream.start()], len(data), data)


def _written(objects: dict[int, bytes], trailer: bytes) -> bytes:
    """Write a file with a cross-reference table (ISO 32000-1, 7.5)."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    rows = b"0 1\n0000000000 65535 f \n"
    for number, body in sorted(objects.items()):
        rows += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n%strailer\n%s /Size %d >>\n" % (rows, trailer, max(objects) + 1)
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)
