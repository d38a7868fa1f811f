"""Form fields of two documents: those of equal name must not share their value."""

from making import El, make

WIDGET = "/Subtype/Widget/FT/Tx/T({})/TU(Your name)"


def form(name="name", extra="", widget="", helv="/Helvetica", objects=None):
    return make(
        El("H1", "x"),
        El("P", (El("Form", link=WIDGET.format(name) + widget),)),
        catalog=f"/AcroForm<</Fields[500 0 R]/DR<</Font<</Helv 900 0 R>>>>{extra}>>",
        objects={
            900: f"<</Type/Font/Subtype/Type1/BaseFont{helv}/Encoding/WinAnsiEncoding>>",
            **(objects or {}),
        },
    )


def fields(result):
    return [field.get_object() for field in result.catalog["/AcroForm"]["/Fields"]]


def test_fields_of_equal_name_are_renamed(merged):
    result = merged(form(), form(), form("other"))
    assert [field["/T"] for field in fields(result)] == ["name", "name-2", "other"]
    assert [field["/TU"] for field in fields(result)] == ["Your name"] * 3
    assert result.faults == []


def test_fields_are_the_widgets_of_their_pages(merged):
    result = merged(form(), form())
    for page, field in zip(result.reader.pages, fields(result), strict=True):
        assert page["/Annots"][0].get_object() is field


def test_what_the_form_says_for_all_fields_each_says_itself(merged):
    result = merged(form(extra="/DA(/Helv 9 Tf 0 g)/Q 1"), form(widget="/DA(/Helv 7 Tf)/Q 2"))
    assert [(f["/DA"], f["/Q"]) for f in fields(result)] == [
        ("/Helv 9 Tf 0 g", 1),
        ("/Helv 7 Tf", 2),
    ]
    assert "/DA" not in result.catalog["/AcroForm"]


def test_fonts_of_equal_name_are_renamed_where_they_are_called(merged):
    result = merged(form(extra="/DA(/Helv 9 Tf)"), form(extra="/DA(/Helv 9 Tf)", helv="/Courier"))
    assert [field["/DA"] for field in fields(result)] == ["/Helv 9 Tf", "/Helv-2 9 Tf"]
    fonts = result.catalog["/AcroForm"]["/DR"]["/Font"]
    assert [fonts[key]["/BaseFont"] for key in ("/Helv", "/Helv-2")] == ["/Helvetica", "/Courier"]


def test_graphics_states_of_equal_name_are_renamed_where_they_are_called(merged):
    state = "/DA(/a gs /Helv 9 Tf)/DR<</ExtGState<</a<</ca {}>>>>>>"
    parts = [
        form(extra=state.format(opacity)).replace(b"/DR<</Font<</Helv 900 0 R>>>>", b"")
        for opacity in (1, 0.5)
    ]
    assert [f["/DA"] for f in fields(merged(*parts))] == ["/a gs /Helv 9 Tf", "/a-2 gs /Helv 9 Tf"]


def test_equal_fonts_are_one(merged):
    fonts = merged(form(), form()).catalog["/AcroForm"]["/DR"]["/Font"]
    assert set(fonts) == {"/Helv"}


def test_kids_stay_under_their_field(merged):
    kids = {
        910: "<</T(person)/Kids[911 0 R]>>",
        911: "<</FT/Tx/T(age)/Parent 910 0 R/V(12)>>",
    }
    part = form(objects=kids).replace(b"/Fields[500 0 R]", b"/Fields[500 0 R 910 0 R]")
    second = fields(merged(part, part))[3]
    assert second["/T"] == "person-2"
    assert second["/Kids"][0]["/Parent"].get_object() is second
    assert second["/Kids"][0]["/V"] == "12"


def test_scripts_of_fields_and_their_order_go(merged):
    part = form(extra="/CO[500 0 R]/XFA(x)", widget="/AA<</C<</S/JavaScript/JS(x)>>>>")
    result = merged(part)
    assert set(result.catalog["/AcroForm"]) == {"/Fields", "/DR"}
    assert result.codes == ["BP610"]


def test_a_signature_is_left_out_and_its_field_stays(merged):
    part = form(
        widget="/V 910 0 R",
        extra="/SigFlags 3",
        objects={910: "<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>"},
    )
    result = merged(part)
    (field,) = fields(result)
    assert "/V" not in field
    assert "/SigFlags" not in result.catalog["/AcroForm"]
    assert result.codes == ["BP611"]


def test_appearances_that_are_still_to_be_made_are_made(merged):
    result = merged(form(), form(extra="/NeedAppearances true"))
    assert result.catalog["/AcroForm"]["/NeedAppearances"].value is True
