"""How a publication prints and mails, as `distribution:` says it."""

import pytest

from briefpress.diagnostics import RefusedError
from briefpress.model.sending import (
    ColorMode,
    Finishing,
    MailSettings,
    PrintSettings,
    Security,
    SendingSettings,
    Sides,
    media_of,
)
from briefpress.reading.publication import read_publication


def read(publication, text):
    path = "content/publication.yaml"
    publication.write(path, publication.text(path) + text)
    return read_publication(publication.root).sending


def test_without_settings_there_is_no_mail_and_plain_printing(publication):
    assert read(publication, "") == SendingSettings(PrintSettings(), None)


def test_every_setting_is_read(publication):
    text = """
distribution:
  mail:
    host: smtp.example.org
    port: 465
    security: tls
    from: briefs@example.org
    reply_to: desk@example.org
    unsubscribe: leave@example.org
    user: briefs
    per_minute: 30
  print:
    sides: one-sided
    media: iso_a4_210x297mm
    finishings: staple-top-left
    print_color_mode: monochrome
    job_sheets: standard
    numbered: false
"""
    assert read(publication, text) == SendingSettings(
        PrintSettings(
            Sides.ONE_SIDED,
            "iso_a4_210x297mm",
            Finishing.STAPLE_TOP_LEFT,
            ColorMode.MONOCHROME,
            "standard",
            numbered=False,
        ),
        MailSettings(
            "smtp.example.org",
            465,
            Security.TLS,
            "briefs@example.org",
            "desk@example.org",
            "leave@example.org",
            "briefs",
            30,
        ),
    )


def test_people_leave_by_writing_to_the_sender_where_nothing_else_is_said(publication):
    text = "\ndistribution:\n  mail: {host: localhost, security: none, from: a@example.org}\n"
    mail = read(publication, text).mail
    assert (mail.unsubscribe, mail.port) == ("a@example.org", 587)


@pytest.mark.parametrize(
    ("mail", "code", "message"),
    [
        ("host: x.org, from: a@x.org, password: hunter2", "BP838", "a password stands in a file"),
        ("host: x.org, from: a@x.org, security: none", "BP837", "for all to read"),
        ("host: 10.0.0.1, from: a@x.org, security: none", "BP837", "for all to read"),
        ("hots: x.org, host: x.org, from: a@x.org", "BP012", "the key 'hots' is unknown"),
        ("host: '-x y', from: a@x.org", "BP014", "Domain Name System"),
        ("host: x.org, from: 'a@x.org, b@x.org'", "BP020", "is not a mail address"),
        ('host: x.org, from: "a@x.org\\nBcc: b@x.org"', "BP020", "is not a mail address"),
        ("host: x.org, from: a@x.org, port: 0", "BP014", "from 1 to 65535"),
    ],
)
def test_what_is_wrong_is_refused_and_no_password_is_repeated(publication, mail, code, message):
    with pytest.raises(RefusedError) as refused:
        read(publication, f"\ndistribution:\n  mail: {{{mail}}}\n")
    assert any(
        problem.code.id == code and message in problem.message
        for problem in refused.value.diagnostics
    )
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize("media", ["Letter", "na_letter; rm", "-o raw"])
def test_printers_are_asked_in_keywords_only(publication, media):
    with pytest.raises(RefusedError, match="no keyword of IPP"):
        read(publication, f"\ndistribution:\n  print: {{media: '{media}'}}\n")


@pytest.mark.parametrize(
    ("size", "name"),
    [
        ((612, 792), "na_letter_8.5x11in"),
        ((841.89, 595.28), "iso_a4_210x297mm"),
        ((1224, 792), "na_ledger_11x17in"),
        ((360, 720), "custom_page_5x10in"),
    ],
)
def test_a_page_is_printed_on_paper_of_its_size(size, name):
    assert media_of(*size) == name
