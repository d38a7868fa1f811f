"""ReportLab's flowables alone: quick to load, and Platypus is whole for whoever wants it."""

import subprocess
import sys


def run(code):
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_composing_loads_no_paragraphs_or_tables():
    run(
        "import sys, briefpress.compose.text.flowable\n"
        "assert 'reportlab.platypus.flowables' in sys.modules\n"
        "assert 'reportlab.platypus' not in sys.modules\n"
        "assert 'reportlab.platypus.paragraph' not in sys.modules\n"
    )


def test_platypus_is_whole_afterwards_and_before():
    check = (
        "assert issubclass(reportlab.platypus.Paragraph, reportlab.platypus.Flowable)\n"
        "assert issubclass(Text, reportlab.platypus.Flowable)\n"
    )
    text = "from briefpress.compose.text.flowable import Text\n"
    run(text + "import reportlab.platypus\n" + check)
    run("import reportlab.platypus\n" + text + check)


def test_pillow_waits_until_it_is_used_and_is_whole_then():
    used = "assert 'ExifTags' in vars(sys.modules['PIL.Image'])\n"
    run(
        "import sys, briefpress.compose.text.flowable\n"
        "assert 'PIL.ExifTags' not in sys.modules\n"
        "from PIL import Image\n"
        "assert Image.new('RGB', (1, 1)).size == (1, 1)\n" + used
    )
    run("import sys\nfrom PIL import Image\nimport briefpress.compose\n" + used)


def test_expressions_in_texts_are_worked_out_by_what_is_loaded_for_the_first_of_them():
    """Nobody but a test asks for it; ReportLab's own users in the same process may."""
    evaluated = (
        "from reportlab.lib.colors import toColor\n"
        "assert toColor('CMYKColor(0, 0.5, 0.5, 0)').magenta == 0.5\n"
        "from reportlab.lib import rl_safe_eval\n"
        "assert rl_safe_eval.rl_less_safe_eval('1 + 1', {}) == 2\n"
    )
    waits = (
        "import sys, briefpress.compose\nassert 'reportlab.lib.rl_safe_eval' not in sys.modules\n"
    )
    run(waits + evaluated)
    run("import reportlab.lib.colors, briefpress.compose\n" + evaluated)
