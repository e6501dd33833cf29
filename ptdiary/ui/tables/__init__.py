"""The page on which anybody's table comes in: asked, shown, and only then brought in.

- `changes`    what would change in the diary: now and then
- `kept_out`   the rows that are left out or cannot be read, and why
- `page`       the page, from the choice of a table to what came in
- `preview`    what it was recognised as, and the first rows as they would stand in the diary
- `questions`  what is asked before anything comes in
- `sentences`  what it would come to, why it cannot come in yet, what came in
- `start`      where a table is chosen, what it needs, and what came of one
- `taken_for`  each column of the table, and what it is taken for
- `work`       reading, rehearsing and bringing in, beside the window
"""
