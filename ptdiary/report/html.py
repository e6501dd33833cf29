"""The page as HTML with real headings and tables, for those who hear it instead of seeing it.

Qt's PDF holds no structure that a screen reader could follow. Every text is escaped, nothing is
loaded from anywhere, and the chart is in the page as SVG with its sentence.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape as escaped
from typing import assert_never

from matplotlib.figure import Figure

from ptdiary.charts.save import chart_bytes
from ptdiary.charts.style import PAPER as PAPER_STYLE
from ptdiary.charts.timeline import draw_timeline
from ptdiary.report import blocks

_CHART_INCHES = (7.2, 2.9)

_STYLE = """
body { font-family: sans-serif; max-width: 50em; margin: 1em auto; padding: 0 1em; color: #000 }
table { border-collapse: collapse }
th, td { text-align: left; padding: .2em .6em; border-bottom: 1px solid #b0b0b0 }
section.since { background: #eee; padding: .2em 1em }
section.warnings { border: 2px solid #000; padding: 0 1em }
tr.warned { background: #e4e4e4 }
img { max-width: 100% }
"""


def escape(text: str) -> str:
    """The text as HTML, in which what the patient wrote in a sentence is a `bdi`."""
    marked = escaped(text)
    if _OPEN not in marked or marked.count(_OPEN) != marked.count(_CLOSE):
        return marked
    return marked.replace(_OPEN, "<bdi>").replace(_CLOSE, "</bdi>")


_OPEN, _CLOSE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def page_html(page: blocks.TherapistPage) -> str:
    """A whole HTML document, UTF-8. Draws the chart with matplotlib; needs no Qt."""
    lines = (line for block in page.blocks for line in _written(block))
    return "\n".join((*_head(page.heading.title), *lines)) + "\n"


def _head(title: str) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield '<head><meta charset="utf-8">'
    yield (
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">"
    )
    yield f"<title>{escaped(title)}</title><style>{_STYLE}</style></head>"


def _written(block: blocks.Block) -> Iterator[str]:  # noqa: C901 a case a block
    match block:
        case blocks.Heading():
            yield "<body><main>"
            yield f"<h1>{escape(block.title)}</h1>"
            yield _paragraph(block.printed)
            yield from _facts(block.facts)
            yield from [_paragraph(block.earlier)] * bool(block.earlier)
        case blocks.SinceVisit():
            yield '<section class="since">'
            yield _title(block.heading)
            yield from map(_paragraph, block.lines)
            yield "</section>"
        case blocks.Warnings():
            yield from _warnings(block)
        case blocks.About():
            yield from _facts(each for paragraph in block.paragraphs for each in paragraph)
        case blocks.SorenessChart():
            yield from _course(block)
        case blocks.SessionTable():
            yield from _sessions(block)
        case blocks.PlanDone():
            yield _title(block.title)
            yield from _facts(block.rows)
        case blocks.DailyLife():
            yield from _facts(block.rows)
        case blocks.Questions() | blocks.CanDo() | blocks.Notes():
            yield from _listed(block)
        case blocks.LongForm():
            yield from _entries(block)
        case blocks.Footer():
            yield "</main><footer>"
            yield from map(_paragraph, (block.quality, block.whose, block.version))
            yield "</footer></body></html>"
        case _:
            assert_never(block)


def _title(title: str) -> str:
    return f"<h2>{escape(title)}</h2>"


def _paragraph(text: str) -> str:
    return f'<p dir="auto">{escape(text)}</p>'


def _picture(svg: bytes, said: str) -> str:
    # as an image, nothing inside the SVG can run or clash with the page's own ids
    data = b64encode(svg).decode("ascii")
    return f'<img alt="{escaped(said)}" src="data:image/svg+xml;base64,{data}">'


def _facts(facts: Iterable[blocks.Named]) -> Iterator[str]:
    named = list(facts)
    if not named:
        return
    yield "<dl>"
    for fact in named:
        yield f'<dt>{escape(fact.name)}</dt><dd dir="auto">{escape(fact.value)}</dd>'
    yield "</dl>"


def _heads(names: Iterable[str]) -> str:
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    return f"<thead><tr>{heads}</tr></thead><tbody>"


def _warnings(warnings: blocks.Warnings) -> Iterator[str]:
    yield '<section class="warnings">'
    yield _title(warnings.title)
    if warnings.signs:
        yield _paragraph(warnings.asked)
        yield "<ul>"
        for sign in warnings.signs:
            yield (
                f"<li>{escape(sign.when)}: <strong>{escape(sign.what)}</strong> "
                f"{escape(sign.detail)}</li>"
            )
        yield "</ul>"
    else:
        yield _paragraph(warnings.nothing)
    yield "</section>"


def _course(course: blocks.SorenessChart) -> Iterator[str]:
    figure = Figure(figsize=_CHART_INCHES)
    draw_timeline(figure, course.series, PAPER_STYLE, course.words)
    yield _title(course.title)
    yield _picture(chart_bytes(figure, "svg"), course.sentence)
    yield _paragraph(course.sentence)


def _sessions(table: blocks.SessionTable) -> Iterator[str]:
    yield _title(table.title)
    if not table.rows:
        yield _paragraph(table.nothing)
        yield from _facts((*table.turns, *table.told))
        return
    yield _paragraph(table.counts)
    yield f"<table><caption>{escape(table.note)}</caption>"
    yield _heads(table.columns)
    for row in table.rows:
        cells = (
            row.day, ", ".join(row.done), row.minutes, row.effort, row.before, row.highest,
            row.at_48h, row.at_72h, row.response,
        )  # fmt: skip
        said = "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in cells)
        warned = ' class="warned"' if row.warned else ""
        yield f'<tr{warned}><th scope="row">{escape(row.number)}</th>{said}</tr>'
    yield "</tbody></table>"
    yield from _facts((*table.turns, *table.followed, *table.told))


def _entries(long_form: blocks.LongForm) -> Iterator[str]:
    yield _title(long_form.title)
    if not long_form.rows:
        yield _paragraph(long_form.nothing)
        return
    yield f"<table>{_heads(long_form.columns)}"
    for row in long_form.rows:
        said = "".join(_paragraph(text) for text in (row.signs, *row.more))
        yield (
            f'<tr><th scope="row">{escape(row.when)}</th><td>{escape(row.score)}</td>'
            f"<td>{said}</td></tr>"
        )
    yield "</tbody></table>"


def _listed(listed: blocks.Listed) -> Iterator[str]:
    yield _title(listed.title)
    if not listed.lines:
        yield _paragraph(listed.nothing)
        return
    yield "<ul>"
    yield from (f'<li dir="auto">{escape(line)}</li>' for line in listed.lines)
    yield "</ul>"
    yield from [_paragraph(listed.more)] * bool(listed.more)
