"""The commands of a distribution as a clerk or cron meets them."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest

LIST = (
    "school,name,channel,copies,email\n"
    "Lincoln High,Ana Díaz,print,2,\n"
    "Rivera Elementary,Eve Ito,email,,eve@example.org\n"
)
DAY = "2010-08-23"


@pytest.fixture
def briefpress(publication, serve_mail):
    """Run a command in a publication that mails to a server of the test."""
    publication.write("content/recipients.csv", LIST)
    server = serve_mail()
    path = "content/publication.yaml"
    mail = f"host: localhost, port: {server.port}, security: none, from: us@example.org"
    text = f"\ndistribution:\n  mail: {{{mail}}}\n"
    publication.write(path, publication.text(path) + text)

    def run(*arguments, expect=0):
        command = [sys.executable, "-m", "briefpress", *map(str, arguments)]
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            cwd=publication.root,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
        assert done.returncode == expect, done.stderr
        assert "Traceback" not in done.stderr
        return done

    run.server = server
    return run


def test_from_plan_to_receipt(briefpress):
    done = briefpress("distribute", "plan", DAY)
    assert "2 printed copies in 1 pack: 4 impressions, 4 sheets, 0 staples" in done.stdout
    assert "1 copy by mail" in done.stdout
    done = briefpress("distribute", "send", DAY, "--yes")
    assert "4 copies and papers by hand, from out/distribution/2010-08-23/packs" in done.stdout
    assert done.stdout.endswith("5 sent\n")
    assert len(briefpress.server.letters) == 1
    done = briefpress("distribute", "acknowledge", DAY, "--copy", "1")
    assert done.stdout == "1 copy acknowledged\n"
    table = briefpress("distribute", "status", DAY).stdout.split("\n")
    assert [line.split() for line in table[:4]] == [
        ["school", "copies", "sent", "acknowledged"],
        ["Lincoln", "High", "2", "1", "1"],
        ["Rivera", "Elementary", "1", "1", "0"],
        ["total", "3", "2", "1"],
    ]


def test_without_a_yes_nothing_is_sent(briefpress):
    briefpress("distribute", "plan", DAY)
    done = briefpress("distribute", "send", DAY)
    assert "1 message through localhost" in done.stdout
    assert "Nothing was sent: add --yes" in done.stderr
    done = briefpress("distribute", "send", DAY, "--dry-run", "--yes", "--format", "json")
    assert json.loads(done.stdout)["due"] == {"printed": 0, "by_hand": 4, "mailed": 1}
    assert briefpress.server.letters == []


def test_a_failing_server_is_told_apart_from_a_failing_list(briefpress, publication):
    briefpress("distribute", "plan", DAY)
    briefpress.server.answers["eve@example.org"] = "550 nobody of that name"
    done = briefpress("distribute", "send", DAY, "--yes", expect=3)
    assert "BP832 Eve Ito, Rivera Elementary: refused: 550 nobody of that name" in done.stderr
    publication.write("content/recipients.csv", LIST + "x,y,fax,,\n")
    done = briefpress("distribute", "plan", DAY, expect=1)
    assert "content/recipients.csv:4:5: BP803 'fax' is not a channel" in done.stderr


def test_status_for_programs(briefpress):
    briefpress("distribute", "plan", DAY)
    text = briefpress("distribute", "status", DAY, "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [(row["copy"], row["name"], row["state"]) for row in rows] == [
        ("1", "Ana Díaz", "planned"),
        ("2", "Ana Díaz", "planned"),
        ("3", "Eve Ito", "planned"),
    ]
    found = json.loads(briefpress("distribute", "status", DAY, "--format", "json").stdout)
    assert found["schools"][0] == {"school": "Lincoln High", "copies": 2, "planned": 2}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("distribute", "plan", DAY, "--labels", "9999"), 2, "5160"),
        (("distribute", "plan", DAY, "--nudge", "left"), 2, "two lengths such as 1mm,-0.5mm"),
        (("distribute", "plan", DAY, "--nudge", "1"), 2, "1mm,-0.5mm, not '1'"),
        (
            ("distribute", "plan", DAY, "--labels", "5164", "--start-at", "7"),
            2,
            "--start-at 7: a sheet of 5164 has 6 labels",
        ),
        (
            ("distribute", "plan", DAY, "--labels", "5164", "--nudge", "5in,0"),
            2,
            "by more than 3.9mm right or left, or 12.7mm down or up",
        ),
        (("distribute", "plan", DAY, "--nudge", "0,-13mm"), 2, "labels 5160 leave the sheet"),
        (("distribute", "plan", "yesterday"), 1, "expected a month such as 2026-09"),
        (("distribute", "plan", "nowhere.pdf"), 1, "BP811 the file can't be read"),
        (("distribute", "send", DAY), 1, "BP813 there is no plan"),
        (("distribute", "send", DAY, "--yes", "--to", ""), 2, "the text is empty"),
        (("distribute", "send", DAY, "--dry-run", "--to", " "), 2, "the text is empty"),
        (("distribute", "acknowledge", DAY), 2, "name a --pack, a --copy or a --csv"),
        (("distribute", "acknowledge", DAY, "--copy", "7"), 1, "there is no copy '7'"),
        (("recall", "2010-08-22", "--reason", "x"), 1, "there is no brief 2010-08-22"),
        (("recall", DAY, "--reason", " "), 2, "a reason is needed"),
    ],
)
def test_what_is_wrong_is_said_in_words(briefpress, arguments, code, words):
    assert words in briefpress(*arguments, expect=code).stderr


def test_a_recall_lists_who_holds_copies(briefpress):
    briefpress("distribute", "plan", DAY)
    briefpress("distribute", "send", DAY, "--yes")
    done = briefpress("recall", DAY, "--reason", "The number was wrong.")
    assert "3 copies handed out" in done.stdout
    assert "2010-08-23 copy 1: Lincoln High, Ana Díaz, print by hand, sent" in done.stdout
    assert "withdrawn" in briefpress("build").stdout


def test_the_password_is_said_to_be_missing_and_never_shown(briefpress, publication):
    path = "content/publication.yaml"
    text = publication.text(path).replace("from: us@", "user: us, from: us@")
    publication.write(path, text)
    briefpress("distribute", "plan", DAY)
    done = briefpress("distribute", "send", DAY, "--yes", expect=3)
    assert "BP831 there is no password for us at localhost" in done.stderr
