"""The publication: who publishes, under what name, in which languages."""

# ruff: noqa: E501 - a row of a table stays on its line

from pathlib import Path

import pytest

from briefpress.diagnostics import RefusedError
from briefpress.model.handling import Handling
from briefpress.reading.publication import find_root, read_publication

LEAST = "name: Brief\norganization: Institute\nlanguage: en-US\n"
PATH = "content/publication.yaml"


@pytest.fixture
def read(folder):
    def publication(text):
        folder.write(PATH, text)
        return read_publication(folder.root)

    return publication


@pytest.fixture
def refused(said, read):
    def listen(text):
        return [line.removeprefix(f"{PATH}:") for line in said(read, text)]

    return listen


def test_the_least_a_publication_needs(folder, read):
    publication = read(LEAST)
    assert publication.root == folder.root
    assert publication.files == (folder.root / PATH,)
    assert publication.name.best("en-US")[1].text == "Brief"
    assert publication.language == "en-US"
    assert [axis.key for axis in publication.goals] == [
        "deter",
        "detect",
        "prevent",
        "eliminate_threats",
    ]
    assert [axis.key for axis in publication.functions] == [
        "collaboration",
        "information_sharing",
        "threat_recognition",
        "risk_management",
        "intervention",
    ]
    assert (publication.contact, publication.logo, publication.handling) == (None, None, None)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("en-US", ("en", "Brief")),
        ("es", ("es", "Boletín")),
        ("es-MX", ("es", "Boletín")),
        ("ES-mx", ("es", "Boletín")),
        ("zh-Hant", ("zh-Hant", "簡報")),
        ("vi", ("en", "Brief")),
    ],
)
def test_a_text_may_be_in_several_languages(read, wanted, found):
    text = LEAST.replace("name: Brief", "name: {en: Brief, es: Boletín, zh-Hant: 簡報}")
    tag, span = read(text).name.best(wanted)
    assert (tag, span.text) == found


def test_a_text_alone_is_in_the_language_of_the_publication(read):
    assert read(LEAST).organization.best("es")[0] == "en-US"


def test_the_axes_may_be_its_own(read):
    publication = read(
        LEAST
        + "matrix:\n  goals: {ready: Ready, respond: {en: Respond, es: Responder}}\n"
        + "  functions: {people: People}\n"
    )
    assert [axis.key for axis in publication.goals] == ["ready", "respond"]
    assert publication.goals[1].label.best("es")[1].text == "Responder"
    assert [axis.label.best("en")[1].text for axis in publication.functions] == ["People"]


def test_one_axis_may_be_its_own(read):
    publication = read(LEAST + "matrix: {goals: {ready: Ready}}\n")
    assert len(publication.goals) == 1
    assert len(publication.functions) == 5


def test_contact_and_what_stands_before_its_parts(read):
    contact = read(
        LEAST
        + """\
contact:
  heading: {en: Reach us, es: Contacto}
  about: Who we are.
  email: info@example.org
  address: |
    Institute

    1 Street
  telephone: 1-800-555-0100
  web: https://example.org/
  labels: {email: "Write:", telephone: {en: "Call:", es: "Llame:"}}
"""
    ).contact
    assert contact.heading.best("es")[1].text == "Contacto"
    assert contact.email.text == "info@example.org"
    assert [line.text for line in contact.address] == ["Institute", "1 Street"]
    assert [line.place(0) for line in contact.address] == [(9, 5), (11, 5)]
    assert contact.email_label.best("en")[1].text == "Write:"
    assert contact.telephone_label.best("es")[1].text == "Llame:"
    assert contact.address_label is None


def test_an_address_may_be_a_list_of_lines(read):
    contact = read(LEAST + "contact: {address: [Institute, 1 Street]}\n").contact
    assert [line.text for line in contact.address] == ["Institute", "1 Street"]


@pytest.mark.parametrize("handling", list(Handling))
def test_handling(read, handling):
    assert read(f"{LEAST}handling: {handling.value}\n").handling is handling


def test_a_logo(folder, read, png):
    folder.write("content/images/logo.png", png(8, 4))
    publication = read(LEAST + "logo: {image: content/images/logo.png, alt: Logo of us}\n")
    assert publication.logo.alt.text == "Logo of us"
    assert publication.files == (folder.root / PATH, folder.root / "content/images/logo.png")


