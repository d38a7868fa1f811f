"""A distribution from the list to the receipt: what is made, what is sent, what is refused."""

import csv
import email
import json
import resource
from email.policy import SMTP

import pytest
from pypdf import PdfReader

from briefpress.deliver.carrying import Resend
from briefpress.deliver.packing import pack_id, read_pack_id, slugs
from briefpress.deliver.tables import harmless_cell
from briefpress.diagnostics import RefusedError
from briefpress.verify.proof import prove
from briefpress.workflows.distribution.status import Receipts, acknowledge, read_status


def letters(server):
    return [email.message_from_bytes(data, policy=SMTP) for _, _, data in server.letters]


def recipients(server):
    return sorted(to for _, tos, _ in server.letters for to in tos)


@pytest.fixture
def server(serve_mail, distribution):
    handler = serve_mail()
    distribution.mail_through(handler)
    return handler


def test_a_plan_has_a_pack_for_each_school(distribution):
    report = distribution.plan()
    assert report.folder == "out/distribution/2010-08-23"
    found = {
        p.relative_to(distribution.folder()).as_posix() for p in distribution.folder().rglob("*.*")
    }
    assert found == {
        "manifest.json",
        "manifest.csv",
        "labels.pdf",
        "labels-calibration.pdf",
        "run-sheet.pdf",
        "packs/lincoln-high/routing-slip.pdf",
        "packs/lincoln-high/sign-off-sheet.pdf",
        "packs/lincoln-high/copies.en-US.PRINT-ONLY.pdf",
        "packs/lincoln-high/copies.large-print.en-US.PRINT-ONLY.pdf",
        "packs/rivera-elementary/routing-slip.pdf",
        "packs/rivera-elementary/sign-off-sheet.pdf",
        "packs/rivera-elementary/copies.en-US.PRINT-ONLY.pdf",
    }
    for file in distribution.folder().rglob("*.pdf"):
        if "PRINT-ONLY" not in file.name:
            assert prove(file).passed, file


def test_copy_numbers_run_through_packs_and_mail(distribution):
    report = distribution.plan()
    packs = [
        [(holder.recipient.name, holder.numbers) for holder in pack.holders]
        for pack in report.distribution.packs
    ]
    assert packs == [[("Ana Díaz", (1, 2)), ("Bo Nguyễn", (3,))], [("Dee O’Brien", (4,))]]
    assert [holder.numbers for holder in report.distribution.mail] == [(5,), (6,)]
    with distribution.folder("manifest.csv").open(encoding="utf-8-sig") as file:
        rows = {row["name"]: row["numbers"] for row in csv.DictReader(file)}
    assert rows["Ana Díaz"] == "1–2"
    assert rows["Eve Ito"] == "6"


def test_the_run_is_counted(distribution):
    report = distribution.plan()
    large = next(e for e in report.distribution.document.editions if e.name == "large-print")
    papers = 2 * len(report.distribution.packs)
    assert report.run.impressions == 3 * 1 + large.pages + papers
    assert report.run.sheets == 3 * 1 + (large.pages + 1) // 2 + papers
    manifest = json.loads(distribution.folder("manifest.json").read_text())
    assert manifest["run"]["na_letter_8.5x11in"]["sheets"] == report.run.sheets


@pytest.mark.parametrize("refusal", ["address", "name", "preset"])
def test_a_plan_that_is_refused_gives_no_numbers_out(distribution, refusal):
    good = distribution.publication.text("content/recipients.csv")
    if refusal == "address":
        distribution.list(
            good.replace("print,2,", "print,999,").replace("12 Main St", "a;b;c;d;e;f")
        )
    elif refusal == "name":
        distribution.list(good.replace("Bo Nguyễn", "學生").replace("print,2,", "print,999,"))
    else:
        path = "content/publication.yaml"
        settings = "\ndistribution:\n  print: {impose: ours}\n"
        plain = distribution.publication.text(path)
        distribution.publication.write(path, plain + settings)
        distribution.publication.write("layouts/imposition/ours.yaml", "scheme: n-up\ncreep: 1mm\n")
    with pytest.raises(RefusedError, match=r"BP814|BP401|BP707"):
        distribution.plan()
    assert not distribution.folder().exists()
    assert read_status(distribution.root, distribution.day).copies == ()
    distribution.list(good)
    if refusal == "preset":
        distribution.publication.write(path, plain)
    report = distribution.plan()
    numbers = [holder.numbers for pack in report.distribution.packs for holder in pack.holders]
    assert numbers == [(1, 2), (3,), (4,)]


