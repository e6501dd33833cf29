"""The page Diary.

- `page`          the page: finding, changing, leaving out, removing
- `month`         the month as a calendar, and what each day holds
- `lines`         which days and records are shown, and what each line says
- `day_list`      the list of these lines, by mouse and keyboard
- `line_painter`  how a line is laid out and painted
- `line_actions`  what can be done with a line, and the buttons for it
- `talk`          changing what was written down of a word with a clinician
- `removed`       what was deleted lately, and the way back
- `earlier`       the earlier versions of one record
"""
