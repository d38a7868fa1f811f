"""What may stand under `distribution:` in content/publication.yaml."""

from typing import Annotated, Any, ClassVar, Self

from msgspec import Meta, Struct

from briefpress.codes.distribution import PASSWORD_IN_FILE
from briefpress.model.sending import ColorMode, Finishing, Security, Sides
from briefpress.reading.context import Context
from briefpress.reading.field import Field
from briefpress.reading.links import check_host
from briefpress.reading.nodes import Node
from briefpress.reading.patterns import check_ipp_name
from briefpress.reading.schema.fields import EmailAddress, Line


class HostName(Line):
    """The name of a server, or its number."""

    @staticmethod
    def check(text: str) -> None:
        """Refuse what no resolver would take."""
        check_host(text)


class IppName(Line):
    """A keyword of IPP."""

    schema: ClassVar[dict[str, Any]] = {"type": "string", "pattern": "^[a-z0-9][a-z0-9_.-]*$"}

    @staticmethod
    def check(text: str) -> None:
        """Refuse what is no keyword (RFC 8011, 5.1.4)."""
        check_ipp_name(text)


class NoPassword(Field[None]):
    """A password, which is refused here."""

    schema: ClassVar[dict[str, Any]] = {"not": {}}

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Refuse it, without saying what it is."""
        message = "a password stands in a file that others read, copy and keep"
        context.refuse(PASSWORD_IN_FILE, node.mark, message, PASSWORD_IN_FILE.mend)


class MailFile(Struct, kw_only=True, forbid_unknown_fields=True, rename={"sender": "from"}):
    """The mail server, and who writes."""

    host: Annotated[HostName, Meta(description="The mail server that takes our mail.")]
    port: Annotated[int, Meta(ge=1, le=65535, description="Its port; 587 if not set.")] = 587
    security: Annotated[
        Security,
        Meta(description="starttls or tls; none only for a server on the same machine."),
    ] = Security.STARTTLS
    sender: Annotated[EmailAddress, Meta(description="The address that the mail comes from.")]
    reply_to: Annotated[EmailAddress | None, Meta(description="Where answers go.")] = None
    unsubscribe: Annotated[
        EmailAddress | None, Meta(description="Where people write to get no more; `from` if not.")
    ] = None
    user: Annotated[
        Line | None, Meta(description="The name to log in with; the password never stands here.")
    ] = None
    per_minute: Annotated[
        int, Meta(ge=1, le=6000, description="Messages in a minute, at most; 120 if not set.")
    ] = 120
    password: Annotated[NoPassword | None, Meta(description="Never here.")] = None


class PrintFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """What is asked of a printer, in the words of IPP."""

    sides: Annotated[Sides, Meta(description="One or both sides of the sheet.")] = Sides.LONG_EDGE
    media: Annotated[
        IppName | None, Meta(description="The paper, such as na_letter_8.5x11in; the page's own.")
    ] = None
    finishings: Annotated[Finishing, Meta(description="Staples or folds.")] = Finishing.NONE
    print_color_mode: Annotated[ColorMode, Meta(description="Colour or not.")] = ColorMode.AUTO
    job_sheets: Annotated[
        IppName | None, Meta(description="A banner page of the printer; none if not set.")
    ] = None
    numbered: Annotated[bool, Meta(description="Whether each copy bears its number.")] = True


class DistributionFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """How copies get to people."""

    mail: Annotated[MailFile | None, Meta(description="How mail is sent.")] = None
    print: Annotated[PrintFile | None, Meta(description="How copies are printed.")] = None
