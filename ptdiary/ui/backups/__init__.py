"""The page Backups and recovery.

- `page`   the page: copies, conflicts, the second place, erasing
- `list`   the copies in a list, and the question before one is brought back
- `erase`  erasing the whole diary
"""