@pytest.mark.parametrize(("sides", "pages"), [("two-sided-long-edge", 6), ("one-sided", 3)])
def test_copies_by_hand_are_laid_out_for_the_sides_that_are_printed(distribution, sides, pages):
    path = "content/publication.yaml"
    settings = f"\ndistribution:\n  print: {{sides: {sides}}}\n"
    distribution.publication.write(path, distribution.publication.text(path) + settings)
    distribution.list("school,name,channel,copies\nL,Ana,print,3\n")
    report = distribution.plan()
    (file,) = distribution.folder("packs").rglob("copies*.pdf")
    assert len(PdfReader(file).pages) == pages
    assert report.run.sheets == 3 + 2
    assert report.run.impressions == 3 + 2


def test_a_plan_made_again_is_the_same_to_the_byte(distribution):
    def files():
        return {f: f.read_bytes() for f in distribution.folder().rglob("*.*")}

    distribution.plan()
    before = files()
    distribution.plan()
    assert files() == before


def test_a_school_that_gets_nothing_any_more_has_no_pack(distribution):
    distribution.plan()
    text = distribution.publication.text("content/recipients.csv")
    distribution.list("".join(line for line in text.splitlines(True) if "Rivera" not in line))
    distribution.plan()
    assert [p.name for p in distribution.folder("packs").iterdir()] == ["lincoln-high"]


def test_whom_the_label_forbids_is_refused_by_name_before_anything_is_made(distribution):
    distribution.label("TLP:AMBER+STRICT")
    with pytest.raises(RefusedError) as refused:
        distribution.plan()
    problems = refused.value.diagnostics
    assert {problem.code.id for problem in problems} == {"BP810"}
    assert [problem.place.line for problem in problems] == [2, 3, 4, 5, 6]
    assert problems[0].message == (
        "Ana Díaz, Lincoln High, is cleared for TLP:AMBER only; 2010-08-23 is TLP:AMBER+STRICT"
    )
    assert not distribution.folder().exists()
    assert read_status(distribution.root, distribution.day).copies == ()


def test_only_those_who_are_cleared_get_it_where_that_is_asked_for(distribution, server):
    distribution.label("TLP:AMBER")
    text = distribution.publication.text("content/recipients.csv")
    distribution.list(text.replace("email,,,TLP:AMBER,client,eve", "email,,,TLP:GREEN,client,eve"))
    with pytest.raises(RefusedError, match="Eve Ito, Rivera Elementary, is cleared for TLP:GREEN"):
        distribution.plan()
    report = distribution.plan(cleared_only=True)
    assert [problem.message.split(",")[0] for problem in report.left_out] == ["Eve Ito"]
    distribution.send()
    assert recipients(server) == ["cy@example.org"]


def test_an_edition_that_there_is_not_is_refused_with_its_line(distribution):
    text = distribution.publication.text("content/recipients.csv")
    distribution.list(text.replace("large-print", "monthly-a5"))
    with pytest.raises(RefusedError, match=r"recipients.csv:3:\d+: BP803"):
        distribution.plan()


def test_a_letter_says_everything_without_its_attachment(distribution, server):
    distribution.label("TLP:GREEN")
    distribution.plan()
    distribution.send()
    letter = next(one for one in letters(server) if one["To"] == "Cy Young <cy@example.org>")
    assert letter["From"] == "Institute for Preventive Strategies <us@example.org>"
    assert letter["Subject"].startswith("[TLP:GREEN] School Resource Officers: A Vital Part")
    assert letter["List-Unsubscribe"] == "<mailto:us@example.org?subject=unsubscribe>"
    assert letter["Content-Language"] == "en-US"
    body = letter.get_body(("plain",)).get_content().splitlines()
    assert body[0] == "TLP:GREEN"
    assert body[-1] == "TLP:GREEN"
    assert "• Direct and assist with school safety assessments." in body
    assert "Your copy is number 5 of 2010-08-23." in body
    (attached,) = letter.iter_attachments()
    assert attached.get_filename() == "2010-08-23.pdf"
    assert (
        attached.get_content()
        == distribution.publication.path(distribution.publication.pdf).read_bytes()
    )


