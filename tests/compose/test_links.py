"""Links in the file, on paper and aloud."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.compose.blocks.contact import telephone_uri
from briefpress.compose.links import ascii_uri, describe, short_form
from briefpress.reading.layout import read_words

SEED = (
    "http://www.newschief.com/article/20100822/NEWS/8225030/1021/news01"
    "?Title=Resource-officers-keep-schools-safe-build-rapport-with-students"
)


@pytest.mark.parametrize(
    ("url", "printed"),
    [
        ("https://www.cisa.gov/", "cisa.gov"),
        ("https://www.schoolsafety.gov/threat-assessment", "schoolsafety.gov/threat-assessment"),
        ("https://example.org:8080/a?b=c", "example.org:8080/a?b=c"),
        (SEED, "newschief.com/article/20100822/NEWS/8225030/1021/news01/…"),
        ("https://example.org/" + "x" * 80, "example.org/…"),
    ],
)
def test_what_is_printed_can_be_typed(url, printed):
    assert short_form(url) == printed
    assert len(printed) <= 62


@pytest.mark.parametrize(
    ("link", "uri"),
    [
        ("https://x.org/a b", "https://x.org/a%20b"),
        ("https://x.org/a%20b", "https://x.org/a%20b"),
        ("https://español.example/niño", "https://xn--espaol-zwa.example/ni%C3%B1o"),
        ("https://ESPAÑOL.example:8080/", "https://xn--espaol-zwa.example:8080/"),
        ("mailto:info@x.org", "mailto:info@x.org"),
        ("tel:+18008606657", "tel:+18008606657"),
    ],
)
def test_a_uri_is_ascii(link, uri):
    assert ascii_uri(link) == uri


@given(st.text(max_size=20))
def test_no_path_brings_a_blank_a_control_character_or_another_letter_into_the_file(path):
    uri = ascii_uri(f"https://x.org/{path}")
    assert re.fullmatch(r"[!-~]*", uri)
    assert not set(uri) & set('"<>\\^`{|}')


def test_a_link_is_described_by_where_it_leads(words):
    assert describe("mailto:a@b.org?subject=x", words) == "E-mail a@b.org"
    assert describe("tel:+1800", words) == "Call +1800"
    assert describe(SEED, words) == (
        "Open newschief.com/article/20100822/NEWS/8225030/1021/news01/…"
    )


@pytest.fixture
def words():
    return read_words("en", None)


@pytest.mark.parametrize(
    ("printed", "uri"),
    [
        ("1-800-860-6657", "tel:+18008606657"),
        ("+49 30 901820", "tel:+4930901820"),
        ("(606) 677-6000", "tel:6066776000"),
        ("1-800-SAFE-NOW", "tel:+18007233669"),
        ("(606) 677-6000 x12", "tel:6066776000;ext=12"),
        ("606.677.6000, ext. 3", "tel:6066776000;ext=3"),
        ("+44 (0)20 7946 0000", "tel:+442079460000"),
        ("911", "tel:911"),
    ],
)
def test_a_telephone_number_can_be_called(printed, uri):
    assert telephone_uri(printed) == uri
