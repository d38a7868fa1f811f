"""Files of other programs, merged: what was valid stays valid, and nothing is lost or confused."""

import pytest
from accounting import (
    account_of,
    accounts_of_parts,
    failures_of,
    faults_of,
    pictures_of,
    text_and_faults,
)

from briefpress.assemble.merge import merge
from briefpress.assemble.opened import PdfSource

#: WeasyPrint leaves the file of its colour profile to the garbage collector.
pytestmark = pytest.mark.filterwarnings(
    "ignore:.*sRGB2014.icc:pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture(scope="session")
def files(weasyprint, libreoffice, chromium):
    """Make a plain and a rich document by each program; they have these names in the tests."""
    return {
        "weasyprint-plain": weasyprint("plain.html"),
        "weasyprint-rich": weasyprint("rich.html", pdf_forms=True),
        "weasyprint-ua-2": weasyprint("rich.html", "pdf/ua-2", pdf_forms=True),
        "weasyprint-a-2a": weasyprint("plain.html", "pdf/a-2a"),
        "libreoffice-plain": libreoffice("plain.fodt"),
        "libreoffice-rich": libreoffice("rich.fodt"),
        "chromium-plain": chromium("plain.html"),
        "chromium-rich": chromium("rich.html"),
    }


NAMES = (
    "weasyprint-plain",
    "weasyprint-rich",
    "weasyprint-ua-2",
    "weasyprint-a-2a",
    "libreoffice-plain",
    "libreoffice-rich",
    "chromium-plain",
    "chromium-rich",
)
#: Those that the validator finds to be PDF/UA-1 as their programs made them.
VALID = ("weasyprint-plain", "weasyprint-rich", "libreoffice-plain")


def together(*pdfs):
    return merge([PdfSource(f"{index}.pdf", pdf) for index, pdf in enumerate(pdfs)])


@pytest.mark.parametrize("name", NAMES)
def test_a_file_beside_itself_loses_nothing(files, name):
    pdf = files[name]
    merged = together(pdf, pdf)
    assert accounts_of_parts(merged) == [account_of(pdf)] * 2
    text, faults = text_and_faults(merged.pdf)
    assert text == 2 * text_and_faults(pdf)[0]
    assert set(faults) == set(faults_of(pdf))


@pytest.mark.parametrize("name", VALID)
def test_what_was_valid_is_valid(files, name):
    assert failures_of(files[name]) == []
    merged = together(files[name], files[name])
    assert failures_of(merged.pdf) == []
    assert not faults_of(merged.pdf)
    assert "PDF/UA-1" in merged.claims.names


def test_valid_files_of_all_programs_are_valid_together(files):
    merged = together(*(files[name] for name in VALID))
    assert failures_of(merged.pdf) == []
    assert not faults_of(merged.pdf)


@pytest.mark.parametrize("name", sorted(set(NAMES) - set(VALID)))
def test_what_was_not_valid_claims_nothing_and_breaks_no_new_rule(files, name):
    merged = together(files["weasyprint-plain"], files[name])
    assert "PDF/UA-1" not in merged.claims.names
    before = set(failures_of(files[name]))
    claims = {"PDFUA1-ID-PART-001", "PDFUA1-ID-SCHEMA-001"}
    assert set(failures_of(merged.pdf)) - claims <= before


def test_all_files_in_one_keep_their_accounts_and_their_order(files):
    merged = together(*files.values())
    assert accounts_of_parts(merged) == [account_of(pdf) for pdf in files.values()]
    text, faults = text_and_faults(merged.pdf)
    assert text == "".join(text_and_faults(pdf)[0] for pdf in files.values())
    assert sum(faults.values()) == sum(sum(faults_of(pdf).values()) for pdf in files.values())


def test_no_page_looks_different(files):
    merged = together(*files.values())
    assert pictures_of(merged.pdf) == [page for pdf in files.values() for page in pictures_of(pdf)]


def test_the_rich_documents_have_something_to_lose(files):
    accounts = {name: account_of(files[name]) for name in NAMES}
    rich = accounts["weasyprint-rich"]
    assert [said[3] for _, _, said, *_ in rich.annotations].count("/Tx") == 1
    assert any("/Headers" in a for *_, attributes in rich.elements for a in attributes)
    assert any(target for *_, target, _ in accounts["chromium-rich"].annotations)
    assert any(target for *_, target, _ in accounts["libreoffice-rich"].annotations)
    assert len(accounts["libreoffice-plain"].outline) == 2


def test_an_archival_file_stays_one(files):
    merged = together(files["weasyprint-a-2a"], files["weasyprint-a-2a"])
    assert merged.claims.names == ("PDF/A-2a",)
    assert failures_of(merged.pdf, "2a") == []
