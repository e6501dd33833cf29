"""The optional rows of an entry, in the form and again after saving."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from ptdiary.diary import REGIONS, mirrored, place_of, side_of
from ptdiary.diary.questions import NOTHING_KNOWN, ROW, Answers, pressed, value_of
from ptdiary.paths import resource_text
from ptdiary.ui.widgets import (
    Button,
    Choices,
    Fold,
    FoldRow,
    FollowUps,
    FormQuestion,
    FormRow,
    Label,
    TextBox,
)
from ptdiary.words import entry_form as words
from ptdiary.words import entry_rows
from ptdiary.words import questions as asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QResizeEvent

    from ptdiary.diary import Entry
    from ptdiary.ui.theme import Look

# The body map: a picture of the back, and the same places in a list beside it.

# The places that the list shows at once; the others follow after "More places".
COMMON = (
    "neck", "shoulder", "thoracic", "lumbar", "sacrum", "buttock", "thigh_back", "calf_back",
)  # fmt: skip
_SIDE_BY_SIDE = 34.0  # em: narrower than this, the list is below the picture
_TICK = ((-7.0, 0.0), (-2.0, 5.0), (7.0, -6.0))
_SIDE_WORDS = {"left": words.LEFT, "centre": words.MIDDLE, "right": words.RIGHT}


def picture_places() -> dict[str, QPolygonF]:
    """Each region on the picture, in the space of the picture."""
    data = _data()
    width = data["size"][0]
    found = {name: _polygon(points) for name, points in data["centre"].items()}
    for name, points in data["left"].items():
        found[name] = _polygon(points)
        found[mirrored(name)] = _polygon([(width - x, y) for x, y in points])
    return found


def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(resource_text("body/back.json"))
    return data


def _polygon(points: Sequence[Sequence[float]]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


class BackPicture(QWidget):
    """The back, seen from behind. A press on a place emits `pressed` with its region."""

    pressed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        data = _data()
        self._size = data["size"]
        self._head = QRectF(*data["head"])
        self._places: dict[str, QPainterPath] = {}
        for name, polygon in picture_places().items():
            outline = QPainterPath()
            outline.addPolygon(polygon)
            outline.closeSubpath()
            self._places[name] = outline
        self._marked: frozenset[str] = frozenset()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words.MAP_NAME)
        look.size(self, width=12.5, height=22.2)

    def show_marked(self, regions: Sequence[str]) -> None:
        """Show these regions as marked."""
        self._marked = frozenset(regions)
        self.update()

    def region_at(self, place: QPointF) -> str | None:
        """The region under a point of the widget."""
        scale, left, top = self._fit()
        point = QPointF((place.x() - left) / scale, (place.y() - top) / scale)
        return next((name for name, path in self._places.items() if path.contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        region = self.region_at(event.position())
        if region is not None:
            self.pressed.emit(region)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, em = self._look, self._look.em
        painter.setFont(look.font(0.95, bold=True))
        painter.setPen(look.colour("text"))
        room = QRectF(em * 0.2, em * 0.3, self.width() - em * 0.4, em * 1.4)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, words.LEFT)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight, words.RIGHT)
        scale, left, top = self._fit()
        painter.translate(left, top)
        painter.scale(scale, scale)
        painter.setPen(QPen(look.colour("control"), 1.2))
        painter.setBrush(look.colour("nav"))
        painter.drawEllipse(self._head)
        for name, outline in self._places.items():
            self._paint_place(painter, outline, name in self._marked)

    def _paint_place(self, painter: QPainter, outline: QPainterPath, marked: bool) -> None:
        look = self._look
        pen = QPen(look.colour("accent" if marked else "control"), 2 if marked else 1.3)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(look.colour("accent" if marked else "surface"))
        painter.drawPath(outline)
        if marked:
            pen = QPen(look.colour("on_accent"), 3)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            middle = outline.boundingRect().center()
            painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in _TICK]))

    def _fit(self) -> tuple[float, float, float]:
        em = self._look.em
        scale = (self.height() - em * 0.6) / self._size[1]
        return scale, (self.width() - self._size[0] * scale) / 2, em * 0.3


class PlaceList(QWidget):
    """Every place as a row of pills; the common ones first, the others after a press."""

    pressed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked: tuple[str, ...] = ()
        self._rows: dict[str, Choices] = {}
        column = QVBoxLayout(self)
        look.space(column, 0, 0.45)
        column.addLayout(self._grid(COMMON, look))
        self._more = Button(words.MORE_PLACES, look, "link", parent=self)
        self._more.clicked.connect(self._toggle)
        column.addWidget(self._more)
        self._others = QWidget(self)
        every = dict.fromkeys(place_of(region) for region in REGIONS)
        rest = tuple(place for place in every if place not in COMMON)
        self._others.setLayout(self._grid(rest, look))
        self._others.hide()
        column.addWidget(self._others)
        column.addStretch(1)

    def show_marked(self, regions: Sequence[str]) -> None:
        """Show these regions as marked; the other places open if one of them is."""
        self._marked = tuple(regions)
        for place, row in self._rows.items():
            row.choose(*(region for region in regions if place_of(region) == place))
        if any(place_of(region) not in COMMON for region in regions):
            self._show_others(True)

    def row(self, place: str) -> Choices:
        """The pills of one place."""
        return self._rows[place]

    def _grid(self, names: Sequence[str], look: Look) -> QGridLayout:
        grid = QGridLayout()
        look.space(grid, 0, 0.35)
        grid.setColumnStretch(1, 1)
        for at, place in enumerate(names):
            regions = [region for region in REGIONS if place_of(region) == place]
            alone = len(regions) == 1
            pills = [
                (each, words.place_name(place) if alone else _SIDE_WORDS[side_of(each)])
                for each in regions
            ]
            row = Choices(pills, look, many=True, clearable=False)
            row.setAccessibleName(words.place_name(place))
            for each in regions:
                row.chip(each).setAccessibleName(words.cell_name(each))
            row.changed.connect(self._changed)
            self._rows[place] = row
            label = Label("" if alone else words.place_name(place))
            look.size(label, least_width=5.5, most_width=9)
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(row, at, 1)
        return grid

    def _changed(self) -> None:
        now = {region for row in self._rows.values() for region in row.values()}
        for region in now.symmetric_difference(self._marked):
            self.pressed.emit(region)

    def _toggle(self) -> None:
        self._show_others(self._others.isHidden())

    def _show_others(self, shown: bool) -> None:
        self._others.setVisible(shown)
        self._more.setText(words.FEWER_PLACES if shown else words.MORE_PLACES)


class BodyMap(QWidget):
    """Picture and list, which show and change the same places."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._regions: tuple[str, ...] = ()
        self._last: tuple[str, ...] = ()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        look.space(self._line, 0, 0.5)
        self.picture = BackPicture(look, self)
        self._line.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        look.space(column, 0, 0.45)
        self._line.addLayout(column, 1)
        column.addWidget(Label(words.MAP_HINT, "hint"))
        self.same = Button(words.SAME_PLACES, look, parent=self)
        self.same.clicked.connect(self._take_last)
        column.addWidget(self.same)
        self.places = PlaceList(look, self)
        column.addWidget(self.places, 1)
        for part in (self.picture, self.places):
            part.pressed.connect(self._toggle)
        self.set_last(())

    def value(self) -> tuple[str, ...]:
        """The marked regions, in the order of the list."""
        return self._regions

    def show_value(self, regions: Sequence[str]) -> None:
        """Show these regions as marked."""
        self._regions = tuple(region for region in REGIONS if region in regions)
        self.picture.show_marked(self._regions)
        self.places.show_marked(self._regions)

    def set_last(self, regions: Sequence[str]) -> None:
        """The places of the last entry, which one press takes over."""
        self._last = tuple(regions)
        self.same.setVisible(bool(regions))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._look.em * _SIDE_BY_SIDE
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def _toggle(self, region: str) -> None:
        self.show_value({*self._regions} ^ {region})  # type: ignore[arg-type]
        self.changed.emit()

    def _take_last(self) -> None:
        self.show_value((*self._regions, *self._last))
        self.changed.emit()