def test_everybody_gets_one_letter_and_nobody_a_second(distribution, server):
    distribution.plan()
    report = distribution.send()
    assert {state.value: count for state, count in report.counts.items()} == {"sent": 10}
    assert recipients(server) == ["cy@example.org", "eve@example.org"]
    assert distribution.due().count == 0
    distribution.send()
    assert len(server.letters) == 2
    identities = {letter["Message-ID"] for letter in letters(server)}
    distribution.send(Resend.ALL)
    assert len(server.letters) == 4
    assert {letter["Message-ID"] for letter in letters(server)} == identities


def test_one_school_or_person_can_be_sent_to_alone(distribution, server):
    distribution.plan()
    distribution.send(to="eve@EXAMPLE.org")
    assert recipients(server) == ["eve@example.org"]
    assert distribution.due(to="lincoln high").count == 6
    assert distribution.due(to=pack_id("2010-08-23", "Rivera Elementary").lower()).count == 3
    with pytest.raises(RefusedError, match="nobody in the plan is 'Hogwarts'"):
        distribution.due(to="Hogwarts")
    with pytest.raises(RefusedError, match="nobody in the plan is ''"):
        distribution.due(to="")


def test_without_a_plan_nothing_is_sent(distribution, server):
    with pytest.raises(RefusedError, match="BP813 there is no plan"):
        distribution.send()


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.list(d.publication.text("content/recipients.csv") + "X,Y,,print,,,,,,\n"),
        lambda d: d.label("TLP:GREEN"),
        lambda d: d.publication.write(
            d.publication.brief,
            d.publication.text(d.publication.brief).replace("very important", "important"),
        ),
    ],
    ids=["list", "label", "text"],
)
def test_what_changed_since_it_was_planned_is_not_sent(distribution, server, change):
    distribution.plan()
    change(distribution)
    with pytest.raises(RefusedError, match=r"BP813 .*changed since"):
        distribution.send()
    assert server.letters == []


def test_mail_without_settings_is_refused(distribution):
    distribution.plan()
    with pytest.raises(RefusedError, match="BP830"):
        distribution.send()


def test_a_refused_recipient_keeps_no_other_back_and_is_not_tried_again(distribution, server):
    server.answers["cy@example.org"] = "550 no such mailbox"
    distribution.plan()
    report = distribution.send()
    assert [problem.code.id for problem in report.problems] == ["BP832"]
    assert "Cy Young, Lincoln High: refused: 550 no such mailbox" in report.problems[0].message
    assert (distribution.states()["Cy"], distribution.states()["Eve"]) == ("failed", "sent")
    assert distribution.due().left == ((Resend.ALL, 9), (Resend.FAILED, 1))
    server.answers.clear()
    distribution.send(Resend.FAILED)
    assert recipients(server) == ["cy@example.org", "eve@example.org"]


def test_a_server_that_greylists_gets_it_again_when_the_rest_is_done(distribution, server):
    server.answers["cy@example.org"] = ["450 greylisted"] * 2
    distribution.plan()
    report = distribution.send()
    assert not report.problems
    assert [seconds for seconds in distribution.waited if seconds > 1] == [30.0, 120.0]
    assert [to for _, (to,), _ in server.letters] == ["eve@example.org", "cy@example.org"]


def test_what_was_turned_away_for_long_is_tried_by_the_next_run(distribution, server):
    server.answers["cy@example.org"] = "450 greylisted"
    distribution.plan()
    distribution.send()
    assert distribution.states()["Cy"] == "deferred"
    server.answers.clear()
    distribution.send()
    assert distribution.states()["Cy"] == "sent"


@pytest.mark.parametrize("fault", ["hang up", "hang up unheard", "never answer"])
def test_what_is_uncertain_is_said_and_not_sent_again_unasked(distribution, server, fault):
    server.data = [fault]
    distribution.plan()
    report = distribution.send(timeout=0.5)
    assert [problem.code.id for problem in report.problems] == ["BP836"]
    assert distribution.states()["Cy"] == "uncertain"
    assert distribution.due().left == ((Resend.ALL, 9), (Resend.UNCERTAIN, 1))
    before = len(server.letters)
    distribution.send(Resend.UNCERTAIN)
    assert len(server.letters) == before + 1
    assert distribution.states()["Cy"] == "sent"


