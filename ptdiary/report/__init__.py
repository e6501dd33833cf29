"""What is written for people: sentences, and the page that goes to the therapist.

- `wording`   every word a patient reads, but for the rule book's own
- `parts`     the one-page summary as values; `page` describes it from its figures
- `body`      where it hurts as shapes with three shades
- `paper`     sheets of paper; `lettering` text that is measured, wrapped and cut
- `sheet`     what is placed; `blocks`, `daily_blocks` and `table` the parts of the page; `layout`
              one sheet of them; `long_form` that sheet and every entry on those that follow
- `week_sheet`  a blank sheet of the paper diary
- `paint`     the same layout on any painter: preview, printer and PDF
- `pdf`, `html`, `text`   the page as a file

`lettering` and what stands on it (all from `sheet` to `pdf`) import Qt and matplotlib. They need a
QGuiApplication, which may be of the platform `offscreen`.
"""
