"""The XMP packet: what a file says about itself and which standards it keeps (ISO 16684-1).

Identifications as ISO 19005-2, 6.6.4 and ISO 14289-1, 5 ask. PDF/A knows no pdfuaid, so a packet
that has both describes that schema (ISO 19005-2, 6.6.2.3.3).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator


#: What XML can't hold. Compiled when it is met: that takes a millisecond, and no brief has it.
_NOT_XML = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"


class Packet(Struct, frozen=True):
    """What the packet says. `created` is in UTC.

    `pdfua` is the part of ISO 14289 that the file keeps, `pdfa` part and level of ISO 19005, such
    as ``2`` and ``A``; what is None is not claimed.
    """

    title: str
    creators: tuple[str, ...]
    languages: tuple[str, ...]
    created: datetime.datetime | None
    producer: str
    pdfua: int | None = 1
    pdfa: tuple[int, str] | None = (2, "A")


def write_packet(packet: Packet) -> bytes:
    """Return the packet in UTF-8; it can't be edited in place, for nothing is left to chance."""
    return f"{_HEAD}{''.join(_properties(packet))}{_TAIL}".encode()


def _properties(packet: Packet) -> Iterator[str]:
    title = f'<rdf:li xml:lang="x-default">{_escape(packet.title)}</rdf:li>'
    yield f"<dc:title><rdf:Alt>{title}</rdf:Alt></dc:title>\n"
    if packet.creators:
        yield f"<dc:creator><rdf:Seq>{_items(packet.creators)}</rdf:Seq></dc:creator>\n"
    if packet.languages:
        yield f"<dc:language><rdf:Bag>{_items(packet.languages)}</rdf:Bag></dc:language>\n"
    if packet.created:
        date = f"{packet.created.year:04}-{packet.created:%m-%dT%H:%M:%SZ}"
        yield f"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>\n"
    yield f"<pdf:Producer>{_escape(packet.producer)}</pdf:Producer>\n"
    if packet.pdfa:
        part, level = packet.pdfa
        yield f"<pdfaid:part>{part}</pdfaid:part>"
        yield f"<pdfaid:conformance>{level}</pdfaid:conformance>\n"
    if packet.pdfua:
        yield f"<pdfuaid:part>{packet.pdfua}</pdfuaid:part>\n"
    if packet.pdfa and packet.pdfua:
        yield _PDFUA_SCHEMA


def _escape(text: str) -> str:
    """Write text as XML has it between tags (XML 1.0, 2.4), and a PDF in an open stream.

    What XML can't hold is left out (2.2). The words that end a stream or an object are written
    otherwise: programs that look for them in a damaged file, or don't count, would stop there.
    The function of that name in xml.sax would load the whole of urllib, 15 ms for three letters.
    """
    if not text.isprintable():
        text = re.sub(_NOT_XML, "", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("endstream", "end&#115;tream").replace("endobj", "end&#111;bj")


def _items(texts: tuple[str, ...]) -> str:
    return "".join(f"<rdf:li>{_escape(text)}</rdf:li>" for text in texts)


_HEAD = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
"""
_PDFUA_SCHEMA = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
"""
_TAIL = """</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
