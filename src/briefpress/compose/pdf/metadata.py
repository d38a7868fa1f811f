"""What the file says about itself: XMP, the information dictionary, the output intent.

XMP as ISO 16684-1, with the identifications of ISO 19005-2 (6.6.4) and ISO 14289-1 (5). PDF/A
knows no pdfuaid, so its schema is described as ISO 19005-2, 6.6.2.3.3 asks.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from briefpress import __version__
from briefpress.pdf import syntax

if TYPE_CHECKING:
    import datetime

    from briefpress.pdf.writer import Writer

PRODUCER = f"briefpress {__version__}"


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title and language of the document, who made it, and when, in UTC."""

    title: str
    creator: str
    language: str
    created: datetime.datetime


def add_metadata(writer: Writer, metadata: Metadata) -> int:
    """Add the XMP packet, uncompressed so that any tool finds it; return its number."""
    entries = {"Type": b"/Metadata", "Subtype": b"/XML"}
    return writer.add_stream(_xmp(metadata).encode(), entries, compress=False)


def add_information(writer: Writer, metadata: Metadata) -> int:
    """Add the information dictionary (14.3.3), which says the same as the XMP."""
    date = syntax.literal(f"D:{metadata.created:%Y%m%d%H%M%S}Z".encode())
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
    return zlib.compress(files("briefpress.compose.pdf").joinpath("srgb.icc").read_bytes())


def _xmp(metadata: Metadata) -> str:
    return _PACKET.format(
        title=escape(metadata.title),
        creator=escape(metadata.creator),
        language=escape(metadata.language),
        date=f"{metadata.created:%Y-%m-%dT%H:%M:%SZ}",
        producer=escape(PRODUCER),
    )


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
