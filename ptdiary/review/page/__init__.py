"""The figures of the printed page.

- `figures`    the figures, as data
- `summary`    how they are made from a diary, for some days as of one moment
"""
