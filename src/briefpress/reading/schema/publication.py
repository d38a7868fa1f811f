"""What may stand in content/publication.yaml."""

from typing import Annotated

from msgspec import Meta, Struct

from briefpress.model.handling import BulletinLabels, Handling
from briefpress.reading.schema.fields import (
    EmailAddress,
    LanguageTag,
    TelephoneNumber,
    WebAddress,
)
from briefpress.reading.schema.picture import ImageFile
from briefpress.reading.schema.sending import DistributionFile
from briefpress.reading.schema.texts import Address, Axes, LocalizedText


class LabelsFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """Words that stand before the parts of the contact block."""

    email: Annotated[LocalizedText | None, Meta(description="Before the mail address.")] = None
    address: Annotated[LocalizedText | None, Meta(description="Before the address.")] = None
    telephone: Annotated[LocalizedText | None, Meta(description="Before the number.")] = None
    web: Annotated[LocalizedText | None, Meta(description="Before the web address.")] = None


class ContactFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """How to reach the publisher."""

    heading: Annotated[LocalizedText | None, Meta(description="Heading of the block.")] = None
    about: Annotated[LocalizedText | None, Meta(description="Who the publisher is.")] = None
    email: Annotated[EmailAddress | None, Meta(description="A mail address.")] = None
    address: Annotated[
        Address | None, Meta(description="A postal address, line by line, after |.")
    ] = None
    telephone: Annotated[
        TelephoneNumber | None, Meta(description="A telephone number as it is printed.")
    ] = None
    web: Annotated[WebAddress | None, Meta(description="The publisher's page on the web.")] = None
    labels: Annotated[
        LabelsFile | None, Meta(description="Words to use instead of briefpress's own.")
    ] = None


class MatrixFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """The axes of the matrix."""

    goals: Annotated[
        Axes | None, Meta(description="The rows, in order: a key and its printed label.")
    ] = None
    functions: Annotated[
        Axes | None, Meta(description="The columns, in order: a key and its printed label.")
    ] = None


class PublicationFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """Who publishes, under what name, and the axes of the matrix.

    Every text may be a mapping of language to text, the first being the default.
    """

    name: Annotated[LocalizedText, Meta(description="The name on the masthead.")]
    organization: Annotated[LocalizedText, Meta(description="Who publishes it.")]
    language: Annotated[LanguageTag, Meta(description="The language of the briefs, such as en-US.")]
    logo: Annotated[ImageFile | None, Meta(description="A picture for the masthead.")] = None
    contact: Annotated[ContactFile | None, Meta(description="How to reach the publisher.")] = None
    matrix: Annotated[
        MatrixFile | None, Meta(description="Goals and functions, where they differ from ours.")
    ] = None
    handling: Annotated[
        Handling | None, Meta(description="Who may read the briefs: a label of TLP 2.0.")
    ] = None
    distribution: Annotated[
        DistributionFile | None, Meta(description="How copies are printed and mailed.")
    ] = None
    bulletin_labels: Annotated[
        BulletinLabels,
        Meta(description="own: a brief keeps its label in a bulletin; strictest: all have that."),
    ] = BulletinLabels.OWN
