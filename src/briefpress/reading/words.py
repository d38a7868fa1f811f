"""The words of a language: from `layouts/words/LANGUAGE.yaml` to the model."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from briefpress.codes.layouts import UNKNOWN_LAYOUT
from briefpress.model.words import BulletinWords, DistributionWords, Words
from briefpress.reading.context import Context
from briefpress.reading.convert import convert
from briefpress.reading.schema.words import WordsFile
from briefpress.reading.shelf import files_named, folders, shown_on_shelf
from briefpress.reading.source import Problems, Source, read_source, refused
from briefpress.reading.yaml import read_yaml

if TYPE_CHECKING:
    from pathlib import Path


def read_words(language: str, publication_root: Path | None) -> Words:
    """Read the words of a language, else of a wider one, else English (RFC 4647, 3.4, lookup).

    The publication's own come before the shipped ones; `Words.language` says which were found.
    Raises RefusedError with all problems of their file.
    """
    places = folders(publication_root, "words")
    for tag in _wider(language):
        for path in files_named(tag, places):
            return _words(path, read_source(path, shown_on_shelf(path, publication_root)))
    message = f"there are no words for {language!r}, and none in English"
    raise refused(UNKNOWN_LAYOUT, "layouts/words/en.yaml", message)


def _wider(language: str) -> list[str]:
    """Return the tag, then the tag without its last parts one by one, then English."""
    parts = language.split("-")
    return ["-".join(parts[:count]) for count in range(len(parts), 0, -1)] + ["en"]


@lru_cache(maxsize=64)
def _words(path: Path, source: Source) -> Words:
    problems = Problems()
    record = convert(WordsFile, read_yaml(source, problems), Context(problems, path.parent))
    problems.refuse()
    if record is None:
        raise AssertionError("a record that can't be made without a problem")
    fields = msgspec.structs.asdict(record)
    bulletin = msgspec.structs.asdict(fields.pop("bulletin"))
    distribution = msgspec.structs.asdict(fields.pop("distribution"))
    months = tuple(month.value for month in fields.pop("months"))
    weekdays = tuple(weekday.value for weekday in fields.pop("weekdays"))
    texts = {name: field.value for name, field in fields.items()}
    return Words(
        path.stem,
        (path,),
        **texts,
        months=months,
        weekdays=weekdays,
        bulletin=BulletinWords(**{name: field.value for name, field in bulletin.items()}),
        distribution=DistributionWords(
            **{name: field.value for name, field in distribution.items()}
        ),
    )
