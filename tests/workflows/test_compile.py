"""Compiling a month: what is bound, what is rebuilt, what stays when something fails."""

import json
import re
from collections import Counter

import pypdfium2
import pytest
from pypdf import PdfReader

from briefpress.codes.files import STALE_OUTPUT
from briefpress.diagnostics import RefusedError
from briefpress.files import read_manifest, sha256
from briefpress.model.bulletin import Period
from briefpress.verify.proof import Verdict, prove
from briefpress.workflows import bulletin as workflow
from briefpress.workflows.build import build
from briefpress.workflows.bulletin import bulletin_path, compile_bulletin
from briefpress.workflows.periods import read_period

SEPTEMBER = Period.of_month(2010, 9)
MONTH = "out/monthly/2010-09.pdf"


@pytest.fixture
def month(publication):
    """The seed's publication with three briefs of September, one of them in Spanish."""
    for day, title in ((1, "Doors"), (2, "Señales de alerta"), (15, "Buses")):
        text = publication.text(publication.brief).replace("2010-08-23", f"2010-09-{day:02}")
        text = text.replace("School Resource Officers: A Vital Part of School Safety", title)
        text += "language: es-US\n" if "ñ" in title else ""
        slug = {1: "doors", 2: "senales", 15: "buses"}[day]
        publication.write(f"content/2010-09/2010-09-{day:02}-{slug}.yaml", text)
    return publication


def dailies(publication):
    return sorted(publication.path("out/daily/2010-09").glob("*.pdf"))


def texts(publication):
    return [prove(file).text for file in dailies(publication)]


def test_the_bulletin_is_accessible_and_archival_and_says_what_its_parts_say(month):
    compiled = compile_bulletin(month.root, SEPTEMBER)
    assert (compiled.record.path, compiled.record.briefs, compiled.built) == (MONTH, 3, 3)
    proof = prove(month.path(MONTH))
    assert [d.message for d in proof.diagnostics] == []
    assert {check.verdict for check in proof.checks} == {Verdict.PASSED}
    assert proof.claims == ("PDF/UA-1", "PDF/A-2a")
    assert compiled.record.pages == proof.pages
    assert "".join(texts(month)) in proof.text
    front, _, back = proof.text.partition("".join(texts(month)))
    assert front.splitlines()[3] == "September 2010"
    assert back.splitlines()[0] == "Index"


def test_the_dailies_are_bound_as_they_are(month):
    """Each content stream of a daily is in the bulletin, to the byte."""
    compile_bulletin(month.root, SEPTEMBER)
    bound = [streams(page) for page in PdfReader(month.path(MONTH)).pages]
    first = bound.index(next(page for page in bound if page[0] == b"q\n"))
    for file, page in zip(dailies(month), bound[first:], strict=False):
        assert page[1:-2] == streams(PdfReader(file).pages[0])


def test_what_stands_the_same_in_every_daily_is_there_once(month):
    """The contact block and the running lines, for a bulletin that is light enough to mail.

    The Spanish brief has the foot in Spanish; the bulletin closes with the contact block, too.
    """
    compile_bulletin(month.root, SEPTEMBER)
    pages = [parts(page) for page in PdfReader(month.path(MONTH)).pages]
    shared = Counter(part.idnum for page in pages for part in page)
    before, foot, own, contact, head, folio = pages[4]
    assert [shared[part.idnum] for part in (before, foot, contact, head)] == [3, 2, 3, 3]
    assert [shared[part.idnum] for part in (own, folio)] == [1, 1]


def parts(page):
    """References to the content streams of a page."""
    contents = page.raw_get("/Contents")
    return contents if isinstance(contents, list) else [contents]


def streams(page):
    """The content streams of a page."""
    return [part.get_object().get_data() for part in parts(page)]


def test_every_link_leads_to_the_page_that_it_names(month):
    compile_bulletin(month.root, SEPTEMBER)
    reader = PdfReader(month.path(MONTH))
    followed = 0
    for page in reader.pages:
        for annotation in (a.get_object() for a in page.get("/Annots", [])):
            if "/Dest" in annotation:
                target = reader.get_page_number(annotation["/Dest"][0].get_object())
                folio = str(annotation["/Contents"]).removeprefix("Go to page ")
                assert reader.page_labels[target] == folio
                followed += 1
    # contents: 2 + 3 + 2; calendar: 3; index by function, goal, title: 3 each, by source: 3 folios
    assert followed == 7 + 3 + 9 + 3


