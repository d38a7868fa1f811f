"""Briefs: every key, every way to get one wrong, each with its place."""

# ruff: noqa: E501 - a row of a table stays on its line

import datetime

import pytest

from briefpress.diagnostics import RefusedError
from briefpress.model.brief import Mark
from briefpress.model.handling import Handling
from briefpress.reading.brief import find_briefs, read_brief

DATE = datetime.date(2026, 9, 14)


@pytest.fixture
def refused(folder, said):
    """What is said about the brief with one text replaced by another."""

    def read(old, new):
        assert old in folder.text
        lines = said(folder.brief, folder.text.replace(old, new))
        return [line.removeprefix(f"{folder.name}:") for line in lines]

    return read


@pytest.fixture
def refused_with(folder, said):
    """What is said about the brief with lines added at its end, which come to stand in lines 22 and on."""

    def read(lines):
        found = said(folder.brief, folder.text + lines)
        return [line.removeprefix(f"{folder.name}:") for line in found]

    return read


def test_the_least_a_brief_needs(folder):
    brief = folder.brief()
    assert (brief.path, brief.date, brief.slug) == (folder.name, DATE, "school-resource-officers")
    assert brief.title.text == "School Resource Officers: A Vital Part of School Safety"
    assert brief.title.place(0) == (1, 9)
    assert brief.title.file == folder.name
    assert brief.marks == (Mark("prevent", "threat_recognition"),)
    assert brief.language == "en-US"
    assert brief.sources[0].url.text == "http://www.newschief.com/article"
    assert brief.thought.function == "collaboration"
    assert brief.files == (folder.root / folder.name,)
    assert (brief.figure, brief.number, brief.handling, brief.expires, brief.supersedes) == (
        None,
        None,
        None,
        None,
        None,
    )


def test_every_key_there_is(folder, png):
    folder.write("content/images/map.png", png(30, 20))
    brief = folder.brief(
        folder.text
        + """\
figure:
  image: content/images/map.png
  alt: Map of the ground floor.
  caption: The office sees the door.
slug: officers
number: 212
handling: TLP:AMBER+STRICT
expires: 2026-12-31
supersedes: 2026-09-01-old-officers
language: es-US
"""
    )
    assert brief.slug == "officers"
    assert brief.number == 212
    assert brief.handling is Handling.AMBER_STRICT
    assert brief.expires == datetime.date(2026, 12, 31)
    assert brief.supersedes == "2026-09-01-old-officers"
    assert brief.language == "es-US"
    assert brief.figure.image.alt.text == "Map of the ground floor."
    assert (brief.figure.image.width, brief.figure.image.height) == (30, 20)
    assert brief.figure.caption.text == "The office sees the door."
    assert brief.files[1] == folder.root / "content/images/map.png"


def test_a_source_may_say_who_and_when(folder):
    brief = folder.brief(
        folder.text.replace(
            "    url: http://www.newschief.com/article\n",
            "    publisher: News Chief\n    accessed: 2026-09-01\n  - title: Another\n",
        )
    )
    first, second = brief.sources
    assert (first.publisher.text, first.accessed) == ("News Chief", datetime.date(2026, 9, 1))
    assert (second.title.text, second.url) == ("Another", None)


@pytest.mark.parametrize("sources", ["sources: []", "sources:"])
def test_a_brief_may_have_no_source(folder, sources):
    text = (
        folder.text[: folder.text.index("sources:")]
        + sources
        + "\n"
        + folder.text[folder.text.index("relevance:") :]
    )
    assert folder.brief(text).sources == ()


@pytest.mark.parametrize(
    ("matrix", "marks"),
    [
        ("matrix: {}", ()),
        ("matrix:", ()),
        ("matrix: {detect: intervention}", (("detect", "intervention"),)),
        (
            "matrix: {prevent: [intervention], deter: [risk_management, collaboration]}",
            (
                ("deter", "collaboration"),
                ("deter", "risk_management"),
                ("prevent", "intervention"),
            ),
        ),
    ],
)
def test_marks_come_in_the_order_of_the_matrix(folder, matrix, marks):
    text = folder.text.replace("matrix:\n  prevent: [threat_recognition]", matrix)
    assert folder.brief(text).marks == tuple(Mark(*mark) for mark in marks)


def test_handling_and_language_of_the_publication_are_the_default(folder):
    folder.write(
        "content/publication.yaml",
        "name: N\norganization: O\nlanguage: vi\nhandling: TLP:GREEN\n",
    )
    brief = folder.brief()
    assert (brief.handling, brief.language) == (Handling.GREEN, "vi")
    assert folder.brief(folder.text + "handling: TLP:RED\n").handling is Handling.RED


