"""What a program found on the patients of the bench: a letter for each evening."""

import json
from functools import cache
from pathlib import Path

VERSION_1 = Path(__file__).parent.parent / "recorded" / "alarms-version-1.json"
# A letter, and the finding that it stands for; of several on one evening, the first of these.
FINDING_OF = {
    "E": ("E", "now"),
    "K": ("U-CANCER", "today"),
    "U": ("U", "now"),
    "u": ("U", "today"),
    "N": ("C", "now"),
    "T": ("C", "today"),
    "S": ("C", "next session"),
    "W": ("W", ""),
    "X": ("X", ""),
}
NOTHING = "."


def letter_of(found):
    """The letter of what was found on one evening."""
    kinds = {(rule[0], when) for rule, when in found}
    if any(rule == "U-CANCER" for rule, _ in found):
        kinds.add(FINDING_OF["K"])
    return next((letter for letter, kind in FINDING_OF.items() if kind in kinds), NOTHING)


def recorded(program, tables, counts):
    """By the name of a row: the mark of its first diary, and a text of letters for each patient."""
    return {
        row.name: {
            "first_seed": row.first_seed,
            "first_diary": next(row.diaries(1)).mark(),
            "evenings": [
                "".join(map(letter_of, program(diary, row.evenings)))
                for diary in row.diaries(counts[table])
            ],
        }
        for table, rows in tables.items()
        for row in rows
    }


@cache
def rows_of_version_1():
    return json.loads(VERSION_1.read_text(encoding="utf-8"))["rows"]


def version_1(diary, evenings):
    """What version 1 found. LookupError where it was not asked about this diary."""
    row = rows_of_version_1()[diary.patient.name]
    number = diary.seed - row["first_seed"]
    if number == 0 and diary.mark() != row["first_diary"]:
        raise LookupError(f"version 1 was recorded of other diaries: {diary.patient.name}")
    if number >= len(row["evenings"]):
        raise LookupError(f"version 1 was recorded of {len(row['evenings'])} patients a row")
    letters = row["evenings"][number]
    return [
        [] if letter == NOTHING else [FINDING_OF[letter]]
        for _, letter in zip(evenings, letters, strict=True)
    ]
