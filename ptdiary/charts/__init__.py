"""The charts: one drawing for screen, picture file and paper, which differ only in a `Style`.

`style` colours and sizes, `words` every word; `timeline` soreness over time, `aligned` soreness
after each session, `sparkline` one session in a table's cell. Under them: `packing` where words
find room and `hatching` stripes (both pure), `sheet` pen and type on a matplotlib Figure in
points, `frame` and `date_axis` the scales, `mark_lane`, `plot`, `session_lane` and `key` the
layers. `lanes` the optional ones, `dose` what a session asked beside what followed, `letters` how
wide words are. `placed` records what was drawn. `painter` paints a Figure with Qt, `save` as a
file.

`style`, `words`, `placed`, `packing` and `sparkline` do not import matplotlib, which takes half a
second: the window is shown before it is there. Never pyplot; the caller sets MPLCONFIGDIR.
"""
