"""Done with me: one exercise at a time, large enough to be read from three metres.

- `page`  the page: which exercise is in hand, what its keys do, and what is written of it
- `asked` what is asked before an exercise and after it, and when it hurts
- `face`  the large digits, the bar of the time left, and the buttons with their keys
- `run`   an exercise in time, without a clock of its own, and a clock that notices sleep
- `bell`  a short sound at each change
"""
