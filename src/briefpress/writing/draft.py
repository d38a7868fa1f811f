"""A draft as the YAML of a brief; what was left over stands in remarks at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.writing.markdown import markdown
from briefpress.writing.yaml import WIDTH, ShortList, comment, entry

if TYPE_CHECKING:
    from briefpress.model.brief import Mark, Source, Thought
    from briefpress.model.draft import Draft, Leftover
    from briefpress.model.text import Prose
    from briefpress.writing.yaml import Value


def draft_yaml(draft: Draft, schema: str) -> str:
    """Write a draft; `schema` is the path of the brief's JSON Schema, for the author's editor."""
    parts = (
        f"# yaml-language-server: $schema={schema}\n",
        comment(f"Imported from {draft.origin}"),
        comment(f"The title stood there as: {draft.old_title}") if draft.old_title else "",
        entry("title", draft.title),
        entry("date", draft.date),
        entry("language", draft.language) if draft.language else "",
        entry("matrix", _matrix(draft.marks)),
        _passage("context", draft.context),
        entry("sources", [_source(source) for source in draft.sources] or None),
        _passage("relevance", draft.relevance),
        _passage("techniques", draft.techniques),
        entry("thought", _thought(draft.thought)) if draft.thought else "",
        _leftovers(draft.leftovers),
    )
    return "".join(parts)


def _matrix(marks: tuple[Mark, ...]) -> Value:
    goals = dict.fromkeys(mark.goal for mark in marks)
    return {
        goal: ShortList([mark.function for mark in marks if mark.goal == goal]) for goal in goals
    } or None


def _passage(key: str, prose: Prose) -> str:
    return entry(key, markdown(prose, WIDTH - 2) if prose else None)


def _source(source: Source) -> Value:
    fields: dict[str, Value] = {
        "title": source.title.text,
        "publisher": source.publisher.text if source.publisher else None,
        "url": source.url.text if source.url else None,
        "accessed": source.accessed,
    }
    return {key: value for key, value in fields.items() if value is not None}


def _thought(thought: Thought) -> Value:
    fields: dict[str, Value] = {"function": thought.function} if thought.function else {}
    fields["question"] = markdown(thought.question, WIDTH - 4) if thought.question else None
    return fields


def _leftovers(leftovers: tuple[Leftover, ...]) -> str:
    if not leftovers:
        return ""
    head = "\n" + comment("Not placed by the import; move each to where it belongs, or delete it.")
    return head + "".join(
        "#\n" + comment(f"line {left.line}:") + comment(_inset(left.text)) for left in leftovers
    )


def _inset(text: str) -> str:
    return "\n".join(f"  {line}" if line.strip() else "" for line in text.split("\n"))
