"""Links whose words say nothing of where they lead (WCAG 2.1, 2.4.4 and 2.4.9)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from briefpress.advice.prose import paragraphs
from briefpress.codes.advice import VAGUE_LINK
from briefpress.reading.source import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.diagnostics import Diagnostic
    from briefpress.model.text import Prose
    from briefpress.reading.source import Source

#: In English, Spanish and Vietnamese.
_VAGUE = (
    {"here", "click here", "click", "this", "this link", "this page", "link", "website", "go"}
    | {"more", "read more", "learn more", "see more", "more info", "more information"}
    | {"aquí", "aqui", "clic aquí", "haga clic aquí", "haz clic aquí", "pulse aquí", "enlace"}
    | {"este enlace", "más", "leer más", "lea más", "ver más", "más información"}
    | {"đây", "tại đây", "ở đây", "vào đây", "nhấp vào đây", "bấm vào đây", "liên kết"}
    | {"liên kết này", "xem thêm", "đọc thêm"}
)


def vague_links(prose: Prose, source: Source) -> Iterator[Diagnostic]:
    """Yield a warning for each such link, at its first word."""
    for paragraph in paragraphs(prose):
        for link, spans in groupby(paragraph.spans, lambda span: span.link):
            if not link:
                continue
            linked = tuple(spans)
            words = "".join(span.text for span in linked)
            if " ".join(words.casefold().split()).strip(" .,:;!»«>…→") in _VAGUE:
                message = f"the words {words.strip()!r} don't say where the link leads"
                mark = Mark(source, linked[0].line, linked[0].column)
                yield mark.diagnostic(VAGUE_LINK, message, VAGUE_LINK.mend)
