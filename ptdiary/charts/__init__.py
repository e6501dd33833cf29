"""The charts: one drawing for screen, picture file and paper, which differ only in a `Style`.

- `preparing`     matplotlib, imported with its own defaults
- `style`         colours and sizes on a light screen, on a dark one and on paper
- `placed`        what was drawn, and where
- `packing`       where words, icons and bars find room: plain numbers
- `sheet`         pen and type on a matplotlib Figure, in points
- `frame`         what is around a plot: the scales, the rooms and the key
- `plot`          the timeline's plot, and the lane of warnings above it
- `lanes`         the lane of sessions, and the optional lanes
- `steps`         the averages of weeks over the plot
- `visits`        the visits to the therapist
- `date_axis`     the days that the timeline's axis names
- `timeline`      soreness over time
- `aligned_frame` what is around the aligned chart, and its key
- `aligned`       soreness after each session
- `strip`         where soreness stood by the hours after a session, small, on paper
- `painter`       a Figure painted with Qt
- `save`          a Figure as a file

`style`, `placed` and `packing` do not import matplotlib, which takes half a second: the window is
shown before it is there. Never pyplot.
"""
