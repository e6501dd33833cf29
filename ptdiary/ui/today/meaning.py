"""What a rating that was just saved means, and below it what is known and no worse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.review.known import known_lines
from ptdiary.review.meaning import meaning
from ptdiary.ui.widgets import Card, Hairline, Label
from ptdiary.words import banner as banner_words
from ptdiary.words import meaning as words

if TYPE_CHECKING:
    from ptdiary.diary import Entry
    from ptdiary.review.meaning import Meaning
    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look


class MeaningCard(Card):
    """One sentence with its numbers, quiet lines behind it; hidden where nothing can be said."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, margin=(1.1, 0.8, 1.1, 0.8), spacing=0.35)
        self._look = look
        self._found: Meaning | None = None
        self.heading = Label("", "h2")
        self.past = Label("", "hint")
        self.expected = Label("", "hint")
        self._between = Hairline()
        self.known = Label("", rich=True)
        self.add(self.heading, self.past, self.expected, self._between, self.known)
        self.hide()

    def show_entry(self, entry: Entry, view: View, *, loud: bool, first_asked: bool) -> None:
        """Say what a saved entry means.

        `loud`: somebody is to be told, so only what is known is said. `first_asked`: the card of
        the first use says that it is the first day.
        """
        times, diary, review = self._look.times, view.diary, view.review
        found = None if loud else meaning(view.index, review, entry)
        if found is not None and found.way == "first_day" and first_asked:
            found = None
        self._found = found
        heading = "" if found is None else words.meaning_said(found, view.now, times)
        expected = "" if loud else words.expected_said(diary, review, times, with_score=not heading)
        past = "" if found is None else words.past_said(found, diary)
        is_today = times.days_from(entry.at, view.now) == 0
        lines = known_lines(view.index, entry) if is_today else ()
        known = banner_words.known_line(lines, diary, view.now, times) if lines else ""
        said = ((self.heading, heading), (self.past, past), (self.expected, expected))
        for label, text in (*said, (self.known, known)):
            label.setText(text)
            label.setVisible(bool(text))
        above = any(text for _, text in said)
        self._between.setVisible(above and bool(known))
        self.setVisible(above or bool(known))

    def show_time(self, view: View) -> None:
        """The same diary, later on the same day: what was now is now a while ago."""
        if self._found is not None:
            self.heading.setText(words.meaning_said(self._found, view.now, self._look.times))
