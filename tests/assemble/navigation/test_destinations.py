"""Named destinations of two documents: each link still leads into its own."""

from making import El, make
from pypdf.generic import IndirectObject

TREE = "/Names<</Dests<</Names[{}]>>>>"


def linking(link, catalog="", title="x", **options):
    return make(
        El("H1", title),
        El("P", (El("Link", "there", link=link),)),
        catalog=catalog,
        title=title,
        **options,
    )


def pages_reached(result):
    """For each link of the file, in order, the index of the page it leads to."""
    names = result.catalog.get("/Names", {}).get("/Dests", {}).get("/Names", [])
    by_name = dict(zip(map(str, names[::2]), names[1::2], strict=True))
    numbers = [page.indirect_reference.idnum for page in result.reader.pages]
    reached = []
    for page in result.reader.pages:
        for annotation in page.get("/Annots", []):
            found = annotation.get_object()
            target = found.get("/Dest") or found["/A"]["/D"]
            target = by_name.get(str(target)) if isinstance(target, str) else target
            target = target.get("/D") if isinstance(target, dict) else target
            reached.append(target and numbers.index(target[0].indirect_reference.idnum))
    return reached


def names(result):
    return [str(name) for name in result.catalog["/Names"]["/Dests"]["/Names"][::2]]


def test_a_name_that_is_taken_is_renamed_and_its_links_with_it(merged):
    part = linking("/Dest(intro)", TREE.format("(intro)[10 0 R/Fit]"))
    result = merged(part, part, part)
    assert names(result) == ["intro", "intro-2", "intro-3"]
    assert pages_reached(result) == [0, 1, 2]
    assert result.faults == []


def test_goto_actions_are_links_too(merged):
    part = linking("/A<</S/GoTo/D(intro)>>", TREE.format("(intro)<</D[10 0 R/Fit]>>"))
    assert pages_reached(merged(part, part)) == [0, 1]


def test_an_action_that_two_links_share_is_renamed_once(merged):
    part = make(
        El("H1", "x"),
        El("P", (El("Link", "a", link="/A 900 0 R"), El("Link", "b", link="/A 900 0 R"))),
        catalog=TREE.format("(intro)[10 0 R/Fit]"),
        objects={900: "<</S/GoTo/D(intro)>>"},
    )
    assert pages_reached(merged(part, part)) == [0, 0, 1, 1]


def test_actions_that_follow_another_are_renamed(merged):
    part = linking(
        "/A<</S/URI/URI(https://x.org/)/Next[<</S/GoTo/D(intro)>>]>>",
        TREE.format("(intro)[10 0 R/Fit]"),
    )
    second = merged(part, part).reader.pages[1]["/Annots"][0].get_object()
    assert second["/A"]["/Next"][0]["/D"] == "intro-2"


def test_names_of_pdf_1_1_become_strings(merged):
    part = linking("/Dest/intro", "/Dests<</intro[10 0 R/Fit]>>")
    result = merged(part, linking("/Dest(intro)", TREE.format("(intro)[10 0 R/Fit]")))
    assert names(result) == ["intro", "intro-2"]
    assert pages_reached(result) == [0, 1]


def test_a_name_and_a_string_of_equal_letters_are_two(merged):
    part = make(
        El("H1", "x"),
        El("P", (El("Link", "a", link="/Dest/intro"), El("Link", "b", link="/Dest(intro)"))),
        pages=2,
        catalog="/Dests<</intro[10 0 R/Fit]>>" + TREE.format("(intro)[12 0 R/Fit]"),
    )
    assert pages_reached(merged(part, part)) == [0, 1, 2, 3]


def test_a_link_to_nowhere_does_not_lead_into_another_part(merged):
    nowhere = linking("/Dest(intro)")
    somewhere = linking("/Dest(intro)", TREE.format("(intro)[10 0 R/Fit]"))
    assert pages_reached(merged(nowhere, somewhere)) == [None, 1]
    assert pages_reached(merged(somewhere, nowhere)) == [0, None]


def test_a_page_named_by_its_index_is_the_part_s_own(merged):
    part = linking("/Dest[0/Fit]")
    result = merged(part, part)
    assert pages_reached(result) == [0, 1]
    target = result.reader.pages[1]["/Annots"][0].get_object()["/Dest"]
    assert isinstance(next(iter(target)), IndirectObject)


def test_explicit_destinations_follow_their_pages(merged):
    part = linking("/Dest[10 0 R/XYZ 0 700 0]")
    assert pages_reached(merged(part, part)) == [0, 1]


def test_names_of_other_files_are_left_alone(merged):
    part = linking("/A<</S/GoToR/F(other.pdf)/D(intro)>>", TREE.format("(intro)[10 0 R/Fit]"))
    second = merged(part, part).reader.pages[1]["/Annots"][0].get_object()
    assert second["/A"]["/D"] == "intro"
