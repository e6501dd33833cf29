"""The page as HTML with real headings and tables, for those who hear it instead of seeing it.

Qt's PDF holds no structure that a screen reader could follow. Every text is escaped, nothing is
loaded from anywhere, and the chart stands in the page as SVG with its sentence.
"""

from base64 import b64encode
from collections.abc import Iterator
from html import escape

from matplotlib.figure import Figure

from ptdiary.charts.save import chart_bytes
from ptdiary.charts.style import PAPER as PAPER_STYLE
from ptdiary.charts.timeline import draw_timeline
from ptdiary.report.body import body_svg
from ptdiary.report.parts import BodyChart, Listed, LongForm, Page
from ptdiary.words import charts as chart_words

_CHART_INCHES = (7.2, 2.9)

_STYLE = """
body { font-family: sans-serif; max-width: 50em; margin: 1em auto; padding: 0 1em; color: #000 }
table { border-collapse: collapse }
th, td { text-align: left; padding: .2em .6em; border-bottom: 1px solid #b0b0b0 }
section.warnings { border: 2px solid #000; padding: 0 1em }
tr.warned { background: #e4e4e4 }
img { max-width: 100% }
img.body { height: 14em }
"""


def page_html(page: Page) -> str:
    """A whole HTML document, UTF-8. Draws the chart with matplotlib; needs no Qt."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield '<head><meta charset="utf-8">'
    yield (
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">"
    )
    yield f"<title>{escape(page.title)}</title><style>{_STYLE}</style></head>"
    yield "<body><main>"
    yield f"<h1>{escape(page.title)}</h1>"
    yield _paragraph(page.printed)
    yield from _facts([(fact.name, fact.value) for fact in page.heading])
    yield from [_paragraph(page.health)] * bool(page.health)
    yield from _warnings(page)
    yield from _facts(
        [(figure.name, f"{figure.value} ({figure.detail})") for figure in page.figures]
    )
    yield from _chart(page)
    yield from _sessions(page)
    yield from _body(page.body)
    yield f"<h2>{escape(page.daily.title)}</h2>"
    yield from _facts([(row.name, row.value) for row in page.daily.rows])
    yield from _listed(page.questions)
    yield from _listed(page.can_do) if page.can_do.lines else ()
    yield from _listed(page.notes)
    yield from _entries(page.long_form) if page.long_form else ()
    yield "</main><footer>"
    yield from (_paragraph(text) for text in (page.quality, page.footer, page.version))
    yield "</footer></body></html>"


def _paragraph(text: str) -> str:
    return f'<p dir="auto">{escape(text)}</p>'


def _facts(facts: list[tuple[str, str]]) -> Iterator[str]:
    yield "<dl>"
    for name, value in facts:
        yield f'<dt>{escape(name)}</dt><dd dir="auto">{escape(value)}</dd>'
    yield "</dl>"


def _warnings(page: Page) -> Iterator[str]:
    yield '<section class="warnings">'
    yield f"<h2>{escape(page.warnings.title)}</h2>"
    if page.warnings.signs:
        yield _paragraph(page.warnings.asked)
        yield "<ul>"
        for sign in page.warnings.signs:
            yield (
                f"<li>{escape(sign.when)}: <strong>{escape(sign.what)}</strong> "
                f"{escape(sign.detail)}</li>"
            )
        yield "</ul>"
    else:
        yield _paragraph(page.warnings.nothing)
    yield "</section>"


def _chart(page: Page) -> Iterator[str]:
    figure = Figure(figsize=_CHART_INCHES)
    draw_timeline(figure, page.series, PAPER_STYLE, chart_words.timeline_words(page.series))
    # as an image, nothing inside the SVG can run or clash with the page's own ids
    picture = b64encode(chart_bytes(figure, "svg")).decode("ascii")
    sentence = escape(page.chart_sentence, quote=True)
    yield f"<h2>{escape(page.chart_title)}</h2>"
    yield f'<img alt="{sentence}" src="data:image/svg+xml;base64,{picture}">'
    yield _paragraph(page.chart_sentence)


def _sessions(page: Page) -> Iterator[str]:
    table = page.sessions
    yield f"<h2>{escape(table.title)}</h2>"
    if not table.rows:
        yield _paragraph(table.nothing)
        return
    yield f"<table><caption>{escape(table.note)}</caption>"
    names = [name for index, name in enumerate(table.columns) if index != len(table.columns) - 2]
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    for row in table.rows:
        cells = (
            row.day, row.done, row.before, row.peak, row.at_48h, row.at_72h, row.response,
        )  # fmt: skip
        said = "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in cells)
        warned = ' class="warned"' if row.warned else ""
        yield f'<tr{warned}><th scope="row">{escape(row.number)}</th>{said}</tr>'
    yield "</tbody></table>"


def _body(chart: BodyChart) -> Iterator[str]:
    yield f"<h2>{escape(chart.title)}</h2>"
    picture = b64encode(body_svg(chart).encode()).decode("ascii")
    said = escape(chart.said, quote=True)
    yield f'<img class="body" alt="{said}" src="data:image/svg+xml;base64,{picture}">'
    yield from (_paragraph(text) for text in (chart.said, chart.key, chart.not_drawn) if text)
    yield from _facts([(row.name, row.value) for row in chart.rows])


def _entries(long_form: LongForm) -> Iterator[str]:
    yield f"<h2>{escape(long_form.title)}</h2>"
    if not long_form.rows:
        yield _paragraph(long_form.nothing)
        return
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in long_form.columns)
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    for row in long_form.rows:
        said = "".join(_paragraph(text) for text in (row.signs, *row.more))
        yield (
            f'<tr><th scope="row">{escape(row.when)}</th><td>{escape(row.score)}</td>'
            f"<td>{said}</td></tr>"
        )
    yield "</tbody></table>"


def _listed(listed: Listed) -> Iterator[str]:
    yield f"<h2>{escape(listed.title)}</h2>"
    if not listed.lines:
        yield _paragraph(listed.nothing)
        return
    yield "<ul>"
    yield from (f'<li dir="auto">{escape(line)}</li>' for line in listed.lines)
    yield "</ul>"
    yield from [_paragraph(listed.more)] * bool(listed.more)