def _scale(key: str, question: str, spans: tuple[tuple[int, int, str], ...]) -> FormQuestion:
    return FormQuestion(key=key, words=question, spans=spans, names=words.out_of_ten(spans))


# Rows made of pills and scales; the keys of the questions are fields of `Answers`.
_ASKED: dict[str, tuple[FormQuestion, ...]] = {
    "feels": (
        FormQuestion(
            key="feels",
            words=asked.QUESTIONS["feels_added"],
            answers=tuple(
                (chip, asked.chip_words("feels_added", chip)) for chip in ROW["feels_added"].chips
            ),
            many=True,
        ),
    ),
    "compared": (
        FormQuestion(
            key="since_yesterday", words=entry_rows.SINCE_YESTERDAY, answers=entry_rows.TRENDS
        ),
        FormQuestion(key="pain_relief", words=entry_rows.PAIN_RELIEF, answers=words.YES_NO),
    ),
    "sleep": (
        _scale("sleep_quality", entry_rows.SLEEP, entry_rows.SLEEP_SPANS),
        FormQuestion(key="sleep_hours", words=entry_rows.SLEEP_HOURS, answers=entry_rows.HOURS),
        _scale("interference", entry_rows.INTERFERENCE, entry_rows.INTERFERENCE_SPANS),
    ),
    "tired": (
        _scale("fatigue", entry_rows.FATIGUE, entry_rows.FATIGUE_SPANS),
        FormQuestion(
            key="fatigue_kind", words=entry_rows.FATIGUE_KIND, answers=entry_rows.FATIGUE_KINDS
        ),
    ),
    "exercises": (
        FormQuestion(
            key="home_exercises", words=entry_rows.HOME_EXERCISES, answers=entry_rows.HOW_MANY
        ),
        FormQuestion(
            key="self_care", words=entry_rows.SELF_CARE, answers=entry_rows.SELF_CARES, many=True
        ),
    ),
}
# Rows with boxes to write in: field, question, help, lines.
_WRITTEN: dict[str, tuple[tuple[str, str, str, float], ...]] = {
    "exercises": (
        ("worse_with", entry_rows.WORSE_WITH, entry_rows.LIST_HELP, 2),
        ("better_with", entry_rows.BETTER_WITH, entry_rows.LIST_HELP, 2),
    ),
    "note": (
        ("note", entry_rows.NOTE, entry_rows.NOTE_HELP, 3),
        ("question", entry_rows.QUESTION, entry_rows.QUESTION_HELP, 2),
        ("private_note", entry_rows.PRIVATE_NOTE, entry_rows.PRIVATE_HELP, 2),
    ),
}
_LISTS = {"worse_with", "better_with"}
_ONCE_A_DAY = {"sleep": "sleep_quality", "exercises": "home_exercises"}


