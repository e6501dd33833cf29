"""`ptdiary chart`: a trend as a picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ptdiary.cli import RefusedError
from ptdiary.cli.source import period_of, read_source
from ptdiary.exports import export_file
from ptdiary.isolate import isolated
from ptdiary.paths import resource_text
from ptdiary.review.index import index_of
from ptdiary.review.outlook.range import outlook_at
from ptdiary.review.review import level_at
from ptdiary.review.rulebook import read_rulebook
from ptdiary.review.trends.series import series_from
from ptdiary.words import command_line as words

if TYPE_CHECKING:
    from argparse import Namespace

    from ptdiary.charts.save import Kind
    from ptdiary.review.trends.shapes import Series

ENDINGS = (".svg", ".png", ".pdf")
SIZES = {"timeline": (10.0, 4.6), "aligned": (10.0, 5.0)}  # inches


def run(options: Namespace) -> int:
    """Draw one view of a diary and write it to a file."""
    out = Path(options.out)
    if out.suffix.lower() not in ENDINGS:
        wanted = ", ".join(ENDINGS)
        raise RefusedError(words.WRONG_ENDING.format(name=isolated(options.out), endings=wanted))
    source = read_source(options.diary)
    first, last = period_of(options, source.at)
    rulebook = read_rulebook(resource_text("rules/rules.json"))
    index = index_of(source.diary)
    drawn = series_from(index, rulebook, source.at, first, last)
    if options.view == "aligned":
        level = level_at(index, rulebook, source.at)
        drawn = replace(drawn, ahead=outlook_at(index, source.at, level).first)
    export_file(out, _picture(options, drawn, _form(out)))
    source.warn_if_partial()
    return 0


def _form(out: Path) -> Kind:
    return cast("Kind", out.suffix.lower().removeprefix("."))


def _picture(options: Namespace, drawn: Series, form: Kind) -> bytes:
    from ptdiary.charts.preparing import load_matplotlib  # noqa: PLC0415  for pictures alone

    load_matplotlib()
    from matplotlib.figure import Figure  # noqa: PLC0415

    from ptdiary.charts.aligned import draw_aligned  # noqa: PLC0415
    from ptdiary.charts.save import chart_bytes  # noqa: PLC0415
    from ptdiary.charts.style import DARK, LIGHT, PAPER  # noqa: PLC0415
    from ptdiary.charts.timeline import draw_timeline  # noqa: PLC0415
    from ptdiary.words.aligned import aligned_words  # noqa: PLC0415
    from ptdiary.words.charts import timeline_words  # noqa: PLC0415
    from ptdiary.words.dates import USUAL_TIMES  # noqa: PLC0415

    look = {"light": LIGHT, "dark": DARK, "paper": PAPER}[options.theme]
    figure = Figure(figsize=SIZES[options.view])
    if options.view == "timeline":
        draw_timeline(figure, drawn, look, timeline_words(drawn, USUAL_TIMES))
    else:
        draw_aligned(figure, drawn, look, aligned_words(drawn, USUAL_TIMES))
    return chart_bytes(figure, form)
