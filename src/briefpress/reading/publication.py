"""The publication: `content/publication.yaml`, and the folder it makes a publication."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefpress.codes.publications import NO_PUBLICATION
from briefpress.model.publication import Contact, Publication
from briefpress.reading.axes import FUNCTIONS, GOALS
from briefpress.reading.context import Context
from briefpress.reading.convert import convert
from briefpress.reading.schema.publication import (
    ContactFile,
    LabelsFile,
    MatrixFile,
    PublicationFile,
)
from briefpress.reading.sending import sending_settings
from briefpress.reading.source import Problems, read_source, refused
from briefpress.reading.yaml import read_yaml

if TYPE_CHECKING:
    from briefpress.model.text import Localized
    from briefpress.reading.schema.texts import LocalizedText

_PATH = "content/publication.yaml"


def find_root(given: Path | None = None) -> Path:
    """Return the folder of the publication that is given; else the nearest one up from here.

    Above a folder that is given nothing is looked for: with a name mistyped, that would be another
    publication. Raises RefusedError when there is none.
    """
    if given is not None:
        return _given_root(given)
    if folder := enclosing_root():
        return folder
    raise refused(
        NO_PUBLICATION,
        Path().as_posix(),
        f"there is no publication here: no {_PATH} in this folder or above it",
        "Go to the publication's folder, or name it with --root.",
    )


def _given_root(given: Path) -> Path:
    """Return a folder as it is; raises RefusedError where it isn't that of a publication."""
    hint = f"Name the publication's folder with --root: the one that holds {_PATH}."
    try:
        if (given / _PATH).is_file():
            return given.resolve()
        if not given.exists():
            message = "there is no such folder"
        elif not given.is_dir():
            message = "that is a file, not a publication's folder"
        else:
            message = f"there is no publication here: no {_PATH} in this folder"
            if above := enclosing_root(given):
                hint = f"The publication's folder is {above.as_posix()}; name it with --root."
    except OSError as error:  # a folder that is closed to us, a name too long
        message = f"the folder can't be read: {(error.strerror or str(error)).lower()}"
    raise refused(NO_PUBLICATION, given.as_posix(), message, hint)


def enclosing_root(start: Path | None = None) -> Path | None:
    """Return the publication that `start` (the current directory) is in, if it is in one."""
    whole = (start or Path()).resolve()
    return next((f for f in (whole, *whole.parents) if (f / _PATH).is_file()), None)


def read_publication(root: Path) -> Publication:
    """Read the publication; raises RefusedError with all problems of its file."""
    root = root.resolve()
    problems = Problems()
    tree = read_yaml(read_source(root / _PATH, _PATH), problems)
    record = convert(PublicationFile, tree, Context(problems, root))
    sending = sending_settings(record.distribution if record else None, problems)
    problems.refuse()
    if record is None:
        raise AssertionError("a record that can't be made without a problem")
    return replace(_publication(record, root), sending=sending)


def _publication(record: PublicationFile, root: Path) -> Publication:
    language = record.language.value.text
    matrix = record.matrix or MatrixFile()
    logo = record.logo.model() if record.logo else None
    return Publication(
        root=root,
        path=_PATH,
        files=(root / _PATH, logo.path) if logo else (root / _PATH,),
        name=record.name.localized(language),
        organization=record.organization.localized(language),
        language=language,
        goals=matrix.goals.axes(language) if matrix.goals else GOALS,
        functions=matrix.functions.axes(language) if matrix.functions else FUNCTIONS,
        contact=_contact(record.contact, language) if record.contact else None,
        logo=logo,
        handling=record.handling,
        bulletin_labels=record.bulletin_labels,
    )


def _contact(record: ContactFile, language: str) -> Contact:
    labels = record.labels or LabelsFile()

    def localized(text: LocalizedText | None) -> Localized | None:
        return text.localized(language) if text else None

    return Contact(
        about=localized(record.about),
        email=record.email.value if record.email else None,
        address=record.address.value if record.address else (),
        telephone=record.telephone.value if record.telephone else None,
        web=record.web.value if record.web else None,
        heading=localized(record.heading),
        email_label=localized(labels.email),
        address_label=localized(labels.address),
        telephone_label=localized(labels.telephone),
        web_label=localized(labels.web),
    )
