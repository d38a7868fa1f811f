"""The fast way to bind and the slow one, with pypdf: the same bulletin."""

import io
import subprocess
import sys

import pytest
from pypdf import PdfReader, PdfWriter

from briefpress.assemble.bulletin import bind
from briefpress.assemble.own import OwnBinding
from briefpress.model.bulletin import Period
from briefpress.verify.proof import Verdict, prove
from briefpress.workflows import bulletin as workflow
from briefpress.workflows.bulletin import compile_bulletin


@pytest.fixture
def month(publication, monkeypatch):
    """Compile a month of varied briefs; return what it is bound from."""
    texts = {
        "2010-09-01-doors": {"handling": "TLP:GREEN"},
        "2010-09-02-senales": {"language": "es-US"},
        "2010-09-03-numbers": {"number": "7", "expires": "2010-12-01"},
    }
    for name, more in texts.items():
        text = publication.text(publication.brief).replace("2010-08-23", name[:10])
        text = text.replace("safe and secure?", "safe (1 0 R) \\\\ and /StructParents 0?")
        text += "".join(f"{key}: {value}\n" for key, value in more.items())
        publication.write(f"content/2010-09/{name}.yaml", text)
    bare = "bulletin: {briefs: large-print, over_briefs: null}"
    publication.write("layouts/long.yaml", f"extends: monthly\n{bare}\n")
    made = []

    def begin(_dailies, _overlay, _binding, subset):
        made[:] = [subset]

    def keep(parts, _begun):
        made[:] = parts, *made
        return bind(*parts)

    monkeypatch.setattr(workflow, "_begun", begin)
    monkeypatch.setattr(workflow, "_bound", keep)

    def bound(layout):
        compile_bulletin(publication.root, Period.of_month(2010, 9), layout=layout, force=True)
        return tuple(made)

    return bound


@pytest.fixture
def both(month, tmp_path):
    """Bind it both ways; return the two files."""

    def bound(layout):
        parts, subset = month(layout)
        front, dailies, overlay, back, binding = parts
        slow, fast = tmp_path / "slow.pdf", tmp_path / "fast.pdf"
        slow.write_bytes(bind(*parts))
        fast.write_bytes(OwnBinding(dailies, overlay, binding, subset).finish(front, back))
        return slow, fast

    return bound


@pytest.mark.parametrize("layout", ["monthly", "monthly-large-print", "long"])
def test_both_ways_make_the_same_bulletin(both, layout):
    files = both(layout)
    slow, fast = map(prove, files)
    assert {check.verdict for check in fast.checks} == {Verdict.PASSED}
    assert fast.tree == slow.tree
    assert fast.text == slow.text
    assert fast.claims == slow.claims
    one, other = map(PdfReader, files)
    assert seen(one) == seen(other)
    assert one.page_labels == other.page_labels
    assert outline(one) == outline(other)
    assert links(one) == links(other)
    assert one.xmp_metadata.stream.get_data() == other.xmp_metadata.stream.get_data()
    assert dict(one.metadata) == dict(other.metadata)
    assert one.trailer["/Root"].keys() == other.trailer["/Root"].keys()


def seen(reader):
    """The operators of each page, and the programs of the fonts that it names."""
    return [(page.get_contents().get_data(), page.mediabox, fonts(page)) for page in reader.pages]


def fonts(page):
    found = {}
    for name, font in page["/Resources"]["/Font"].items():
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        program = descendant["/FontDescriptor"]["/FontFile2"].get_data()
        found[name] = program, descendant["/W"], font.get_object()["/ToUnicode"].get_data()
    return found


def outline(reader, items=None):
    return [
        outline(reader, item)
        if isinstance(item, list)
        else (item["/Title"], reader.get_destination_page_number(item))
        for item in (reader.outline if items is None else items)
    ]


def links(reader):
    found = []
    for page in reader.pages:
        for annotation in (a.get_object() for a in page.get("/Annots", [])):
            target = annotation.get("/A", {}).get("/URI")
            if "/Dest" in annotation:
                target = reader.get_page_number(annotation["/Dest"][0].get_object())
            rectangle = [float(n) for n in annotation["/Rect"]]
            found.append((rectangle, target, annotation["/Contents"]))
    return found


def test_a_file_of_others_is_bound_with_pypdf(month):
    """Written again by pypdf it says the same, but is not ours to the byte any more."""
    (front, dailies, overlay, back, binding), subset = month("monthly")
    rewritten = io.BytesIO()
    PdfWriter(clone_from=io.BytesIO(dailies[0].pdf)).write(rewritten)
    foreign = (dailies[0]._replace(pdf=rewritten.getvalue()), *dailies[1:])
    with pytest.raises(ValueError, match="none of ours"):
        OwnBinding(foreign, overlay, binding, subset)
    assert bind(front, foreign, overlay, back, binding).startswith(b"%PDF-1.7")


def test_our_own_dailies_are_bound_without_pypdf(publication):
    code = (
        "import sys\nfrom briefpress.cli.app import program\n"
        f"try: program()(['compile', '2010-08', '--root', {str(publication.root)!r}])\n"
        "except SystemExit as leaving: assert not leaving.code\n"
        "print('pypdf' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"
