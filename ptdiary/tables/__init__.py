"""Tables as people have them, read into records of a diary: decoded, understood, shown.

Nothing here opens a file or a diary. Bytes become a `Grid`; a grid and what the patient has chosen
become a `Reading`: records with the line each came from, what is to be asked, and what was kept
out, with the reason.

- `grid`           lines of cells, as a text or a workbook holds them
- `decoding`       a file or the clipboard into grids; what is no table is refused
- `encoding`       the text of a file in any encoding
- `delimited`      the lines and cells of a text: separators, quotes
- `sheets`         the sheets of .xlsx and .ods
- `archive`        what is in a packed file, and how much
- `own`            the diary's own tables, all of them, into a document
- `cell_text`      a patient's text in a cell that no spreadsheet runs, and back
- `reading`        what a table says: columns, records, questions, and what was kept out
- `empty`          a table to fill in, whose columns are known
- `understanding`  a grid and what the patient has chosen, into a reading
- `columns`        where the heading stands, and what each column is
- `known`          the exports of other programs, by their shape
- `meanings`       what a heading means, in ten languages
- `moments`        when each line was; the zone, and the hour that clocks show twice
- `days`           days and times as people write them, and the order of day and month
- `months`         the names of months and of parts of a day
- `told`           what the cells of a line tell, and a column that tells something
- `kinds`          a column of each kind: answers, notes, places, exercises, medicines
- `scores`         columns of scores: other scales, decimals
- `answers`        a cell as the answer of a field
- `numbers`        numbers, scores and lengths of time
- `handwritten`    numbers as people write them by hand
- `places`         places of the body in words
- `entry_fields`   the fields of an entry by their paths
- `records`        records of what lines tell, and their ids
- `cells`          the text of a cell, and what is left of it to compare
"""
