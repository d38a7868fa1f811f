"""Layers, attachments, output intents and the wishes for viewing of two documents."""

import pytest
from making import UA, El, make

PDFA = UA + "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"


def doc(title="x", catalog="", objects=None, **options):
    return make(El("H1", "x"), title=title, catalog=catalog, objects=objects, **options)


def layered(config, title="x"):
    return doc(
        title,
        f"/OCProperties<</OCGs[900 0 R 901 0 R]/D<<{config}>>>>",
        {900: "<</Type/OCG/Name(Plan)>>", 901: "<</Type/OCG/Name(Text)>>"},
        resources="/Properties<</L 900 0 R>>",
        content="/OC /L BDC EMC",
    )


def names(groups):
    return [group.get_object()["/Name"] for group in groups]


def test_layers_of_equal_name_stay_apart_under_the_titles_of_their_parts(merged):
    config = "/Name(Default)/Order[900 0 R 901 0 R]/OFF[901 0 R]"
    properties = merged(layered(config, "A"), layered(config, "B")).catalog["/OCProperties"]
    groups = {group.indirect_reference.idnum for group in properties["/OCGs"]}
    assert len(groups) == 4
    first, second = properties["/D"]["/Order"]
    assert (first[0], names(first[1:])) == ("A", ["Plan", "Text"])
    assert (second[0], names(second[1:])) == ("B", ["Plan", "Text"])
    assert names(properties["/D"]["/OFF"]) == ["Text", "Text"]
    assert properties["/D"]["/Name"] == "Default"


def test_layers_that_are_off_unless_said_otherwise_stay_off(merged):
    off = layered("/BaseState/OFF/ON[901 0 R]")
    default = merged(layered(""), off).catalog["/OCProperties"]["/D"]
    assert names(default["/OFF"]) == ["Plan"]
    assert "/BaseState" not in default


def test_content_is_on_its_own_layer(merged):
    result = merged(layered(""), layered(""))
    properties = result.catalog["/OCProperties"]["/OCGs"]
    used = [page["/Resources"]["/Properties"]["/L"] for page in result.reader.pages]
    assert [u.indirect_reference for u in used] == [
        group.indirect_reference for group in (properties[0], properties[2])
    ]


def attached(content, name="data.csv"):
    return doc(
        catalog=f"/Names<</EmbeddedFiles<</Names[({name})900 0 R]>>>>/AF[900 0 R]",
        objects={
            900: f"<</Type/Filespec/F({name})/UF({name})/AFRelationship/Data/EF<</F 901 0 R>>>>",
            901: ("<</Type/EmbeddedFile/Subtype/text#2Fcsv>>", content),
        },
    )


def files(result):
    found = result.catalog["/Names"]["/EmbeddedFiles"]["/Names"]
    return {
        str(key): value.get_object()["/EF"]["/F"].get_data()
        for key, value in zip(found[::2], found[1::2], strict=True)
    }


def test_attached_files_of_equal_name_are_both_kept(merged):
    result = merged(attached(b"1,2"), attached(b"3,4"))
    assert files(result) == {"data.csv": b"1,2", "data.csv-2": b"3,4"}
    assert len(result.catalog["/AF"]) == 2


def test_an_attached_file_that_both_have_is_one(merged):
    result = merged(attached(b"1,2"), attached(b"1,2"))
    assert files(result) == {"data.csv": b"1,2"}
    assert len(result.catalog["/AF"]) == 1
    assert result.catalog["/AF"][0]["/EF"]["/F"]["/Subtype"] == "/text/csv"


def intended(profile, resources="", more=None):
    intent = "/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/DestOutputProfile 901 0 R"
    return doc(
        catalog="/OutputIntents[900 0 R]",
        objects={
            900: f"<<{intent}>>",
            901: ("<</N 3>>", profile),
            **(more or {}),
        },
        claims=PDFA,
        resources=resources,
    )


def test_an_intent_that_all_have_stands_once(merged):
    result = merged(intended(b"icc"), intended(b"icc"), doc(claims=PDFA))
    assert len(result.catalog["/OutputIntents"]) == 1
    assert result.merged.claims.names == ("PDF/UA-1", "PDF/A-2b")
    assert result.codes == []


