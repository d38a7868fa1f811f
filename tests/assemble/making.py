"""Small tagged PDFs, written out by hand, so that a test shows what is special about each.

A page has a line of Helvetica for each element. Objects 1 to 9 are the frame: 1 catalog, 2 page
tree, 3 font, 4 StructTreeRoot, 5 the top element, 6 the parent tree, 7 metadata; pages are 10,
12, 14 …, each followed by its content; elements begin at 100, annotations at 500. A test's own
objects are 900 and above.
"""

from dataclasses import dataclass, field

from briefpress.verify.pdf.content import Content
from briefpress.verify.pdf.document import open_document
from briefpress.verify.structure.tree import read_tree
from briefpress.verify.text import tree_text

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{more}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
UA = "<pdfuaid:part>1</pdfuaid:part>"


@dataclass
class El:
    """An element: its role, its words or its kids, and further entries as PDF writes them.

    `link` are the entries of a link annotation of its own.
    """

    role: str
    content: "str | tuple[El, ...]" = ""
    extra: str = ""
    page: int = 0
    link: str = ""
    number: int = 0
    kids: list[str] = field(default_factory=list)


def paragraphs(*texts):
    """Return a heading and paragraphs."""
    first, *others = texts
    return (El("H1", first), *(El("P", text) for text in others))


def make(
    *elements,
    title="A document",
    pages=1,
    top="Document",
    language="(en)",
    catalog="",
    root="",
    page="",
    resources="",
    content="",
    claims=UA,
    parents="{}",
    objects=None,
    trailer="",
    version="1.7",
):
    """Return a PDF; strings are further entries of its dictionaries.

    `parents` is the parent tree, with braces where its entries are to stand; `content` are more
    operators on each page; `objects` are further ones by number, streams as dictionary and data.
    """
    return _Maker(pages).write(elements, dict(locals()))


def text_of(pdf):
    """Return what the structure tree says."""
    document = open_document(pdf)
    tree = read_tree(document)
    return tree_text(tree, Content(document)) if tree else ""


class _Maker:
    def __init__(self, pages):
        self.objects = {}
        self.mcids = [[] for _ in range(pages)]
        self.lines = [[] for _ in range(pages)]
        self.annotations = [[] for _ in range(pages)]
        self.keys = {}
        self.next_element = 100
        self.next_annotation = 500
        self.pages = pages

    def write(self, elements, given):
        kids = [self.element(element, 5) for element in elements]
        language = f"/Lang {given['language']}" if given["language"] else ""
        self.objects[1] = (
            f"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R/MarkInfo<</Marked true>>{language}"
            f"/Metadata 7 0 R/ViewerPreferences<</DisplayDocTitle true>>{given['catalog']}>>"
        )
        numbers = " ".join(f"{10 + 2 * i} 0 R" for i in range(self.pages))
        self.objects[2] = f"<</Type/Pages/Kids[{numbers}]/Count {self.pages}>>"
        self.objects[3] = FONT
        self.objects[4] = (
            f"<</Type/StructTreeRoot/K[5 0 R]/ParentTree 6 0 R"
            f"/ParentTreeNextKey {self.pages + len(self.keys)}{given['root']}>>"
        )
        self.objects[5] = (
            f"<</Type/StructElem/S/{given['top']}/P 4 0 R/K[{' '.join(map(str, kids))}]>>"
        )
        entries = [f"{i} [{' '.join(mcids)}]" for i, mcids in enumerate(self.mcids)]
        entries += [f"{key} {owner} 0 R" for key, owner in self.keys.items()]
        self.objects[6] = f"<</Nums[{' '.join(entries)}]>>"
        if given["parents"] != "{}":
            self.objects[6] = given["parents"].replace("{}", " ".join(entries))
        packet = XMP.format(title=given["title"], more=given["claims"]).encode()
        self.objects[7] = ("<</Type/Metadata/Subtype/XML>>", packet)
        for index in range(self.pages):
            self.page(index, given)
        self.objects |= given["objects"] or {}
        return serialise(self.objects, given["trailer"], given["version"])

    def element(self, element, parent):
        number = element.number = self.next_element
        self.next_element += 1
        page = 10 + 2 * element.page
        if isinstance(element.content, str):
            kids = [self.words(element, number)] if element.content else []
        else:
            kids = [self.element(kid, number) for kid in element.content]
        if element.link:
            kids.append(self.link(element, number))
        self.objects[number] = (
            f"<</Type/StructElem/S/{element.role}/P {parent} 0 R/Pg {page} 0 R"
            f"/K[{' '.join(map(str, kids))}]{element.extra}>>"
        )
        return f"{number} 0 R"

    def words(self, element, number):
        mcid = len(self.mcids[element.page])
        self.mcids[element.page].append(f"{number} 0 R")
        y = 760 - 20 * mcid
        self.lines[element.page].append(
            f"/{element.role} <</MCID {mcid}>> BDC BT /F1 12 Tf 40 {y} Td "
            f"({element.content}) Tj ET EMC"
        )
        return mcid

    def link(self, element, owner):
        number, key = self.next_annotation, self.pages + len(self.keys)
        self.next_annotation += 1
        self.keys[key] = owner
        self.annotations[element.page].append(f"{number} 0 R")
        subtype = "" if "/Subtype" in element.link else "/Subtype/Link/Contents(there)"
        self.objects[number] = (
            f"<</Type/Annot{subtype}/Rect[0 0 9 9]/F 4/StructParent {key}{element.link}>>"
        )
        return f"<</Type/OBJR/Obj {number} 0 R>>"

    def page(self, index, given):
        content = "\n".join([*self.lines[index], given["content"]]).encode("latin-1")
        annotations = f"/Annots[{' '.join(self.annotations[index])}]/Tabs/S"
        self.objects[10 + 2 * index] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {11 + 2 * index} 0 R"
            f"/Resources<</Font<</F1 3 0 R>>{given['resources']}>>/StructParents {index}"
            f"{annotations if self.annotations[index] else ''}{given['page']}>>"
        )
        self.objects[11 + 2 * index] = ("<<>>", content)


def serialise(objects, trailer="", version="1.7"):
    """Write objects, streams as pairs of dictionary and data, with a cross-reference table."""
    out = bytearray(f"%PDF-{version}\n%\xe2\xe3\xcf\xd3\n".encode("latin-1"))
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        head, data = body if isinstance(body, tuple) else (body, None)
        head = head.encode() if isinstance(head, str) else head
        if data is not None:
            head = b"%s/Length %d>>\nstream\n%s\nendstream" % (head[:-2], len(data), data)
        out += b"%d 0 obj\n%s\n" % (number, head)
        out += b"endobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(objects) + 1
    out += f"trailer\n<</Size {size}/Root 1 0 R{trailer}/ID[<00><00>]>>\n".encode()
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)
