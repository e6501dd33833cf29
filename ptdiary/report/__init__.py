"""What is written for people: sentences, and the page that goes to the therapist.

- `wording`   every word a patient reads, but for the rule book's own
- `page`      the one-page summary as data: one description, so that no writer can disagree
- `sheet`, `layout`, `blocks`, `table`   where each part of the page stands on a sheet of paper
- `paint`     the same layout on any painter: preview, printer and PDF
- `pdf`, `html`, `text`   the page as a file

Only `sheet`, `layout`, `blocks`, `table`, `paint` and `pdf` import Qt. They need a QGuiApplication,
which may be of the platform `offscreen`.
"""
