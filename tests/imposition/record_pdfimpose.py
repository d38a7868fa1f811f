"""Records in which order pdfimpose puts pages on sheets, from the PDFs it writes.

It is run by hand, for pdfimpose brings an engine of hundreds of megabytes along:

    pip install pdfimpose==2.10.0 && python record_pdfimpose.py > pdfimpose-2.10.0.txt

A line of the record is a scheme, a number of pages, and the sheets: front and back apart by a
slash, rows by a bar, 0 for a blank page, v after a page that stands on its head.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import pymupdf

#: What pdfimpose calls a scheme, its options, and what this record calls it.
SCHEMES = (
    ("saddle", ("--signature", "2x1"), "saddle"),
    ("hardcover", ("--signature", "2x1"), "hardcover"),
    ("hardcover", ("--signature", "2x1", "--group", "2"), "hardcover-of-2"),
    ("cutstackfold", ("--signature", "1x1"), "cutstackfold"),
    ("wire", ("--signature", "2x1"), "wire-2x1"),
    ("wire", ("--signature", "2x2"), "wire-2x2"),
)
WIDTH, HEIGHT = 200, 300


def numbered(count):
    """A PDF whose pages say their number in the middle."""
    font = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"
    objects, kids = [], []
    for number in range(1, count + 1):
        content = b"BT /F 20 Tf 90 150 Td (%d) Tj ET" % number
        objects.append(b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content))
        page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
        resources = b"/Resources <</Font <</F %s>>>>>>" % font
        objects.append(page % (WIDTH, HEIGHT, len(objects) + 2) + resources)
        kids.append(b"%d 0 R" % (len(objects) + 2))
    tree = b"<</Type /Pages /Kids [%s] /Count %d>>" % (b" ".join(kids), count)
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate([b"<</Type /Catalog /Pages 2 0 R>>", tree, *objects], start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(out + trailer % (len(places) + 1, start))


def side(page):
    """The numbers on a side, by rows."""
    columns, rows = round(page.rect.width / WIDTH), round(page.rect.height / HEIGHT)
    grid = [["0"] * columns for _ in range(rows)]
    lines = [line for block in page.get_text("dict")["blocks"] for line in block["lines"]]
    for line in lines:
        left, top, right, bottom = line["bbox"]
        row, column = int((top + bottom) / 2 // HEIGHT), int((left + right) / 2 // WIDTH)
        over = "v" if line["dir"][0] < 0 else ""
        grid[row][column] = "".join(span["text"] for span in line["spans"]).strip() + over
    return " | ".join(" ".join(row) for row in grid)


def imposed(scheme, options, count):
    """The sheets that pdfimpose makes of so many pages."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "a.pdf", Path(folder) / "b.pdf"
        source.write_bytes(numbered(count))
        command = [sys.executable, "-m", "pdfimpose", scheme, *options, "-o", target, source]
        subprocess.run(command, check=True, capture_output=True)
        with pymupdf.open(target) as written:
            sides = [side(page) for page in written]
    pairs = zip(sides[::2], sides[1::2], strict=True)
    return "; ".join(f"{front} / {back}" for front, back in pairs)


if __name__ == "__main__":
    for scheme, options, name in SCHEMES:
        for count in range(4, 65):
            print(f"{name} {count}: {imposed(scheme, options, count)}")  # noqa: T201 - its output
