"""The ledger: numbers that stay, states that can be told apart, and a file that survives."""

import datetime
import sqlite3

import pytest

from briefpress.deliver.ledger import LEDGER, open_ledger, sending
from briefpress.deliver.records import Planned, State
from briefpress.deliver.schema import STEPS
from briefpress.diagnostics import RefusedError
from briefpress.model.recipient import Channel

NOON = datetime.datetime(2026, 10, 1, 12, tzinfo=datetime.UTC)


def planned(name, copies=1, revision="r1", **changes):
    fields = {
        "document": "2026-09",
        "revision": revision,
        "recipient": f"lincoln / {name}".lower(),
        "edition": "",
        "channel": Channel.PRINT,
        "school": "Lincoln",
        "name": name,
        "role": "",
        "destination": "office",
        "pack": "7K3M-Q9XD",
        "copies": copies,
    }
    return Planned(**{**fields, **changes})


ANA = planned("Ana")


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path, lambda: NOON) as ledger:
        yield ledger


def shown(ledger):
    return [(p.planned.name, p.number, p.state.value) for p in ledger.parts("2026-09")]


def send(ledger, number, state=State.SENT):
    (part,) = [p for p in ledger.parts("2026-09") if p.number == number]
    ledger.settle(ledger.intend(part), state, "office-17")


def test_copy_numbers_run_through(ledger):
    ledger.register("2026-09", [planned("Ana", 2), planned("Bo"), planned("slip", 0)])
    assert shown(ledger) == [
        ("Ana", 1, "planned"),
        ("Ana", 2, "planned"),
        ("Bo", 3, "planned"),
        ("slip", 0, "planned"),
    ]


def test_a_plan_made_again_changes_nothing(ledger):
    for _ in range(2):
        ledger.register("2026-09", [planned("Ana", 2), planned("Bo")])
    assert [row[1] for row in shown(ledger)] == [1, 2, 3]


def test_what_was_not_begun_makes_room_but_numbers_given_stay(ledger):
    ledger.register("2026-09", [planned("Ana", 2), planned("Bo"), planned("Cy")])
    send(ledger, 1)
    ledger.register("2026-09", [planned("Ana", 1), planned("Cy", 2), planned("Dee")])
    assert shown(ledger) == [
        ("Ana", 1, "sent"),
        ("Cy", 4, "planned"),
        ("Cy", 5, "planned"),
        ("Dee", 6, "planned"),
    ]


def test_who_was_sent_something_is_never_forgotten(ledger):
    ledger.register("2026-09", [planned("Ana", 2), planned("Bo")])
    send(ledger, 2)
    ledger.register("2026-09", [planned("Bo")])
    assert shown(ledger) == [("Ana", 2, "sent"), ("Bo", 3, "planned")]


def test_without_an_outcome_it_is_uncertain(ledger):
    ledger.register("2026-09", [planned("Ana")])
    (part,) = ledger.parts("2026-09")
    attempt = ledger.intend(part)
    assert shown(ledger) == [("Ana", 1, "uncertain")]
    ledger.settle(attempt, State.DEFERRED, "", "450 come back later")
    (part,) = ledger.parts("2026-09")
    assert (part.state, part.detail) == (State.DEFERRED, "450 come back later")
    assert part.at == "2026-10-01T12:00:00+00:00"


def test_all_copies_at_once_are_one_attempt(ledger):
    ledger.register("2026-09", [planned("Ana", 3)])
    part = ledger.parts("2026-09")[0]
    ledger.settle(ledger.intend(part, 0), State.SENT)
    assert [row[2] for row in shown(ledger)] == ["sent"] * 3


def test_another_revision_goes_on_counting_and_knows_who_holds_the_first(ledger):
    ledger.register("2026-09", [planned("Ana"), planned("Bo")])
    send(ledger, 1)
    ledger.register("2026-09", [planned("Ana", revision="r2"), planned("Bo", revision="r2")])
    parts = ledger.parts("2026-09", ["r2"])
    assert [(p.planned.name, p.number, p.earlier) for p in parts] == [
        ("Ana", 2, True),
        ("Bo", 3, False),
    ]
    assert [(p.number, p.earlier) for p in ledger.parts("2026-09", ["r1"])] == [(1, False)]


