"""PDFs written by hand, object by object, and pictures of what a viewer makes of PDFs."""

import pypdfium2
from PIL import Image, ImageChops, ImageStat


class Handmade:
    """A PDF in the making; pages are 100 × 100 points unless they say otherwise."""

    def __init__(self):
        self.objects = {}
        self.pages = []
        self.catalog = b""
        self.tree = b""
        self._next = 3

    def add(self, body):
        """Add an object, return a reference to it."""
        number = self._next
        self._next += 1
        self.objects[number] = body
        return b"%d 0 R" % number

    def stream(self, data, entries=b""):
        head = b"<<%s /Length %d>>" % (entries, len(data))
        return self.add(head + b"\nstream\n" + data + b"\nendstream")

    def form(self, data, entries=b"/BBox [0 0 100 100]"):
        return self.stream(data, b"/Type /XObject /Subtype /Form " + entries)

    def page(self, content=b"", entries=b"", resources=b"<<>>", media=b"[0 0 100 100]"):
        """Add a page; content may be references to streams in an array."""
        if not content.startswith(b"["):
            content = self.stream(content)
        size = b"/MediaBox " + media if media else b""
        page = b"<</Type /Page /Parent 2 0 R %s /Contents %s /Resources %s %s>>"
        self.pages.append(self.add(page % (size, content, resources, entries)))
        return self

    def written(self):
        kids = b" ".join(self.pages)
        self.objects[1] = b"<</Type /Catalog /Pages 2 0 R %s>>" % self.catalog
        self.objects[2] = b"<</Type /Pages /Kids [%s] /Count %d %s>>" % (
            kids,
            len(self.pages),
            self.tree,
        )
        out = bytearray(b"%PDF-1.7\n")
        places = {}
        for number in sorted(self.objects):
            places[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, self.objects[number])
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        for number in sorted(places):
            out += b"%010d 00000 n \n" % places[number]
        trailer = b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        return bytes(out + trailer % (len(places) + 1, start))


def square(x, y, colour, side=10):
    """Paint a square of a colour, given by three numbers."""
    return b"%s rg %d %d %d %d re f " % (colour, x, y, side, side)


RED, GREEN, BLUE, BLACK = b"1 0 0", b"0 1 0", b"0 0 1", b"0 0 0"


def picture(pdf, page=0, scale=1.0):
    """What a viewer shows of a page, and prints: forms and layers as they are."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        document.init_forms()
        shown = document[page].render(scale=scale, may_draw_forms=True)
        return shown.to_pil().convert("RGB")
    finally:
        document.close()


def colour_at(image, x, y):
    """The colour at a point in points from the lower left, for a picture with scale 1."""
    return image.getpixel((int(x), image.height - 1 - int(y)))


def difference(one, other):
    """How far two pictures of one size differ, from 0 to 255 on average; the worst of bands."""
    assert one.size == other.size
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


def is_white(image):
    return image.getextrema() == ((255, 255),) * 3


def pasted(image, onto, place):
    onto.paste(image, place)
    return onto


def blank(size):
    return Image.new("RGB", size, "white")