def test_the_contents_name_the_title_of_the_page_they_lead_to(month):
    compile_bulletin(month.root, SEPTEMBER)
    pages = pypdfium2.PdfDocument(month.path(MONTH))
    contents = pages[1].get_textpage().get_text_range()
    for folio, title in (("1", "Doors"), ("2", "Señales de alerta"), ("3", "Buses")):
        assert re.search(rf"{title}\s+{folio}\b", contents)
        said = pages[3 + int(folio)].get_textpage().get_text_range()
        assert title in said
        assert said.rstrip().endswith(folio) or f"\n{folio}" in said


def test_pages_are_labelled_and_the_outline_has_every_part(month):
    compile_bulletin(month.root, SEPTEMBER)
    reader = PdfReader(month.path(MONTH))
    assert reader.page_labels == ["i", "ii", "iii", "iv", "1", "2", "3", "4", "5"]
    titles = [item["/Title"] for item in reader.outline if not isinstance(item, list)]
    assert titles == [
        "September 2010",
        "Contents",
        "At a Glance",
        "Matrix Coverage",
        "Doors",
        "Señales de alerta",
        "Buses",
        "Index",
        "IPS Contact Information",
    ]


def test_a_brief_in_another_language_keeps_it(month):
    compile_bulletin(month.root, SEPTEMBER)
    root = PdfReader(month.path(MONTH)).trailer["/Root"]
    assert root["/Lang"] == "en-US"
    parts = [part.get_object() for part in root["/StructTreeRoot"]["/K"].get_object()["/K"]]
    assert [str(part.get("/Lang")) for part in parts] == [
        *("en-US", "en-US", "es-US", "en-US", "en-US")
    ]


def test_the_same_briefs_give_the_same_bytes(month):
    compile_bulletin(month.root, SEPTEMBER)
    first = month.path(MONTH).read_bytes()
    month.path(MONTH).unlink()
    for file in dailies(month):
        file.unlink()
    compile_bulletin(month.root, SEPTEMBER, jobs=2)
    assert month.path(MONTH).read_bytes() == first


def test_an_unchanged_month_is_not_bound_again(month):
    assert compile_bulletin(month.root, SEPTEMBER).changed
    before = month.path(MONTH).stat().st_mtime_ns
    again = compile_bulletin(month.root, SEPTEMBER)
    assert (again.changed, again.built) == (False, 0)
    assert month.path(MONTH).stat().st_mtime_ns == before
    assert compile_bulletin(month.root, SEPTEMBER, force=True).changed


@pytest.mark.parametrize(
    ("change", "built"),
    [
        (lambda m: dailies(m)[0].unlink(), 1),
        (lambda m: dailies(m)[0].write_bytes(b"%PDF-1.7 of somebody else"), 1),
        (lambda m: m.write("out/manifest.json", b"damaged"), 3),
        (lambda m: m.path(MONTH).write_bytes(b"damaged"), 0),
    ],
    ids=["missing daily", "foreign daily", "damaged manifest", "damaged bulletin"],
)
def test_what_is_missing_foreign_or_damaged_is_built_again(month, change, built):
    compile_bulletin(month.root, SEPTEMBER)
    whole = month.path(MONTH).read_bytes()
    change(month)
    assert compile_bulletin(month.root, SEPTEMBER).built == built
    assert month.path(MONTH).read_bytes() == whole


def test_a_changed_brief_is_built_and_bound_anew(month):
    compile_bulletin(month.root, SEPTEMBER)
    path = "content/2010-09/2010-09-15-buses.yaml"
    month.write(path, month.text(path).replace('title: "Buses"', "title: Bus stops"))
    compiled = compile_bulletin(month.root, SEPTEMBER)
    assert (compiled.changed, compiled.built) == (True, 1)
    assert "Bus stops" in prove(month.path(MONTH)).text


def test_a_brief_that_can_not_be_built_leaves_last_months_file_as_it_was(month):
    compile_bulletin(month.root, SEPTEMBER)
    whole = month.path(MONTH).read_bytes()
    month.add_brief("2010-09-16", relevance="relevence")
    with pytest.raises(RefusedError) as refused:
        compile_bulletin(month.root, SEPTEMBER)
    assert {d.place.path for d in refused.value.diagnostics} == {
        "content/2010-09/2010-09-16-another.yaml"
    }
    assert month.path(MONTH).read_bytes() == whole


def test_a_daily_that_changes_while_it_is_bound_is_named(month, monkeypatch):
    def meddling(*arguments, **options):
        report = build(*arguments, **options)
        dailies(month)[1].write_bytes(b"changed by another run")
        return report

    monkeypatch.setattr(workflow, "build", meddling)
    with pytest.raises(RefusedError) as refused:
        compile_bulletin(month.root, SEPTEMBER)
    (problem,) = refused.value.diagnostics
    assert problem.code is STALE_OUTPUT
    assert problem.place.path == "out/daily/2010-09/2010-09-02-senales.pdf"
    assert not month.path(MONTH).exists()


