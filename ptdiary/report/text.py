"""The page as plain text, for the clipboard, a letter or an e-mail that the patient writes."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from ptdiary.isolate import isolated
from ptdiary.report import blocks

_WIDTH = 78


def page_text(page: blocks.TherapistPage) -> str:
    """Everything that the paper can show, uncut, as lines of text."""
    return "\n".join(line for block in page.blocks for line in _written(block)) + "\n"


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def _written(block: blocks.Block) -> Iterator[str]:  # noqa: C901, PLR0912 a case a block
    match block:
        case blocks.Heading():
            yield from (block.title, "=" * len(block.title), block.printed)
            yield from _named(block.facts)
            yield from [block.earlier] * bool(block.earlier)
        case blocks.SinceVisit():
            yield from _title(block.heading)
            yield from map(one_line, block.lines)
        case blocks.Warnings():
            yield from _title(block.title)
            yield block.asked if block.signs else block.nothing
            for sign in block.signs:
                yield f"{sign.when}: {one_line(sign.what)}"
                yield f"  {one_line(sign.detail)}"
        case blocks.About():
            yield ""
            for paragraph in block.paragraphs:
                yield from _named(paragraph)
        case blocks.SorenessChart():
            yield from _title(block.title)
            yield block.sentence
        case blocks.SessionTable():
            yield from _title(block.title)
            yield from (block.counts, block.note) if block.rows else (block.nothing,)
            for row in block.rows:
                done, followed = row.said
                yield from (one_line(done), f"  {followed}")
            yield from _named((*block.turns, *block.followed, *block.told))
        case blocks.PlanDone():
            yield from _title(block.title)
            yield from _named(block.rows)
        case blocks.DailyLife():
            yield ""
            yield from _named(block.rows)
        case blocks.Questions() | blocks.CanDo() | blocks.Notes():
            yield from _listed(block, "[ ] " if isinstance(block, blocks.Questions) else "")
        case blocks.LongForm():
            yield from _title(block.title)
            yield from [] if block.rows else [block.nothing]
            for entry in block.rows:
                yield one_line(entry.said)
                yield from (f"  {one_line(text)}" for text in entry.more)
        case blocks.Footer():
            yield from ("", "-" * _WIDTH, block.quality, block.whose, block.version)
        case _:
            assert_never(block)


def _title(title: str) -> Iterator[str]:
    yield from ("", title, "-" * len(title))


def _named(rows: Iterable[blocks.Named]) -> Iterator[str]:
    yield from (f"{row.name}: {one_line(row.value)}" for row in rows)


def _listed(listed: blocks.Listed, mark: str) -> Iterator[str]:
    yield from _title(listed.title)
    yield from (
        f"{mark}{isolated(one_line(line)) if mark else one_line(line)}" for line in listed.lines
    )
    yield from [] if listed.lines else [listed.nothing]
    yield from [listed.more] * bool(listed.more)