def test_a_title_over_two_lines_is_one_line_and_knows_its_places(folder):
    brief = folder.brief(folder.text.replace("Officers: A Vital", 'Officers:\n   A \\"Vital\\"'))
    title = brief.title
    assert title.text == 'School Resource Officers: A "Vital" Part of School Safety'
    assert title.place(title.text.index("A ")) == (2, 4)
    assert title.place(title.text.index("Vital")) == (2, 8)
    assert title.place(title.text.index("Part")) == (2, 16)


def test_all_that_is_wrong_in_a_matrix_is_said_at_once(refused):
    matrix = "  prevent: [{}, threat]\n  deter:\n  detekt: [intervention]\n"
    assert refused("  prevent: [threat_recognition]\n", matrix) == [
        "4:13: BP014 expected a function, found keys with values",
        "4:17: BP103 the function 'threat' is unknown",
        "5:9: BP015 expected a function, found nothing",
        "6:3: BP103 the goal 'detekt' is unknown",
    ]


def test_a_slug_fits_the_name_of_a_file(folder, refused_with):
    assert refused_with(f"slug: {'a' * 101}\n") == [
        "22:7: BP105 the slug has 101 characters, more than 100"
    ]
    assert len(folder.brief(f"{folder.text}slug: {'a' * 100}\n").slug) == 100


WRONG = [
    ('title: "S', 'titel: "S', "1:1: BP012 the key 'titel' is unknown"),
    ("    url:", "    link:", "14:5: BP012 the key 'link' is unknown"),
    ("  question:", "  qestion:", "21:3: BP012 the key 'qestion' is unknown"),
    ("relevance: |\n  They place a police presence in schools.\n", "relevance: ''\n", "15:12: BP015 expected text, found nothing"),
    ('"School Resource Officers: A Vital Part of School Safety"', "[a]", "1:8: BP014 expected text, found a list"),
    ('"School Resource Officers: A Vital Part of School Safety"', '" "', "1:8: BP015 expected text, found nothing"),
    ("sources:\n", "sources:\n  - Just a title\n", "13:5: BP014 expected keys with values, found 'Just a title'"),
    ("date: 2026-09-14", "date: 14.9.2026", "2:7: BP014 expected a date such as 2026-09-14, found '14.9.2026'"),
    ("date: 2026-09-14", "date: 2026-9-14", "2:7: BP014 expected a date such as 2026-09-14, found '2026-9-14'"),
    ("date: 2026-09-14", "date: 2026-02-30", "2:7: BP014 expected a date such as 2026-09-14, found '2026-02-30'"),
    ("date: 2026-09-14", "date: 2026-09-15", "2:7: BP102 the date is 2026-09-15, but the file's name says 2026-09-14"),
    ("  prevent:", "  prevnt:", "4:3: BP103 the goal 'prevnt' is unknown"),
    ("[threat_recognition]", "[treat_recognition]", "4:13: BP103 the function 'treat_recognition' is unknown"),
    ("[threat_recognition]", "[intervention, intervention]", "4:27: BP104 the function 'intervention' stands twice for this goal"),
    ("[threat_recognition]", "[[intervention]]", "4:13: BP014 expected a function, found a list"),
    ("matrix:\n  prevent: [threat_recognition]", "matrix: prevent", "3:9: BP014 expected goals with their functions, such as `detect: [intervention]`, found 'prevent'"),
    ("function: collaboration", "function: Colaboration", "20:13: BP103 the function 'Colaboration' is unknown"),
    ("url: http://www", "url: www", "14:10: BP020 'www.newschief.com/article' does not begin with https:// or http://"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), WRONG)
def test_what_is_wrong_is_said_with_its_place(refused, old, new, expected):
    assert refused(old, new) == [expected]


ADDED = [
    ("title: Again\n", "22:1: BP006 the key 'title' stands twice, first in line 1"),
    ("expires: 2026-09-14\n", "22:10: BP109 the brief expires on 2026-09-14, which is not after its date, 2026-09-14"),
    ("expires: soon\n", "22:10: BP014 expected a date such as 2026-09-14, found 'soon'"),
    ("supersedes: old\n", "22:13: BP014 'old' is not a date such as 2026-09-14, with or without a slug"),
    ("supersedes: 2026-13-01\n", "22:13: BP014 '2026-13-01' is not a date such as 2026-09-14, with or without a slug"),
    ("supersedes: 2026-09-15\n", "22:13: BP110 the brief replaces one of 2026-09-15, which is later than its own date, 2026-09-14"),
    ("slug: ../x\n", "22:7: BP105 '../x' has other than lowercase letters, digits and hyphens"),
    ("slug: Capital\n", "22:7: BP105 'Capital' has other than lowercase letters, digits and hyphens"),
    ("slug: a--b\n", "22:7: BP105 'a--b' has other than lowercase letters, digits and hyphens"),
    ("number: 0\n", "22:9: BP014 expected a whole number from 1 to 999999, found '0'"),
    ("number: many\n", "22:9: BP014 expected a whole number from 1 to 999999, found 'many'"),
    ("handling: AMBER\n", "22:11: BP014 'AMBER' is not one of TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT, TLP:RED"),
    ("language: es_US\n", "22:11: BP021 'es_US' is not a language tag such as en, en-US, es-US or vi"),
    ("figure: content/images/x.png\n", "22:9: BP014 expected keys with values, found 'content/images/x.png'"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), ADDED)
