"""Layouts and words: from `layouts/` to the model."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefpress.codes.layouts import LAYOUT_LOOP, UNKNOWN_LAYOUT
from briefpress.diagnostics import RefusedError
from briefpress.reading.layout_model import layout_of
from briefpress.reading.nodes import Gap, Mapping, Node, Scalar
from briefpress.reading.shelf import (
    files,
    files_named,
    folders,
    shipped_layouts,
    shown_on_shelf,
)
from briefpress.reading.source import Problems, Source, read_source, refused
from briefpress.reading.suggestions import did_you_mean
from briefpress.reading.words import read_words
from briefpress.reading.yaml import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from briefpress.model.layout import Layout

__all__ = ["read_layout", "read_words", "shipped_layouts"]


def read_layout(name: str, publication_root: Path | None) -> Layout:
    """Read the layout `layouts/NAME.yaml` of the publication, else the shipped one.

    Files are read each time, but understood once for each content. Raises RefusedError with all
    problems of the layout, those of the layouts it extends included.
    """
    chain = _chain(name, publication_root)
    return _layout(name, tuple(path for path, _ in chain), tuple(source for _, source in chain))


def _chain(name: str, root: Path | None) -> list[tuple[Path, Source]]:
    """Return the layout's file and those it extends, one after another."""
    places = folders(root)
    path = next(files_named(name, places), None)
    if path is None:
        names = dict.fromkeys(file.stem for file in files(places))
        raise refused(
            UNKNOWN_LAYOUT,
            f"layouts/{name}.yaml",
            f"there is no layout {name!r}",
            did_you_mean(name, names),
        )
    chain: list[tuple[Path, Source]] = []
    while path:
        source = read_source(path, shown_on_shelf(path, root))
        chain.append((path, source))
        path = _extended(chain, places)
    return chain


def _extended(chain: list[tuple[Path, Source]], places: tuple[Path, ...]) -> Path | None:
    """Return the file that the last of the chain extends.

    A layout that extends its own name means the shipped one, which it stands before.
    """
    path, source = chain[-1]
    extends = _tree(source).get("extends")
    if not isinstance(extends, Scalar) or extends.is_null:
        return None
    found = [file for file in files_named(extends.text, places) if file != path]
    if not found and next(files_named(extends.text, places), None) is None:
        hint = did_you_mean(extends.text, dict.fromkeys(file.stem for file in files(places)))
        message = f"there is no layout {extends.text!r} to extend"
        raise RefusedError([extends.mark.diagnostic(UNKNOWN_LAYOUT, message, hint)])
    if not found or any(found[0] == file for file, _ in chain):
        names = " → ".join(file.stem for file, _ in chain)
        message = f"layouts extend one another in a circle: {names} → {extends.text}"
        raise RefusedError([extends.mark.diagnostic(LAYOUT_LOOP, message)])
    return found[0]


@lru_cache(maxsize=64)
def _tree(source: Source) -> Mapping:
    problems = Problems()
    tree = read_yaml(source, problems)
    problems.refuse()
    return tree


@lru_cache(maxsize=64)
def _layout(name: str, paths: tuple[Path, ...], sources: tuple[Source, ...]) -> Layout:
    trees = [_tree(source) for source in sources]
    merged = trees.pop()
    while trees:
        merged = _merge(merged, trees.pop())
    return layout_of(name, paths, merged)


def _merge(base: Mapping, changes: Mapping) -> Mapping:
    """Lay changes over a base: mappings key by key, anything else as a whole."""
    entries: dict[str, tuple[Scalar, Node]] = {
        key.text: (key, value) for key, value in base.entries
    }
    for key, value in changes.entries:
        old = entries.get(key.text, (key, Gap(key.mark)))[1]
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            value = _merge(old, value)
        entries[key.text] = (key, value)
    return Mapping(changes.mark, tuple(entries.values()))