WRONG = [
    ("", ["1:1: BP015 the file is empty"]),
    ("name: x\n", ["1:1: BP013 the key 'organization' is missing", "1:1: BP013 the key 'language' is missing"]),
    (LEAST + "nmae: x\n", ["4:1: BP012 the key 'nmae' is unknown"]),
    (LEAST.replace("en-US", "English, please"), ["3:11: BP021 'English, please' is not a language tag such as en, en-US, es-US or vi"]),
    (LEAST.replace("name: Brief", "name: {e: Brief}"), ["1:8: BP021 'e' is not a language tag such as en, en-US, es-US or vi"]),
    (LEAST.replace("name: Brief", "name: {}"), ["1:7: BP015 there is a text in no language"]),
    (LEAST.replace("name: Brief", "name: {en: ''}"), ["1:12: BP015 expected text, found nothing"]),
    (LEAST.replace("name: Brief", "name: [a]"), ["1:7: BP014 expected text, or a text for each language, found a list"]),
    (LEAST.replace("name: Brief", "name: {en: '', es: [], vi: ''}"), ["1:12: BP015 expected text, found nothing", "1:20: BP014 expected text, found a list", "1:28: BP015 expected text, found nothing"]),
    (LEAST + "handling: SECRET\n", ["4:11: BP014 'SECRET' is not one of TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT, TLP:RED"]),
    (LEAST + "matrix: {goals: {}}\n", ["4:17: BP202 the axis has no keys"]),
    (LEAST + "matrix: {goals: {Big Goal: x}}\n", ["4:18: BP202 'Big Goal' has other than lowercase letters, digits and underscores"]),
    (LEAST + "matrix: {goals: [a, b]}\n", ["4:17: BP014 expected keys with their printed labels, found a list"]),
    (LEAST + "matrix: {goals: {a: [], b: ''}}\n", ["4:21: BP014 expected text, or a text for each language, found a list", "4:28: BP015 expected text, or a text for each language, found nothing"]),
    (LEAST + "contact: {address: ['', []]}\n", ["4:21: BP015 expected text, found nothing", "4:25: BP014 expected text, found a list"]),
    (LEAST + "contact: {email: nobody}\n", ["4:18: BP020 'nobody' is not a mail address such as info@example.org"]),
    (LEAST + "contact: {telephone: none}\n", ["4:22: BP020 'none' is not a telephone number: it has too few digits"]),
    (LEAST + "contact: {web: example.org}\n", ["4:16: BP020 'example.org' does not begin with https:// or http://"]),
    (LEAST + "contact: {fax: 1}\n", ["4:11: BP012 the key 'fax' is unknown"]),
    (LEAST + "contact: {address: []}\n", ["4:20: BP014 expected the lines of an address, found a list"]),
    (LEAST + "logo: {image: content/logo.png}\n", ["4:7: BP013 the key 'alt' is missing", "4:15: BP017 there is no picture 'content/logo.png'"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_is_wrong_is_said_with_its_place(refused, text, expected):
    assert refused(text) == expected


class TestRoot:
    def test_it_is_the_nearest_folder_up_from_here(self, folder, monkeypatch):
        inside = folder.root / "content" / "2026-09"
        inside.mkdir()
        for here in (inside, folder.root):
            monkeypatch.chdir(here)
            assert find_root() == folder.root

    def test_where_there_is_none_it_says_what_to_do(self, tmp_path_factory, monkeypatch):
        monkeypatch.chdir(tmp_path_factory.mktemp("empty"))
        with pytest.raises(RefusedError) as caught:
            find_root()
        (problem,) = caught.value.diagnostics
        assert problem.code.id == "BP201"
        assert "--root" in problem.hint

    @pytest.mark.parametrize(
        ("given", "message", "hint"),
        [
            ("nowhere", "there is no such folder", "the one that holds content/publication.yaml"),
            ("README.md", "that is a file, not a publication's folder", "the one that holds"),
            ("content", "no content/publication.yaml in this folder", "folder is {root};"),
            ("x" * 300, "the folder can't be read: file name too long", "the one that holds"),
        ],
    )
    def test_the_one_that_is_given_is_never_another(
        self, folder, monkeypatch, given, message, hint
    ):
        (folder.root / "README.md").write_text("Read me.")
        monkeypatch.chdir(folder.root)
        assert find_root(Path()) == folder.root
        with pytest.raises(RefusedError) as caught:
            find_root(Path(given))
        (problem,) = caught.value.diagnostics
        assert (problem.code.id, problem.place.path) == ("BP201", given)
        assert problem.message.endswith(message)
        assert hint.format(root=folder.root.as_posix()) in problem.hint
