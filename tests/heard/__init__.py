"""The program as it is heard: from a second process, over the bus that screen readers use.

- `desktop`  a screen, a bus and the program, all of them private, and gone afterwards
- `program`  the program with a clock that nearly stands still
- `reader`   a small screen reader: it finds, presses, listens, and writes down what it would say
"""
