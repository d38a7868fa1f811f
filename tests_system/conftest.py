"""PDFs as other programs make them: WeasyPrint, LibreOffice, Chromium, Typst.

These tests need programs of the system, which `.ci/packages` lists, so they stand outside `tests`:
there all passes with Python and nothing else. A program that is missing fails its tests and says
what to install; nothing is skipped.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

DOCUMENTS = Path(__file__).parent / "documents"
_INSTALL = "apt-get install --no-install-recommends"


def program(name, package):
    """Return the path of a program of the system."""
    found = shutil.which(name)
    if found is None:
        pytest.fail(f"{name} is not installed: {_INSTALL} {package}", pytrace=False)
    return found


def run(*command):
    """Run a program that makes a file; what it says is shown if it fails."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def weasyprint():
    """Make a PDF of HTML by WeasyPrint."""
    try:
        import weasyprint
    except ImportError:
        pytest.fail(
            "WeasyPrint is not installed: pip install --editable '.[system]'", pytrace=False
        )
    except OSError as error:
        needs = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        pytest.fail(f"WeasyPrint needs {_INSTALL} {needs} ({error})", pytrace=False)

    def make(name, variant="pdf/ua-1", **options):
        html = (DOCUMENTS / name).read_text(encoding="utf-8")
        return weasyprint.HTML(string=html).write_pdf(pdf_variant=variant, **options)

    return make


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory):
    """Make a PDF of a flat OpenDocument text by LibreOffice, as its PDF/UA export does."""
    soffice = program("soffice", "libreoffice-writer-nogui")
    folder = tmp_path_factory.mktemp("libreoffice")

    def make(name):
        choices = '{"PDFUACompliance":{"type":"boolean","value":"true"}}'
        run(
            soffice,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            f"pdf:writer_pdf_Export:{choices}",
            "--outdir",
            folder,
            DOCUMENTS / name,
        )
        return (folder / name).with_suffix(".pdf").read_bytes()

    return make


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    """Make a PDF of HTML by Chromium, as printing a page into a file does."""
    browser = program("chromium", "chromium")
    folder = tmp_path_factory.mktemp("chromium")

    def make(name):
        output = folder / f"{name}.pdf"
        run(
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder / 'profile'}",
            f"--print-to-pdf={output}",
            (DOCUMENTS / name).as_uri(),
        )
        return output.read_bytes()

    return make
