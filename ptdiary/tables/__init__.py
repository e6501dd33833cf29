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
- `cell_text`      a patient's text in a cell that no spreadsheet runs, and back
- `reading`        what a table says: columns, records, questions, and what was kept out
- `empty`          a table to fill in, whose columns are known
- `understanding`  a grid and what the patient has chosen, into a reading
"""
