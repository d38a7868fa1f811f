"""A brief taken back: no build publishes it, the next bulletin says so, its holders are told."""

import datetime
import sqlite3
from contextlib import closing

import pytest

from briefpress.deliver.ledger import LEDGER
from briefpress.diagnostics import RefusedError
from briefpress.model.bulletin import Period
from briefpress.reading.imposition import read_preset
from briefpress.reading.withdrawn import notices
from briefpress.verify.proof import prove
from briefpress.workflows.build import build
from briefpress.workflows.bulletin import compile_bulletin
from briefpress.workflows.check import check
from briefpress.workflows.impose import impose
from briefpress.workflows.recall import recall

LATER = datetime.date(2010, 9, 3)
NAME = "2010-08-23-school-resource-officers"


@pytest.fixture
def server(serve_mail, distribution):
    handler = serve_mail()
    distribution.mail_through(handler)
    return handler


def take_back(publication, which="2010-08-23", reason="The number\n was wrong.", day=LATER):
    return recall(publication.root, which, reason, day)


def test_what_was_withdrawn_stands_with_the_content(publication):
    done = take_back(publication)
    assert (done.withdrawn.brief, done.already) == (NAME, False)
    text = publication.text("content/withdrawn.yaml")
    assert f"brief: {NAME}\n" in text
    assert "reason: The number was wrong.\n" in text
    assert "withdrawn: 2010-09-03\n" in text


def test_its_pdfs_are_removed_in_every_layout(publication):
    for layout in ("daily", "large-print"):
        build(publication.root, layout=layout)
    publication.add_brief("2010-08-24")
    build(publication.root)
    done = take_back(publication)
    assert len(done.removed) == 2
    left = [file.name for file in publication.path("out/daily/2010-08").iterdir()]
    assert left == ["2010-08-24-another.pdf"]
    assert [record.brief for record in build(publication.root).briefs] == [
        "content/2010-08/2010-08-24-another.yaml"
    ]


def test_builds_refuse_it_by_name_and_leave_it_out_of_all(publication):
    publication.add_brief("2010-08-24")
    take_back(publication)
    path = publication.path(publication.brief)
    for refuse in (build, check):
        with pytest.raises(RefusedError) as refused:
            refuse(publication.root, [path])
        (problem,) = refused.value.diagnostics
        assert problem.code.id == "BP840"
        assert problem.message == "the brief was withdrawn on 2010-09-03: The number was wrong."
    report = build(publication.root)
    assert [built.brief.split("/")[-1] for built in report.briefs] == ["2010-08-24-another.yaml"]
    assert report.withdrawn == 1
    assert check(publication.root).briefs == 1


def test_it_is_not_distributed(distribution):
    take_back(distribution.publication)
    with pytest.raises(RefusedError, match="BP840 the brief was withdrawn"):
        distribution.plan()


@pytest.mark.parametrize(
    ("month", "told"), [((2010, 8), True), ((2010, 9), True), ((2010, 10), False)]
)
def test_the_bulletins_of_its_month_and_of_the_recall_tell_of_it(publication, month, told):
    for day in ("2010-08-24", "2010-09-06", "2010-10-04"):
        publication.add_brief(day)
    period = Period.of_month(*month)
    plain = compile_bulletin(publication.root, period).record
    take_back(publication)
    compiled = compile_bulletin(publication.root, period)
    assert compiled.changed == told
    proof = prove(publication.path(compiled.record.path))
    assert proof.passed, [problem.message for problem in proof.diagnostics]
    lines = proof.text.split("\n")
    assert ("Withdrawn" in lines) == told
    assert ("The number was wrong." in lines) == told
    assert any(line.startswith("Withdrawn i") for line in lines) == told
    if month == (2010, 8):
        assert compiled.record.briefs == plain.briefs - 1


def test_a_brief_of_the_day_is_found_by_its_slug(publication):
    publication.add_brief("2010-08-23", "another")
    with pytest.raises(RefusedError, match="BP842 2010-08-23 has 2 briefs"):
        take_back(publication)
    take_back(publication, "2010-08-23-another")
    (built,) = build(publication.root).briefs
    assert built.brief == publication.brief


