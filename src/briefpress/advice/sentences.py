"""Sentences that are hard to read, by their reading grade, in English.

The grade is that of Flesch and Kincaid: the years of school it takes to follow a text, from the
words in a sentence and the syllables in a word. Of a short sentence it says little, so only long
ones are measured; that also keeps checking quick.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefpress.advice.prose import Text, paragraphs
from briefpress.codes.advice import HARD_SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.diagnostics import Diagnostic
    from briefpress.model.text import Prose
    from briefpress.reading.source import Source

#: Guides to plain language ask for about 20 words on average; a sentence may have some more.
_LONG = 25
#: Four years after high school.
_HARDEST_GRADE = 16
#: Nobody goes to school that long; a higher number would say nothing.
_MOST_SAID = 20

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
#: The end of a sentence: its sign, closing quotes, blanks, and what a new sentence begins with.
_END = re.compile(r"[.!?…]+[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")


def hard_sentences(prose: Prose, source: Source) -> Iterator[Diagnostic]:
    """Yield a warning for each long sentence that is hard to read, at its first word."""
    for paragraph in paragraphs(prose):
        text = Text.of(paragraph.spans)
        for offset, sentence in _sentences(text.text):
            words = _WORD.findall(sentence)
            if len(words) < _LONG:
                continue
            grade = _grade(words)
            if grade > _HARDEST_GRADE:
                level = f"{grade:.0f}" if grade <= _MOST_SAID else f"{_MOST_SAID} or more"
                message = f"this sentence of {len(words)} words reads at grade {level}"
                yield text.mark(offset, source).diagnostic(
                    HARD_SENTENCE, message, HARD_SENTENCE.mend
                )


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence with its offset in the text."""
    start = 0
    for match in _END.finditer(text):
        yield start, text[start : match.end()]
        start = match.end()
    yield start, text[start:]


def _grade(words: list[str]) -> float:
    """Return the reading grade of one sentence.

    Of the library's measures this is one of a dozen, and to take them all takes ten times as long.
    """
    # Seldom needed; its table of words takes a moment to load.
    from readability import KincaidGradeLevel
    from readability.langdata import countsyllables_en

    syllables = sum(map(countsyllables_en, words))
    return float(KincaidGradeLevel(syllables, len(words), sentences=1))
