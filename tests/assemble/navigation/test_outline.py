"""Bookmarks and page labels of two documents."""

from making import El, make

OUTLINE = {
    900: "<</Type/Outlines/First 901 0 R/Last 902 0 R/Count 3>>",
    901: "<</Title(One)/Parent 900 0 R/Next 902 0 R/First 903 0 R/Last 903 0 R/Count 1"
    "/Dest[10 0 R/Fit]/F 2/C[1 0 0]>>",
    902: "<</Title<FEFF00DC>/Parent 900 0 R/Prev 901 0 R/A<</S/GoTo/D(in)>>>>",
    903: "<</Title(Under one)/Parent 901 0 R/Dest[10 0 R/XYZ 0 500 0]>>",
}
NAMES = "/Names<</Dests<</Names[(in)[10 0 R/Fit]]>>>>"


def doc(title, **options):
    return make(El("H1", "One"), El("H2", "Under one"), El("H1", "Ü"), title=title, **options)


def outlined(title):
    return doc(title, catalog=f"/Outlines 900 0 R{NAMES}", objects=OUTLINE)


def tree(item, depth=0):
    """The titles, indented by a space for each level."""
    lines = []
    item = item.get("/First")
    while item:
        item = item.get_object()
        lines += [" " * depth + item["/Title"], *tree(item, depth + 1)]
        item = item.get("/Next")
    return lines


def test_each_outline_hangs_under_the_title_of_its_part(merged):
    result = merged(outlined("First"), outlined("Second"))
    below = [" One", "  Under one", " Ü"]
    assert tree(result.catalog["/Outlines"]) == ["First", *below, "Second", *below]
    assert result.faults == []


def test_items_lead_into_their_own_part_and_keep_their_look(merged):
    result = merged(outlined("First"), outlined("Second"))
    second = result.catalog["/Outlines"]["/Last"]
    page = result.reader.pages[1].indirect_reference
    assert second["/Dest"][0].indirect_reference == page
    one = second["/First"]
    assert (one["/F"], one["/C"]) == (2, [1, 0, 0])
    assert one["/Dest"][0].indirect_reference == page
    assert one["/Next"]["/A"]["/D"] == "in-2"


def test_counts_say_what_shows(merged):
    outline = merged(outlined("First"), outlined("Second")).catalog["/Outlines"]
    assert outline["/Count"] == 2
    assert outline["/First"]["/Count"] == -3
    assert outline["/First"]["/First"]["/Count"] == 1


def test_a_part_without_an_outline_has_its_title(merged):
    result = merged(doc("First"), outlined("Second"))
    assert tree(result.catalog["/Outlines"])[:2] == ["First", "Second"]


def test_a_part_whose_outline_begins_with_its_title_has_it_once(merged):
    whole = {
        900: "<</Type/Outlines/First 901 0 R/Last 901 0 R>>",
        901: "<</Title(One)/Parent 900 0 R/Dest[10 0 R/Fit]/First 902 0 R/Last 902 0 R/Count 1>>",
        902: "<</Title(Under one)/Parent 901 0 R/Dest[10 0 R/Fit]>>",
    }
    result = merged(doc("One", catalog="/Outlines 900 0 R", objects=whole))
    assert tree(result.catalog["/Outlines"]) == ["One", " Under one"]
    assert result.catalog["/Outlines"]["/First"]["/Count"] == -1


def test_an_outline_that_runs_in_a_circle_ends(merged):
    looping = {**OUTLINE, 902: "<</Title(Two)/Next 901 0 R/Prev 901 0 R>>"}
    result = merged(doc("x", catalog=f"/Outlines 900 0 R{NAMES}", objects=looping))
    assert tree(result.catalog["/Outlines"]) == ["x", " One", "  Under one", " Two"]


def labels(result):
    return result.reader.page_labels


def test_page_labels_are_kept_part_by_part(merged):
    roman = doc("a", pages=3, catalog="/PageLabels<</Nums[0<</S/r>>2<</S/D>>]>>")
    prefixed = doc("b", pages=2, catalog="/PageLabels<</Nums[0<</S/D/P(A-)/St 7>>]>>")
    assert labels(merged(roman, prefixed)) == ["i", "ii", "1", "A-7", "A-8"]


def test_a_part_without_labels_counts_from_one_beside_others(merged):
    roman = doc("a", pages=2, catalog="/PageLabels<</Nums[0<</S/r>>]>>")
    assert labels(merged(doc("b", pages=2), roman, doc("c"))) == ["1", "2", "i", "ii", "1"]


def test_pages_without_labels_are_counted_through(merged):
    assert "/PageLabels" not in merged(doc("a"), doc("b")).catalog


def test_labels_in_a_tree_with_kids_are_read(merged):
    part = doc(
        "a",
        pages=2,
        catalog="/PageLabels<</Kids[900 0 R 901 0 R]>>",
        objects={
            900: "<</Limits[0 0]/Nums[0<</P(Cover)>>]>>",
            901: "<</Limits[1 1]/Nums[1<</S/D>>]>>",
        },
    )
    assert labels(merged(part, part)) == ["Cover", "1", "Cover", "1"]
