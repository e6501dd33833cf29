"""The sample is drawn as it was looked at: `python -m tests.charts.golden` renews the pictures.

What is compared is what is in the picture, an element a line: shapes, places to a tenth of a point,
colours, words. Names that matplotlib makes up, and how it orders a style, do not matter.
"""

import difflib
import re

import pytest

from ptdiary.charts.save import chart_bytes
from tests.charts.golden import FOLDER, normalised
from tests.charts.sample_charts import CHARTS, STYLES, sample_chart

NUMBER = re.compile(r"(?<![#\w])-?\d+(?:\.\d+)?")


def difference(golden, drawn):
    """What differs, as a diff; a tenth of a point, where a number was rounded, does not."""
    alike = len(golden) == len(drawn) and all(map(same, golden, drawn))
    return "" if alike else "\n".join(difflib.unified_diff(golden, drawn, lineterm="", n=0))


def same(line, other):
    if line == other:
        return True
    numbers = [[float(each) for each in NUMBER.findall(each)] for each in (line, other)]
    return NUMBER.sub("", line) == NUMBER.sub("", other) and numbers == [
        pytest.approx(numbers[1], abs=0.15),
        numbers[1],
    ]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@pytest.mark.parametrize("name", CHARTS)
def test_the_sample_looks_as_it_did(name, style):
    golden = (FOLDER / f"{name}_{style.name}.svg").read_text(encoding="utf-8").splitlines()
    drawn = normalised(chart_bytes(sample_chart(name, style), "svg").decode()).splitlines()
    assert not difference(golden, drawn), difference(golden, drawn)[:4000]


def test_a_moved_shape_a_word_and_a_colour_each_make_a_difference():
    svg = chart_bytes(sample_chart("aligned", STYLES[0]), "svg").decode()
    golden = normalised(svg)
    assert normalised(svg.replace(">2 days<", ">2 hours<")) != golden
    assert normalised(svg.replace("#0b5cad", "#0b5cae")) != golden
    lines = golden.splitlines()
    path = next(line for line in lines if 'd="M ' in line)
    moved = [line.replace('d="M ', 'd="M 1') if line is path else line for line in lines]
    assert difference(lines, moved)


def test_made_up_names_and_the_order_of_a_style_make_none():
    one = '<svg><g id="a1"><path style="fill: #fff; stroke: #000" d="M 1.04 2"/></g></svg>'
    other = '<svg><g id="b7"><path style="stroke: #000; fill: #fff" d="M 1.01 2.0"/></g></svg>'
    assert normalised(one) == normalised(other)
