"""Classes, IDs, heads of cells, and the parent tree of two documents."""

import pytest
from making import El, make


def table():
    """A table whose cell names its head by an ID."""
    row = El(
        "TR",
        (
            El("TH", "Door", extra="/ID(d)"),
            El("TD", "North", extra="/A<</O/Table/Headers[(d)]>>"),
        ),
    )
    return make(El("H1", "Doors"), El("Table", (row,)))


def headers(result):
    return [(cell["/A"]["/Headers"]) for cell in result.elements("TD")]


def ids(result):
    return [head["/ID"] for head in result.elements("TH")]


def test_ids_that_are_taken_are_renamed_and_cells_still_name_their_heads(merged):
    result = merged(table(), table(), table())
    assert ids(result) == ["d", "d-2", "d-3"]
    assert headers(result) == [["d"], ["d-2"], ["d-3"]]
    assert result.faults == []


def test_ids_in_utf_16_are_renamed_in_utf_16(merged):
    part = table().replace(b"(d)", b"<FEFF00E9>")
    result = merged(part, part)
    assert ids(result) == ["é", "é-2"]
    assert headers(result) == [["é"], ["é-2"]]


def test_the_id_tree_leads_to_the_elements(merged):
    names = merged(table(), table(), make(El("H1", "x", extra="/ID(a)"))).tree.root["/IDTree"][
        "/Names"
    ]
    assert [str(name) for name in names[::2]] == ["a", "d", "d-2"]
    assert [element.get_object()["/ID"] for element in names[1::2]] == ["a", "d", "d-2"]


def test_many_ids_make_a_tree_with_limits(merged):
    part = make(*(El("H1", "x", extra=f"/ID(id{i:03})") for i in range(150)))
    root = merged(part).tree.root["/IDTree"]
    limits = [[str(limit) for limit in kid.get_object()["/Limits"]] for kid in root["/Kids"]]
    assert limits == [["id000", "id063"], ["id064", "id127"], ["id128", "id149"]]


def test_attributes_that_cells_share_are_renamed_once(merged):
    part = make(
        El("H1", "Doors"),
        El(
            "Table",
            (
                El("TR", (El("TH", "a", extra="/ID(d)"), El("TH", "b", extra="/ID(d-2)"))),
                El("TR", (El("TD", "1", extra="/A 900 0 R"), El("TD", "2", extra="/A 900 0 R"))),
            ),
        ),
        objects={900: "<</O/Table/Headers[(d)(d-2)]>>"},
    )
    result = merged(part, part)
    assert headers(result)[2:] == [["d-3", "d-2-2"]] * 2
    assert result.faults == []


def classed(attributes, name="/head"):
    row = El("TR", (El("TH", "Door", extra=f"/C{name}"), El("TD", "North")))
    return make(El("H1", "T"), El("Table", (row,)), root=f"/ClassMap<</head {attributes}>>")


ROW, COLUMN = "<</O/Table/Scope/Row>>", "<</O/Table/Scope/Column>>"


def test_a_class_that_is_the_same_is_one(merged):
    result = merged(classed(ROW), classed(ROW))
    assert set(result.tree.root["/ClassMap"]) == {"/head"}
    assert result.faults == []


@pytest.mark.parametrize("name", ["/head", "[/head 0]", "[/head]"])
def test_a_class_that_differs_is_renamed(merged, name):
    result = merged(classed(ROW, name), classed(COLUMN, name))
    classes = result.tree.root["/ClassMap"]
    assert classes["/head"]["/Scope"] == "/Row"
    assert classes["/head-2"]["/Scope"] == "/Column"
    used = [head["/C"] for head in result.elements("TH")]
    assert [c if isinstance(c, str) else c[0] for c in used] == ["/head", "/head-2"]
    assert result.faults == []


def test_heads_named_in_a_class_follow_the_ids(merged):
    def part():
        row = El("TR", (El("TH", "a", extra="/ID(d)"), El("TD", "b", extra="/C/under")))
        classes = "/ClassMap<</under<</O/Table/Headers[(d)]>>>>"
        return make(El("H1", "T"), El("Table", (row,)), root=classes)

    result = merged(part(), part())
    assert [c["/Headers"] for c in result.tree.root["/ClassMap"].values()] == [["d"], ["d-2"]]
    assert result.faults == []


def test_a_parent_tree_with_kids_is_read(merged):
    part = make(
        El("H1", "One"),
        El("P", (El("Link", "far", link="/A<</S/URI/URI(https://x.org/)>>"),)),
        parents="<</Kids[900 0 R 901 0 R]>>",
        objects={
            900: "<</Limits[0 0]/Nums[0[100 0 R 102 0 R]]>>",
            901: "<</Limits[1 1]/Kids[902 0 R]>>",
            902: "<</Limits[1 1]/Nums[1 102 0 R]>>",
        },
    )
    result = merged(part, part)
    assert result.faults == []
    assert result.tree.root["/ParentTreeNextKey"] == 4


def test_keys_close_up_however_far_apart_they_were(merged):
    part = make(El("H1", "One")).replace(b"/StructParents 0", b"/StructParents 70000")
    part = part.replace(b"<</Nums[0 [", b"<</Nums[70000 [")
    result = merged(part, part)
    assert [page["/StructParents"] for page in result.reader.pages] == [0, 1]
    assert result.tree.root["/ParentTreeNextKey"] == 2
    assert result.faults == []


def test_tagged_content_in_a_form_keeps_its_key_and_is_not_shared(merged):
    words = b"/P <</MCID 0>> BDC BT /F1 9 Tf 9 9 Td (in a form) Tj ET EMC"
    fonts = "/Resources<</Font<</F1 3 0 R>>>>"
    claim = "<</Type/MCR/Pg 10 0 R/Stm 900 0 R/MCID 0>>"
    part = make(
        El("H1", "One", extra="/T(one)"),
        El("P", extra=f"/K {claim}"),
        content="/X Do",
        resources="/XObject<</X 900 0 R>>",
        objects={
            900: (f"<</Subtype/Form/BBox[0 0 99 99]/StructParents 1{fonts}>>", words),
        },
        parents="<</Nums[{} 1[101 0 R]]>>",
    )
    result = merged(part.replace(b"/K[]/K", b"/K"), part.replace(b"/K[]/K", b"/K"))
    assert result.text == "One\nin a form\n" * 2
    assert result.faults == []


def test_images_that_are_content_of_their_own_keep_their_keys(merged):
    image = "<</Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8{}>>"
    part = make(
        El("H1", "One"),
        El("Figure", extra="/Alt(a dot)/K<</Type/OBJR/Obj 900 0 R>>/A<</O/Layout/BBox[0 0 9 9]>>"),
        resources="/XObject<</I 900 0 R>>",
        content="/Artifact BMC q 9 0 0 9 0 0 cm /I Do Q EMC",
        objects={900: (image.format("/StructParent 1"), b"\0")},
        parents="<</Nums[{} 1 101 0 R]>>",
    ).replace(b"/K[]/Alt", b"/Alt")
    result = merged(part, part)
    images = [figure["/K"]["/Obj"] for figure in result.elements("Figure")]
    assert [image["/StructParent"] for image in images] == [1, 3]
    assert result.faults == []


def test_lists_of_the_root_join(merged):
    lexicon = {900: "<</Type/Filespec/F(a.pls)>>"}
    part = make(El("H1", "x"), root="/PronunciationLexicon[900 0 R]", objects=lexicon)
    result = merged(part, part)
    assert len(result.tree.root["/PronunciationLexicon"]) == 2
