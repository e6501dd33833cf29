"""The program as it is heard: from a second process, over the bus that screen readers use.

- `daily_path`   what is pressed, and what has to be heard before the next press
- `desktop`      a screen, a bus and the program, all of them private, and gone afterwards
- `orca`         what Debian's screen reader says while the small one presses; makes its recording
- `orca_inside`  Orca with a voice that writes down, and that answers when it has no more to say
- `program`      the program with a clock that nearly stands still
- `reader`       a small screen reader: it finds, presses, listens, and writes down what it says
"""
