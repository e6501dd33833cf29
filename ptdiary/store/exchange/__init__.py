"""The diary in and out of other files.

- `document`    the diary document (JSON), which holds everything
- `csv`         tables for a spreadsheet, and entries from one
- `daily`       a copy in another form after each day with a change, by itself
"""
