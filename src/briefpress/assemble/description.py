"""What the output says about itself: title, language, authors, date, standards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress import __version__
from briefpress.pdf import syntax
from briefpress.pdf.xmp import Packet, write_packet

if TYPE_CHECKING:
    import datetime

    from briefpress.assemble.claims import Claims
    from briefpress.pdf.writer import Writer

PRODUCER = f"briefpress {__version__}"


class Description(Struct, frozen=True):
    """Title, language (empty if it is not known), authors, and date in UTC of the output.

    `languages` are all languages that its parts are in.
    """

    title: str
    language: str
    creators: tuple[str, ...] = ()
    created: datetime.datetime | None = None
    languages: tuple[str, ...] = ()


def add_packet(writer: Writer, description: Description, claims: Claims) -> int:
    """Add the XMP packet, uncompressed so that any tool finds it; return its number."""
    packet = Packet(
        title=description.title,
        creators=description.creators,
        languages=description.languages or tuple(filter(None, (description.language,))),
        created=description.created,
        producer=PRODUCER,
        pdfua=1 if claims.pdfua else None,
        pdfa=claims.pdfa,
    )
    entries = {"Type": b"/Metadata", "Subtype": b"/XML"}
    return writer.add_stream(write_packet(packet), entries, compress=False)


def add_information(writer: Writer, description: Description) -> int:
    """Add the information dictionary (ISO 32000-1, 14.3.3), which says the same as the XMP.

    It has room for one author, so that several stand in the XMP alone.
    """
    entries = {"Title": syntax.text(description.title), "Producer": syntax.text(PRODUCER)}
    if len(description.creators) == 1:
        entries["Author"] = syntax.text(description.creators[0])
    if description.created:
        date = syntax.date(description.created)
        entries |= {"CreationDate": date, "ModDate": date}
    return writer.add(syntax.dictionary(entries))