def test_device_colours_of_another_intent_keep_its_profile(merged):
    result = merged(intended(b"icc"), intended(b"other"), intended(b"icc"))
    (intent,) = result.catalog["/OutputIntents"]
    assert intent["/DestOutputProfile"].get_data() == b"icc"
    first, second, third = (page["/Resources"] for page in result.reader.pages)
    kind, profile = second["/ColorSpace"]["/DefaultRGB"]
    assert (kind, profile.get_object().get_data()) == ("/ICCBased", b"other")
    assert "/ColorSpace" not in first
    assert "/ColorSpace" not in third
    assert result.merged.claims.names == ("PDF/UA-1", "PDF/A-2b")
    assert result.codes == []


def test_a_default_colour_space_that_is_there_stays_and_forms_have_theirs(merged):
    form = ("<</Subtype/Form/BBox[0 0 9 9]/Resources<<>>>>", b"")
    part = intended(
        b"other",
        resources="/ColorSpace<</DefaultRGB/DeviceRGB>>/XObject<</F 910 0 R>>",
        more={910: form},
    )
    resources = merged(intended(b"icc"), part).reader.pages[1]["/Resources"]
    assert resources["/ColorSpace"] == {"/DefaultRGB": "/DeviceRGB"}
    inside = resources["/XObject"]["/F"]["/Resources"]
    assert inside["/ColorSpace"]["/DefaultRGB"][0] == "/ICCBased"


def test_an_intent_without_its_profile_costs_the_archival_claim(merged):
    named = doc(
        catalog="/OutputIntents[<</S/GTS_PDFA1/OutputConditionIdentifier(Coated)>>]", claims=PDFA
    )
    result = merged(intended(b"icc"), named)
    assert result.merged.claims.names == ("PDF/UA-1",)
    (note,) = result.merged.notes
    assert (note.code.id, str(note.place)) == ("BP613", "b.pdf")
    assert "Coated" in note.message


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ("/Direction/R2L", "/Direction/R2L/Duplex/Simplex", {"/Direction": "/R2L"}),
        ("/Direction/R2L", "", {}),
        ("/PrintPageRange[0 1]", "/PrintPageRange[0 1]", {}),
    ],
)
def test_what_both_agree_on_is_kept_and_the_title_is_shown(merged, first, second, kept):
    parts = [
        doc().replace(b"/DisplayDocTitle true", f"{wish}".encode()) for wish in (first, second)
    ]
    found = dict(merged(*parts).catalog["/ViewerPreferences"])
    assert found.pop("/DisplayDocTitle").value is True
    assert found == kept


def test_what_a_page_shows_when_opened_is_agreed_on(merged):
    outlines = doc(catalog="/PageMode/UseOutlines/PageLayout/OneColumn")
    assert merged(outlines, outlines).catalog["/PageMode"] == "/UseOutlines"
    assert "/PageMode" not in merged(outlines, doc()).catalog


def test_what_holds_for_a_part_holds_for_the_whole(merged):
    doubtful = doc().replace(b"/Marked true", b"/Marked true/Suspects true")
    marks = merged(doc(), doubtful).catalog["/MarkInfo"]
    assert (marks["/Marked"].value, marks["/Suspects"].value) == (True, True)
    assert merged(doc(version="1.4"), doc(version="2.0")).pdf.startswith(b"%PDF-2.0")


def test_a_part_that_does_not_say_it_is_tagged_keeps_the_whole_from_saying_so(merged):
    silent = doc().replace(b"/Marked true", b"")
    result = merged(doc(claims=""), silent)
    assert "/MarkInfo" not in result.catalog
    assert result.text == "x\nx\n"


def test_articles_are_kept(merged):
    part = doc(
        catalog="/Threads[900 0 R]",
        page="/B[901 0 R]",
        objects={
            900: "<</F 901 0 R/I<</Title(News)>>>>",
            901: "<</T 900 0 R/N 901 0 R/V 901 0 R/P 10 0 R/R[0 0 9 9]>>",
        },
    )
    result = merged(part, part)
    second = result.catalog["/Threads"][1]
    assert second["/F"]["/P"].indirect_reference == result.reader.pages[1].indirect_reference
