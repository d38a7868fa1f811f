"""Everything that has colours, made grey: beside the picture that the colours make."""

import io
import zlib

import pytest
from handmade import Handmade, difference, picture
from msgspec.structs import replace
from PIL import Image
from pypdf import PdfReader

from briefpress.assemble.sheets.proof import write_proof
from briefpress.assemble.sheets.sheets import write_sheets
from briefpress.assemble.sheets.source import open_source
from briefpress.compose.lettering import SansLettering
from briefpress.diagnostics import RefusedError
from briefpress.imposition.plan import plan
from briefpress.model.imposition import Flip, Imposition, MarkKind, SchemeName

MARKS = (MarkKind.CROP, MarkKind.REGISTRATION, MarkKind.COLOURS, MarkKind.LABELS)
ALONE = Imposition(SchemeName.ONE_PER_PAGE, flip=Flip.NONE, grayscale=True)


def grey(pdf):
    """The print file of a PDF in greys."""
    source = open_source(pdf, "a.pdf", grayscale=True)
    made = plan(source.pages, tuple(range(1, len(source.pages) + 1)), ALONE, "a.pdf")
    return write_sheets(source, made, "a", SansLettering(), lambda _done, _total: None)


def refusal(pdf):
    with pytest.raises(RefusedError) as refused:
        grey(pdf)
    return [f"{d.code.id} {d.message}" for d in refused.value.diagnostics]


def saturation(image):
    """How far the most colourful point is from a grey."""
    hue = image.convert("HSV").split()[1]
    return hue.getextrema()[1]


def assert_grey_of(pdf, tolerance=2.0):
    """The picture has no colour, and is as light and dark as it was with colours."""
    before, after = picture(pdf), picture(grey(pdf))
    assert saturation(after) == 0
    assert saturation(before) > 0, "nothing had a colour"
    assert difference(before.convert("L").convert("RGB"), after) < tolerance


def page(content, resources=b"<<>>"):
    return Handmade().page(content, resources=resources).written()


#: A tint that becomes red, in three ways.
EXPONENTIAL = b"<</FunctionType 2 /Domain [0 1] /N 1 /C0 [1 1 1] /C1 [1 0 0]>>"
STITCHED = (
    b"<</FunctionType 3 /Domain [0 1] /Bounds [0.5] /Encode [0 1 0 1] /Functions ["
    b"<</FunctionType 2 /Domain [0 1] /N 1 /C0 [1 1 1] /C1 [0 0 1]>> "
    b"<</FunctionType 2 /Domain [0 1] /N 2 /C0 [0 0 1] /C1 [1 0 0]>>]>>"
)


