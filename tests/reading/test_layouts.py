"""Layouts: what a designer may write, and what is refused before a page is set."""

# ruff: noqa: E501 - a row of a table stays on its line

import pytest

from briefpress.diagnostics import RefusedError
from briefpress.model.layout import BlockKind, HeadingPosition, ReductionKind, StyleName
from briefpress.reading.layout import read_layout, shipped_layouts
from briefpress.units import Colour

SHIPPED = sorted(path.stem for path in shipped_layouts().glob("*.yaml"))


@pytest.fixture
def layout(folder):
    """Read a layout that extends `daily` with some lines, which begin in line 2."""

    def read(lines="", name="mine", base="daily"):
        folder.write(f"layouts/{name}.yaml", f"extends: {base}\n{lines}")
        return read_layout(name, folder.root)

    return read


@pytest.fixture
def refused(said, layout):
    def listen(lines):
        return [line.removeprefix("layouts/mine.yaml:") for line in said(layout, lines)]

    return listen


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_layout_is_sound(name):
    assert read_layout(name, None).name == name


def test_the_files_of_a_layout_are_known(layout):
    assert all(path.is_absolute() and path.is_file() for path in layout().files)


def test_the_four_of_a_brief_are_shipped():
    assert {"daily", "daily-a4", "daily-sidebar", "large-print"} <= set(SHIPPED)


class TestShipped:
    def test_letter_and_a4(self):
        letter, a4 = read_layout("daily", None).page, read_layout("daily-a4", None).page
        assert (letter.width, letter.height) == (612, 792)
        assert (round(a4.width, 2), round(a4.height, 2)) == (595.28, 841.89)

    def test_one_page_with_legible_floors(self):
        fit = read_layout("daily", None).fit
        assert fit.pages == 1
        assert fit.smallest >= 8
        assert [r.kind for r in fit.reductions] == [
            ReductionKind.SPACE,
            ReductionKind.LEADING,
            ReductionKind.SIZE,
        ]

    def test_the_sidebar_stands_beside_the_text_and_below_the_head(self):
        main, side = (read_layout("daily-sidebar", None).frame(name) for name in ("main", "side"))
        assert main.last < side.first
        assert main.below == side.below == ("head",)

    def test_large_print_is_large_upright_sans_in_one_column(self):
        layout = read_layout("large-print", None)
        assert min(style.size for _, style in layout.styles) == 18
        assert layout.style(StyleName.BODY).size == 18
        assert {22, 20} <= {style.size for _, style in layout.styles}
        assert not any(style.italic for _, style in layout.styles)
        (sans,) = (f for f in layout.families if f.name == layout.style(StyleName.BODY).family)
        assert (sans.italic, sans.bold_italic) == (sans.regular, sans.bold)
        assert len(layout.frames) == 1
        assert all(block.heading is HeadingPosition.ABOVE for block in layout.blocks)
        assert layout.fit.reductions == ()


class TestExtending:
    def test_keys_are_laid_over_those_of_the_base(self, folder, layout):
        mine = layout("palette: {accent: '#003366'}\nfit: {pages: 2}\n")
        daily = read_layout("daily", None)
        assert mine.fit.pages == 2
        assert mine.fit.smallest == daily.fit.smallest
        assert mine.style(StyleName.HEADING).colour == Colour.parse("#003366")
        assert mine.style(StyleName.BODY) == daily.style(StyleName.BODY)
        assert mine.files == (folder.root / "layouts/mine.yaml", shipped_layouts() / "daily.yaml")

    def test_lists_are_replaced_as_a_whole(self, layout):
        mine = layout("blocks: [title, context: {space_before: 3mm}]\n")
        assert [block.kind for block in mine.blocks] == [BlockKind.TITLE, BlockKind.CONTEXT]
        assert mine.blocks[1].space_before == pytest.approx(8.504, abs=0.001)

    def test_a_layout_may_stand_before_the_shipped_one_of_its_name(self, folder, layout):
        mine = layout("page: {size: a5}\n", name="daily")
        assert mine.page.width == pytest.approx(419.53)
        assert read_layout("daily", None).page.width == 612

    def test_extending_goes_on_over_several_steps(self, folder, layout):
        layout("page: {size: legal}\n", name="one")
        assert layout("fit: {pages: 3}\n", name="two", base="one").page.height == 1008

    @pytest.mark.parametrize(
        ("names", "expected"),
        [
            ("mine", "1:10: BP302 layouts extend one another in a circle: mine → mine"),
            ("other", "1:10: BP302 layouts extend one another in a circle: mine → other → mine"),
        ],
    )
    def test_no_circles(self, folder, said, names, expected):
        folder.write("layouts/mine.yaml", f"extends: {names}\n")
        folder.write("layouts/other.yaml", "extends: mine\n")
        (line,) = said(read_layout, "mine", folder.root)
        assert line.split("/", 1)[1].split(":", 1)[1] == expected

    def test_an_unknown_base_is_named_with_the_nearest(self, folder):
        folder.write("layouts/mine.yaml", "extends: dialy\n")
        with pytest.raises(RefusedError) as caught:
            read_layout("mine", folder.root)
        (problem,) = caught.value.diagnostics
        assert str(problem.place) == "layouts/mine.yaml:1:10"
        assert problem.message == "there is no layout 'dialy' to extend"
        assert problem.hint == "Did you mean 'daily'?"

    def test_an_unknown_name(self, folder, said):
        assert said(read_layout, "../secret", folder.root) == [
            "layouts/../secret.yaml: BP301 there is no layout '../secret'"
        ]


