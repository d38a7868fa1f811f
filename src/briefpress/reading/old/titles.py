"""Titles that were set in capitals, in the capitals that a headline has."""

from __future__ import annotations

import re

#: Words that a headline in English leaves small, unless they are its first or its last.
_SMALL = frozenset(
    {"a", "an", "the", "and", "but", "nor", "or", "as", "at", "by", "for", "from", "if", "in"}
    | {"into", "of", "on", "per", "to", "via", "vs", "with"}
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")


def is_shouted(title: str) -> bool:
    """Tell whether a title of more than a word is all in capitals."""
    return title.isupper() and len(_WORD.findall(title)) > 1


def headline(title: str, text: str) -> str:
    """Write a title in capitals as a headline in English.

    A word that `text`, the rest of the file, has in capitals too is an acronym and keeps them.
    """
    acronyms = {match.group() for match in _ACRONYM.finditer(text)}
    words = list(_WORD.finditer(title))
    parts = []
    end = 0
    for number, match in enumerate(words):
        before = title[end : match.start()]
        edge = number in (0, len(words) - 1) or before.strip().endswith((":", ".", "?", "!", "–"))
        parts += [before, _word(match.group(), acronyms, small=not edge and "-" not in before)]
        end = match.end()
    return "".join(parts) + title[end:]


def _word(word: str, acronyms: set[str], *, small: bool) -> str:
    stem, apostrophe, rest = word.replace("’", "'").partition("'")
    if stem in acronyms:
        return stem + word[len(stem)] + rest.lower() if apostrophe else stem
    return word.lower() if small and word.lower() in _SMALL else word.capitalize()
