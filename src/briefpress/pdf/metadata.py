"""What the file says about itself: XMP, the information dictionary, the output intent."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress import __version__
from briefpress.pdf import syntax
from briefpress.pdf.flate import deflate
from briefpress.pdf.xmp import Packet, write_packet

if TYPE_CHECKING:
    import datetime

    from briefpress.pdf.writer import Writer

PRODUCER = f"briefpress {__version__}"


class Metadata(Struct, frozen=True):
    """Title and language of the document, who made it, and when, in UTC.

    `languages` are those its parts are in, where there are more than its own.
    """

    title: str
    creator: str
    language: str
    created: datetime.datetime
    languages: tuple[str, ...] = ()


def add_metadata(writer: Writer, metadata: Metadata) -> int:
    """Add the XMP packet, uncompressed so that any tool finds it; return its number."""
    entries = {"Type": b"/Metadata", "Subtype": b"/XML"}
    languages = metadata.languages or (metadata.language,)
    packet = Packet(metadata.title, (metadata.creator,), languages, metadata.created, PRODUCER)
    return writer.add_stream(write_packet(packet), entries, compress=False)


def add_information(writer: Writer, metadata: Metadata) -> int:
    """Add the information dictionary (14.3.3), which says the same as the XMP."""
    date = syntax.date(metadata.created)
    entries = {
        "Title": syntax.text(metadata.title),
        "Author": syntax.text(metadata.creator),
        "Producer": syntax.text(PRODUCER),
        "CreationDate": date,
        "ModDate": date,
    }
    return writer.add(syntax.dictionary(entries))


def add_output_intent(writer: Writer) -> int:
    """Add the output intent (14.11.5): the page's colours are sRGB."""
    profile = writer.add_raw(_srgb(), {"N": b"3", "Filter": b"/FlateDecode"})
    entries = {
        "Type": b"/OutputIntent",
        "S": b"/GTS_PDFA1",
        "OutputConditionIdentifier": b"(sRGB)",
        "Info": b"(sRGB IEC61966-2.1)",
        "DestOutputProfile": syntax.reference(profile),
    }
    return writer.add(syntax.dictionary(entries))


@cache
def _srgb() -> bytes:
    """Return the sRGB profile, compressed; it is stored with a fixed date, so it never differs."""
    return deflate(Path(__file__).with_name("srgb.icc").read_bytes())