def test_a_shipped_file_is_named_as_such(folder, said, layout):
    """What is wrong because of what another file says is shown there, and called by its name."""
    lines = said(layout, "fit: {smallest: 9pt}\n")
    assert lines[0].startswith("briefpress/layouts/daily.yaml:")
    assert "BP307 matrix_head is 8.5pt, smaller than `fit.smallest`, 9pt" in lines[0]


WRONG = [
    ("colour: red\n", "2:1: BP012 the key 'colour' is unknown"),
    ("page: {size: foolscap}\n", "2:14: BP303 the page size 'foolscap' is unknown"),
    ("page: {size: [1in, 20in]}\n", "2:14: BP310 a page is at least 2in wide and high"),
    ("page: {size: [8in, 99in]}\n", "2:20: BP310 99in is not a length that a page can have"),
    ("page: {margins: {top: 0.1in}}\n", "2:23: BP308 the margin is smaller than 0.25in, where office printers can't print"),
    ("page: {margins: {top: wide}}\n", "2:23: BP014 'wide' is not a length such as 0.75in, 18mm or 12pt"),
    ("page: {margins: {top: -1in}}\n", "2:23: BP310 -1in is not a length that a page can have"),
    ("page: {size: [4in, 4in], margins: {left: 2in, right: 2in}}\n", "2:14: BP308 the margins leave less than 1in of the page for text"),
    ("grid: {columns: 0}\n", "2:17: BP014 expected a whole number from 1 to 24, found '0'"),
    ("grid: {gutter: 2in}\n", "2:16: BP308 the gutters leave no width for the columns"),
    ("frames: {main: {columns: 1-13}}\n", "2:26: BP305 columns 1-13 are not in the grid of 1-12"),
    ("frames: {main: {columns: all}}\n", "2:26: BP014 expected columns such as 1-12, found 'all'"),
    ("frames: {side: {columns: 9-12}}\n", "2:26: BP305 the frames 'main' and 'side' take the same columns"),
    ("frames: {main: {below: [top]}}\n", "2:25: BP303 the frame 'top' is not defined"),
    ("palette: {ink: black}\n", "2:16: BP014 'black' is not a colour such as #7A1F2B"),
    ("palette: {ink: '#12'}\n", "2:16: BP014 '#12' is not a colour such as #7A1F2B"),
    ("styles: {body: {family: comic}}\n", "2:25: BP303 the family 'comic' is not defined"),
    ("styles: {body: {colour: pink}}\n", "2:25: BP303 the colour 'pink' is not defined"),
    ("styles: {body: {size: 7pt, leading: 9pt}}\nfit: {smallest: 7pt, reduce: []}\n", "3:17: BP307 the smallest type is 7pt; below 8pt none is legible"),
    ("styles: {title: {size: 7pt}}\n", "2:24: BP307 title is 7pt, smaller than `fit.smallest`, 8pt"),
    ("styles: {title: {size: 200pt, leading: 200pt}}\n", "2:24: BP310 title is larger than 144pt"),
    ("styles: {body: {leading: 9pt}}\nfit: {reduce: []}\n", "2:26: BP307 the leading of body, 9pt, is less than its size"),
    ("styles: {body: {leading: 50pt}}\n", "2:26: BP310 the leading of body is more than 4 times its size"),
    ("styles: {body: {tracking: 400}}\n", "2:27: BP310 tracking beyond 300 thousandths takes words apart"),
    ("styles: {body: {bold: yes}}\n", "2:23: BP014 'yes' is not true or false"),
    ("styles: {bodie: {size: 10pt}}\n", "2:10: BP012 the key 'bodie' is unknown"),
    ("blocks: [context]\n", "2:9: BP306 the title is missing from the blocks"),
    ("blocks: [title, title]\n", "2:17: BP306 the block title stands twice"),
    ("blocks: [title, contxt]\n", "2:17: BP014 'contxt' is not one of masthead, title, matrix, context, figure, sources, relevance, techniques, thought, contact"),
    ("blocks: [title: {qr: 20pt}]\n", "2:18: BP012 the option 'qr' is one of sources, not of title"),
    ("blocks: [title: {frame: side}]\n", "2:25: BP303 the frame 'side' is not defined"),
    ("blocks: [title: {panel: pink}]\n", "2:25: BP303 the colour 'pink' is not defined"),
    ("blocks: [title: {heading: left}]\n", "2:27: BP014 'left' is not beside or above"),
    ("blocks: [title: {heading: beside, heading_columns: 12}]\n", "2:10: BP306 the heading beside the text leaves it no column of the frame 'main'"),
    ("blocks: [{title: {}, context: {}}]\n", "2:10: BP306 each block stands behind a hyphen of its own"),
    ("running: {head: {left: '{author}'}}\n", "2:24: BP309 the gap {author} is unknown; there are {organization}, {name}, {title}, {date}, {number}, {folio}"),
    ("running: {head: {left: '{title'}}\n", "2:24: BP309 a brace is left open in '{title'"),
    ("running: {head: {left: '{title.__class__}'}}\n", "2:24: BP309 a gap in '{title.__class__}' holds something else than a name"),
    ("running: {head: {left: '{title!r:>9999999}'}}\n", "2:24: BP309 a gap in '{title!r:>9999999}' holds something else than a name"),
    ("fit: {pages: 0}\n", "2:14: BP014 expected a whole number from 1 to 20, found '0'"),
    ("fit: {reduce: [{space: 2}]}\n", "2:24: BP307 the floor of space is from 0 to 1 here"),
    ("fit: {reduce: [{leading: 0.9}]}\n", "2:26: BP307 the floor of leading is from 1 to 1.35 here"),
    ("fit: {reduce: [{size: 7pt}]}\n", "2:23: BP307 the floor of size is from 8pt to 10pt here"),
    ("fit: {reduce: [{size: small}]}\n", "2:23: BP014 'small' is no floor for size"),
    ("fit: {reduce: [{space: 0.5}, {space: 0.4}]}\n", "2:38: BP310 space is reduced twice"),
    ("fit: {reduce: [{width: 0.5}]}\n", "2:17: BP014 'width' is not one of space, leading, size"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), WRONG)