class TestOperators:
    @pytest.mark.parametrize(
        "content",
        [
            b"1 0 0 rg 0 0 50 50 re f",
            b"0 0 1 RG 9 w 20 20 50 50 re S",
            b"/DeviceRGB cs 0 .5 0 sc 0 0 50 50 re f",
            b"/DeviceRGB CS 0 .5 0 SCN 9 w 20 20 50 50 re S",
            b"q 1 0 0 rg Q q 0 0 1 rg 0 0 50 50 re f Q 50 50 20 20 re f",
            b"1 0 0 rg q 0 1 0 rg Q 0 0 50 50 re f",
            b"1 0 0 rg 0 0 1 sc 0 0 50 50 re f",
            b"(1 0 0 rg) pop 1 0 0 rg 0 0 50 50 re f",
            b"0 0 1 rg\n%0 1 0 rg\n0 0 50 50 re f",
            b"+1 -.0 0. rg 0 0 50 50 re f",
            b"1 0 0 1 40 40 cm/DeviceRGB cs 1 0 0 scn 0 0 50 50 re f",
            b"BT(q)Tj ET 1 0 0 rg 0 0 50 50 re f",
            b"q []0 d 0 0 1 RG 9 w 20 20 50 50 re S Q",
        ],
    )
    def test_of_device_colours(self, content):
        assert_grey_of(page(content))

    def test_of_inks(self):
        """Viewers show inks by profiles of their own, so it is the figure that counts."""
        content = grey(page(b"1 0 0 0 k 0 0 50 50 re f 0 0 0 .5 K 0 0 9 9 re S"))
        image = picture(content)
        assert saturation(image) == 0
        assert image.getpixel((20, 80))[0] in (178, 179)  # 0.7 of 255

    @pytest.mark.parametrize(
        "space",
        [
            b"[/CalRGB <</WhitePoint [0.9505 1 1.089]>>]",
            b"[/ICCBased 9 0 R]",
            b"[/Separation /Spot /DeviceRGB %s]" % EXPONENTIAL,
            b"[/Separation /Spot /DeviceRGB %s]" % STITCHED,
            b"[/Indexed /DeviceRGB 1 <0000FFFF0000>]",
        ],
    )
    def test_of_spaces_in_the_resources(self, space):
        pdf = Handmade()
        profile = pdf.stream(b"\0" * 128, b"/N 3 /Alternate /DeviceRGB")
        space = space.replace(b"9 0 R", profile)
        count = 3 if b"RGB" in space[:9] or b"ICC" in space else 1
        content = b"/S cs %s scn 0 0 50 50 re f" % (b"0.2 0.9 0.1" if count == 3 else b"1")
        pdf.page(content, resources=b"<</ColorSpace <</S %s>>>>" % space)
        assert_grey_of(pdf.written(), 4)

    def test_a_space_begins_with_its_own_colour(self):
        """Of a palette that is its first one (8.6.6.3), here blue, which is a grey of 0.11."""
        palette = b"<</ColorSpace <</S [/Indexed /DeviceRGB 1 <0000FFFF0000>]>>>>"
        image = picture(grey(page(b"/S cs 0 0 50 50 re f", palette)))
        assert image.getpixel((20, 80)) == (28, 28, 28)

    def test_two_inks_mixed_by_a_program(self):
        program = b"{ 2 copy add 3 1 roll 0.5 mul exch 0.25 mul exch 1 index 0 gt {0} {1} ifelse }"
        pdf = Handmade()
        function = pdf.stream(
            program, b"/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]"
        )
        space = b"[/DeviceN [/One /Two] /DeviceCMYK %s]" % function
        content = b"/S cs 0.4 0.8 scn 0 0 50 50 re f"
        pdf.page(content, resources=b"<</ColorSpace <</S %s>>>>" % space)
        assert saturation(picture(grey(pdf.written()))) == 0

    def test_ink_that_paints_nothing_still_doesnt(self):
        space = b"<</ColorSpace <</S [/Separation /None /DeviceRGB %s]>>>>" % EXPONENTIAL
        source = page(b"/S cs 1 scn 0 0 50 50 re f 1 0 0 rg 50 50 9 9 re f", space)
        form = PdfReader(io.BytesIO(grey(source))).pages[0]["/Resources"]["/XObject"]["/P1"]
        assert form["/Resources"]["/ColorSpace"]["/S"][1] == "/None"
        assert b"/S cs 1 scn" in form.get_data()

    def test_greys_are_left_as_they_are(self):
        source = page(b"0.5 g 0 0 50 50 re f /DeviceGray cs 0.25 sc 50 50 50 50 re f")
        assert difference(picture(source), picture(grey(source))) < 1

    @pytest.mark.parametrize(
        ("content", "resources", "problem"),
        [
            (b"/Lost cs", b"<<>>", "the colour space Lost is not there"),
            (b"1 0 rg", b"<<>>", "a colour has too few components"),
            (
                b"/S cs 1 scn",
                b"<</ColorSpace <</S [/Odd 1]>>>>",
                "the colour space Odd is not known",
            ),
            (
                b"/S cs 1 scn",
                b"<</ColorSpace <</S [/Indexed /DeviceRGB 9 <00>]>>>>",
                "a palette is damaged",
            ),
        ],
    )
    def test_what_is_not_known_is_refused(self, content, resources, problem):
        assert refusal(page(content, resources)) == [f"BP711 page 1: {problem}"]


def test_marks_and_proofs_are_grey_too():
    pdf = Handmade().page(b"1 0 0 rg 0 0 50 50 re f").written()
    imposition = replace(ALONE, marks=MARKS, sheet=(300, 300))
    source = open_source(pdf, "a.pdf", grayscale=True)
    made = plan(source.pages, (1,), imposition, "a.pdf")
    sheets = write_sheets(source, made, "a", SansLettering(), lambda _done, _total: None)
    assert saturation(picture(sheets)) == 0
    assert b"/DeviceCMYK" not in sheets
    content = PdfReader(io.BytesIO(sheets)).pages[0].get_contents().get_data()
    assert b"/All" not in content
    shown = picture(write_proof(source, made, "a", SansLettering()))
    assert shown.getpixel((40, shown.height - 40)) != (255, 0, 0)


