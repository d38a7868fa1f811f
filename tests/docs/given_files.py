"""PDFs of other programs that stand beside the example publication, each as its example says."""

import functools
import io

from handmade import Handmade
from pypdf import PdfWriter

_LETTER = b"[0 0 612 792]"
_HELVETICA = b"<</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>"


def _words(text):
    return b"BT /F 14 Tf 72 700 Td (%s) Tj ET" % text


def minutes():
    """A page of text."""
    return Handmade().page(_words(b"Minutes"), resources=_HELVETICA, media=_LETTER).written()


def locked():
    """The same, encrypted with a password."""
    writer = PdfWriter(io.BytesIO(minutes()))
    writer.encrypt("secret", algorithm="RC4-128")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def cut_off():
    """A page whose content is said to be compressed, and is not what a decoder can read."""
    pdf = Handmade()
    content = pdf.stream(b"broken", b"/Filter /FlateDecode")
    return pdf.page(b"[%s]" % content, media=_LETTER).written()


def form(appearance=False):
    """A form with a name filled in; what it looks like is there only if the viewer wrote it."""
    pdf = Handmade()
    look = b"/AP <</N %s>>" % pdf.form(
        b"BT /F 14 Tf 4 8 Td (Ana Smith) Tj ET",
        b"/BBox [0 0 200 24] /Resources " + _HELVETICA,
    )
    widget = b"<</Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Ana Smith) /F 4 %s %s>>"
    field = pdf.add(widget % (b"/Rect [72 600 272 624]", look if appearance else b""))
    pdf.catalog = b"/AcroForm <</Fields [%s]>>" % field
    return pdf.page(_words(b"Name:"), b"/Annots [%s]" % field, _HELVETICA, _LETTER).written()


def poster():
    """A page with a mesh that has a colour at each of its three corners."""
    pdf = Handmade()
    corners = ((72, 72, b"\xff\0\0"), (216, 72, b"\0\xff\0"), (144, 216, b"\0\0\xff"))
    data = b"".join(b"\0%c%c%s" % (x, y, colour) for x, y, colour in corners)
    mesh = pdf.stream(
        data,
        b"/ShadingType 4 /ColorSpace /DeviceRGB /BitsPerCoordinate 8 /BitsPerComponent 8 "
        b"/BitsPerFlag 8 /Decode [0 255 0 255 0 1 0 1 0 1]",
    )
    return pdf.page(
        b"/Mesh sh", resources=b"<</Shading <</Mesh %s>>>>" % mesh, media=_LETTER
    ).written()


#: What makes each file, by its name.
PDFS = {
    "minutes.pdf": minutes,
    "locked.pdf": locked,
    "cut-off.pdf": cut_off,
    "form.pdf": form,
    "form-saved.pdf": functools.partial(form, appearance=True),
    "poster.pdf": poster,
}
