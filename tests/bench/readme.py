"""The tables of the README: rows and columns of those of the bench, between two marks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.bench import change, costs, outlook
from tests.bench.alarms import WELL_COLUMNS, WORSE_COLUMNS
from tests.bench.table import Cells, heading, line

README = Path(__file__).parents[2] / "README.md"
_OF_PROGRAM, _OF_PROGRAM_WORSE = len(WELL_COLUMNS), len(WORSE_COLUMNS)
_SIZES = len(outlook.EARLIER)


@dataclass(frozen=True, kw_only=True)
class ReadmeTable:
    """`columns` says which cells of a row stand there, by their heading; `rows` is likewise."""

    first: str
    columns: Mapping[str, int]
    rows: Mapping[str, str]

    def lines(self, found: Mapping[str, Cells]) -> list[str]:
        """The table in Markdown. KeyError for a row that was not found."""
        body = [
            line((label, *(found[name][place] for place in self.columns.values())))
            for label, name in self.rows.items()
        ]
        return [*heading((self.first, *self.columns)), *body]


def _themselves(names):
    return {name: name for name in names}


TABLES = {
    "well": ReadmeTable(
        first="well; usual soreness",
        columns={
            "today or now": 0,
            "next session": 1,
            "version 1: today or now": _OF_PROGRAM,
            "version 1: next session": _OF_PROGRAM + 1,
            '"+3 is a spike": today or now': 2 * _OF_PROGRAM,
        },
        rows={
            "usual 3, two sessions a week": "usual 3 SD 1.2, 2 clinic/wk DOMS +2, 1 a day",
            "the same, two days in five not written": "2 clinic/wk DOMS +2, 40 % of days missing",
            "usual 2, three sessions a week": "usual 2 SD 1.2, 3 clinic/wk DOMS +2, 1 a day",
            "usual 5, two light sessions a week": "usual 5 SD 1.2, 2 clinic/wk DOMS +1, 1 a day",
            "usual 6, no sessions, two ratings a day": "usual 6 SD 1.2, no sessions, 2 a day",
            "usual 3, ups and downs of half as much again": (
                "usual 3 SD 1.8, 1 clinic/wk DOMS +1, 1 a day"
            ),
            "usual 3, but not said; one session a week": (
                "usual 3 SD 1.2, 1 clinic/wk DOMS +2, none stated"
            ),
            "usual 3, writes on bad days only; one session a week": (
                "logs bad days only, usual 3 SD 1.2, 1 clinic/wk"
            ),
            "*hard:* usual 2, three hard sessions a week": (
                "(hard) usual 2 SD 1.2, 3 clinic/wk DOMS +3"
            ),
            "*hard:* usual 6, with large ups and downs": "(hard) usual 6 SD 1.8, no sessions",
            "*hard:* usual 6, but not said": (
                "(hard) usual 6 SD 1.2, no sessions, 2 a day, none stated"
            ),
            "*ticks:* a hand asleep, twice in six weeks": "a hand asleep, twice",
            "*ticks:* the old sciatica, which nobody was told of": (
                "sciatica that nobody knows, the same"
            ),
            "*ticks:* thighs ache after each session, ticked as new pain into both legs": (
                "thigh ache after squats, ticked as pain into both legs"
            ),
        },
    ),
    "worse": ReadmeTable(
        first="worse",
        columns={
            "told after": 0,
            "never told": 1,
            "expected": 2,
            "version 1: told after": _OF_PROGRAM_WORSE,
            "version 1: never told": _OF_PROGRAM_WORSE + 1,
            "version 1: expected": _OF_PROGRAM_WORSE + 2,
            '"+3 is a spike": told after': 2 * _OF_PROGRAM_WORSE,
            '"+3": never told': 2 * _OF_PROGRAM_WORSE + 1,
        },
        rows={
            "climbs from 2 to 8 in 40 days": "climb 2 to 8 in 40 d",
            "climbs from 2 to 8 in 90 days": "climb 2 to 8 in 90 d",
            "the same, with exercise at home every day": "climb 2 to 8 in 90 d, daily home",
            "up by 3 at once, and stays": "step up by 3 that stays",
            "up by 2 at once, and stays": "step up by 2 that stays",
            "up by 3 after a session, does not ease (from 72 hours)": (
                "after a session +3, does not ease (from 72 h)"
            ),
            "up by 2 after a session, does not ease (from 72 hours)": (
                "after a session +2, SD 0.8, does not ease (from 72 h)"
            ),
            "each session hurts a little more": "sessions escalate (+0.7 each, 2/wk)",
            "up by 3 for five days": "true flare, +3 for 5 d, not marked",
            "80 years old, suddenly up by 4 (urgent counts)": (
                "fracture-like: age 80, sudden +4, says so"
            ),
        },
    ),
    **{
        f"{said}_{hours}": ReadmeTable(
            first="earlier sessions",
            columns={
                str(count): _SIZES * (block * len(outlook.HOURS) + later) + place
                for place, count in enumerate(outlook.EARLIER)
            },
            rows=_themselves((*outlook.GRID, *outlook.RIVALS)),
        )
        for block, said in enumerate(("right", "loss"))
        for later, hours in enumerate(outlook.HOURS)
    },
    "compare": ReadmeTable(
        first="order of the sessions",
        columns={name: place for place, name in enumerate(costs.COLUMNS)},
        rows=_themselves(costs.ROWS),
    ),
    "change": ReadmeTable(
        first="diaries",
        columns={name: place for place, name in enumerate(change.COLUMNS)},
        rows=_themselves(change.ROWS),
    ),
}
_MARKED = re.compile(r"(<!-- bench: (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def written(text: str, found: Mapping[str, Cells]) -> str:
    """The README with the tables anew whose rows were `found`; the others stay as they are."""

    def anew(marked: re.Match[str]) -> str:
        table = TABLES[marked[2]]
        if not set(table.rows.values()) <= set(found):
            return marked[0]
        return marked[1] + "".join(f"{each}\n" for each in table.lines(found)) + marked[4]

    return _MARKED.sub(anew, text)


def tables_in(text: str) -> dict[str, list[str]]:
    """By name, the lines of each table of the README."""
    return {marked[2]: marked[3].splitlines() for marked in _MARKED.finditer(text)}
