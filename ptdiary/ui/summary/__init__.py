"""The page Print summary, and paper.

- `page`         the page: choices, preview, printing, saving
- `note`         the note to the therapist
- `paper_view`   the preview of the sheets
- `paper_week`   the page that takes a week from paper
- `paper_line`   one line of it
- `once_a_week`  the line at the foot of a sheet
- `open_rows`    what ticks leave open, asked in one list
- `row_group`    some rows of the form under one heading
"""
