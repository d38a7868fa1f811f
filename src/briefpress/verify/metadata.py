"""What a file says about itself: title, language, and the standards it claims to keep."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from briefpress.codes.proofs import FALSE_CLAIM, NO_METADATA, NO_TITLE
from briefpress.verify.pdf.objects import array, dictionary, is_true, raw, stream_data, text
from briefpress.verify.report import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefpress.verify.pdf.document import Document

_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
#: In the name of a file that is for the printer only.
_PRINT_ONLY = re.compile(r"print.only", re.IGNORECASE)


class Metadata:
    """The XMP packet (ISO 32000-1, 14.3.2) and the entries of the catalog that belong to it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        packet = stream_data(raw(document.catalog, "/Metadata"))
        self.present = packet is not None
        self._xmp = _parsed(packet or b"")
        self.title = self._title()
        self.claims = tuple(self._claims())

    def _title(self) -> str:
        if self._xmp is None:
            return ""
        items = self._xmp.iterfind(f".//{_DC}title/{_RDF}Alt/{_RDF}li")
        return next((item.text or "" for item in items), "").strip()

    @property
    def creators(self) -> tuple[str, ...]:
        """The authors, in their order (dc:creator)."""
        if self._xmp is None:
            return ()
        items = self._xmp.iterfind(f".//{_DC}creator/{_RDF}Seq/{_RDF}li")
        return tuple(name for item in items if (name := (item.text or "").strip()))

    @property
    def modified(self) -> datetime.datetime | None:
        """When the file was last changed, in UTC; None if it doesn't say with day and hour."""
        try:
            moment = datetime.datetime.fromisoformat(self._property(f"{_XMP}ModifyDate"))
            return moment.astimezone(datetime.UTC) if moment.tzinfo else None
        except (ValueError, OverflowError):
            return None

    def _claims(self) -> Iterator[str]:
        part = self._property(f"{_PDFUA}part")
        if part:
            yield f"PDF/UA-{part}"
        part = self._property(f"{_PDFA}part")
        if part:
            yield f"PDF/A-{part}{self._property(f'{_PDFA}conformance').lower()}"

    def _property(self, key: str) -> str:
        """Return a simple property, written as an element or as an attribute (ISO 16684-1, 7)."""
        if self._xmp is None:
            return ""
        for element in self._xmp.iter():
            if element.tag == key:
                return (element.text or "").strip()
            if key in element.attrib:
                return element.attrib[key].strip()
        return ""

    def check(self, path: Path) -> Iterator[Fault]:
        """Check what readers need: title, its display, XMP, ID; and that claims are honest."""
        document = self._document
        if self._xmp is None:
            yield Fault(NO_METADATA, "there is no XMP metadata that can be read")
        elif not self.title:
            yield Fault(NO_TITLE, "the metadata has no title (dc:title)")
        preferences = dictionary(raw(document.catalog, "/ViewerPreferences"))
        if not is_true(raw(preferences, "/DisplayDocTitle")):
            yield Fault(NO_TITLE, "readers show the file's name, not its title")
        if len(array(raw(document.trailer, "/ID"))) != 2:
            yield Fault(NO_METADATA, "the file has no ID")
        if any(claim.startswith("PDF/A") for claim in self.claims) and not array(
            raw(document.catalog, "/OutputIntents")
        ):
            yield Fault(NO_METADATA, "the file claims PDF/A, but has no output intent")
        if self.claims and self.print_only(path):
            message = f"a file for the printer only claims {' and '.join(self.claims)}"
            yield Fault(FALSE_CLAIM, message)

    def print_only(self, path: Path) -> bool:
        """Tell whether name or title say that the file is for the printer only."""
        return bool(_PRINT_ONLY.search(path.name) or _PRINT_ONLY.search(self.title))

    @property
    def promises(self) -> bool:
        """Whether the file says that it can be read aloud, or keeps a standard."""
        return bool(self.claims) or self.marked

    @property
    def marked(self) -> bool:
        """Whether the file says it is tagged (14.7.1)."""
        return is_true(raw(dictionary(raw(self._document.catalog, "/MarkInfo")), "/Marked"))

    @property
    def language(self) -> str:
        """The language of the document, empty if none is said."""
        return text(raw(self._document.catalog, "/Lang")) or ""


def _parsed(packet: bytes) -> ElementTree.Element | None:
    """Parse XMP; a packet with a DOCTYPE is refused, for it could hold entities that explode."""
    if not packet or b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return None
    try:
        return ElementTree.fromstring(packet)  # noqa: S314 - entities are refused above
    except ElementTree.ParseError:
        return None