class TestImages:
    picture = Image.effect_mandelbrot((40, 30), (-2, -1.5, 1, 1.5), 60).convert("L")

    def coloured(self, mode="RGB"):
        """A picture with many colours."""
        wide = Image.linear_gradient("L").resize((40, 30))
        high = wide.rotate(180)
        return Image.merge("RGB", (self.picture, wide, high)).convert(mode)

    def painted(self, data, entries, more=b""):
        pdf = Handmade()
        size = b"/Type /XObject /Subtype /Image /Width 40 /Height 30 "
        image = pdf.stream(data, size + entries)
        content = more + b" 80 0 0 60 10 20 cm /I Do"
        pdf.page(content, resources=b"<</XObject <</I %s>>>>" % image)
        return pdf.written()

    def test_plain_samples(self):
        data = self.coloured().tobytes()
        assert_grey_of(self.painted(data, b"/BitsPerComponent 8 /ColorSpace /DeviceRGB"))

    def test_compressed_samples(self):
        data = zlib.compress(self.coloured().tobytes())
        entries = b"/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode"
        assert_grey_of(self.painted(data, entries))

    def test_samples_of_16_bits(self):
        data = b"".join(bytes((byte, 0)) for byte in self.coloured().tobytes())
        assert_grey_of(self.painted(data, b"/BitsPerComponent 16 /ColorSpace /DeviceRGB"))

    def test_decode_turns_colours_around(self):
        data = self.coloured().tobytes()
        entries = b"/BitsPerComponent 8 /ColorSpace /DeviceRGB /Decode [1 0 1 0 1 0]"
        assert_grey_of(self.painted(data, entries))

    def test_a_palette(self):
        few = self.coloured().quantize(16)
        palette = bytes(few.getpalette()[:48]).hex().encode()
        entries = b"/BitsPerComponent 8 /ColorSpace [/Indexed /DeviceRGB 15 <%s>]" % palette
        assert_grey_of(self.painted(few.tobytes(), entries))

    def test_one_ink(self):
        space = b"[/Separation /Spot /DeviceRGB %s]" % EXPONENTIAL
        entries = b"/BitsPerComponent 8 /ColorSpace " + space
        assert_grey_of(self.painted(self.picture.tobytes(), entries))

    def test_one_ink_in_few_bits_turned_around(self):
        space = b"[/Separation /Spot /DeviceRGB %s]" % EXPONENTIAL
        entries = b"/BitsPerComponent 1 /Decode [1 0] /ColorSpace " + space
        assert_grey_of(self.painted(self.picture.convert("1").tobytes(), entries), 4)

    def test_a_jpeg_stays_one(self):
        out = io.BytesIO()
        self.coloured().save(out, "JPEG", quality=90)
        entries = b"/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode"
        source = self.painted(out.getvalue(), entries)
        assert_grey_of(source, 3)
        assert b"/DCTDecode" in grey(source)
        assert len(grey(source)) < len(source) + 2000

    def test_a_jpeg_of_inks(self):
        out = io.BytesIO()
        self.coloured("CMYK").save(out, "JPEG", quality=95)
        turned = b"/Decode [1 0 1 0 1 0 1 0]"
        entries = b"/BitsPerComponent 8 /ColorSpace /DeviceCMYK /Filter /DCTDecode " + turned
        image = picture(grey(self.painted(out.getvalue(), entries)))
        expected = self.coloured().convert("L").resize((80, 60)).convert("RGB")
        assert difference(image.crop((10, 20, 90, 80)), expected) < 8

    def test_plain_inks(self):
        data = self.coloured("CMYK").tobytes()
        image = picture(grey(self.painted(data, b"/BitsPerComponent 8 /ColorSpace /DeviceCMYK")))
        expected = self.coloured().convert("L").resize((80, 60)).convert("RGB")
        assert difference(image.crop((10, 20, 90, 80)), expected) < 8

    def test_jpeg_2000(self):
        out = io.BytesIO()
        self.coloured().save(out, "JPEG2000", quality_mode="dB", quality_layers=[60])
        assert_grey_of(self.painted(out.getvalue(), b"/Filter /JPXDecode"), 3)

    def test_colours_that_are_not_painted_stay_unpainted(self):
        data = self.coloured().tobytes()
        entries = b"/BitsPerComponent 8 /ColorSpace /DeviceRGB /Mask [0 255 0 127 0 255]"
        assert_grey_of(self.painted(data, entries))

    def test_a_stencil_has_the_colour_it_is_given(self):
        data = self.picture.convert("1").tobytes()
        assert_grey_of(self.painted(data, b"/ImageMask true /BitsPerComponent 1", b"1 0 0 rg"))

    def test_a_soft_mask_is_left(self):
        pdf = Handmade()
        size = b"/Type /XObject /Subtype /Image /Width 40 /Height 30 /BitsPerComponent 8 "
        mask = pdf.stream(self.picture.tobytes(), size + b"/ColorSpace /DeviceGray")
        entries = size + b"/ColorSpace /DeviceRGB /SMask " + mask
        image = pdf.stream(self.coloured().tobytes(), entries)
        pdf.page(b"80 0 0 60 10 20 cm /I Do", resources=b"<</XObject <</I %s>>>>" % image)
        assert_grey_of(pdf.written(), 5)

    @pytest.mark.parametrize(
        "header",
        [
            b"/W 2 /H 1 /BPC 8 /CS /RGB /F /AHx",
            b"/Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB /F /ASCIIHexDecode",
        ],
    )
    def test_inline(self, header):
        content = b"q 80 0 0 60 10 20 cm BI %s ID FF00000000FF> EI Q" % header
        assert_grey_of(page(content))

    def test_inline_palette(self):
        header = b"/W 2 /H 1 /BPC 8 /CS [/I /RGB 1 <FF00000000FF>] /F /AHx"
        assert_grey_of(page(b"q 80 0 0 60 10 20 cm BI %s ID 0001> EI Q" % header))

    def test_inline_stencil(self):
        content = b"1 0 0 rg 80 0 0 60 10 20 cm BI /W 2 /H 1 /IM true /F /AHx ID 40> EI"
        assert_grey_of(page(content))

    def test_what_can_t_be_changed_is_refused(self):
        entries = b"/BitsPerComponent 4 /ColorSpace /DeviceRGB"
        assert refusal(self.painted(b"\0" * 9999, entries)) == [
            "BP711 page 1: an image in colour has samples of 4 bits"
        ]
        entries = b"/BitsPerComponent 8 /ColorSpace /DeviceRGB"
        assert refusal(self.painted(b"\0", entries)) == ["BP711 page 1: an image is cut short"]


