"""The list of recipients: what offices export, and what is wrong with it, cell by cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.diagnostics import RefusedError
from briefpress.model.handling import Handling
from briefpress.model.recipient import Channel, Recipient, schools_of
from briefpress.reading.csv import read_rows
from briefpress.reading.recipients import COLUMNS, read_recipients
from briefpress.reading.source import Problems, Source

HEAD = ",".join(COLUMNS)
ROW = (
    "Lincoln High,Ana Díaz,Principal,print,2,large-print,es,TLP:AMBER,client;north,,office-2,"
    '"12 Main St;Somerset, KY 42501"'
)


def read(publication, text, encoding="utf-8"):
    publication.write("content/recipients.csv", text.encode(encoding))
    return read_recipients(publication.root)


def refusals(publication, text, encoding="utf-8"):
    with pytest.raises(RefusedError) as refused:
        read(publication, text, encoding)
    return [(d.place.line, d.place.column, d.code.id, d.message) for d in refused.value.diagnostics]


def test_a_row_is_a_person_with_all_that_the_columns_say(publication):
    assert read(publication, f"{HEAD}\n{ROW}\n") == (
        Recipient(
            line=2,
            school="Lincoln High",
            name="Ana Díaz",
            role="Principal",
            channel=Channel.PRINT,
            copies=2,
            edition="large-print",
            language="es",
            clearance=Handling.AMBER,
            groups=("client", "north"),
            email="",
            printer="office-2",
            address=("12 Main St", "Somerset, KY 42501"),
        ),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_office_may_export_it(publication, encoding, separator, end):
    rows = ["school,name,channel,copies", "Lincoln High,Ana Díaz,print,3", "Rivera,O’Brien,print,"]
    text = end.join(row.replace(",", separator) for row in rows) + end
    found = read(publication, text, encoding)
    assert [(r.school, r.name, r.copies) for r in found] == [
        ("Lincoln High", "Ana Díaz", 3),
        ("Rivera", "O’Brien", 1),
    ]


def test_what_spreadsheets_add_does_no_harm(publication):
    text = (
        (
            "sep=;\n"
            "school;name;channel;address;;\n"
            '"Lincoln ""L"" High";Ana\xa0 Díaz;E-Mail;"1 Main St\nBoston, MA ";;\n'
            ";;;;;\n"
            "\n"
        )
        .replace("channel", "channel;email")
        .replace("E-Mail", "E-Mail;ana@example.org")
    )
    (recipient,) = read(publication, text)
    assert recipient.school == 'Lincoln "L" High'
    assert recipient.name == "Ana Díaz"
    assert recipient.channel is Channel.EMAIL
    assert recipient.address == ("1 Main St", "Boston, MA")


def test_a_zero_kept_with_a_formula_is_the_text_it_stands_for(publication):
    text = 'school,name,channel,address\nLincoln,Ana,print,"=""02139"""\n'
    (recipient,) = read(publication, text)
    assert recipient.address == ("02139",)


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("=cmd|'/c calc'!A1", "begins like a formula: \"=cmd|'/c calc'!A1\""),
        ("@SUM(A1)", "begins like a formula: '@SUM(A1)'"),
        ("+1", "begins like a formula: '+1'"),
        ("-1", "begins like a formula: '-1'"),
        ("'=1+1", 'begins like a formula: "\'=1+1"'),
    ],
)
def test_formulas_are_refused_wherever_they_stand(publication, cell, message):
    found = refusals(publication, f'school,name,channel\nLincoln,"{cell}",print\n')
    assert found == [(2, 9, "BP804", f"the cell under 'name' {message}")]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (
            "shcool,name,channel\nx,y,print\n",
            [(1, 1, "BP802", "the column 'shcool' is unknown")],
        ),
        (
            "school,name,name,colour\n",
            [
                (1, 1, "BP802", "there is no column 'channel'"),
                (1, 13, "BP802", "there are two columns 'name'"),
                (1, 18, "BP802", "the column 'colour' is unknown"),
            ],
        ),
        ("", [(1, 1, "BP802", "there is no column 'school' and 'name' and 'channel'")]),
        (
            (
                "school,name,channel,copies,edition,clearance,email,printer,language,group\n"
                "Lincoln,,fax,0,large,amber+,x@y,-oraw,x_,a/b\n"
            ),
            [
                (2, 9, "BP803", "the cell under 'name' is empty"),
                (2, 10, "BP803", "'fax' is not a channel: print or email"),
                (2, 14, "BP803", "'0' is not a number of copies from 1 to 999"),
                (2, 16, "BP803", "there is no edition 'large': no such layout"),
                (2, 22, "BP803", "'AMBER+' is no label of TLP 2.0"),
                (2, 29, "BP803", "'x@y' is not a mail address such as info@example.org"),
                (2, 33, "BP804", "the cell under 'printer' begins like a formula: '-oraw'"),
                (2, 39, "BP803", "'x_' is not a language tag such as en, en-US, es-US or vi"),
                (2, 42, "BP803", "'a/b' is not a name of a group"),
            ],
        ),
        (
            "school,name,channel,email,copies\nLincoln,Ana,email,,\nL,Bo,email,bo@example.org,2\n",
            [
                (2, 19, "BP803", "the channel is email, but there is no address"),
                (3, 27, "BP803", "2 copies by mail: each person gets one message"),
            ],
        ),
        (
            "school,name,channel\nLincoln High, Somerset,Ana,print\n",
            [
                (2, 24, "BP803", "'ana' is not a channel: print or email"),
                (2, 28, "BP802", "'print' stands under no heading"),
            ],
        ),
        (
            'school,name,channel\nLincoln,"Ana,print\n',
            [
                (2, 1, "BP803", "the cell under 'channel' is empty"),
                (2, 9, "BP801", 'a quote " is opened and never closed'),
            ],
        ),
        (
            'school,name,channel\nLincoln,"Ana" Díaz,print\n',
            [(2, 14, "BP801", "after the closing quote there is 'Díaz'")],
        ),
        (
            "school,name,channel,address\nLincoln,Ana,print,1 Main St;Boston MA 2139\n",
            [(2, 19, "BP806", "the postal code 2139 has lost its leading zero")],
        ),
        (
            (
                "school,name,channel,email\nL,Ana,print,\nl,ANA,print,\nL,Ana,email,a@b.org\n"
                "M,Ana,email,A@B.org\n"
            ),
            [
                (3, 1, "BP805", "ANA, l stands in line 2 already, with the same edition"),
                (5, 1, "BP805", "A@B.org stands in line 4 already, with the same edition"),
            ],
        ),
        (
            "school,name,channel\nL\x07,Ana,print\n",
            [(2, 2, "BP004", "there is a control character, U+0007")],
        ),
    ],
)
def test_every_problem_is_found_at_once_and_has_its_place(publication, text, problems):
    assert refusals(publication, text) == problems