def test_a_receipt_keeps_its_first_day(ledger):
    ledger.register("2026-09", [planned("Ana")])
    send(ledger, 1)
    ledger.acknowledge("2026-09", [1], "signed")
    ledger.acknowledge("2026-09", [1], "again")
    (part,) = ledger.parts("2026-09")
    assert (part.state, part.detail) == (State.ACKNOWLEDGED, "signed")


def test_what_was_written_is_there_for_the_next_process(tmp_path):
    with open_ledger(tmp_path) as ledger:
        ledger.register("2026-09", [planned("Ana")])
    with open_ledger(tmp_path) as ledger:
        assert ledger.documents() == ["2026-09"]
        assert shown(ledger) == [("Ana", 1, "planned")]


def test_a_plan_that_breaks_off_leaves_the_old_one(ledger):
    ledger.register("2026-09", [planned("Ana")])

    def broken():
        yield planned("Bo")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.register("2026-09", broken())
    assert shown(ledger) == [("Ana", 1, "planned")]


@pytest.mark.parametrize("damage", ["not a database" * 100, ""])
def test_a_damaged_ledger_is_refused_and_left_as_it_is(tmp_path, damage):
    path = tmp_path / LEDGER
    path.parent.mkdir()
    path.write_text(damage)
    if not damage:
        with open_ledger(tmp_path) as ledger:
            assert ledger.documents() == []
        return
    with pytest.raises(RefusedError, match="BP820"), open_ledger(tmp_path):
        pass
    assert path.read_text() == damage


def test_the_ledger_of_a_newer_briefpress_is_refused(tmp_path):
    with open_ledger(tmp_path):
        pass
    connection = sqlite3.connect(tmp_path / LEDGER)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(RefusedError, match="version 99, written by a newer"), open_ledger(tmp_path):
        pass


def test_only_one_process_sends(tmp_path):
    with (
        sending(tmp_path),
        pytest.raises(RefusedError, match="another briefpress is sending"),
        sending(tmp_path),
    ):
        pass
    with sending(tmp_path):
        pass


def test_it_has_a_write_ahead_log(tmp_path):
    with open_ledger(tmp_path):
        connection = sqlite3.connect(tmp_path / LEDGER)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        connection.close()


@pytest.mark.parametrize(
    ("held", "new", "earlier"),
    [
        ({"monday"}, {"monday"}, True),
        ({"monday"}, {"corrected"}, False),
        ({"monday", "tuesday"}, {"tuesday", "wednesday"}, True),
        (set(), {"corrected"}, True),
    ],
    ids=["the same brief", "another one", "a bulletin with one more", "not known"],
)
def test_a_revision_is_an_earlier_one_where_it_has_a_brief_of_the_new_one(
    ledger, held, new, earlier
):
    ledger.register("2026-09", [ANA], {"r1": held})
    send(ledger, 1)
    ledger.register("2026-09", [planned("Ana", revision="r2")], {"r2": new})
    (part,) = [part for part in ledger.parts("2026-09") if part.planned.revision == "r2"]
    assert part.earlier == earlier


def test_a_ledger_of_the_version_before_is_taken_further_and_keeps_what_it_has(tmp_path):
    connection = sqlite3.connect(tmp_path / "ledger.sqlite3")
    connection.executescript(STEPS[0] + "PRAGMA user_version = 1;")
    connection.close()
    (tmp_path / LEDGER).parent.mkdir()
    (tmp_path / "ledger.sqlite3").rename(tmp_path / LEDGER)
    with open_ledger(tmp_path) as ledger:
        ledger.register("2026-09", [ANA], {"r1": ["monday"]})
        assert shown(ledger) == [("Ana", 1, "planned")]
        assert ledger.contents() == {"r1": {"monday"}}
