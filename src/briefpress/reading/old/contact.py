"""The contact block of an old file: whether it says what publication.yaml says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.reading.old.inline import plain_text, read_spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefpress.reading.old.blocks import OldBlock
    from briefpress.reading.old.text import Remarks
    from briefpress.reading.old.vocabulary import Vocabulary


def compare_contact(blocks: Iterable[OldBlock], words: Vocabulary, remarks: Remarks) -> None:
    """Leave over what the publication's own contact block doesn't say.

    Every page prints that block, so that what it says has its place already.
    """
    known = sorted({_letters(text) for text in words.contact}, key=len, reverse=True)
    for block in blocks:
        left: list[str] = []
        spans = read_spans((c for t in block.tokens for c in t.children or ()), left.append)
        said = _letters(plain_text(spans))
        for text in filter(None, known):
            said = said.replace(text, "")
        if said or left or block.kind == "other":
            remarks.leave(block.first, block.end, "a contact that publication.yaml doesn't have")


def _letters(text: str) -> str:
    """Return letters and digits only, in small letters."""
    return "".join(character for character in text.casefold() if character.isalnum())
