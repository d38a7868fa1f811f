"""Imposing PDFs in memory."""

import pytest

from briefpress.assemble.sheets.sheets import write_sheets
from briefpress.assemble.sheets.source import open_source
from briefpress.compose.lettering import SansLettering
from briefpress.diagnostics import RefusedError
from briefpress.imposition.plan import plan
from briefpress.model.imposition import Flip, Imposition, SchemeName


class Imposed:
    """A print file, with the plan it was made from."""

    def __init__(self, pdf, made):
        self.pdf = pdf
        self.plan = made


@pytest.fixture
def impose():
    """Impose a PDF as the workflow does; one page on a side unless told otherwise."""

    def make(pdf, scheme=SchemeName.ONE_PER_PAGE, chosen=None, name="a", **options):
        if scheme is SchemeName.ONE_PER_PAGE:
            options.setdefault("flip", Flip.NONE)
        imposition = Imposition(scheme, **options)
        source = open_source(pdf, "a.pdf", grayscale=imposition.grayscale)
        chosen = chosen or tuple(range(1, len(source.pages) + 1))
        made = plan(source.pages, chosen, imposition, "a.pdf")
        pdf = write_sheets(source, made, name, SansLettering(), lambda _done, _total: None)
        return Imposed(pdf, made)

    return make


@pytest.fixture
def said(impose):
    """What is said when a PDF is refused."""

    def listen(pdf, *arguments, **options):
        with pytest.raises(RefusedError) as refused:
            impose(pdf, *arguments, **options)
        return [f"{d.code.id} {d.message}" for d in refused.value.diagnostics]

    return listen