def test_smart_quotes_get_a_hint(publication):
    publication.write("content/recipients.csv", "school,name,channel\n“A, B”,Ana,print\n")
    with pytest.raises(RefusedError) as refused:
        read_recipients(publication.root)
    hints = [d.hint for d in refused.value.diagnostics]
    assert 'Quotes must be straight ones: "…", not “…”.' in hints


def test_bytes_that_no_office_writes_are_refused(publication):
    publication.write("content/recipients.csv", b"school,name,channel\nL\x81,\xff,print\n")
    with pytest.raises(RefusedError, match="neither UTF-8 nor Windows-1252"):
        read_recipients(publication.root)


def test_a_missing_list_is_said_to_be_missing(publication):
    with pytest.raises(RefusedError, match=r"content/recipients.csv: BP001 the file is not there"):
        read_recipients(publication.root)


def person(clearance, *groups, copies=1):
    return Recipient(2, "L", "Ana", "", Channel.PRINT, copies, clearance=clearance, groups=groups)


@pytest.mark.parametrize(
    ("label", "who", "refusal"),
    [
        (None, person(Handling.CLEAR), None),
        (Handling.CLEAR, person(Handling.CLEAR), None),
        (Handling.GREEN, person(Handling.CLEAR), "is cleared for TLP:CLEAR only"),
        (Handling.GREEN, person(Handling.GREEN), None),
        (Handling.AMBER, person(Handling.RED), "is not in the group organization or client"),
        (Handling.AMBER, person(Handling.AMBER, "client"), None),
        (Handling.AMBER, person(Handling.AMBER, "organization"), None),
        (
            Handling.AMBER_STRICT,
            person(Handling.AMBER_STRICT, "client"),
            "is not in the group organization",
        ),
        (Handling.AMBER_STRICT, person(Handling.RED, "organization"), None),
        (Handling.RED, person(Handling.AMBER_STRICT), "is cleared for TLP:AMBER+STRICT only"),
        (Handling.RED, person(Handling.RED), None),
        (
            Handling.RED,
            person(Handling.RED, copies=2),
            "would get 2 copies, and TLP:RED is for one person only",
        ),
    ],
)
def test_a_label_says_who_may_have_it(label, who, refusal):
    assert who.refusal(label) == refusal


def test_schools_keep_the_order_of_the_list():
    def at(line, school):
        return Recipient(line, school, f"P{line}", "", Channel.PRINT, 1)

    found = schools_of((at(2, "B"), at(3, "A"), at(4, "b")))
    assert {s: [r.line for r in people] for s, people in found.items()} == {"B": [2, 4], "A": [3]}
    assert list(found) == ["B", "A"]


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=8)


@given(st.lists(st.lists(CELLS | st.just('a "b"\nc; d, e'), min_size=2, max_size=4), max_size=5))
def test_what_is_written_as_csv_is_read_back(rows):
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(["h1", "h2"])
    writer.writerows(rows)
    problems = Problems()
    source = Source("x.csv", out.getvalue(), tuple(out.getvalue().split("\n")))
    _, *found = read_rows(source, problems)
    assert [[cell.text for cell in row] for row in found] == [
        row for row in rows if any(cell.strip() for cell in row)
    ]
    assert not len(problems)


@given(st.text(st.characters(exclude_characters="\r", exclude_categories=("Cs",)), max_size=60))
def test_no_text_breaks_the_reader(text):
    source = Source("x.csv", text, tuple(text.split("\n")))
    list(read_rows(source, Problems()))
