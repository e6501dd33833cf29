"""The page as plain text, for the clipboard, a letter or an e-mail that the patient writes."""

from collections.abc import Iterator

from ptdiary.report.parts import BodyChart, Listed, LongForm, Page

_WIDTH = 78


def page_text(page: Page) -> str:
    """Everything that the paper can show, uncut, as lines of text."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield from _title(page.title, "=")
    yield page.printed
    yield from (f"{fact.name}: {one_line(fact.value)}" for fact in page.heading)
    yield from [page.health] * bool(page.health)
    yield from _warnings(page)
    yield ""
    yield from (f"{figure.name}: {figure.value} ({figure.detail})" for figure in page.figures)
    yield from _title(page.chart_title)
    yield page.chart_sentence
    yield from _sessions(page)
    yield from _body(page.body)
    yield from _title(page.daily.title)
    yield from (f"{row.name}: {one_line(row.value)}" for row in page.daily.rows)
    yield from _listed(page.questions, "[ ] ")
    yield from _listed(page.can_do, "") if page.can_do.lines else ()
    yield from _listed(page.notes, "")
    yield from _entries(page.long_form) if page.long_form else ()
    yield ""
    yield "-" * _WIDTH
    yield page.quality
    yield page.footer
    yield page.version


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def _title(title: str, line: str = "-") -> Iterator[str]:
    yield from ([] if line == "=" else [""])
    yield title
    yield line * len(title)


def _warnings(page: Page) -> Iterator[str]:
    yield from _title(page.warnings.title)
    if not page.warnings.signs:
        yield page.warnings.nothing
        return
    yield page.warnings.asked
    for sign in page.warnings.signs:
        yield f"{sign.when}: {one_line(sign.what)}"
        yield f"  {one_line(sign.detail)}"


def _sessions(page: Page) -> Iterator[str]:
    table = page.sessions
    yield from _title(table.title)
    if not table.rows:
        yield table.nothing
        return
    yield table.note
    number, _, _, before, peak, at_48h, at_72h, _, response = table.columns
    for row in table.rows:
        yield f"{number} {row.number}, {row.day}: {one_line(row.done)}"
        yield (
            f"  {before} {row.before}. {peak} {row.peak}. {at_48h}: {row.at_48h}. "
            f"{at_72h}: {row.at_72h}. {response}: {row.response}."
        )


def _body(chart: BodyChart) -> Iterator[str]:
    yield from _title(chart.title)
    yield from (one_line(text) for text in (chart.said, chart.not_drawn) if text)
    yield from (f"{row.name}: {one_line(row.value)}" for row in chart.rows)


def _entries(long_form: LongForm) -> Iterator[str]:
    yield from _title(long_form.title)
    yield from ([] if long_form.rows else [long_form.nothing])
    for row in long_form.rows:
        yield f"{row.when}: {row.score}. {one_line(row.signs)}."
        yield from (f"  {one_line(text)}" for text in row.more)


def _listed(listed: Listed, mark: str) -> Iterator[str]:
    yield from _title(listed.title)
    yield from (f"{mark}{one_line(line)}" for line in listed.lines)
    yield from ([] if listed.lines else [listed.nothing])
    yield from [listed.more] * bool(listed.more)