@pytest.mark.parametrize("which", ["2010-08-24-another", "2010-08-24-other-slug"])
def test_a_brief_is_found_by_the_slug_of_its_file_and_of_its_pdf(publication, which):
    dated = "date: 2010-08-24"
    publication.add_brief("2010-08-24", **{dated: f"{dated}\nslug: other-slug"})
    build(publication.root)
    assert publication.path("out/daily/2010-08/2010-08-24-other-slug.pdf").exists()
    done = take_back(publication, which)
    assert done.withdrawn.brief == "2010-08-24-another"
    assert done.removed == ("out/daily/2010-08/2010-08-24-other-slug.pdf",)
    assert take_back(publication, which).already


@pytest.mark.parametrize("which", ["2010-08-22", "yesterday"])
def test_what_is_not_there_is_not_withdrawn(publication, which):
    with pytest.raises(RefusedError, match=f"BP842 there is no brief {which}"):
        take_back(publication, which)
    assert not publication.path("content/withdrawn.yaml").exists()


def test_a_second_recall_changes_nothing_and_tells_again(publication):
    take_back(publication)
    before = publication.text("content/withdrawn.yaml")
    done = take_back(publication, reason="Another reason.", day=LATER + datetime.timedelta(3))
    assert done.already
    assert done.withdrawn.reason.text == "The number was wrong."
    assert publication.text("content/withdrawn.yaml") == before


def test_a_corrected_brief_of_the_day_can_be_taken_back_in_its_turn(publication):
    take_back(publication)
    publication.add_brief("2010-08-23", "corrected")
    done = take_back(publication, reason="Wrong again.")
    assert (done.withdrawn.brief, done.already) == ("2010-08-23-corrected", False)
    assert done.withdrawn.reason.text == "Wrong again."
    assert build(publication.root).briefs == ()


def test_of_a_day_with_a_withdrawn_brief_and_two_others_one_must_be_named(publication):
    take_back(publication)
    publication.add_brief("2010-08-23", "first")
    publication.add_brief("2010-08-23", "second")
    with pytest.raises(RefusedError, match="BP842 2010-08-23 has 2 briefs") as refused:
        take_back(publication)
    (problem,) = refused.value.diagnostics
    assert problem.hint == "Name one of them: 2010-08-23-first, 2010-08-23-second."


def test_of_two_withdrawn_briefs_of_a_day_one_must_be_named(publication):
    take_back(publication)
    publication.add_brief("2010-08-23", "corrected")
    take_back(publication)
    with pytest.raises(RefusedError, match="BP842 2010-08-23 has 2 briefs"):
        take_back(publication)
    assert take_back(publication, "2010-08-23-corrected").already


@pytest.mark.parametrize("which", ["2010", "2010-08", "2010-08-23-school"])
def test_the_beginning_of_a_name_is_no_name(publication, which):
    take_back(publication)
    with pytest.raises(RefusedError, match=f"BP842 there is no brief {which}"):
        take_back(publication, which)


def test_a_plan_tells_of_every_brief_of_the_day_that_was_withdrawn(distribution):
    take_back(distribution.publication)
    distribution.publication.add_brief("2010-08-23", "corrected")
    take_back(distribution.publication, reason="Wrong again.")
    with pytest.raises(RefusedError) as refused:
        distribution.plan()
    assert [(p.place.path, p.message) for p in refused.value.diagnostics] == [
        ("2010-08-23-corrected", "the brief was withdrawn on 2010-09-03: Wrong again."),
        (NAME, "the brief was withdrawn on 2010-09-03: The number was wrong."),
    ]


def test_a_recall_is_known_on_every_machine_and_survives_the_brief_itself(publication):
    take_back(publication)
    publication.path(publication.brief).unlink()
    period = Period.of_month(2010, 8)
    (notice,) = notices(publication.root, period.first, period.last)
    assert notice.title.text == "School Resource Officers: A Vital Part of School Safety"


