"""Exports of other programs, recognised by their shape.

What each looks like was learnt as follows; an export is tried in the tests as an invented file of
that shape.

- Daylio: a file of its users in a public repository (MichaelCurrin/daylio-csv-parser, `sample.csv`,
  and one of several moods). Real files were tried.
- Migraine Buddy: the heading and the lines above it that a user posted (crmne/
  cluster-headache-tracker, issue 81), and the reader that was written from it. The heading is of a
  real file.
- Track & Graph: what writes it, and its tests (SamAmco/track-and-graph, `CSVReadWriterImpl`), with
  the older form that has no labels. No file of a user was found.
- Loop Habit: the files that its tests write (iSoron/uhabits, `csv_export`). Real files were tried.
- blood-pressure-monitor: the exports of each version in its tests (derdilla/
  blood-pressure-monitor-fl, `exported_formats`). Real files were tried.
- Bearable: three readers that others wrote (heading, and one line of a real file). No whole file.
- Privacy Friendly Pain Diary: a pull request that writes CSV (18, `CsvHelper`); no release has it.
- Manage My Pain: no file, no code and no page was found that shows its columns. It is read as any
  other table.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from ptdiary.tables.cells import folded, folded_heading, words_of
from ptdiary.tables.meanings import Sureness, meant_by
from ptdiary.tables.reading import LEFT_OUT

Texts = tuple[str, ...]
Lines = Sequence[tuple[int, Texts]]

PERHAPS = "?"  # the patient alone knows what it is


@dataclass(frozen=True, slots=True)
class Shaped:
    """A table whose columns can be understood one by one: its heading and its lines."""

    heading: Texts
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownExport:
    """How the export of a program is known, and what its columns are.

    `headings` are folded; all of them are there. `meanings` has only those that their names do not
    tell; `otherwise` is what the others are. `with_own_scale`: it does not say from what to what
    its scores run.
    """

    name: str
    headings: frozenset[str]
    meanings: Mapping[str, str] = field(default_factory=dict)
    otherwise: str = ""
    reshaped: Callable[[Shaped], Shaped] | None = None
    with_own_scale: bool = False


def recognised(heading: Texts, lines: Lines) -> KnownExport | None:
    """The program that a table comes from; None where none is known."""
    names = {folded(name) for name in heading} | {folded_heading(name) for name in heading}
    for export in _EXPORTS:
        if export.headings <= names:
            return export
    return _LOOP_HABIT if _is_of_habits(names, lines) else None


# Track & Graph and Bearable write a line for each answer: which one it answers is in a cell.


def _one_column_each(
    shaped: Shaped, kept: Iterable[str], answer: Callable[[Mapping[str, str]], Mapping[str, str]]
) -> Shaped:
    """The table with a column for each thing that is answered; `answer` gives texts by its name."""
    folds = [folded(name) for name in shaped.heading]
    places = [folds.index(name) for name in kept if name in folds]
    told = [(number, texts, answer(dict(zip(folds, texts, strict=False))))
            for number, texts in shaped.lines]  # fmt: skip
    things = list(dict.fromkeys(name for _, _, said in told for name in said if name))
    lines = [
        (
            number,
            (*(_cell(texts, place) for place in places),
             *(said.get(thing, "") for thing in things)),
        )
        for number, texts, said in told
    ]  # fmt: skip
    return Shaped((*(shaped.heading[place] for place in places), *things), lines)


def _cell(texts: Texts, place: int) -> str:
    return texts[place] if place < len(texts) else ""


_LENGTH = re.compile(r"(\d+):([0-5]\d):([0-5]\d)")
_MOVES = words_of("""
    exercise exercises exercising stretch stretches stretching walk walking yoga pilates physio
    physiotherapy workout gym swim swimming run running jog jogging cycle cycling bike biking
    strength mobility core plank bridges rehab sport sports training tai qigong
    """)


def _tracked(line: Mapping[str, str]) -> Mapping[str, str]:
    """What was timed is an exercise by its name, else a note; but not where it has a field."""
    name, value = line.get("featurename", ""), line.get("value", "")
    older = re.fullmatch(r"(-?\d+(?:\.\d+)?):(\D.*)", value)  # a label stood behind the number
    length = _LENGTH.fullmatch(value)
    if length is None or meant_by(name).sureness is not Sureness.UNKNOWN:
        return {name: older[1] if older else value}
    if _MOVES.isdisjoint(folded(name).split()):
        return {"Timed": f"{name} {value}"}
    hours, minutes, seconds = map(int, length.groups())
    return {"Exercise": name, "Minutes": f"{hours * 60 + minutes + round(seconds / 60, 2):g}"}


_TAKEN = {
    "medication", "medications", "meds", "meds supplements", "medication supplements",
    "medications supplements", "supplements",
}  # fmt: skip


def _beared(line: Mapping[str, str]) -> Mapping[str, str]:
    category, detail = line.get("category", ""), line.get("detail", "")
    amount = line.get("rating amount", "")
    match folded(category):
        case "symptom":
            return {re.sub(r"\s*\([^)]*\)\s*$", "", detail): amount}
        case said if said in _TAKEN and detail.strip():
            return {category: _taken(detail, amount.strip())}
        case "factors" | "factor":
            return {category: detail}
        case _:
            return {category: amount or detail}


def _taken(detail: str, times: str) -> str:
    """A medicine with how often it was taken, as people write it; nothing for none."""
    if times in {"0", "0.0"}:
        return ""
    if not re.fullmatch(r"\d{1,2}(?:\.\d)?", times) or float(times) == 1:
        return detail
    return f"{detail} x {times}" if any(map(str.isdigit, detail)) else f"{times} {detail}"


# Loop Habit, of which the headings are the patient's own habits.

_DONE, _NOT_TOLD = "YES_MANUAL", ("YES_AUTO", "NO", "UNKNOWN", "SKIP")
_FIRST = 20  # lines that show what a file is


def _is_of_habits(names: set[str], lines: Lines) -> bool:
    marks = {text for _, texts in lines[:_FIRST] for text in texts}
    return "date" in names and bool(marks & {_DONE, "YES_AUTO", "UNKNOWN"})


def _habits(shaped: Shaped) -> Shaped:
    """A habit that was not ticked says nothing: it is no answer."""
    said = {_DONE: "yes"} | dict.fromkeys(_NOT_TOLD, "")
    lines = [(number, tuple(said.get(text, text) for text in texts))
             for number, texts in shaped.lines]  # fmt: skip
    return Shaped(shaped.heading, lines)


# Cells that a program writes for itself.

_DRUG = re.compile(r"drug:\[name:(?P<name>[^,\]]*),dose:?(?P<dose>[^\]]*)\](?P<when>[^\]]*)")
_QUANTITY = re.compile(r"quantity(\w+):([1-9]\d*)")
_LINE_MARK = re.compile(r"\s?(?:<br\s*/?>|</(?:p|div|li)>)\s?", re.IGNORECASE)
_MARK = re.compile(r"</?(?:p|div|li|ul|ol|b|i|u|s|em|strong|span|font)(?:\s[^>]*)?>", re.IGNORECASE)
_BACK = "_BACK"
_INTAKE = re.compile(r"(?P<name>.+)\((?P<amount>\d+(?:\.\d+)?)\)")


def _with_cells(shaped: Shaped, changed: Mapping[str, Callable[[str], str]]) -> Shaped:
    by_place = {
        place: changed[folded_heading(name)]
        for place, name in enumerate(shaped.heading)
        if folded_heading(name) in changed
    }
    lines = [
        (number, tuple(by_place.get(place, str)(text) for place, text in enumerate(texts)))
        for number, texts in shaped.lines
    ]
    return Shaped(shaped.heading, lines)


def _unmarked(cell: str) -> str:
    """The text of a note, whose line ends and letters are marked up: `<br>`, `&amp;`."""
    if "<" not in cell and "&" not in cell:
        return cell
    lines = _MARK.sub("", _LINE_MARK.sub("\n", cell))
    return unescape(lines).replace("\N{NO-BREAK SPACE}", " ").strip()


def _drugs(cell: str) -> str:
    """`Ibuprofen 400 mg (morning 1, night 1)`, of what the program writes."""
    found = []
    for drug in _DRUG.finditer(cell):
        when = ", ".join(f"{part.lower()} {count}" for part, count in _QUANTITY.findall(drug[0]))
        named = f"{drug['name']} {drug['dose']}".strip()
        found.append(f"{named} ({when})" if when else named)
    return "; ".join(found)


def _front_and_back(cell: str) -> str:
    """The regions of the two views: a place without `BACK` is seen from the front."""
    places = [each.strip() for each in cell.strip("[]").split(",") if each.strip()]
    return ", ".join(
        f"back {each.removesuffix(_BACK)}" if each.endswith(_BACK) else _in_front(each)
        for each in places
    )


def _in_front(place: str) -> str:
    has_two = place.startswith(("THIGH", "KNEE", "LOWER_LEG"))
    return f"front {place}" if has_two else place


def _pain_diary(shaped: Shaped) -> Shaped:
    return _with_cells(shaped, {"drug intakes": _drugs, "body regions": _front_and_back})


def _intake(cell: str) -> str:
    found = _INTAKE.fullmatch(cell)
    return f"{found['name']} {float(found['amount']):g} mg" if found else ""


_EXPORTS = (
    KnownExport(
        name="Daylio",
        headings=frozenset({"full date", "mood", "activities"}),
        meanings={"date": LEFT_OUT, "mood": PERHAPS, "activities": "note"},
        reshaped=lambda shaped: _with_cells(shaped, {"note": _unmarked}),
    ),
    KnownExport(
        name="Track & Graph",
        headings=frozenset({"featurename", "timestamp", "value"}),
        meanings={"label": "note", "timed": "note"},
        reshaped=lambda shaped: _one_column_each(shaped, ("timestamp", "label", "note"), _tracked),
    ),
    KnownExport(
        name="Bearable",
        headings=frozenset({"category", "rating amount", "detail"}),
        meanings={"factors": "note"} | dict.fromkeys(_TAKEN, "medicine"),
        reshaped=lambda shaped: _one_column_each(shaped, ("date", "time of day", "notes"), _beared),
        with_own_scale=True,
    ),
    # its pain is mostly that of the head: the patient alone knows whether it is of the back
    KnownExport(
        name="Migraine Buddy",
        headings=frozenset({"started", "lasted", "pain level", "affected activities"}),
        meanings={
            "pain level": PERHAPS,
            "lasted": LEFT_OUT,
            "ended": LEFT_OUT,
            "geohash": LEFT_OUT,
        },
    ),
    KnownExport(
        name="Migraine Buddy",
        headings=frozenset({"started", "lasted", "pain level"}),
        meanings={"lasted": LEFT_OUT, "ended": LEFT_OUT, "geohash": LEFT_OUT},
    ),
    KnownExport(
        name="Privacy Friendly Pain Diary",
        headings=frozenset({"condition", "pain level", "pain nature", "drug intakes"}),
        meanings={"condition": "note", "times of pain": "note", "drug intakes": "note"},
        reshaped=_pain_diary,
    ),
    KnownExport(
        name="blood-pressure-monitor",
        headings=frozenset({"timestampunixms", "systolic", "diastolic"}),
        meanings={"color": LEFT_OUT, "needlepin": LEFT_OUT, "intakes": "medicine"},
        reshaped=lambda shaped: _with_cells(shaped, {"intakes": _intake}),
    ),
    # tables of this diary, which hold no entries
    KnownExport(
        name="PT Diary",
        headings=frozenset({"ended at", "setting", "components"}),
        meanings={"ended at": "at", "date": LEFT_OUT, "time": LEFT_OUT, "id": "id"},
    ),
    KnownExport(
        name="PT Diary",
        headings=frozenset({"written at", "name", "amount"}),
        meanings={"name": "medicine", "written at": LEFT_OUT, "id": "id"},
    ),
)

_LOOP_HABIT = KnownExport(
    name="Loop Habit", headings=frozenset({"date"}), otherwise="note", reshaped=_habits
)
