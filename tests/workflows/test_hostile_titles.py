"""Titles that are syntax, in a bulletin: in contents, calendar, index, outline and on the page."""

import json

import pytest
from hostile_texts import TEXTS
from pypdf import PdfReader

from briefpress.assemble.bulletin import bind
from briefpress.model.bulletin import Period
from briefpress.pdf.reader import read_objects
from briefpress.verify.proof import Verdict, prove
from briefpress.workflows import bulletin as workflow
from briefpress.workflows.bulletin import compile_bulletin

MONTH = "out/monthly/2010-09.pdf"


@pytest.fixture
def month(publication):
    """A brief for each text, which is its title, its source's, and the name of the publication."""
    seed = publication.text(publication.brief).partition("\n")[2]
    for day, text in enumerate(TEXTS.values(), start=1):
        said = json.dumps(text, ensure_ascii=False)
        brief = seed.replace("2010-08-23", f"2010-09-{day:02}")
        brief = brief.replace("Resource officers keep schools safe, build", said, 1)
        brief = brief.replace(f"{said} rapport with students", said, 1)
        publication.write(
            f"content/2010-09/2010-09-{day:02}-hostile.yaml", f"title: {said}\n{brief}"
        )
    rest = publication.text("content/publication.yaml").partition("organization:")[2]
    name = json.dumps(" ".join((TEXTS["outline"], TEXTS["patterns"])))
    publication.write("content/publication.yaml", f"name: {name}\norganization:{rest}")
    return publication


def titles(reader):
    flat = []
    for item in reader.outline:
        flat += [each.title for each in item] if isinstance(item, list) else [item.title]
    return flat


def test_each_is_itself_in_every_part(month):
    compile_bulletin(month.root, Period.of_month(2010, 9))
    proof = prove(month.path(MONTH))
    assert [problem.message for problem in proof.diagnostics] == []
    assert {check.verdict for check in proof.checks} == {Verdict.PASSED}
    for text in TEXTS.values():
        # The contents, the calendar, the index, the page itself and its source.
        assert proof.text.count(text) >= 4
        assert text in proof.text.splitlines()
        assert text in titles(PdfReader(proof.path))


def test_the_fast_binder_takes_no_text_for_syntax(month, monkeypatch, tmp_path):
    """It works on bytes, and must do without falling back what is done with pypdf."""

    def fast(parts, begun):
        slow = tmp_path / "slow.pdf"
        slow.write_bytes(bind(*parts))
        front, *_, back, _ = parts
        return begun.finish(front, back)

    monkeypatch.setattr(workflow, "_bound", fast)
    compile_bulletin(month.root, Period.of_month(2010, 9))
    one, other = prove(month.path(MONTH)), prove(tmp_path / "slow.pdf")
    assert one.text == other.text
    assert one.tree == other.tree
    assert titles(PdfReader(one.path)) == titles(PdfReader(other.path))


def test_a_title_that_names_its_own_place_in_the_outline(publication):
    """The outline was then thought to go on below itself, without end."""
    rest = publication.text(publication.brief).partition("\n")[2]

    def titled(number):
        publication.write(publication.brief, f"title: See /First {number} 0 R\n{rest}")
        compile_bulletin(publication.root, Period.of_month(2010, 8))
        return read_objects(publication.path(publication.pdf).read_bytes()).plain

    own = {number for number, body in titled(100).items() if b"/Title (See" in body}
    assert own
    for number in own:
        assert b"/First %d 0 R" % number in titled(number)[number]
        assert f"See /First {number} 0 R" in prove(publication.path("out/monthly/2010-08.pdf")).text
