"""What may stand in content/withdrawn.yaml."""

from typing import Annotated

from msgspec import Meta, Struct

from briefpress.reading.schema.fields import BriefReference, Day, LanguageTag, Line


class WithdrawnEntry(Struct, kw_only=True, forbid_unknown_fields=True):
    """A brief that was taken back."""

    brief: Annotated[BriefReference, Meta(description="Its day, with its slug.")]
    title: Annotated[Line, Meta(description="Its title, as it was published.")]
    reason: Annotated[Line, Meta(description="Why it was taken back, for its readers.")]
    withdrawn: Annotated[Day, Meta(description="When it was taken back.")]
    language: Annotated[
        LanguageTag | None, Meta(description="The language of its title; the publication's.")
    ] = None


class WithdrawnFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """The briefs that were taken back; builds refuse them, and bulletins say so."""

    briefs: Annotated[tuple[WithdrawnEntry, ...], Meta(description="One entry for each.")] = ()
