"""Addresses: which may be printed and clicked, and which may not."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefpress.reading.links import (
    SCHEMES,
    check_email,
    check_link,
    check_parts,
    check_telephone,
    check_web_address,
)


@pytest.mark.parametrize(
    "link",
    [
        "https://www.cisa.gov/",
        "http://example.org",
        "HTTPS://EXAMPLE.ORG/A",
        "https://example.org:8443/a/b?c=d&e=f#g",
        "https://example.org/a_(b)",
        "https://example.org/it's",
        "https://example.org/ñ?q=ü",
        "https://xn--bcher-kva.example/",
        "https://bücher.example/",
        "https://192.0.2.1/",
        "https://[2001:db8::1]/x",
        "https://example.org/100%25",
        "mailto:info@example.org",
        "mailto:a.b+c@sub.example.org?subject=Doors%20open",
        "mailto:a@b.org,c@d.org",
        "tel:+1-800-555-0100",
        "tel:911",
        "tel:+1(800)555.0100;ext=12",
    ],
)
def test_what_may_be_linked(link):
    check_link(link)


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("www.example.org", "is not a whole address"),
        ("//example.org/", "is not a whole address"),
        ("", "is not a whole address"),
        ("#top", "is not a whole address"),
        ("javascript:alert(1)", "links with javascript: are refused"),
        ("JavaScript:alert(1)", "links with JavaScript: are refused"),
        ("vbscript:x", "links with vbscript: are refused"),
        ("data:text/html,x", "links with data: are refused"),
        ("file:///etc/passwd", "links with file: are refused"),
        ("ftp://example.org/", "links with ftp: are refused"),
        ("briefpress-folio:1", "links with briefpress-folio: are refused"),
        ("https:", "has no usable host"),
        ("https:///path", "has no usable host"),
        ("https://user:secret@example.org/", "a user name or password has no place"),
        ("https://example.org@evil.example/", "a user name or password has no place"),
        ("https://exa mple.org/", "has a space"),
        ("https://example.org/a\\b", "a backslash in it"),
        ("https://example.org/\x00", "a control character"),
        ("https://-a.org/", "is not a name in the Domain Name System"),
        ("https://a..b.org/", "is not a name in the Domain Name System"),
        ("https://a_b.org/", "is not a name in the Domain Name System"),
        (f"https://{'a' * 64}.org/", "is not a name in the Domain Name System"),
        ("https://example.org:port/", "has no usable host"),
        ("https://example.org:99999/", "has no usable host"),
        ("https://example.org:/", "the number of the port is missing"),
        ("https://[::1/", "has no usable host"),
        ("http://[::1]x/", "only a port follows"),
        ("https://example.org/\u200b", "there is an invisible character, U+200B"),
        ("https://example.org/100%", "has a % without two digits after it"),
        ("mailto:", "is not a mail address"),
        ("mailto:nobody", "is not a mail address"),
        ("mailto:a@b", "is not a mail address"),
        ("mailto:a b@c.org", "is not a mail address"),
        ("mailto:a@b.org,", "is not a mail address"),
        ("mailto:a@b.org?subject=\n", "a control character"),
        ("mailto:a@b.org?subject=\u202e", "there is an invisible character, U+202E"),
        ("mailto:a@b.org?subject=100%", "has a % without two digits after it"),
        ("tel:", "is not a number such as"),
        ("tel:12", "too few digits"),
        ("tel:call-me", "is not a number such as"),
        ("tel:555 0100", "is not a number such as"),
    ],
)
def test_what_may_not(link, said):
    with pytest.raises(ValueError, match=re.escape(said)):
        check_link(link)


@pytest.mark.parametrize("number", ["1-800-860-6657", "(606) 555 0100", "+44 20 7946 0000", "911"])
def test_numbers_as_people_print_them(number):
    check_telephone(number)


@pytest.mark.parametrize("number", ["1-800-SAFE-NOW", "(606) 555-0100 x12", "606.555.0100, ext. 3"])
def test_numbers_with_letters_and_extensions(number):
    check_telephone(number)


@pytest.mark.parametrize(
    "number",
    ["555 0100 or 555 0199", "555-0100 (front desk)", "555 0100; 555 0199", "Call 555 0100"],
)
def test_words_and_second_numbers_would_be_dialled_and_are_refused(number):
    with pytest.raises(ValueError, match="is more than one telephone number"):
        check_telephone(number)


@pytest.mark.parametrize("number", ["", "12", "call us", "१२३४"])
def test_what_nobody_could_dial(number):
    with pytest.raises(ValueError, match="too few digits"):
        check_telephone(number)


@pytest.mark.parametrize("address", ["info@example.org", "o'neil@k12.ky.us", "a@bücher.org"])
def test_mail_addresses(address):
    check_email(address)


labels = st.from_regex(r"\A[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?\Z")
hosts = st.lists(labels, min_size=2, max_size=4).map(".".join).filter(lambda h: "--" not in h)
paths = st.lists(st.from_regex(r"\A[A-Za-z0-9._~!$&'()*+,;=:@-]{0,8}\Z"), max_size=4).map("/".join)


@given(st.sampled_from(["http", "https", "HTTPS"]), hosts, paths)
def test_any_well_formed_address_is_usable(scheme, host, path):
    check_web_address(f"{scheme}://{host}/{path}")


@given(st.text(max_size=30))
@example("java\tscript:x")
@example(" javascript:x")
@example("https://[")
@example("https://\u2100.org/")
@example("mailto:a@\u2100")
def test_nothing_is_too_strange_to_be_judged(text):
    try:
        check_link(text)
    except ValueError:
        return
    assert text.partition(":")[0].lower() in SCHEMES


LETTERS = st.sampled_from("aZ9.-/:@%2F?#&=[]\\\\ é_~,\u00ad")


@given(st.text(LETTERS, max_size=40) | st.integers(60, 260).map(lambda n: "ab." * n + "org"))
@example("example.org:0/")
@example("a.org./")
@example("a@b.org")
@example("a.org/%zz")
@example("a.org\n")
def test_an_address_is_looked_at_as_a_whole_only_where_its_parts_would_do(rest):
    assert refusal(check_web_address, f"https://{rest}") == refusal(check_parts, f"https://{rest}")


def refusal(check, address):
    try:
        check(address)
    except ValueError as error:
        return str(error)
    return None
