"""What acts by itself stays behind; what leads a reader comes along."""

import pytest
from making import El, make


def linking(link, **options):
    return make(El("H1", "x"), El("P", (El("Link", "there", link=link),)), **options)


def action(result, page=0):
    return result.reader.pages[page]["/Annots"][0].get_object().get("/A")


@pytest.mark.parametrize(
    "active",
    [
        "<</S/JavaScript/JS(app.alert\\(1\\))>>",
        "<</S/Launch/F(calc.exe)>>",
        "<</S/SubmitForm/F(https://x.org)>>",
        "<</S/URI/URI( JavaScript:alert\\(1\\))>>",
        "<</S/URI/URI(file:///etc/passwd)>>",
    ],
)
def test_active_links_lose_their_action_and_the_file_hears_of_it(merged, active):
    result = merged(linking(f"/A{active}"))
    assert action(result) is None
    assert result.text == "x\nthere\n"
    (note,) = result.merged.notes
    assert (note.code.id, str(note.place)) == ("BP610", "a.pdf")
    assert note.message == "1 script or action was left out"


@pytest.mark.parametrize(
    "passive",
    ["<</S/URI/URI(https://x.org/)>>", "<</S/Named/N/NextPage>>", "<</S/GoTo/D[10 0 R/Fit]>>"],
)
def test_links_that_lead_somewhere_stay(merged, passive):
    result = merged(linking(f"/A{passive}"))
    assert action(result) is not None
    assert result.codes == []


def test_what_follows_a_link_is_looked_at_too(merged):
    js = "<</S/JavaScript/JS(x)>>"
    result = merged(
        linking(f"/A<</S/URI/URI(https://x.org/)/Next[<</S/Named/N/NextPage/Next {js}>>{js}]>>")
    )
    (following,) = action(result)["/Next"]
    assert following["/S"] == "/Named"
    assert "/Next" not in following
    assert result.merged.notes[0].message == "2 scripts or actions were left out"


def test_nothing_runs_when_the_file_is_opened_or_a_page_is_turned(merged):
    js = "<</S/JavaScript/JS(x)>>"
    result = merged(
        make(
            El("H1", "x"),
            catalog=f"/OpenAction{js}/AA<</WC{js}>>/Names<</JavaScript<</Names[(a){js}]>>>>",
            page=f"/AA<</O{js}>>",
        )
    )
    assert b"JavaScript" not in b"".join(
        str(found).encode() for _, found in result.document.dictionaries()
    )
    assert result.merged.notes[0].message == "4 scripts or actions were left out"


def test_what_an_annotation_plays_goes_and_its_picture_stays(merged):
    played = "/RichMediaContent<</Assets 7 0 R>>/RichMediaSettings<<>>"
    result = merged(linking(f"/Subtype/RichMedia/Contents(A film)/AP<</N 11 0 R>>{played}"))
    (film,) = result.reader.pages[0]["/Annots"]
    assert set(film.get_object()) & {"/AP", "/RichMediaContent", "/RichMediaSettings"} == {"/AP"}
    assert result.codes == ["BP610"]


def test_a_page_to_open_at_is_no_script(merged):
    result = merged(make(El("H1", "x"), catalog="/OpenAction[10 0 R/Fit]"))
    assert result.codes == []
    assert "/OpenAction" not in result.catalog


def test_relative_addresses_are_written_out(merged):
    base = "/URI<</Base(https://x.org/a/)>>"
    result = merged(linking("/A<</S/URI/URI(b.html)>>", catalog=base))
    assert action(result)["/URI"] == "https://x.org/a/b.html"