def test_the_manifest_says_from_what_it_was_made(month):
    compile_bulletin(month.root, SEPTEMBER)
    record = read_manifest(month.root).bulletin(MONTH)
    assert record.sha256 == sha256(month.path(MONTH).read_bytes())
    sources = {source.path for source in record.sources}
    assert {file.relative_to(month.root).as_posix() for file in dailies(month)} <= sources
    assert {"briefpress:monthly.yaml", "content/publication.yaml"} <= sources
    assert json.loads(month.text("out/manifest.json"))["bulletins"][0]["period"] == "2010-09"


def test_any_span_and_a_year(month):
    span = read_period(None, "2010-08-20", "2010-09-02")
    compiled = compile_bulletin(month.root, span)
    assert compiled.record.path == "out/monthly/2010-08-20--2010-09-02.pdf"
    assert compiled.record.briefs == 3
    year = compile_bulletin(month.root, read_period("2010", None, None))
    assert (year.record.path, year.record.briefs) == ("out/monthly/2010.pdf", 4)
    outline = PdfReader(month.path("out/monthly/2010.pdf")).outline
    titles = [item["/Title"] for item in outline if not isinstance(item, list)]
    assert titles[4:6] == ["August 2010", "September 2010"]


def test_large_print_is_an_edition_of_its_own(month):
    compiled = compile_bulletin(month.root, SEPTEMBER, layout="monthly-large-print")
    assert compiled.record.path == "out/monthly/2010-09.large-print.pdf"
    proof = prove(month.path(compiled.record.path))
    assert {check.verdict for check in proof.checks} == {Verdict.PASSED}


def test_the_strictest_label_marks_the_cover_and_a_page_keeps_its_own(month):
    path = "content/2010-09/2010-09-15-buses.yaml"
    month.write(path, month.text(path) + "handling: TLP:AMBER\n")
    compile_bulletin(month.root, SEPTEMBER)
    assert labels(month) == [{"TLP:AMBER"}] * 4 + [set(), set()] + [{"TLP:AMBER"}] * 3


def test_where_the_publication_says_so_every_page_has_the_strictest_label(month):
    for day, label in (("15-buses", "TLP:AMBER"), ("01-doors", "TLP:GREEN")):
        path = f"content/2010-09/2010-09-{day}.yaml"
        month.write(path, month.text(path) + f"handling: {label}\n")
    settings = "content/publication.yaml"
    month.write(settings, month.text(settings) + "bulletin_labels: strictest\n")
    compile_bulletin(month.root, SEPTEMBER)
    page = labels(month)[4]
    assert "TLP:AMBER" in page
    assert [label - {"TLP:GREEN"} for label in labels(month)] == [{"TLP:AMBER"}] * 9


def labels(publication):
    pages = pypdfium2.PdfDocument(publication.path(MONTH))
    return [set(re.findall(r"TLP:\S+", p.get_textpage().get_text_range())) for p in pages]


@pytest.mark.parametrize(
    ("layout", "code"), [("daily", "BP312"), ("weekly", "BP301")], ids=["no bulletin", "unknown"]
)
def test_another_layout_is_refused(month, layout, code):
    with pytest.raises(RefusedError) as refused:
        compile_bulletin(month.root, SEPTEMBER, layout=layout)
    assert [d.code.id for d in refused.value.diagnostics] == [code]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-13", None, None),
        ("0000-01", None, None),
        ("September", None, None),
        (None, None, None),
        (None, "2026-09-01", None),
        (None, "2026-09-15", "2026-09-01"),
        (None, "2026-09-31", "2026-10-01"),
        ("2026-09", "2026-09-01", None),
    ],
)
def test_a_period_that_is_none_is_refused(text, first, last):
    with pytest.raises(RefusedError, match="BP083"):
        read_period(text, first, last)


def test_a_month_without_briefs_is_refused(publication):
    with pytest.raises(RefusedError, match="BP084"):
        compile_bulletin(publication.root, SEPTEMBER)


@pytest.mark.parametrize(
    ("period", "layout", "path"),
    [
        (SEPTEMBER, "monthly", "out/monthly/2010-09.pdf"),
        (SEPTEMBER, "monthly-a4", "out/monthly/2010-09.a4.pdf"),
        (Period.of_year(2010), "newsletter", "out/monthly/2010.newsletter.pdf"),
    ],
)
def test_where_a_bulletin_goes(period, layout, path):
    assert bulletin_path(period, layout) == path