def test_a_file_that_was_broken_by_hand_stops_builds_with_its_place(publication):
    publication.write("content/withdrawn.yaml", "briefs:\n  - brief: 2010-08-23\n    raeson: x\n")
    with pytest.raises(RefusedError, match=r"content/withdrawn.yaml:3:5: BP012"):
        build(publication.root)


def test_who_holds_it_is_told_from_the_ledger(distribution, server):
    distribution.publication.add_brief("2010-08-24")
    for document in ("2010-08-23", "2010-08", "2010-08-24"):
        distribution.day = document
        distribution.plan()
    distribution.day = "2010-08-23"
    distribution.send(to="Lincoln High")
    distribution.day = "2010-08"
    distribution.send(to="eve@example.org")
    done = take_back(distribution.publication, day=datetime.date(2999, 1, 1))
    assert held(done) == [
        ("2010-08", "Eve Ito"),
        ("2010-08-23", "Ana Díaz"),
        ("2010-08-23", "Ana Díaz"),
        ("2010-08-23", "Bo Nguyễn"),
        ("2010-08-23", "Cy Young"),
    ]
    assert done.bulletins == ("out/monthly/2010-08.large-print.pdf", "out/monthly/2010-08.pdf")


def pdfs(folder):
    return sorted(file.name for file in folder.rglob("*.pdf"))


def imposed(publication, name):
    source = publication.path(name)
    return impose(source, publication.path("out/print"), read_preset("office-booklet", None)).sheets


def test_its_packs_and_its_sheets_are_removed(distribution):
    publication = distribution.publication
    distribution.plan()
    imposed(publication, publication.pdf)
    publication.add_brief("2010-08-24")
    distribution.day = "2010-08-24"
    distribution.plan()
    other = imposed(publication, "out/daily/2010-08/2010-08-24-another.pdf")
    done = take_back(publication)
    assert done.ready == ()
    assert done.removed == (
        f"out/daily/2010-08/{NAME}.large-print.pdf",
        f"out/daily/2010-08/{NAME}.pdf",
        f"out/print/{NAME}.booklet.PRINT-ONLY.pdf",
        "out/distribution/2010-08-23/",
    )
    assert pdfs(publication.path("out/distribution/2010-08-23")) == []
    assert pdfs(publication.path("out/print")) == [other.name]
    assert "labels.pdf" in pdfs(distribution.folder())
    distribution.day = "2010-08-23"
    with pytest.raises(RefusedError, match="BP813 there is no plan"):
        distribution.due()


def test_booklets_and_packs_of_bulletins_with_it_are_told(distribution):
    publication = distribution.publication
    publication.add_brief("2010-09-06")
    for distribution.day in ("2010-08", "2010-09"):
        distribution.plan()
        imposed(publication, f"out/monthly/{distribution.day}.pdf")
    done = take_back(publication)
    assert done.ready == (
        "out/print/2010-08.booklet.PRINT-ONLY.pdf",
        "out/distribution/2010-08/",
    )
    assert "labels.pdf" in pdfs(publication.path("out/distribution/2010-08"))


def test_the_packs_of_a_corrected_brief_stay_when_the_wrong_one_is_recalled_again(distribution):
    distribution.plan()
    take_back(distribution.publication)
    distribution.publication.add_brief("2010-08-23", "corrected", important="weighty")
    distribution.plan()
    done = take_back(distribution.publication, NAME)
    assert (done.already, done.removed, done.ready) == (True, (), ())
    assert "labels.pdf" in pdfs(distribution.folder())


@pytest.mark.parametrize("name", ["daily", "print", "distribution"])
def test_nothing_is_removed_through_a_link_that_leads_outside(distribution, tmp_path, name):
    distribution.plan()
    imposed(distribution.publication, distribution.publication.pdf)
    outside = tmp_path / "outside"
    folder = distribution.publication.path(f"out/{name}")
    folder.rename(outside)
    folder.symlink_to(outside, target_is_directory=True)
    before = pdfs(outside)
    done = take_back(distribution.publication)
    assert pdfs(outside) == before
    assert done.ready
    assert all(path.startswith(f"out/{name}/") for path in done.ready)


