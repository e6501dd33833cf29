"""The diary in and out of other files.

- `document`    the diary document (JSON), which holds everything
- `csv`         tables for a spreadsheet
- `own_files`   those tables, in a folder or a workbook, as the document that they are
- `table`       the rows of a table in the diary
- `daily`       a copy in another form after each day with a change, by itself
"""
