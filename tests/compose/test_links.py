"""Links in the file, on paper and aloud."""

import pytest

from briefpress.compose.blocks.contact import telephone_uri
from briefpress.compose.links import ascii_uri, short_form

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
        ("mailto:info@x.org", "mailto:info@x.org"),
        ("tel:+18008606657", "tel:+18008606657"),
    ],
)
def test_a_uri_is_ascii(link, uri):
    assert ascii_uri(link) == uri


@pytest.mark.parametrize(
    ("printed", "uri"),
    [
        ("1-800-860-6657", "tel:+18008606657"),
        ("+49 30 901820", "tel:+4930901820"),
        ("(606) 677-6000", "tel:6066776000"),
    ],
)
def test_a_telephone_number_can_be_called(printed, uri):
    assert telephone_uri(printed) == uri
