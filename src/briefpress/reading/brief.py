"""Briefs: from `content/YYYY-MM/YYYY-MM-DD-slug.yaml` to the model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.codes.briefs import (
    DATE_MISMATCH,
    EXPIRES_TOO_EARLY,
    NOT_A_BRIEF,
    SUPERSEDES_LATER,
)
from briefpress.codes.files import OUTSIDE_PUBLICATION
from briefpress.model.brief import Brief, Source, Thought
from briefpress.reading.context import Context
from briefpress.reading.convert import convert
from briefpress.reading.finding import find_briefs
from briefpress.reading.inside import is_inside
from briefpress.reading.nodes import Mapping, Node, Scalar
from briefpress.reading.schema.brief import BriefFile, SourceFile, ThoughtFile
from briefpress.reading.schema.fields import day_of
from briefpress.reading.source import Mark, Problems, read_source, refused, shown_path
from briefpress.reading.yaml import read_yaml

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from briefpress.model.publication import Publication

__all__ = ["WrittenBrief", "find_briefs", "read_brief", "read_tree", "read_written"]

_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-([a-z0-9]+(?:-[a-z0-9]+)*)\.ya?ml")


class WrittenBrief(Struct, frozen=True):
    """A brief, and the tree of its file, which knows the places of all that is written."""

    brief: Brief
    tree: Mapping


def read_brief(path: Path, publication: Publication) -> Brief:
    """Read one brief, a path as `find_briefs` gives it.

    A brief without a language or a handling has those of the publication. Raises RefusedError
    with all problems of the file.
    """
    return read_written(path, publication).brief


def read_tree(path: Path, root: Path) -> Mapping:
    """Read a brief's file as far as its YAML; raises RefusedError where it can't be understood."""
    problems = Problems()
    tree = read_yaml(read_source(path, shown_path(path, root.resolve())), problems)
    problems.refuse()
    return tree


def read_written(path: Path, publication: Publication) -> WrittenBrief:
    """Read one brief with its tree, as `read_brief` does."""
    shown = shown_path(path, publication.root)
    if not is_inside(path, publication.root) and path.exists():
        message = "the file is a link that leads outside the publication"
        raise refused(OUTSIDE_PUBLICATION, shown, message)
    source = read_source(path, shown)
    problems = Problems()
    tree = read_yaml(source, problems)
    context = Context(problems, publication.root, publication.goals, publication.functions)
    record = convert(BriefFile, tree, context)
    slug = _check_name(path, tree, Mark(source, 0, 0), problems)
    _check_expiry(tree, problems)
    _check_superseded(tree, problems)
    problems.refuse()
    if record is None:
        raise AssertionError("a record that can't be made without a problem")
    return WrittenBrief(_brief(record, slug, path, publication), tree)


def _check_name(path: Path, tree: Mapping, file: Mark, problems: Problems) -> str:
    """Check that folder, name and key agree about the date; returns the slug in the name."""
    match = _NAME.fullmatch(path.name)
    if not match:
        message = f"the name {path.name!r} is not of the form YYYY-MM-DD-slug.yaml"
        hint = "The slug has lowercase letters, digits and hyphens."
        problems.add(NOT_A_BRIEF, file, message, hint)
        return ""
    named, slug = match.groups()
    if path.parent.name != named[:7]:
        message = f"the file is of {named}, but its folder is {path.parent.name!r}"
        hint = f"Move it to content/{named[:7]}/, or change its name."
        problems.add(DATE_MISMATCH, file, message, hint)
    node = tree.get("date")
    date = _date(node)
    if node and date and date.isoformat() != named:
        message = f"the date is {date}, but the file's name says {named}"
        problems.add(DATE_MISMATCH, node.mark, message, "Make them agree.")
    return slug


def _check_expiry(tree: Mapping, problems: Problems) -> None:
    node = tree.get("expires")
    date, expires = _date(tree.get("date")), _date(node)
    if node and date and expires and expires <= date:
        message = f"the brief expires on {expires}, which is not after its date, {date}"
        problems.add(EXPIRES_TOO_EARLY, node.mark, message)


def _check_superseded(tree: Mapping, problems: Problems) -> None:
    node = tree.get("supersedes")
    date, replaced = _date(tree.get("date")), None
    if isinstance(node, Scalar):
        replaced = day_of(node.text.strip()[:10])
    if node and date and replaced and replaced > date:
        message = f"the brief replaces one of {replaced}, which is later than its own date, {date}"
        problems.add(SUPERSEDES_LATER, node.mark, message)


def _date(node: Node | None) -> datetime.date | None:
    """Return a date where there is one; elsewhere the conversion has spoken already."""
    return day_of(node.text.strip()) if isinstance(node, Scalar) else None


def _brief(record: BriefFile, slug: str, path: Path, publication: Publication) -> Brief:
    figure = record.figure.figure() if record.figure else None
    return Brief(
        path=record.title.mark.source.path,
        files=(path, figure.image.path) if figure else (path,),
        date=record.date.value,
        slug=record.slug.value.text if record.slug else slug,
        title=record.title.value,
        language=record.language.value.text if record.language else publication.language,
        marks=record.matrix.value,
        context=record.context.value,
        sources=tuple(_source(source) for source in record.sources),
        relevance=record.relevance.value,
        techniques=record.techniques.value,
        thought=_thought(record.thought) if record.thought else None,
        figure=figure,
        number=record.number,
        handling=record.handling or publication.handling,
        expires=record.expires.value if record.expires else None,
        supersedes=record.supersedes.value.text if record.supersedes else None,
    )


def _source(record: SourceFile) -> Source:
    return Source(
        title=record.title.value,
        publisher=record.publisher.value if record.publisher else None,
        url=record.url.value if record.url else None,
        accessed=record.accessed.value if record.accessed else None,
    )


def _thought(record: ThoughtFile) -> Thought:
    function = record.function.value.text if record.function else None
    return Thought(record.question.value, function)