def held(done):
    """Tell who holds what: document and name of each copy."""
    return [(part.planned.document, part.planned.name) for part in done.holders]


@pytest.fixture
def corrected(distribution, server):
    """A brief that was sent and taken back, and the plan of another one of the same day."""
    distribution.plan()
    distribution.send()
    take_back(distribution.publication)
    distribution.publication.add_brief("2010-08-23", "corrected", important="weighty")
    distribution.plan()
    return distribution


def test_a_corrected_brief_of_the_same_day_goes_to_who_holds_the_wrong_one(corrected):
    due = corrected.due()
    assert due.left == ()
    assert [part.planned.name for part in due.mail] == ["Cy Young", "Eve Ito"]
    assert [part.number for part in due.by_hand if part.number] == [7, 8, 9, 10]
    done = take_back(corrected.publication, "2010-08-23-corrected")
    assert done.holders == ()


def test_a_corrected_brief_is_held_by_those_who_got_it(corrected):
    corrected.send(to="eve@example.org")
    assert held(take_back(corrected.publication)) == [("2010-08-23", "Eve Ito")]


def test_a_brief_is_not_held_by_those_who_have_the_days_brief_in_another_language(distribution):
    distribution.publication.add_brief(
        "2010-08-23", "oficiales", **{"date: 2010-08-23": "date: 2010-08-23\nlanguage: es"}
    )
    distribution.list("school,name,channel,language\nL,Pía,print,es\nL,Quin,print,\nL,Rae,print,\n")
    distribution.plan()
    distribution.send()
    done = take_back(distribution.publication, "2010-08-23-oficiales", day=datetime.date.max)
    assert held(done) == [("2010-08-23", "Pía")]
    done = take_back(distribution.publication, NAME, day=datetime.date.max)
    assert held(done) == [("2010-08-23", "Quin"), ("2010-08-23", "Rae")]


def test_a_brief_that_came_after_the_bulletin_was_sent_is_not_held_with_it(distribution, server):
    distribution.day = "2010-08"
    distribution.plan()
    distribution.send()
    distribution.publication.add_brief("2010-08-24")
    done = take_back(distribution.publication, "2010-08-24", day=datetime.date.max)
    assert done.holders == ()
    assert len(take_back(distribution.publication, day=datetime.date.max).holders) == 6


def forget_contents(root):
    """Make the ledger what one of version 0.2.1 is, which does not know what is in a revision."""
    with closing(sqlite3.connect(root / LEDGER)) as ledger:
        ledger.execute("DROP TABLE content")
        ledger.execute("PRAGMA user_version = 1")
        ledger.commit()


def test_of_an_older_ledger_all_who_have_the_day_or_period_are_told(distribution, server):
    for distribution.day in ("2010-08", "2010-08-23"):
        distribution.plan()
        distribution.send(to="eve@example.org")
    forget_contents(distribution.root)
    distribution.publication.path("out/manifest.json").unlink()
    done = take_back(distribution.publication, day=datetime.date.max)
    assert held(done) == [("2010-08", "Eve Ito"), ("2010-08-23", "Eve Ito")]


def test_an_older_ledger_learns_from_the_manifest_what_was_sent(distribution, server):
    distribution.plan()
    distribution.send()
    forget_contents(distribution.root)
    take_back(distribution.publication)
    distribution.publication.add_brief("2010-08-23", "corrected", important="weighty")
    distribution.plan()
    assert distribution.due().left == ()


def test_a_bulletin_made_after_the_recall_does_not_hold_it(distribution, server):
    distribution.publication.add_brief("2010-08-24")
    take_back(distribution.publication)
    distribution.day = "2010-08"
    distribution.plan()
    distribution.send()
    assert take_back(distribution.publication).holders == ()