class OptionalRows(QWidget):
    """Folds that show answers and say what changed: `edited(Answers, bool)`.

    The bool is False while something is still being typed. What is inside a fold is made when it
    opens for the first time, as most never do: `made`, as when the rows have another order.
    """

    edited = Signal(Answers, bool)
    made = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._answers = Answers()
        self._earlier_today: Entry | None = None
        self._last_regions: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        look.space(self._column, 0, 0)
        self._unmade = set(entry_rows.ROWS)
        self.map: BodyMap | None = None
        self.asked: dict[str, FollowUps] = {}
        self.written: dict[str, TextBox] = {}
        self.folds: dict[str, Fold] = {}
        for key, title in entry_rows.ROWS.items():
            self.add_fold(key, title)
            self.folds[key].opening.connect(self._make)
        self.show_answers(self._answers)

    def add_fold(self, key: str, title: str, inside: QWidget | None = None) -> None:
        """Put another row at the end."""
        self.folds[key] = Fold(key, title, self._look, inside, self)
        self._column.addWidget(self.folds[key])

    def show_answers(self, answers: Answers) -> None:
        """Show these answers, and at the right of each row its state."""
        self._answers = answers
        if self.map is not None:
            self.map.show_value(answers.regions)
        for panel in self.asked.values():
            for key in panel.asked():
                panel.show_value(key, _shown(answers, key))
        for key, box in self.written.items():
            # what says the same stays as it is typed, with its spaces and the cursor in it
            if _answer_in(key, box) != getattr(answers, key):
                box.blockSignals(True)
                box.setPlainText(_text(getattr(answers, key)))
                box.blockSignals(False)
        for key in entry_rows.ROWS:
            state = entry_rows.row_state(key, answers)
            earlier = "" if state else self._earlier_state(key)
            self.folds[key].set_state(state or earlier or words.NOT_ANSWERED, bool(state))

    def set_before(self, last_regions: Sequence[str], earlier_today: Entry | None) -> None:
        """What was answered before: places to take over, and what is asked once a day."""
        if (tuple(last_regions), earlier_today) == (self._last_regions, self._earlier_today):
            return
        self._last_regions = tuple(last_regions)
        if self.map is not None:
            self.map.set_last(self._last_regions)
        self._earlier_today = earlier_today
        self.show_answers(self._answers)

    def put_first(self, reasons: Iterable[tuple[str, str]]) -> None:
        """These rows come first, each with its reason; the others keep their order."""
        why: dict[str, str] = {}
        for key, reason in reasons:
            why.setdefault(key, reason)
        order = [*why, *(key for key in self.folds if key not in why)]
        moved = False
        for at, key in enumerate(order):
            fold = self.folds[key]
            fold.set_reason(why.get(key, ""))
            if self._column.indexOf(fold) != at:
                self._column.removeWidget(fold)
                self._column.insertWidget(at, fold)
                moved = True
        if moved:
            self.made.emit()

    def first_row(self) -> FoldRow:
        """The row at the top."""
        shown = [fold for fold in self.folds.values() if not fold.isHidden()]
        return min(shown, key=self._column.indexOf).row

    def _make(self, key: str) -> None:
        if key not in self._unmade:
            return
        self._unmade.remove(key)
        self.folds[key].fill(self._places() if key == "regions" else self._inside(key))
        self.show_answers(self._answers)
        self.made.emit()

    def _places(self) -> BodyMap:
        self.map = BodyMap(self._look)
        self.map.set_last(self._last_regions)
        self.map.changed.connect(self._marked)
        return self.map

    def _inside(self, key: str) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        self._look.space(column, 0, 0.7)
        if key in _ASKED:
            panel = FollowUps(
                entry_rows.ROWS[key], _ASKED[key], self._look, tied=False, parent=inside
            )
            panel.answered.connect(self._answered)
            panel.show()
            column.addWidget(panel)
            self.asked[key] = panel
        for field, question, help_text, lines in _WRITTEN.get(key, ()):
            box = TextBox(self._look, lines)
            box.setObjectName(field)
            box.textChanged.connect(self._typed)
            box.finished.connect(self._finished)
            self.written[field] = box
            column.addWidget(FormRow(question, box, self._look, help_text, "strong"))
        return inside

    def _earlier_state(self, key: str) -> str:
        entry = self._earlier_today
        if entry is None or key not in _ONCE_A_DAY or getattr(entry, _ONCE_A_DAY[key]) is None:
            return ""
        return entry_rows.SAID_EARLIER.format(answer=entry_rows.row_state_of_entry(key, entry))

    def _marked(self) -> None:
        if self.map is not None:
            self._tell(replace(self._answers, regions=self.map.value()))

    def _answered(self, key: str) -> None:
        panel = next(each for each in self.asked.values() if key in each.asked())
        value: Any = panel.value(key)
        if key == "feels":
            self._tell(pressed(self._answers, "feels_added", value, NOTHING_KNOWN))
            return
        if key == "sleep_hours" and value is not None:
            value = int(value)
        self._tell(replace(self._answers, **{key: value}))

    def _typed(self) -> None:
        self._tell(self._with_texts(), settled=False)

    def _finished(self) -> None:
        self._tell(self._with_texts())

    def _with_texts(self) -> Answers:
        return replace(
            self._answers, **{key: _answer_in(key, box) for key, box in self.written.items()}
        )

    def _tell(self, answers: Answers, settled: bool = True) -> None:
        self._answers = answers
        self.edited.emit(answers, settled)


def _shown(answers: Answers, key: str) -> Any:
    if key == "feels":
        return value_of(answers, ROW["feels_added"], NOTHING_KNOWN)
    value = getattr(answers, key)
    return f"{value:g}" if key == "sleep_hours" and value is not None else value


def _answer_in(key: str, box: TextBox) -> Any:
    return _lines(box.answer()) if key in _LISTS else box.answer()


def _text(value: Any) -> str:
    return "\n".join(value) if isinstance(value, tuple) else value or ""


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(line.strip()[:200] for line in (text or "").splitlines() if line.strip())
