"""What may stand in a brief's file."""

from typing import Annotated

from msgspec import Meta, Struct

from briefpress.model.handling import Handling
from briefpress.reading.schema.fields import (
    BriefReference,
    Day,
    LanguageTag,
    Line,
    Slug,
    WebAddress,
)
from briefpress.reading.schema.matrix import FunctionKey, MatrixMarks
from briefpress.reading.schema.picture import FigureFile
from briefpress.reading.schema.texts import Passage


class SourceFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """Where a statement comes from."""

    title: Annotated[Line, Meta(description="The title as the source itself has it.")]
    publisher: Annotated[Line | None, Meta(description="Who published it.")] = None
    url: Annotated[WebAddress | None, Meta(description="Its address on the web.")] = None
    accessed: Annotated[Day | None, Meta(description="The day it was last looked up.")] = None


class ThoughtFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """The closing question."""

    question: Annotated[Passage, Meta(description="A question that starts a conversation.")]
    function: Annotated[
        FunctionKey | None,
        Meta(description="The function it belongs to; need not be one that the matrix marks."),
    ] = None


class BriefFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """One day's brief."""

    title: Annotated[Line, Meta(description="What the brief is about, in a few words.")]
    date: Annotated[Day, Meta(description="The day of the brief, such as 2026-09-14.")]
    matrix: Annotated[
        MatrixMarks,
        Meta(description="The goals it serves, each with its functions: `detect: [intervention]`."),
    ]
    context: Annotated[Passage, Meta(description="What it is about, in Markdown.")]
    sources: Annotated[
        tuple[SourceFile, ...], Meta(description="Where it comes from: a list, [] for none.")
    ]
    relevance: Annotated[Passage, Meta(description="Why it matters, in Markdown.")]
    techniques: Annotated[Passage, Meta(description="What can be done, in Markdown.")]
    thought: Annotated[ThoughtFile | None, Meta(description="The closing question.")] = None
    figure: Annotated[FigureFile | None, Meta(description="A picture with its caption.")] = None
    slug: Annotated[
        Slug | None, Meta(description="The end of the PDF's name; the file's name says it if not.")
    ] = None
    number: Annotated[
        Annotated[int, Meta(ge=1, le=999_999)] | None,
        Meta(description="Its number, where briefs are numbered."),
    ] = None
    handling: Annotated[
        Handling | None, Meta(description="Who may read it: a label of TLP 2.0.")
    ] = None
    expires: Annotated[Day | None, Meta(description="The day it is out of date.")] = None
    supersedes: Annotated[
        BriefReference | None, Meta(description="The brief it replaces: its date, or date-slug.")
    ] = None
    language: Annotated[
        LanguageTag | None,
        Meta(description="Its language, such as es-US; the publication's if not."),
    ] = None
