"""What is painted on the pages, by marked content (ISO 32000-1, 14.6 and 14.7.4).

Each content stream is read once, from its first operator to the last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefpress.codes.proofs import REPEATED_MCID, UNMARKED_CONTENT, UNREADABLE_CONTENT
from briefpress.verify.pdf.document import collected_warnings
from briefpress.verify.pdf.font import Font
from briefpress.verify.pdf.objects import array, dictionary, raw, stream_data
from briefpress.verify.pdf.stream import Stream
from briefpress.verify.report import Fault

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

    from briefpress.verify.pdf.document import Document, Page

#: Forms inside forms; deeper nesting is damage.
_MAX_DEPTH = 30


class ContentKey(NamedTuple):
    """A marked content: the object number of its page or form XObject, and its MCID there."""

    stream: int
    mcid: int


class Form(NamedTuple):
    """A form XObject: its text and paint operators outside of any MCID, and whether it has some."""

    text: str
    paints: int
    tagged: bool


class Content:
    """All the marked content of a document: its text, the fonts that show it, what is wrong.

    `pages` has for each marked content the index of the page that paints it; `holders` has the
    dictionaries of the pages and forms whose streams have any.
    """

    def __init__(self, document: Document) -> None:
        self.texts: dict[ContentKey, str] = {}
        self.pages: dict[ContentKey, int] = {}
        self.holders: dict[int, DictionaryObject] = {}
        self.fonts: dict[int, Font] = {}
        self.faults: list[Fault] = []
        self._forms: dict[int, Form] = {}
        self._open: set[int] = set()
        for page in document.pages:
            self._read_page(page)

    def font(self, description: DictionaryObject) -> Font:
        """Return the font of that description, read once."""
        if id(description) not in self.fonts:
            self.fonts[id(description)] = Font(description)
        return self.fonts[id(description)]

    def form(self, number: int, form: DictionaryObject, page: Page) -> Form | None:
        """Return a form, read once; None for one that paints itself.

        Tagged content belongs to one place, so a form that has some is painted once (14.7.4.2).
        """
        known = self._forms.get(number)
        if known is not None:
            if known.tagged:
                message = f"page {page.index + 1}: a form with tagged content is painted again"
                self.faults.append(Fault(REPEATED_MCID, message))
            return known
        if number in self._open or len(self._open) > _MAX_DEPTH:
            return None
        self._open.add(number)
        resources = dictionary(raw(form, "/Resources")) or page.resources
        stream = Stream(self, page, number, resources)
        self._run(stream, form, f"page {page.index + 1}, in a form")
        self._open.remove(number)
        return self._forms.setdefault(number, Form(stream.marks.text, stream.loose, stream.tagged))

    def add(self, stream: int, mcid: int, text: str, page: int) -> None:
        """Enter a marked content. Each MCID is used once in its stream (14.7.4.2)."""
        key = ContentKey(stream, mcid)
        if key in self.texts:
            message = f"page {page + 1}: MCID {mcid} is used more than once"
            self.faults.append(Fault(REPEATED_MCID, message))
            text = self.texts[key] + text
        self.texts[key] = text
        self.pages[key] = page

    def _read_page(self, page: Page) -> None:
        stream = Stream(self, page, page.number, page.resources)
        where = f"page {page.index + 1}"
        self._run(stream, page.dictionary, where, "/Contents")
        if stream.loose:
            message = f"{where}: {stream.loose} painted pieces are neither tagged nor artifacts"
            self.faults.append(Fault(UNMARKED_CONTENT, message))

    def _run(self, stream: Stream, holder: DictionaryObject, where: str, key: str = "") -> None:
        parts = [decoded(part) for part in (array(raw(holder, key)) if key else (holder,))]
        if None in parts:
            message = f"{where}: content can't be decoded"
            self.faults.append(Fault(UNREADABLE_CONTENT, message))
        self.faults += stream.run(b"\n".join(part for part in parts if part), where)
        if stream.tagged:
            self.holders[stream.number] = holder


def decoded(content: object) -> bytes | None:
    """Return a content stream decoded to its end; None where that can't be done.

    pypdf only warns when a piece is missing.
    """
    with collected_warnings() as warnings:
        data = stream_data(content)
    return None if warnings else data
