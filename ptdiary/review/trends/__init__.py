"""What the charts draw, as data, for some days of a diary.

- `shapes`        points, marks, curves, lanes and the series that holds them
- `series`        all of it, made for some days as of one moment
- `days`          a run of whole days: the records on them, days without entry, days taken together
- `weeks`         soreness by weeks: from four weeks on their averages lead
- `answer`        the average of the latest days beside that of earlier ones
- `verdict`       whether two averages differ by more than days do by themselves
- `marks`         the warnings on the timeline: signs, and spans past 72 hours
- `line_answers`  what entries say of lines: the known that are no worse are no warning
- `curves`        soreness after each session, and how it ended
- `band`          soreness after earlier sessions as a band; the hump that stands in for it
- `compared`      which sessions the aligned view compares
- `lanes`         the other answers over the days: sleep, interference, movement, activities
"""
