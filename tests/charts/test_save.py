import io
import os
import re
import subprocess
import sys

import pytest
from matplotlib.figure import Figure
from pypdf import PdfReader
from story import story

from ptdiary.charts.aligned import draw_aligned
from ptdiary.charts.save import chart_bytes
from ptdiary.charts.style import LIGHT
from ptdiary.charts.timeline import draw_timeline
from ptdiary.words.aligned import aligned_words
from ptdiary.words.charts import timeline_words
from ptdiary.words.dates import USUAL_TIMES


def timeline():
    figure = Figure(figsize=(10, 4.6))
    draw_timeline(figure, story(), LIGHT, timeline_words(story(), USUAL_TIMES))
    return figure


@pytest.mark.parametrize("kind", ["svg", "png", "pdf"])
def test_the_same_chart_is_the_same_file(kind):
    assert chart_bytes(timeline(), kind) == chart_bytes(timeline(), kind)


def test_words_in_svg_are_words_and_no_date_is_told():
    said = chart_bytes(timeline(), "svg").decode()
    assert ">Pain down the left leg, 10 Nov</text>" in said
    assert "<image" not in said
    assert not re.search(r"<dc:date>", said)


def test_words_in_pdf_are_words_and_no_date_is_told():
    content = chart_bytes(timeline(), "pdf")
    assert "Still sore after 72 hours" in PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert b"CreationDate" not in content


def test_png_has_the_size_of_the_figure():
    content = chart_bytes(timeline(), "png")
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == (1000, 460)
    assert b"Software" not in content


def test_the_aligned_chart_is_saved_too():
    figure = Figure(figsize=(10, 5))
    draw_aligned(figure, story(), LIGHT, aligned_words(story(), USUAL_TIMES))
    assert b"This session: 4" in chart_bytes(figure, "svg")


def test_looks_and_words_do_not_wait_for_matplotlib():
    code = (
        "import sys, ptdiary.charts.style, ptdiary.charts.packing;"
        "import ptdiary.charts.placed, ptdiary.words.charts;"
        "assert 'matplotlib' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_charts_and_files_need_no_qt_and_no_pyplot():
    code = (
        "import sys, ptdiary.charts.timeline, ptdiary.charts.aligned, ptdiary.charts.save;"
        "assert 'PySide6' not in sys.modules; assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_matplotlib_comes_without_its_own_windows():
    code = (
        "import sys; from ptdiary.charts.preparing import load_matplotlib; load_matplotlib();"
        "import ptdiary.charts.timeline, ptdiary.charts.save;"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    named = {**os.environ, "MPLBACKEND": "a backend that is not installed here"}
    subprocess.run([sys.executable, "-c", code], check=True, env=named)