def test_a_letter_broken_off_in_the_middle_is_not_taken_for_sent(distribution, server):
    server.hang_up_within = 1
    distribution.plan()
    distribution.send()
    # A short letter may be on its way to its dot before the end of the connection is heard of.
    distribution.send(Resend.UNCERTAIN)
    assert recipients(server) == ["cy@example.org", "eve@example.org"]
    assert distribution.due().count == 0


def test_who_holds_an_earlier_revision_gets_the_new_one_only_when_asked_for(distribution, server):
    distribution.plan()
    distribution.send()
    brief = distribution.publication.brief
    text = distribution.publication.text(brief)
    distribution.publication.write(brief, text.replace("very important", "important"))
    report = distribution.plan()
    assert report.distribution.packs[0].holders[0].numbers == (7, 8)
    due = distribution.due()
    assert (len(due.mail), due.left) == (0, ((Resend.REVISED, 6),))
    distribution.send(Resend.REVISED)
    assert recipients(server) == sorted(["cy@example.org", "eve@example.org"] * 2)
    assert len(read_status(distribution.root, distribution.day).copies) == 12


def test_receipts_by_pack_copy_and_list(distribution, server, tmp_path):
    distribution.plan()
    distribution.send()
    pack = pack_id("2010-08-23", "Lincoln High")
    done = acknowledge(distribution.root, distribution.day, Receipts(packs=[pack.lower()]))
    assert (done.new, done.known) == (3, 0)
    table = tmp_path / "returned.csv"
    table.write_text("Copy;Note\n4;Dee signed\n3;again\n")
    done = acknowledge(distribution.root, distribution.day, Receipts(copies=[5], table=table))
    assert (done.new, done.known) == (2, 1)
    status = read_status(distribution.root, distribution.day)
    assert {k.value: n for k, n in status.total.items()} == {"acknowledged": 5, "sent": 1}
    assert [part.detail for part in status.copies if part.number == 4] == ["Dee signed"]


def test_receipts_that_can_not_be_are_refused_all_at_once(distribution, tmp_path):
    distribution.plan()
    table = tmp_path / "returned.csv"
    table.write_text("copy,pack\n17,\n1,\n,AAAA-AAAA\n,\nx,\n")
    with pytest.raises(RefusedError) as refused:
        acknowledge(distribution.root, distribution.day, Receipts(copies=[99], table=table))
    messages = [problem.message for problem in refused.value.diagnostics]
    assert "there is no copy '99' of 2010-08-23" in messages
    assert "there is no copy '17' of 2010-08-23" in messages
    assert "copy 1 of 2010-08-23 is planned only" in messages
    assert "no pack 'AAAA-AAAA' of 2010-08-23 was handed out" in messages


def test_content_reaches_no_header_and_no_path(distribution, server):
    text = (
        "school,name,channel,copies,email\n"
        '"../../etc/passwd","Ana\nBcc: thief@example.org",email,,ana@example.org\n'
        '"CON","<b>Bo</b> & ""x""; rm -rf /",print,1,\n'
        '"Школа","Cy",print,1,\n'
    )
    distribution.list(text)
    distribution.plan()
    distribution.send()
    (letter,) = letters(server)
    assert recipients(server) == ["ana@example.org"]
    assert letter["Bcc"] is None
    assert letter["To"].addresses[0].display_name == "Ana Bcc: thief@example.org"
    assert {p.name for p in distribution.folder("packs").iterdir()} == {"con-2", "school"}


def test_a_day_with_two_briefs_must_be_named(distribution):
    distribution.publication.add_brief("2010-08-23", "another")
    with pytest.raises(RefusedError, match="2010-08-23 has 2 briefs"):
        distribution.plan()
    distribution.day = "2010-08-23-another"
    assert distribution.plan().distribution.document.name == "2010-08-23-another"


def test_a_brief_is_named_by_the_slug_of_its_file_or_of_its_pdf(distribution):
    dated = "date: 2010-08-23"
    distribution.publication.add_brief("2010-08-23", **{dated: f"{dated}\nslug: other-slug"})
    names = []
    for distribution.day in ("2010-08-23-another", "2010-08-23-other-slug"):
        names.append(distribution.plan().distribution.document.name)
        names.append(read_status(distribution.root, distribution.day).document)
    assert set(names) == {"2010-08-23-another"}