def test_what_is_wrong_is_said_with_its_place(refused, lines, expected):
    assert expected in refused(lines)


class TestContrast:
    """WCAG 2.1 AA: 4.5 to 1, and 3 to 1 from 18 points, or 14 points bold."""

    def test_a_failing_pair_is_refused_with_its_ratio_where_it_was_brought_about(self, refused):
        assert refused("palette: {quiet: '#777777'}\n") == [
            f"2:18: BP304 {style}, #777777, on paper, #FFFFFF, has a contrast of 4.47 to 1"
            for style in ("name", "dateline", "caption", "running")
        ]

    def test_the_least_that_passes(self, layout):
        assert layout("palette: {quiet: '#767676'}\n").name == "mine"

    def test_large_type_needs_less(self, layout, refused):
        layout("palette: {soft: '#949494'}\nstyles: {title: {colour: soft}}\n")
        layout("palette: {soft: '#949494'}\nstyles: {title: {colour: soft, bold: false}}\n")
        assert refused(
            "palette: {soft: '#949494'}\nstyles: {title: {colour: soft, size: 13.9pt}}\n"
        ) == ["3:26: BP304 title, #949494, on paper, #FFFFFF, has a contrast of 3.03 to 1"]

    def test_type_that_may_shrink_below_large_needs_more(self, refused):
        lines = (
            "palette: {soft: '#949494'}\n"
            "styles:\n"
            "  body: {size: 20pt, leading: 26pt}\n"
            "  title: {size: 18pt, leading: 22pt, bold: false, colour: soft}\n"
        )
        (line,) = refused(lines)
        assert line.startswith("5:59: BP304 title, #949494, on paper")

    def test_panels_marks_and_links_count(self, refused):
        assert refused("palette: {accent: '#E0A0A0'}\n")[0].startswith("2:19: BP304 heading")
        lines = refused("palette: {accent: '#E0A0A0'}\nstyles: {heading: {colour: ink}}\n")
        assert lines[0].startswith("2:19: BP304 matrix_mark, #FFFFFF, on accent, #E0A0A0")
        lines = refused("palette: {link: '#999999'}\n")
        assert (
            "2:17: BP304 a link in body, #999999, on paper, #FFFFFF, has a contrast of 2.84 to 1"
            in lines
        )
        blocks = "blocks: [title, thought: {panel: ink}]\n"
        assert (
            "2:34: BP304 thought, #1C2126, on ink, #1C2126, has a contrast of 1.0 to 1"
            in refused(blocks)
        )
