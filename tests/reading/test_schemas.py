"""The schemas that editors use: they take what our reader takes, and refuse what it refuses."""

import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from briefpress.reading.nodes import Mapping, Scalar
from briefpress.reading.publication import read_publication
from briefpress.reading.schema.documents import SchemaName, document_schema
from briefpress.reading.source import Problems, Source
from briefpress.reading.yaml import read_yaml
from briefpress.workflows.schemas import schema_text

ROOT = Path(__file__).parents[2]
SEED = Path(__file__).parents[1] / "fixtures/seed"
BRIEF = next((SEED / "content/2010-08").iterdir()).read_text(encoding="utf-8")
PUBLICATION = (SEED / "content/publication.yaml").read_text(encoding="utf-8")
DAILY = (ROOT / "layouts/daily.yaml").read_text(encoding="utf-8")

_NUMBER = re.compile(r"[-+]?[0-9]+")
_DECIMAL = re.compile(r"[-+]?[0-9]*\.[0-9]+")


def value(node):
    """A YAML text as editors understand it: the core schema of YAML 1.2 (10.3.2)."""
    if isinstance(node, Mapping):
        return {key.text: value(inner) for key, inner in node.entries}
    if not isinstance(node, Scalar):
        return [value(item) for item in node.items]
    if node.style != "plain":
        return node.text
    known = {"": None, "~": None, "null": None, "true": True, "false": False}
    if node.text in known:
        return known[node.text]
    if _NUMBER.fullmatch(node.text):
        return int(node.text)
    return float(node.text) if _DECIMAL.fullmatch(node.text) else node.text


def errors(name, text, publication=None):
    problems = Problems()
    tree = read_yaml(Source.of("x.yaml", text), problems)
    problems.refuse()
    schema = document_schema(SchemaName(name), publication)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return [error.message for error in validator.iter_errors(value(tree))]


@pytest.mark.parametrize("name", list(SchemaName))
def test_they_are_schemas_of_2020(name):
    for publication in (None, read_publication(SEED)):
        schema = document_schema(name, publication)
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("name", list(SchemaName))
def test_every_key_is_described(name):
    for record_name, record in document_schema(name)["$defs"].items():
        for key, field in record.get("properties", {}).items():
            assert field.get("description"), f"{record_name}.{key}"


@pytest.mark.parametrize("path", sorted((ROOT / "layouts").glob("*.yaml")), ids=lambda p: p.stem)
def test_the_shipped_layouts_are_valid(path):
    assert errors("layout", path.read_text(encoding="utf-8")) == []


def test_the_briefs_here_are_valid():
    for path in (ROOT / "content").glob("2*/*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert errors("brief", text) == [], path
        assert errors("brief", text, read_publication(ROOT)) == [], path


def test_seed_and_publications_are_valid():
    assert errors("brief", BRIEF) == []
    assert errors("brief", BRIEF, read_publication(SEED)) == []
    assert errors("publication", PUBLICATION) == []
    assert errors("publication", (ROOT / "content/publication.yaml").read_text("utf-8")) == []


@pytest.mark.parametrize(
    "change",
    [
        ("matrix:\n  prevent: [threat_recognition]", "matrix:"),
        ("matrix:\n  prevent: [threat_recognition]", "matrix: {prevent: threat_recognition}"),
        ("date: 2010-08-23", "date: 2010-08-23\nexpires:\nnumber: 7\nhandling: TLP:AMBER+STRICT"),
        ("function: collaboration", "function:"),
    ],
)
def test_what_may_be_left_open_is_valid(change):
    assert change[0] in BRIEF
    assert errors("brief", BRIEF.replace(*change), read_publication(SEED)) == []


@pytest.mark.parametrize(
    "change",
    [
        ("title:", "tilte:"),
        ("date: 2010-08-23", "date: 23 August 2010"),
        ("date: 2010-08-23", "date: 2010-13-23"),
        ("date: 2010-08-23", "date: 2010-08-23\nhandling: TLP:PINK"),
        ("date: 2010-08-23", "date: 2010-08-23\nslug: Not One"),
        ("date: 2010-08-23", "date: 2010-08-23\nnumber: 0"),
        ("date: 2010-08-23", "date: 2010-08-23\nfigure: {image: map.gif, alt: A map}"),
        ("date: 2010-08-23", "date: 2010-08-23\nfigure: {image: map.png}"),
        ("url: http:", "url: ftp:"),
        ("  - title: Resource", "  - titel: Resource"),
        ("relevance: |", "relevence: |"),
        ("  question: |", "  answer: |"),
        ("matrix:\n  prevent: [threat_recognition]", "matrix: prevent"),
    ],
)
def test_bad_briefs_are_not(change):
    assert change[0] in BRIEF
    assert errors("brief", BRIEF.replace(*change)) != []


@pytest.mark.parametrize(
    "change",
    [
        ("prevent: [threat", "prevnt: [threat"),
        ("[threat_recognition]", "[threat_recogniton]"),
        ("[threat_recognition]", "[intervention, intervention]"),
        ("function: collaboration", "function: teamwork"),
    ],
)
def test_in_a_publication_goals_and_functions_are_known(change):
    assert errors("brief", BRIEF.replace(*change), read_publication(SEED)) != []


@pytest.mark.parametrize(
    "change",
    [
        ("organization:", "organisation:"),
        ("email: info@", "email: info at "),
        ("  alt:", "  alternative:"),
        ("language: en-US", "languages: [en-US]"),
        ("telephone: 1-800-860-6657", "fax: 1-800-860-6657"),
        ("language: en-US", "language: en-US\nmatrix: {goals: {Not a key: Goal}}"),
    ],
)
def test_bad_publications_are_not(change):
    assert change[0] in PUBLICATION
    assert errors("publication", PUBLICATION.replace(*change)) != []


@pytest.mark.parametrize(
    "change",
    [
        ("size: letter", "size: lettre"),
        ("left: 0.75in}", "left: wide}"),
        ("columns: 12", "columns: 99"),
        ('ink: "#1C2126"', "ink: black"),
        ("  - title: {", "  - titel: {"),
        ("  - title: {", "  - title: {colour: red, "),
        ("    - space: 0.5", "    - width: 0.5"),
        ("heading: beside", "heading: below"),
        ("fit:\n", "fits:\n"),
        ("  ink:", "  inks:"),
        ("  body:", "  boddy:"),
    ],
)
def test_bad_layouts_are_not(change):
    assert change[0] in DAILY
    assert errors("layout", DAILY.replace(*change, 1)) != []


def test_a_layout_that_extends_another_need_not_be_whole():
    assert errors("layout", "extends: daily\nstyles: {title: {size: 28pt}}\n") == []
    assert errors("layout", "styles: {title: {size: 28pt}}\n") != []
    assert errors("layout", "extends: daily\nstyles: {title: {sise: 28pt}}\n") != []


@pytest.mark.parametrize("name", list(SchemaName))
def test_the_wheel_has_them_as_the_code_makes_them(name):
    packed = ROOT / f"src/briefpress/schemas/{name.value}.json"
    assert packed.read_text(encoding="utf-8") == schema_text(name)