def test_readers_get_it_in_their_language_where_there_is_one(distribution):
    distribution.publication.add_brief(
        "2010-08-23", "oficiales", **{"date: 2010-08-23": "date: 2010-08-23\nlanguage: es"}
    )
    distribution.list(
        "school,name,channel,language\nL,Ana,print,es-US\nL,Bo,print,\nL,Cy,print,vi\n"
    )
    (pack,) = distribution.plan().distribution.packs
    languages = [holder.edition.language for holder in pack.holders]
    assert languages == ["es", "en-US", "en-US"]


def test_any_pdf_can_be_distributed_under_the_label_it_shows(distribution, server, tmp_path):
    distribution.label("TLP:AMBER+STRICT")
    from briefpress.workflows.build import build

    (built,) = build(distribution.root).briefs
    file = tmp_path / "Some File.pdf"
    file.write_bytes((distribution.root / built.record.path).read_bytes())
    distribution.day = str(file)
    with pytest.raises(RefusedError, match=r"some-file is TLP:AMBER\+STRICT"):
        distribution.plan()


def test_a_month_is_compiled_and_distributed(distribution, server):
    distribution.day = "2010-08"
    report = distribution.plan()
    assert report.distribution.document.title == "Brief of the Day, August 2010"
    assert {e.path for e in report.distribution.document.editions} == {
        "out/monthly/2010-08.pdf",
        "out/monthly/2010-08.large-print.pdf",
    }
    distribution.send()
    letter = letters(server)[0]
    assert "• School Resource Officers" in letter.get_body(("plain",)).get_content()


def test_copies_are_imposed_where_a_preset_says_so(distribution):
    path = "content/publication.yaml"
    settings = "\ndistribution:\n  print: {impose: tabloid-booklet, finishings: saddle-stitch}\n"
    distribution.publication.write(path, distribution.publication.text(path) + settings)
    report = distribution.plan()
    large = next(e for e in report.distribution.document.editions if e.name == "large-print")
    sheets = (large.pages + 3) // 4
    papers = 2 * len(report.distribution.packs)
    assert report.run.sheets == 3 * 1 + sheets + papers
    assert report.run.staples == (2 if sheets > 1 else 0)
    pack = distribution.folder("packs/lincoln-high")
    copy = PdfReader(pack / "copies.large-print.en-US.PRINT-ONLY.pdf")
    assert len(copy.pages) == 2 * sheets
    assert all("Copy 3" in page.extract_text() for page in copy.pages)
    assert copy.pages[0].mediabox[2:] == [1224, 792]


def test_a_preset_that_can_not_be_is_refused_by_the_path_in_the_publication(distribution):
    path = "content/publication.yaml"
    settings = "\ndistribution:\n  print: {impose: ours}\n"
    distribution.publication.write(path, distribution.publication.text(path) + settings)
    preset = "scheme: n-up\ncreep: 0.1mm\n"
    distribution.publication.write("layouts/imposition/ours.yaml", preset)
    with pytest.raises(RefusedError, match=r"\Aout/daily/2010-08/.*: BP707 creep means nothing"):
        distribution.plan()


def test_many_people_are_mailed_in_bounded_memory(distribution, server):
    rows = "".join(f"S{n % 20},P{n},email,p{n}@example.org\n" for n in range(300))
    distribution.list("school,name,channel,email\n" + rows)
    distribution.plan()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    report = distribution.send()
    assert sum(report.counts.values()) == 300
    assert len(server.letters) == 300
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 60_000  # kilobytes


def test_pack_numbers_are_hard_to_misread():
    number = pack_id("2026-09", "Lincoln High")
    assert pack_id("2026-09", "LINCOLN HIGH") == number
    assert read_pack_id(number.replace("-", " ").lower()) == number
    assert read_pack_id("o1il-0000") == "0111-0000"


def test_folders_are_named_apart():
    assert slugs(["École Nº 5", "Ecole no 5", "nul", "學"]) == {
        "École Nº 5": "ecole-no-5",
        "Ecole no 5": "ecole-no-5-2",
        "nul": "nul-2",
        "學": "school",
    }


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_of_ours_is_a_formula(cell):
    assert harmless_cell(cell) == f"'{cell}"
    assert harmless_cell("plain") == "plain"
