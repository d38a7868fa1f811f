"""What may stand where a picture is named."""

from typing import Annotated, Any, ClassVar, Self

from msgspec import Meta, Struct

from briefpress.codes.files import BAD_ALT
from briefpress.model.image import Figure, Image
from briefpress.reading.context import Context
from briefpress.reading.field import Field
from briefpress.reading.image import Picture, read_picture
from briefpress.reading.nodes import Node
from briefpress.reading.schema.fields import Line


class ImagePath(Field[Picture]):
    """A path to a PNG or JPEG, from the publication's folder."""

    schema: ClassVar[dict[str, Any]] = {"type": "string", "pattern": r"\.(png|jpe?g)$"}

    @classmethod
    def read(cls, node: Node, context: Context) -> Self:
        """Read the picture itself."""
        scalar = context.scalar(node, "the path of a picture")
        return cls(read_picture(scalar, context), node.mark)


class AltText(Line):
    """What a picture shows, for those who can't see it."""

    code = BAD_ALT

    @staticmethod
    def check(text: str) -> None:
        """Refuse what is only a file's name."""
        if text.lower().endswith((".png", ".jpg", ".jpeg")):
            raise ValueError(f"{text!r} is the name of a file; say what the picture shows")


class ImageFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """A picture."""

    image: Annotated[
        ImagePath, Meta(description="A PNG or JPEG, by its path from the publication's folder.")
    ]
    alt: Annotated[AltText, Meta(description="What it shows, for those who can't see it.")]

    def model(self) -> Image:
        """Return the model's picture."""
        picture = self.image.value
        return Image(
            path=picture.path,
            alt=self.alt.value,
            width=picture.width,
            height=picture.height,
            sha256=picture.sha256,
            line=picture.line,
            column=picture.column,
        )


class FigureFile(ImageFile, kw_only=True, forbid_unknown_fields=True):
    """A picture with its caption."""

    caption: Annotated[Line | None, Meta(description="A line below it.")] = None

    def figure(self) -> Figure:
        """Return the model's figure."""
        return Figure(self.model(), self.caption.value if self.caption else None)