class TestShadings:
    def shaded(self, shading, data=None):
        pdf = Handmade()
        made = pdf.stream(data, shading) if data else pdf.add(b"<<%s>>" % shading)
        pdf.page(b"/S sh", resources=b"<</Shading <</S %s>>>>" % made)
        return pdf.written()

    @pytest.mark.parametrize("function", [EXPONENTIAL, STITCHED])
    def test_along_a_line(self, function):
        assert_grey_of(
            self.shaded(
                b"/ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 100 0] /Function " + function
            ),
            3,
        )

    def test_between_circles(self):
        assert_grey_of(
            self.shaded(
                b"/ShadingType 3 /ColorSpace /DeviceRGB /Coords [50 50 0 50 50 50] "
                b"/Extend [true true] /Function " + EXPONENTIAL
            ),
            3,
        )

    def test_functions_that_give_a_number_each(self):
        one = b"<</FunctionType 2 /Domain [0 1] /N 1 /C0 [%s] /C1 [%s]>>"
        functions = b"[%s %s %s]" % (one % (b"1", b"0"), one % (b"0", b"1"), one % (b"0", b"0"))
        assert_grey_of(
            self.shaded(
                b"/ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 100 0] /Function " + functions
            ),
            3,
        )

    def test_by_place(self):
        pdf = Handmade()
        function = pdf.stream(b"{ 0.5 }", b"/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1]")
        shading = pdf.add(
            b"<</ShadingType 1 /ColorSpace /DeviceRGB /Matrix [100 0 0 100 0 0] /Function %s>>"
            % function
        )
        pdf.page(b"/S sh", resources=b"<</Shading <</S %s>>>>" % shading)
        assert_grey_of(pdf.written(), 4)

    def test_as_a_pattern(self):
        pdf = Handmade()
        pattern = pdf.add(
            b"<</PatternType 2 /Shading <</ShadingType 2 /ColorSpace /DeviceRGB "
            b"/Coords [0 0 100 0] /Function %s>>>>" % EXPONENTIAL
        )
        pdf.page(
            b"/Pattern cs /P scn 0 0 50 50 re f", resources=b"<</Pattern <</P %s>>>>" % pattern
        )
        assert_grey_of(pdf.written(), 3)

    def test_a_mesh_with_a_colour_at_each_corner_is_refused(self):
        entries = (
            b"/ShadingType 4 /ColorSpace /DeviceRGB /BitsPerCoordinate 8 /BitsPerComponent 8 "
            b"/BitsPerFlag 8 /Decode [0 100 0 100 0 1 0 1 0 1]"
        )
        assert refusal(self.shaded(entries, b"\0" * 18)) == [
            "BP711 page 1: a mesh has a colour at each corner"
        ]


