"""What the manifest notes of a brief: as good for a bulletin as the brief itself."""

import shutil
from pathlib import Path

import pytest
import reportlab
from msgspec import json, structs

from briefpress.codes.pages import MISSING_LETTER
from briefpress.diagnostics import RefusedError
from briefpress.files import Listed, change_manifest, read_manifest
from briefpress.model.brief import ListedBrief
from briefpress.model.bulletin import Period
from briefpress.model.text import Span
from briefpress.reading.brief import find_briefs, read_brief
from briefpress.reading.publication import read_publication
from briefpress.workflows import bulletin as workflow
from briefpress.workflows import daily
from briefpress.workflows.build import build
from briefpress.workflows.bulletin import compile_bulletin
from briefpress.workflows.listing import listed_brief, noted

AUGUST = Period.of_month(2010, 8)
MONTH = "out/monthly/2010-08.pdf"


def unplaced(value):
    """Leave out where texts stand, and of a source what no bulletin lists."""
    if isinstance(value, Span):
        return Span(value.text, file=value.file)
    if isinstance(value, tuple):
        return tuple(map(unplaced, value))
    if hasattr(value, "accessed"):
        value = structs.replace(value, url=None, accessed=None)
    if hasattr(value, "__struct_fields__"):
        kept = {name: unplaced(getattr(value, name)) for name in value.__struct_fields__}
        return type(value)(**kept)
    return value


def test_what_is_noted_is_what_was_read(publication):
    """All fields, whatever a brief has: a label, a language, a source without a publisher."""
    publication.add_brief("2010-08-24", "labelled", **{"\nmatrix:": "\nhandling: TLP:RED\nmatrix:"})
    publication.add_brief("2010-08-25", "spanish", **{"\nmatrix:": "\nlanguage: es-US\nmatrix:"})
    publication.add_brief("2010-08-26", "bare", **{"    publisher:": "    # publisher:"})
    build(publication.root)
    records = read_manifest(publication.root).records
    known = read_publication(publication.root)
    briefs = [read_brief(path, known) for path in find_briefs(publication.root, ())]
    assert len(records) == len(briefs) == 4
    for record, brief in zip(records, briefs, strict=True):
        read = {name: unplaced(getattr(brief, name)) for name in ListedBrief.__struct_fields__}
        assert listed_brief(record) == ListedBrief(**read)
        assert json.decode(json.encode(noted(brief)), type=Listed) == noted(brief)


def test_a_brief_that_did_not_change_is_not_read_again(publication, monkeypatch):
    publication.add_brief("2010-08-24", "changed")
    compile_bulletin(publication.root, AUGUST)
    whole = publication.path(MONTH).read_bytes()
    publication.add_brief("2010-08-24", "changed", Vital="Large")
    read = []

    def reading(path, known):
        read.append(path.stem)
        return read_brief(path, known)

    monkeypatch.setattr(daily, "read_brief", reading)
    monkeypatch.setattr(workflow, "read_briefs", None)
    assert compile_bulletin(publication.root, AUGUST).built == 1
    assert read == ["2010-08-24-changed"]
    assert publication.path(MONTH).read_bytes() != whole


def test_where_a_manifest_does_not_note_it_the_dailies_are_built_anew(publication):
    """A manifest of before says nothing of the briefs, but is a good one for all else."""
    compile_bulletin(publication.root, AUGUST)
    whole = publication.path(MONTH).read_bytes()
    manifest = read_manifest(publication.root)
    old = tuple(structs.replace(record, listed=None) for record in manifest.records)
    change_manifest(publication.root, lambda _: structs.replace(manifest, records=old))
    assert compile_bulletin(publication.root, AUGUST, force=True).built == 1
    assert publication.path(MONTH).read_bytes() == whole
    assert read_manifest(publication.root).records == manifest.records


def test_a_letter_that_the_bulletins_face_has_not_is_refused_where_it_is_written(publication):
    """The briefs' face has it, so they are built; what is noted doesn't know the lines."""
    vera = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
    publication.path("fonts").mkdir()
    shutil.copy(vera, publication.path("fonts/Vera.ttf"))
    face = "fonts/Vera.ttf"
    faces = f"{{regular: {face}, bold: {face}, italic: {face}, bold_italic: {face}}}"
    families = f"families: {{serif: {faces}, sans: {faces}}}"
    publication.write("layouts/latin.yaml", f"extends: monthly\n{families}\n")
    title = "School Resource Officers: A Vital Part"
    publication.add_brief("2010-08-24", "cyrillic", **{title: f"{title} Ж"})
    with pytest.raises(RefusedError) as refused:
        compile_bulletin(publication.root, AUGUST, layout="latin")
    (problem,) = refused.value.diagnostics
    assert problem.code == MISSING_LETTER
    written = "content/2010-08/2010-08-24-cyrillic.yaml"
    lines = publication.text(written).splitlines()
    assert problem.place.path == written
    assert lines[problem.place.line - 1][problem.place.column - 1] == "Ж"
