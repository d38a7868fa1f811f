"""Whatever a text holds, it is text: never a pattern, markup, an operator, XML or another link."""

import json
import string

import pypdfium2
import pytest
from hostile_texts import LONG_WORD, TEXTS
from pypdf import PdfReader

from briefpress.diagnostics import RefusedError, Severity
from briefpress.verify.proof import Verdict, prove
from briefpress.workflows.build import Outcome, build
from briefpress.workflows.check import check

#: An address with everything that may stand in one, and how RFC 3986 has it written.
URL = "https://español.example/a(b)'c\"<d>{e}|^`ü%20?x=]]>&y=)Tj+{folio}#ñ"
URI = (
    "https://xn--espaol-zwa.example/a(b)'c%22%3Cd%3E%7Be%7D%7C%5E%60%C3%BC%20"
    "?x=]]%3E&y=)Tj+%7Bfolio%7D#%C3%B1"
)


def quoted(text):
    """A text in double quotes, as YAML and JSON have them."""
    return json.dumps(text, ensure_ascii=False)


@pytest.fixture
def hostile(publication):
    """Put a text wherever a publication and a brief have one; return the proven PDF of a layout."""

    def make(text, layout="daily"):
        said = quoted(text)
        publication.write(
            "content/publication.yaml",
            f"name: {said}\norganization: {said}\nlanguage: en-US\n"
            f"logo: {{image: content/images/logo.png, alt: {said}}}\n"
            f"contact: {{about: {said}, heading: {said}, address: [{said}]}}\n"
            f"matrix:\n  goals: {{prevent: {said}}}\n"
            f"  functions: {{threat_recognition: {said}}}\n",
        )
        publication.write(
            publication.brief,
            f"title: {said}\ndate: 2010-08-23\nmatrix: {{prevent: [threat_recognition]}}\n"
            f"context: Plain.\nrelevance: Plain.\ntechniques: Plain.\n"
            f"sources: [{{title: {said}, publisher: {said}, url: {quoted(URL)}}}]\n"
            f"figure: {{image: content/images/logo.png, alt: {said}, caption: {said}}}\n",
        )
        return proven(publication, layout)

    return make


def proven(publication, layout="daily"):
    (built,) = build(publication.root, layout=layout).briefs
    assert [problem.message for problem in built.diagnostics] == []
    assert built.outcome is Outcome.BUILT
    proof = prove(publication.path(built.record.path))
    assert [problem.message for problem in proof.diagnostics] == []
    assert {check.verdict for check in proof.checks} == {Verdict.PASSED}
    return proof


def outline_titles(reader):
    return [item.title for item in reader.outline if not isinstance(item, list)]


def uris(reader):
    """Where the links lead; there is no other annotation, and no other action."""
    found = []
    for page in reader.pages:
        for annotation in (each.get_object() for each in page.get("/Annots", [])):
            assert annotation["/Subtype"] == "/Link"
            assert set(annotation["/A"]) == {"/S", "/URI"}
            assert annotation["/A"]["/S"] == "/URI"
            found.append(annotation["/A"]["/URI"])
    return found


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("layout", ["daily", "daily-sidebar", "large-print"])
def test_a_text_is_itself_wherever_it_stands(hostile, name, layout):
    text = TEXTS[name]
    proof = hostile(text, layout)
    lines = proof.text.splitlines()
    assert lines.count(text) >= 6  # name, organization, title, alt, caption, source
    assert sum(line.count(text) for line in lines) >= 12
    reader = PdfReader(proof.path)
    assert reader.xmp_metadata.dc_title == {"x-default": text}
    assert reader.xmp_metadata.dc_creator == [text]
    assert reader.metadata.title == text
    assert outline_titles(reader)[0] == text
    assert set(uris(reader)) == {URI}


@pytest.mark.parametrize("name", ["patterns", "markup"])
def test_running_lines_are_filled_once(hostile, publication, name):
    """Patterns of a layout are format strings; what fills their gaps is not."""
    text = TEXTS[name]
    publication.write(
        "layouts/lined.yaml",
        'extends: large-print\nrunning: {head: {left: "{{}} {title} · {name}", right: ""}}\n'
        "styles: {running: {size: 18pt}}\n",
    )
    proof = hostile(text, "lined")
    assert proof.pages > 1
    page = pypdfium2.PdfDocument(proof.path)[1]
    assert f"{{}} {text[:30]}" in " ".join(page.get_textpage().get_text_range().split())


def test_a_word_that_no_line_holds_is_broken_and_read_whole(publication):
    text = publication.text(publication.brief).partition("\n")[2]
    text = text.replace("rapport with students.", LONG_WORD)
    publication.write(publication.brief, f"title: {LONG_WORD}\n{text}")
    proof = proven(publication, "large-print")
    assert LONG_WORD in proof.text.splitlines()
    assert f"• SRO's should build a good {LONG_WORD}" in proof.text.splitlines()
    for page in pypdfium2.PdfDocument(proof.path):
        width = page.get_width()
        for box in map(page.get_textpage().get_charbox, range(page.get_textpage().count_chars())):
            assert 0 <= box[0] <= box[2] <= width - 18


def escaped(text, signs=string.punctuation):
    """A text in Markdown, a backslash before each sign that could mean something."""
    return "".join(f"\\{letter}" if letter in signs else letter for letter in text)


@pytest.mark.parametrize("name", TEXTS)
def test_prose_with_it_says_it(publication, name):
    text = TEXTS[name]
    words, target = escaped(text), escaped(URL, "<>`")
    brief = publication.text(publication.brief)
    brief = brief.replace("rapport with students.", f"rapport. [{words}](<{target}>) {words}")
    publication.write(publication.brief, brief)
    proof = proven(publication)
    assert f"• SRO's should build a good rapport. {text} {text}" in proof.text.splitlines()
    assert URI in uris(PdfReader(proof.path))


@pytest.mark.parametrize(
    ("escape", "code"),
    [
        (r"\a", "BP004"),
        (r"\0", "BP004"),
        (r"\x85", "BP004"),
        (r"\u2028", "BP004"),
        (r"\u202E", "BP004"),
        (r"\uFEFF", "BP004"),
        (r"\uFFFF", "BP004"),
        (r"\U000E0041", "BP004"),
        (r"\uD800", "BP005"),
        (r"\uD83D\uDE00", "BP005"),
        (r"\uE000", "BP401"),
        (r"\u0301", "BP404"),
    ],
)
@pytest.mark.parametrize("place", ["title", "name"])
def test_what_is_no_letter_does_not_get_in(publication, escape, code, place):
    """Not even as an escape in double quotes, in a brief or in the publication."""
    name = publication.brief if place == "title" else "content/publication.yaml"
    first, _, rest = publication.text(name).partition(f"{place}:")
    publication.write(name, f'{first}{place}: "x{escape}y"\n{rest.partition(chr(10))[2]}')
    try:
        found = check(publication.root).diagnostics
    except RefusedError as refused:  # a publication that can't be read has no briefs to look at
        found = refused.diagnostics
    problems = [problem for problem in found if problem.severity is Severity.ERROR]
    assert {problem.code.id for problem in problems} == {code}
    assert problems[0].place.path == name


def test_lines_of_a_title_are_one_line(publication):
    text = publication.text(publication.brief).partition("\n")[2]
    publication.write(publication.brief, f"title: |\n  Doors,\n  locks\n{text}")
    proof = proven(publication)
    assert "Doors, locks" in proof.text.splitlines()
    assert PdfReader(proof.path).metadata.title == "Doors, locks"