class TestWhatIsInside:
    red = b"1 0 0 rg 0 0 50 50 re f"

    def test_forms_and_forms_in_forms(self):
        pdf = Handmade()
        inner = pdf.form(self.red)
        outer = pdf.form(
            b"0 1 0 rg 50 50 9 9 re f /I Do",
            b"/BBox [0 0 100 100] /Resources <</XObject <</I %s>>>>" % inner,
        )
        pdf.page(b"/O Do", resources=b"<</XObject <</O %s>>>>" % outer)
        assert_grey_of(pdf.written())

    def test_a_form_in_the_colour_of_who_paints_it(self):
        pdf = Handmade()
        form = pdf.form(b"0 0 50 50 re f")
        pdf.page(b"1 0 0 rg /F Do", resources=b"<</XObject <</F %s>>>>" % form)
        assert_grey_of(pdf.written())

    def test_tiles_with_colours_of_their_own(self):
        pdf = Handmade()
        tile = pdf.stream(
            b"1 0 0 rg 0 0 5 5 re f",
            b"/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 10 10] /XStep 10 /YStep 10 "
            b"/Resources <<>>",
        )
        pdf.page(b"/Pattern cs /P scn 0 0 50 50 re f", resources=b"<</Pattern <</P %s>>>>" % tile)
        assert_grey_of(pdf.written())

    def test_tiles_in_a_colour_that_is_given(self):
        pdf = Handmade()
        tile = pdf.stream(
            b"0 0 5 5 re f",
            b"/PatternType 1 /PaintType 2 /TilingType 1 /BBox [0 0 10 10] /XStep 10 /YStep 10 "
            b"/Resources <<>>",
        )
        pdf.page(
            b"/C cs 1 0 0 /P scn 0 0 50 50 re f",
            resources=b"<</Pattern <</P %s>> /ColorSpace <</C [/Pattern /DeviceRGB]>>>>" % tile,
        )
        assert_grey_of(pdf.written())

    def test_glyphs_with_colours(self):
        pdf = Handmade()
        glyph = pdf.stream(b"1000 0 d0 1 0 0 rg 0 0 750 750 re f")
        font = pdf.add(
            b"<</Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] "
            b"/FontMatrix [.001 0 0 .001 0 0] /CharProcs <</a %s>> "
            b"/Encoding <</Differences [97 /a]>> /FirstChar 97 /LastChar 97"
            b" /Widths [1000] /Resources <<>>>>" % glyph
        )
        pdf.page(b"BT /F 50 Tf 10 10 Td (a) Tj ET", resources=b"<</Font <</F %s>>>>" % font)
        assert_grey_of(pdf.written())

    def test_stamps_and_fields(self):
        pdf = Handmade()
        stamp = pdf.form(self.red)
        entries = b"<</Subtype /Stamp /F 4 /Rect [0 0 100 100] /AP <</N %s>>>>" % stamp
        pdf.page(b"0 0 1 rg 60 60 9 9 re f", b"/Annots [%s]" % pdf.add(entries))
        assert_grey_of(pdf.written())

    def test_what_a_soft_mask_is_made_from(self):
        pdf = Handmade()
        group = pdf.form(
            b"0 1 0 rg 0 0 100 50 re f 1 0 0 rg 0 50 100 50 re f",
            b"/BBox [0 0 100 100] /Group <</S /Transparency /CS /DeviceRGB>>",
        )
        state = b"<</SMask <</S /Luminosity /G %s /BC [0 0 0]>>>>" % group
        pdf.page(b"/M gs 0 0 1 rg 10 10 80 80 re f", resources=b"<</ExtGState <</M %s>>>>" % state)
        assert_grey_of(pdf.written(), 4)

    def test_what_two_pages_share_is_changed_once(self):
        pdf = Handmade()
        form = pdf.form(self.red)
        for _ in range(2):
            pdf.page(b"0 0 1 rg 50 50 9 9 re f /F Do", resources=b"<</XObject <</F %s>>>>" % form)
        made = grey(pdf.written())
        for number in (0, 1):
            assert saturation(picture(made, number)) == 0

    def test_every_page_with_a_colour_that_is_left_is_named(self):
        pdf = Handmade().page(b"/Lost cs").page(b"0 g").page(b"/Lost cs").written()
        assert refusal(pdf) == [
            "BP711 page 1: the colour space Lost is not there",
            "BP711 page 3: the colour space Lost is not there",
        ]

    def test_forms_nested_without_end_are_refused(self):
        pdf = Handmade()
        form = pdf.form(self.red)
        for _ in range(40):
            form = pdf.form(b"/I Do", b"/BBox [0 0 9 9] /Resources <</XObject <</I %s>>>>" % form)
        pdf.page(b"/F Do", resources=b"<</XObject <</F %s>>>>" % form)
        assert refusal(pdf.written()) == ["BP711 page 1: forms are nested without end"]
