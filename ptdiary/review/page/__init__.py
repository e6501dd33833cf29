"""The figures of the printed page.

- `figures`      the figures, as data
- `summary`      how they are made from a diary, for some days as of one moment
- `since`        what was since the last visit
- `warned`       the warnings, how long each lasted and what was done about it
- `known_signs`  what the therapist knows of, and how it went
- `weeks`        the course over weeks, and what was asked
- `programme`    what sessions and home exercises tell
"""
