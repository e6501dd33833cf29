"""The page Diary.

- `page`     the page: finding, changing, leaving out, removing
- `month`    the days of a month, and what each holds
- `earlier`  the earlier versions of one record
"""