def test_what_is_wrong_with_an_optional_key_is_said_with_its_place(refused_with, line, expected):
    assert refused_with(line) == [expected]


@pytest.mark.parametrize("key", ["title", "date", "context", "sources", "relevance", "techniques"])
def test_a_missing_key_is_named_with_what_it_is_for(folder, key):
    text = folder.text.replace(f"{key}:", "spare:", 1)
    with pytest.raises(RefusedError) as caught:
        folder.brief(text)
    missing = [d for d in caught.value.diagnostics if d.code.id == "BP013"]
    assert [d.message for d in missing] == [f"the key {key!r} is missing"]
    assert missing[0].hint.startswith(f"{key}: ")


def test_a_mistyped_key_is_not_also_called_missing(folder):
    with pytest.raises(RefusedError) as caught:
        folder.brief(folder.text.replace("relevance:", "Relevence:"))
    (problem,) = caught.value.diagnostics
    assert problem.hint == "Did you mean 'relevance'?"


def test_all_problems_come_at_once_in_the_order_of_the_file(refused_with):
    assert refused_with("nmber: 1\nhandling: RED\nslug: ÄÖ\n") == [
        "22:1: BP012 the key 'nmber' is unknown",
        "23:11: BP014 'RED' is not one of TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT, TLP:RED",
        "24:7: BP105 'ÄÖ' has other than lowercase letters, digits and hyphens",
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("content/2026-09/officers.yaml", "BP101 the name 'officers.yaml' is not of the form YYYY-MM-DD-slug.yaml"),
        ("content/2026-09/2026-09-14.yaml", "BP101 the name '2026-09-14.yaml' is not of the form YYYY-MM-DD-slug.yaml"),
        ("content/2026-09/2026-09-14-Big.yaml", "BP101 the name '2026-09-14-Big.yaml' is not of the form YYYY-MM-DD-slug.yaml"),
        ("content/2026-10/2026-09-14-x.yaml", "BP102 the file is of 2026-09-14, but its folder is '2026-10'"),
    ],
)  # fmt: skip
def test_name_and_folder_must_say_the_day(folder, said, name, expected):
    assert said(folder.brief, folder.text, name) == [f"{name}: {expected}"]


def test_a_link_out_of_the_publication_is_not_followed(folder, said, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "secret.yaml"
    elsewhere.write_text(folder.text)
    path = folder.root / folder.name
    path.parent.mkdir(parents=True)
    path.symlink_to(elsewhere)
    assert said(read_brief, path, folder.publication()) == [
        f"{folder.name}: BP016 the file is a link that leads outside the publication"
    ]


class TestFinding:
    def names(self, folder, *paths):
        found = find_briefs(folder.root, [folder.root / path for path in paths])
        return [path.relative_to(folder.root).as_posix() for path in found]

    @pytest.fixture(autouse=True)
    def files(self, folder):
        for name in ("2026-09/2026-09-14-a.yaml", "2026-09/2026-09-01-b.yml", "2026-10/x.yaml"):
            folder.write(f"content/{name}", "")
        for name in ("2026-09/notes.txt", "2026-09/.hidden.yaml", "images/x.yaml", "2026-9/y.yaml"):
            folder.write(f"content/{name}", "")

    def test_all_in_the_order_of_their_days(self, folder):
        everything = [
            "content/2026-09/2026-09-01-b.yml",
            "content/2026-09/2026-09-14-a.yaml",
            "content/2026-10/x.yaml",
        ]
        assert self.names(folder) == everything
        assert self.names(folder, "content") == everything
        assert self.names(folder, "") == everything

    def test_a_month_and_files_each_once(self, folder):
        assert self.names(folder, "content/2026-10", "content/2026-10/x.yaml") == [
            "content/2026-10/x.yaml"
        ]

    def test_what_is_no_brief_is_refused_all_at_once(self, folder, said):
        paths = ["content/images", "content/2026-09/notes.txt", "content/nowhere.yaml", "layouts"]
        folder.write("layouts/daily.yaml", "")
        lines = said(find_briefs, folder.root, [folder.root / path for path in paths])
        assert [line.removeprefix(f"{folder.root}/") for line in lines] == [
            "content/2026-09/notes.txt: BP101 the file is not in a folder content/YYYY-MM/ of the publication",
            "content/images: BP101 the folder holds no briefs of the publication",
            "content/nowhere.yaml: BP001 there is no such file or folder",
            "layouts: BP101 the folder holds no briefs of the publication",
        ]
