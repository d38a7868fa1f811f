"""The thought of an old file: its label, which is a function, and its question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefpress.codes.importing import UNKNOWN_LABEL
from briefpress.model.brief import Thought
from briefpress.model.text import Paragraph, Prose, Span
from briefpress.reading.old.inline import plain_text, tidy
from briefpress.reading.old.vocabulary import Vocabulary, label

if TYPE_CHECKING:
    from briefpress.reading.old.text import Remarks

#: A label before the question, its colon inside or outside of what is bold.
_LABEL = re.compile(r"\s*([^:：?.!]{1,60}?)\s*[:：]\s*")


def read_thought(prose: Prose, line: int, words: Vocabulary, remarks: Remarks) -> Thought | None:
    """Read the thought from its prose, which begins in a line; None where there is none."""
    if not prose or not isinstance(first := prose[0], Paragraph):
        return Thought(prose) if prose else None
    text = plain_text(first.spans)
    if (key := words.functions.get(label(text))) and len(prose) > 1:
        return Thought(prose[1:], key)
    match = _LABEL.match(text)
    key = words.functions.get(label(match[1])) if match else None
    if match and key and (spans := _cut(first.spans, match.end())):
        return Thought((Paragraph(spans), *prose[1:]), key)
    if match and first.spans[0].bold:
        message = f"the thought's label {match[1]!r} is no function of the publication"
        remarks.add(UNKNOWN_LABEL, line, message)
    return Thought(prose)


def _cut(spans: tuple[Span, ...], count: int) -> tuple[Span, ...]:
    """Return spans without their first characters."""
    found = []
    for span in spans:
        found.append(replace(span, text=span.text[count:]))
        count = max(0, count - len(span.text))
    return tidy(found)
