"""What an old file may call the parts of a brief, its goals and its functions."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.reading.shelf import files, folders
from briefpress.reading.words import read_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefpress.model.publication import Axis, Publication
    from briefpress.model.text import Localized
    from briefpress.model.words import Words


class Part(StrEnum):
    """The parts of an old brief that have a heading."""

    CONTEXT = "context"
    SOURCES = "sources"
    RELEVANCE = "relevance"
    TECHNIQUES = "techniques"
    THOUGHT = "thought"
    CONTACT = "contact"


#: Names that the pages don't print themselves.
_MORE_NAMES = {
    "source": Part.SOURCES,
    "contact information": Part.CONTACT,
}


def label(text: str) -> str:
    """Return a label as it is compared: capitals, signs of style, colon and spacing aside."""
    words = text.replace("_", " ").replace("*", " ").casefold().split()
    return " ".join(words).strip(" :.")


class Vocabulary(Struct, frozen=True):
    """The labels that are known; `names` are those of the publication itself.

    `own` is the language of the words that the publication's pages bring; `languages` are those
    that its texts are in.
    """

    words: tuple[Words, ...]
    own: str
    languages: tuple[str, ...]
    parts: dict[str, Part]
    goals: dict[str, str]
    functions: dict[str, str]
    names: frozenset[str]
    contact: tuple[str, ...]

    def part(self, text: str) -> Part | None:
        """Return the part whose heading this is, as far as one is known."""
        name = label(text)
        if name.endswith(" contact information"):
            return Part.CONTACT
        return self.parts.get(name)

    def language(self, headings: Iterable[str]) -> str | None:
        """Return the language that the headings of parts are in, None where it is the pages' own.

        It is that of most of them; where its words are as much our own, nothing is said. A tag of
        the publication, such as es-US, comes before that of the words.
        """
        names = [label(heading) for heading in headings]
        counts = {w.language: sum(map(_names(w).__contains__, names)) for w in self.words}
        most = max(counts.values(), default=0)
        if counts.get(self.own, 0) == most:
            return None
        found = min((tag for tag, count in counts.items() if count == most), key=len)
        wider = f"{found}-".lower()
        return next((t for t in self.languages if f"{t}-".lower().startswith(wider)), found)


def _names(words: Words) -> frozenset[str]:
    """Return the headings of parts in a language, as they are compared."""
    names = frozenset(label(getattr(words, part.value)) for part in Part)
    return names | {*map(str, Part), *_MORE_NAMES} if words.language == "en" else names


@lru_cache(maxsize=4)
def vocabulary(publication: Publication) -> Vocabulary:
    """Gather the labels of a publication, and the headings in every language that has words."""
    tags = {file.stem for file in files(folders(publication.root, "words"))}
    words = tuple(read_words(tag, publication.root) for tag in sorted(tags))
    parts = {part.value: part for part in Part} | _MORE_NAMES
    for brought in words:
        parts |= {label(getattr(brought, part.value)): part for part in Part}
    contact = publication.contact
    if contact and contact.heading:
        parts |= dict.fromkeys(map(label, _texts(contact.heading)), Part.CONTACT)
    names = (*_texts(publication.name), *_texts(publication.organization))
    return Vocabulary(
        words=words,
        own=read_words(publication.language, publication.root).language,
        languages=_languages(publication),
        parts=parts,
        goals=_keys(publication.goals),
        functions=_keys(publication.functions),
        names=frozenset(map(label, names)),
        contact=tuple(_contact_texts(publication, words)),
    )


def _texts(localized: Localized) -> list[str]:
    return [span.text for _, span in localized.texts]


def _languages(publication: Publication) -> tuple[str, ...]:
    """Return the languages that the publication's own texts are in, each once."""
    axes = (axis.label for axis in (*publication.goals, *publication.functions))
    texts = (publication.name, publication.organization, *axes)
    return tuple(dict.fromkeys(tag for localized in texts for tag, _ in localized.texts))


def _keys(axes: tuple[Axis, ...]) -> dict[str, str]:
    """Return the key of each label, in every language, and of the key itself."""
    labels = {label(text): axis.key for axis in axes for text in _texts(axis.label)}
    return labels | {label(axis.key): axis.key for axis in axes}


def _contact_texts(publication: Publication, words: Iterable[Words]) -> list[str]:
    """Return all that the contact block of the publication may say."""
    found = [text for w in words for text in (w.email, w.address, w.telephone, w.web)]
    contact = publication.contact
    if contact is None:
        return found
    localized = (
        contact.about,
        contact.email_label,
        contact.address_label,
        contact.telephone_label,
        contact.web_label,
    )
    found += [text for texts in localized if texts for text in _texts(texts)]
    spans = (contact.email, *contact.address, contact.telephone, contact.web)
    return found + [span.text for span in spans if span]
